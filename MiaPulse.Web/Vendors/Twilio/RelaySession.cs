using System.Text;
using MiaPulse.Core.Calls;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Shared;

namespace MiaPulse.Web.Vendors.Twilio;

/// <summary>
/// One call over one relay. At any moment it does one thing: it listens to a silence, gathers keys, or says what Mia found. Whatever the caller does ends that and begins the
/// next, so of two of their sentences the newer counts. There is no dialogue in it.
/// </summary>
internal sealed partial class RelaySession(RelayLine line, RelayCaller caller, TakeTurn turns, InterruptMia interrupt, ISeal seal, TimeProvider clock, ILogger log) : IAsyncDisposable
{
    /// <summary>After this long without a key, a number is whole. <c>#</c> ends it at once.</summary>
    private static readonly TimeSpan BetweenKeys = TimeSpan.FromSeconds(2);

    private const int MostKeys = 32;

    private readonly StringBuilder _keys = new();
    private readonly StringBuilder _said = new(); // of the turn that is being answered
    private CancellationTokenSource _over = new();
    private Task _doing = Task.CompletedTask;
    private Language _language = caller.Language;
    private TimeSpan _silence = TwimlWriter.UsualSilence;
    private int _turns;
    private volatile bool _isAnswering;
    private volatile bool _isOver;

    /// <summary>Listens until the socket closes.</summary>
    public async Task ListenAsync(CancellationToken ct)
    {
        Begin(until => ListenAfterAsync(caller.Silence, until), ct);
        while (await line.ReadAsync(ct) is { } frame)
        {
            await HearAsync(RelayFrame.Read(frame), ct);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _over.Dispose();
    }

    private Task HearAsync(RelayFrame? frame, CancellationToken ct) => frame switch
    {
        _ when _isOver => frame is RelayFrame.Interrupt ? StopAsync() : Task.CompletedTask, // whoever speaks into the last words need not hear them to their end
        RelayFrame.Prompt { IsLast: true } prompt when !string.IsNullOrWhiteSpace(prompt.Words) =>
            AnswerInsteadAsync(until => TalkAsync(new CallerWords(NextKey(), prompt.Words) { LanguageTag = prompt.Language }, until), ct),
        RelayFrame.Pressed { Digit: { Length: 1 } key } => PressedAsync(key[0], ct),
        RelayFrame.Interrupt cut => InterruptedAsync(cut.Heard, ct),
        RelayFrame.Trouble => Noted(),
        _ => Task.CompletedTask,
    };

    private Task Noted()
    {
        TwilioInTrouble(log, caller.Who.Call);
        return Task.CompletedTask;
    }

    private Task PressedAsync(char key, CancellationToken ct)
    {
        if (_keys.Length < MostKeys && key is not '#')
        {
            _keys.Append(key);
        }

        return _keys.Length == 0 ? Task.CompletedTask : AnswerInsteadAsync(
            async until =>
            {
                await Task.Delay(key is '#' ? TimeSpan.Zero : BetweenKeys, clock, until);
                await TalkAsync(new CallerWords(NextKey(), null) { Digits = _keys.ToString() }, until);
            },
            ct);
    }

    private async Task InterruptedAsync(string heard, CancellationToken ct)
    {
        await StopAsync();
        if (!_isOver)
        {
            await interrupt.RunAsync(caller.Who, heard, ct);
            Begin(until => ListenAfterAsync(_silence, until), ct); // it may have been a cough: then nothing more comes
        }
    }

    // What was not said to its end, and not heard to be cut either, was overtaken before anybody could hear it.
    private async Task AnswerInsteadAsync(Func<CancellationToken, Task> what, CancellationToken ct)
    {
        var isCut = _isAnswering;
        await StopAsync();
        if (_isOver)
        {
            return;
        }

        if (isCut)
        {
            await interrupt.RunAsync(caller.Who, _said.ToString(), ct);
        }

        Begin(what, ct);
    }

    private async Task ListenAfterAsync(TimeSpan silence, CancellationToken ct)
    {
        await Task.Delay(silence, clock, ct);
        await TalkAsync(new CallerWords(NextKey(), null), ct);
    }

    private async Task TalkAsync(CallerWords words, CancellationToken ct)
    {
        while (await AnswerAsync(words, ct) is { } silence)
        {
            await Task.Delay(silence, clock, ct);
            words = new CallerWords(NextKey(), null);
        }
    }

    /// <returns>How long to listen before silence is one; null where the relay is over.</returns>
    private async Task<TimeSpan?> AnswerAsync(CallerWords words, CancellationToken ct)
    {
        _said.Clear();
        _keys.Clear();
        _isAnswering = true;
        var (began, last) = (clock.GetTimestamp(), (CallStep?)null);
        try
        {
            await foreach (var step in turns.RunAsync(caller.Who, words, ct))
            {
                if (step is not Say say)
                {
                    last = step;
                    continue;
                }

                began = _said.Length == 0 ? clock.GetTimestamp() : began;
                Speak(say);
            }
        }
        finally
        {
            if (_said.Length > 0)
            {
                line.Send(RelayFrame.Text("", isLast: true)); // also of a turn that was cut: the next one's words would be put behind it
            }

            _isAnswering = false;
        }

        var spoken = SpeakingTime.Of(_said.Length) - clock.GetElapsedTime(began);
        return await GoOnAsync(last, spoken < TimeSpan.Zero ? TimeSpan.Zero : spoken, ct);
    }

    private async Task<TimeSpan?> GoOnAsync(CallStep? last, TimeSpan spoken, CancellationToken ct)
    {
        if (last is HangUp or Dial)
        {
            _isOver = true;
            await Task.Delay(spoken, clock, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            line.Send(RelayFrame.End(last is Dial dial ? RelayHandoff.Write(dial, seal) : null));
            return null;
        }

        if (last is Listen listen)
        {
            SpeakFrom(listen.Language);
            _silence = listen.Silence;
        }

        return spoken + _silence;
    }

    private void Speak(Say say)
    {
        var text = Twiml.Clean(say.Text);
        if (text.Length == 0)
        {
            return;
        }

        SpeakFrom(say.Language);
        var token = _said.Length > 0 && !char.IsWhiteSpace(_said[^1]) && !char.IsWhiteSpace(text[0]) ? $" {text}" : text;
        _said.Append(token);
        line.Send(RelayFrame.Text(token, isLast: false, mayInterrupt: say.MayInterrupt));
    }

    private void SpeakFrom(Language language)
    {
        if (language != _language)
        {
            _language = language;
            line.Send(RelayFrame.Speak(language.TwilioTag()));
        }
    }

    private void Begin(Func<CancellationToken, Task> what, CancellationToken ct)
    {
        _over = CancellationTokenSource.CreateLinkedTokenSource(ct);
        _doing = DoAsync(what, _over.Token);
    }

    private async Task DoAsync(Func<CancellationToken, Task> what, CancellationToken ct)
    {
        try
        {
            await what(ct);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // What comes instead has begun it, or the line is gone.
        }
#pragma warning disable CA1031 // not even a sentence instead of the turn was found: a relay that fails is asked how the call goes on
        catch (Exception failure)
#pragma warning restore CA1031
        {
            RelayFailed(log, failure, caller.Who.Call);
            line.Abort();
        }
    }

    private async Task StopAsync()
    {
        await _over.CancelAsync();
        await _doing;
        _over.Dispose();
        _over = new CancellationTokenSource(); // stopping twice is no more than once
    }

    private string NextKey() => $"{caller.Session}.{++_turns}";

    [LoggerMessage(Level = LogLevel.Error, Message = "The relay of call {Call} failed; the call goes on without it")]
    private static partial void RelayFailed(ILogger log, Exception failure, CallId call);

    // Without Twilio's own words: they repeat ours.
    [LoggerMessage(Level = LogLevel.Warning, Message = "Twilio reported trouble on the relay of call {Call}")]
    private static partial void TwilioInTrouble(ILogger log, CallId call);
}
