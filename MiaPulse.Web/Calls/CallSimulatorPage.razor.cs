using MiaPulse.Core.Calls;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Live;
using MiaPulse.Core.Shared;
using MiaPulse.Web.Layout;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace MiaPulse.Web.Calls;

/// <summary>A call that is written, or spoken to the browser, in place of a phone: it goes through the same use cases and steps.</summary>
public sealed partial class CallSimulatorPage : IAsyncDisposable
{
    private readonly List<Line> _lines = [];
    private readonly List<string> _pieces = []; // of Mia's in this turn
    private readonly PageScript<CallSimulatorPage> _speech = new("/app/call.js", "phone");
    private readonly PageScript<CallSimulatorPage> _end = new("/app/talk.js", "keepAtEnd");
    private LineFacts? _facts;
    private PhoneCaller? _call;
    private Dial? _dial;
    private CancellationTokenSource? _turn;
    private Task _talking = Task.CompletedTask;
    private ElementReference _talk;
    private string _number = "";
    private string _words = "";
    private string? _refused;
    private int _turns;
    private int _pieceBase; // of the turns before this one
    private int _spoken; // pieces of this turn that were read to their end
    private bool _isHidden;
    private bool _isBusy;
    private bool _isTalking;
    private bool _hasSaid;
    private bool _speaks;
    private bool _hears;
    private bool _isAloud;
    private bool _isListening;
    private bool _isDeaf;

    [Inject]
    private LineSettings Settings { get; set; } = default!;

    [Inject]
    private RehearseCall Rehearse { get; set; } = default!;

    [Inject]
    private HearCaller Hearing { get; set; } = default!;

    [Inject]
    private InterruptMia Interrupting { get; set; } = default!;

    [Inject]
    private ResumeCall Resume { get; set; } = default!;

    [Inject]
    private AfterDial Dialled { get; set; } = default!;

    [Inject]
    private EndCall Ending { get; set; } = default!;

    [Inject]
    private IJSRuntime Js { get; set; } = default!;

    [Inject]
    private ILogger<CallSimulatorPage> Log { get; set; } = default!;

    // Counted over the whole page, so that what ends late is not taken for a piece of another turn.
    private int PieceOf(int index) => _pieceBase + index;

    private bool IsOpen => _call is not null;

    private bool IsBeingRead => _isAloud && _spoken < _pieces.Count;

    /// <summary>The browser says what it can.</summary>
    [JSInvokable("Can")]
    public void Can(bool speaks, bool hears)
    {
        (_speaks, _hears) = (speaks, hears);
        StateHasChanged();
    }

    /// <summary>A piece was read to its end.</summary>
    /// <param name="piece">Which, counted over the whole page.</param>
    [JSInvokable("Spoken")]
    public void Spoken(int piece)
    {
        _spoken = Math.Max(_spoken, Math.Min(piece - _pieceBase + 1, _pieces.Count));
        StateHasChanged();
    }

    /// <summary>The microphone heard words, or nothing.</summary>
    [JSInvokable("Heard")]
    public async Task HeardAsync(string? words)
    {
        if (_isListening)
        {
            await HearAsync(words);
        }

        StateHasChanged();
    }

    /// <summary>The microphone may not be heard.</summary>
    [JSInvokable("Deaf")]
    public void Deaf()
    {
        (_isDeaf, _isListening) = (true, false);
        StateHasChanged();
    }

    /// <summary>Who leaves the page has hung up.</summary>
    public async ValueTask DisposeAsync()
    {
        var open = _call;
        _call = null;
        Dispose();
        await _talking.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing); // the browser may be gone in the midst of it
        _turn?.Dispose();
        if (open is not null)
        {
            await Ending.RunAsync(open, CallEnding.CallerLeft, CancellationToken.None);
        }

        await _speech.DisposeAsync();
        await _end.DisposeAsync();
    }

    protected override async Task ReadAsync(CancellationToken ct)
    {
        var facts = await Settings.ReadAsync(Who, ct);
        if (_facts is null)
        {
            (_number, _isHidden) = (facts.ExampleCaller ?? "", facts.ExampleCaller is null);
        }

        _facts = facts;
    }

    protected override Heed Hear(LiveEvent what) => Heed.Nothing;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        try
        {
            if (firstRender)
            {
                await _speech.StartAsync(Js, this, Gone);
            }

            if (_talk.Id is not null)
            {
                await _end.StartAsync(Js, this, Gone, _talk);
            }
        }
        catch (JSException)
        {
            (_speaks, _hears) = (false, false); // the script could not be loaded, or this browser is too old for it: a call is written all the same
        }
        catch (OperationCanceledException) when (Gone.IsCancellationRequested)
        {
            // The page was left while it began.
        }
    }

    private async Task StartAsync()
    {
        if (IsOpen || _isBusy)
        {
            return; // pressed twice before the button could be seen to be busy
        }

        _isBusy = true;
        try
        {
            var answered = await Rehearse.RunAsync(Who, _isHidden ? null : _number, Gone);
            _refused = answered.Refusal?.Sentence;
            if (answered.IsDone)
            {
                _lines.Clear();
                Begin();
                _call = answered.Value.Who;
                await TakeAllAsync(answered.Value.Steps);
            }
        }
        finally
        {
            _isBusy = false;
        }
    }

    private Task SpeakAsync()
    {
        var words = _words;
        _words = "";
        return string.IsNullOrWhiteSpace(words) ? Task.CompletedTask : HearAsync(words);
    }

    private async Task HearAsync(string? words)
    {
        if (_call is not { } who || _dial is not null)
        {
            return;
        }

        await CutAsync(who);
        if (_call != who)
        {
            return; // hung up meanwhile
        }

        _lines.Add(words is null ? new Line(Author.System, "The caller says nothing.", null) : new Line(Author.Visitor, words, null));
        Begin();
        _turn?.Dispose();
        _turn = CancellationTokenSource.CreateLinkedTokenSource(Gone);
        _talking = TalkAsync(who, new CallerWords($"sim.{++_turns}", words), _turn.Token);
        StateHasChanged(); // also where the microphone heard it, of which the renderer knows nothing
        await _talking;
    }

    /// <summary>Who speaks into Mia's words stops her: what was not heard was not said.</summary>
    private async Task CutAsync(PhoneCaller who)
    {
        var (isCut, heard) = (_isTalking || IsBeingRead, string.Concat(_isAloud ? _pieces.Take(_spoken) : _pieces));
        await StopAsync();
        if (isCut)
        {
            await Interrupting.RunAsync(who, heard, Gone);
        }
    }

    private async Task StopAsync()
    {
        if (_turn is not null)
        {
            await _turn.CancelAsync();
        }

        await _talking;
        await _speech.AskAsync("hush", Gone);
        await _speech.AskAsync("deafen", Gone);
    }

    private async Task TalkAsync(PhoneCaller who, CallerWords words, CancellationToken ct)
    {
        _isTalking = true;
        try
        {
            await foreach (var step in Hearing.RunAsync(who, words, ct))
            {
                await TakeAsync(step);
                StateHasChanged();
            }
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // The caller spoke into it, hung up, or left the page.
        }
#pragma warning disable CA1031 // whatever broke, a caller is asked again, as on a line
        catch (Exception failure)
#pragma warning restore CA1031
        {
            TurnFailed(Log, failure, who.Call);
            await TakeAllAsync(await Resume.RunAsync(who, CancellationToken.None));
        }
        finally
        {
            _isTalking = false;
        }
    }

    private async Task DialledAsync(DialOutcome how)
    {
        if (_call is not { } who || _dial is null)
        {
            return;
        }

        _dial = null;
        Begin();
        _lines.Add(new Line(Author.System, how is DialOutcome.Talked ? "They take the call." : "Nobody takes the call.", null));
        await TakeAllAsync(await Dialled.RunAsync(who, how, Gone));
    }

    private async Task LeaveAsync()
    {
        if (_call is { } who)
        {
            (_call, _dial) = (null, null);
            await StopAsync();
            _lines.Add(new Line(Author.System, "The caller hung up.", null));
            await Ending.RunAsync(who, CallEnding.CallerLeft, CancellationToken.None);
        }
    }

    private void Begin()
    {
        _pieceBase += _pieces.Count;
        _pieces.Clear();
        (_spoken, _hasSaid) = (0, false);
    }

    private async Task TakeAllAsync(IReadOnlyList<CallStep> steps)
    {
        foreach (var step in steps)
        {
            await TakeAsync(step);
        }
    }

    private async Task TakeAsync(CallStep step)
    {
        switch (step)
        {
            case Say say:
                await SayAsync(say);
                break;
            case Record:
                _lines.Add(new Line(Author.System, "From here on both sides are recorded.", null));
                break;
            case Dial dial:
                _dial = dial;
                _lines.Add(new Line(Author.System, $"{PhoneNumber.ForPeople(dial.To.Value)} rings for {(int)dial.RingFor.TotalSeconds} seconds. Who picks up hears: “{dial.Whisper}”", null));
                break;
            case Listen listen when _isListening:
                await _speech.AskAsync("listen", Gone, listen.Language.Tag());
                break;
            case HangUp over when _call is { } who:
                _call = null;
                _lines.Add(new Line(Author.System, InWords(over.Why), null));
                await Ending.RunAsync(who, over.Why, CancellationToken.None);
                break;
        }
    }

    private async Task SayAsync(Say say)
    {
        if (_hasSaid && _lines[^1] is { Side: Author.Mia } last && last.Language == say.Language)
        {
            _lines[^1] = last with { Text = last.Text + say.Text };
        }
        else
        {
            _lines.Add(new Line(Author.Mia, say.Text, say.Language));
        }

        _pieces.Add(say.Text);
        _hasSaid = true;
        if (_isAloud)
        {
            await _speech.AskAsync("say", Gone, say.Text, say.Language.Tag(), PieceOf(_pieces.Count - 1));
        }
        else
        {
            _spoken = _pieces.Count; // what is only read is heard at once
        }
    }

    private async Task AloudAsync(ChangeEventArgs change)
    {
        _isAloud = change.Value is true;
        _spoken = _pieces.Count; // what stands there was read by eye
        if (!_isAloud)
        {
            await _speech.AskAsync("hush", Gone);
        }
    }

    private async Task ListeningAsync(ChangeEventArgs change)
    {
        (_isListening, _isDeaf) = (change.Value is true, false);
        if (!_isListening)
        {
            await _speech.AskAsync("deafen", Gone);
        }
        else if (IsOpen && _dial is null && !_isTalking)
        {
            await _speech.AskAsync("listen", Gone, (_lines.FindLast(l => l.Side is Author.Mia)?.Language ?? _facts!.Language).Tag());
        }
    }

    private static string InWords(CallEnding why) => why switch
    {
        CallEnding.CallerLeft => "The caller hung up.",
        CallEnding.Finished => "Both have said goodbye. The call is over.",
        CallEnding.Objected => "The caller does not want to be recorded. The call is over.",
        CallEnding.Silent => "Nobody has said anything for too long. The call is over.",
        CallEnding.DeadEnds => "Too many turns led nowhere. The call is over.",
        CallEnding.TooLong => "It reached the longest that a call may be, and is over.",
        CallEnding.WithPerson => "A person has it from here on.",
        _ => "Something broke. The call is over.",
    };

    private sealed record Line(Author Side, string Text, Language? Language);

    [LoggerMessage(Level = LogLevel.Error, Message = "A turn of the rehearsed call {Call} failed; the caller is asked again")]
    private static partial void TurnFailed(ILogger log, Exception failure, CallId call);
}
