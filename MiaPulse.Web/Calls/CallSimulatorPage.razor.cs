using MiaPulse.Core.Calls;
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
    private readonly RehearsedTalk _said = new();
    private readonly PageScript<CallSimulatorPage> _speech = new("/app/call.js", "phone");
    private readonly PageScript<CallSimulatorPage> _end = new("/app/talk.js", "keepAtEnd");
    private LineFacts? _facts;
    private PhoneCaller? _call;
    private CallId? _latest;
    private Dial? _dial;
    private CancellationTokenSource? _turn;
    private Task _talking = Task.CompletedTask;
    private ElementReference _talk;
    private string _number = "";
    private string _words = "";
    private string? _refused;
    private int _turns;
    private bool _isHidden;
    private bool _isBusy;
    private bool _isTalking;
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
    private TakeTurn Turns { get; set; } = default!;

    [Inject]
    private InterruptMia Interrupting { get; set; } = default!;

    [Inject]
    private AfterDial Dialled { get; set; } = default!;

    [Inject]
    private EndCall Ending { get; set; } = default!;

    [Inject]
    private IJSRuntime Js { get; set; } = default!;

    private bool IsOpen => _call is not null;

    private bool IsBeingRead => _isAloud && _said.IsBeingHeard;

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
        _said.WasHeard(piece);
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
                _said.Clear();
                _call = answered.Value.Who;
                _latest = _call?.Call;
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

        if (words is null)
        {
            _said.Happens("The caller says nothing.");
        }
        else
        {
            _said.CallerSays(words);
        }

        _said.Begin();
        _turn?.Dispose();
        _turn = CancellationTokenSource.CreateLinkedTokenSource(Gone);
        _talking = TalkAsync(who, new CallerWords($"sim.{++_turns}", words), _turn.Token);
        StateHasChanged(); // also where the microphone heard it, of which the renderer knows nothing
        await _talking;
    }

    /// <summary>Who speaks into Mia's words stops her: what was not heard was not said.</summary>
    private async Task CutAsync(PhoneCaller who)
    {
        var (isCut, heard) = (_isTalking || IsBeingRead, _said.Heard);
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
            await foreach (var step in Turns.RunAsync(who, words, ct))
            {
                await TakeAsync(step);
                StateHasChanged();
            }
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // The caller spoke into it, hung up, or left the page.
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
        _said.Begin();
        _said.Happens(how is DialOutcome.Talked ? "They take the call." : "Nobody takes the call.");
        await TakeAllAsync(await Dialled.RunAsync(who, how, Gone));
    }

    private async Task LeaveAsync()
    {
        if (_call is { } who)
        {
            (_call, _dial) = (null, null);
            await StopAsync();
            _said.Happens(CallWords.Over(CallEnding.CallerLeft));
            await Ending.RunAsync(who, CallEnding.CallerLeft, CancellationToken.None);
        }
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
                _said.Happens("From here on both sides are recorded.");
                break;
            case Dial dial:
                _dial = dial;
                _said.Happens($"{PhoneNumber.ForPeople(dial.To.Value)} rings for {(int)dial.RingFor.TotalSeconds} seconds. Who picks up hears: “{dial.Whisper}”");
                break;
            case Listen listen when _isListening:
                await _speech.AskAsync("listen", Gone, listen.Language.Tag());
                break;
            case HangUp over when _call is { } who:
                _call = null;
                _said.Happens(CallWords.Over(over.Why));
                await Ending.RunAsync(who, over.Why, CancellationToken.None);
                break;
        }
    }

    private async Task SayAsync(Say say)
    {
        var piece = _said.MiaSays(say);
        if (_isAloud)
        {
            await _speech.AskAsync("say", Gone, say.Text, say.Language.Tag(), piece);
        }
        else
        {
            _said.WasRead(); // what is only read is heard at once
        }
    }

    private async Task AloudAsync(ChangeEventArgs change)
    {
        _isAloud = change.Value is true;
        _said.WasRead();
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
            await _speech.AskAsync("listen", Gone, (_said.Language ?? _facts!.Language).Tag());
        }
    }
}
