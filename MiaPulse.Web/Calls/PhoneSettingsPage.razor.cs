using MiaPulse.Core.Calls;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Live;
using MiaPulse.Core.Shared;
using MiaPulse.Web.Layout;
using Microsoft.AspNetCore.Components;

namespace MiaPulse.Web.Calls;

/// <summary>Walks an owner through the phone: the number, where its calls go, what callers hear, who is called. What somebody is typing is not replaced under their hands; the lights are live.</summary>
public sealed partial class PhoneSettingsPage
{
    private LineFacts? _facts;
    private LineInput? _input;
    private ConnectedLine? _disconnected;
    private Language _language;
    private string _number = "";
    private string? _problem;
    private bool _isBusy;
    private bool _isChanging;
    private bool _isLeaving;
    private bool _isSetUp;

    [Inject]
    private LineSettings Settings { get; set; } = default!;

    [Inject]
    private ConnectLine Connect { get; set; } = default!;

    [Inject]
    private UpdateLine Update { get; set; } = default!;

    [Inject]
    private DisconnectLine Disconnect { get; set; } = default!;

    [Inject]
    private SetUpLine SetUp { get; set; } = default!;

    // An empty choice is nobody.
    private string Transfer
    {
        get => _input?.TransferTo?.ToString() ?? "";
        set => _input!.TransferTo = Ids.TryParse<MemberId>(value, out var member) ? member : null;
    }

    protected override async Task ReadAsync(CancellationToken ct)
    {
        var facts = await Settings.ReadAsync(Who, ct);
        _language = _facts is null ? facts.Language : _language;
        _input = facts.Line is { } line ? _input ?? line.Input with { } : null;
        _facts = facts;
    }

    protected override Heed Hear(LiveEvent what) => what is LineChanged or PhonesChanged ? Heed.Read : Heed.Nothing;

    protected override async Task<Refusal?> KeepAsync(CancellationToken ct) => (await Update.RunAsync(Who, _input!, ct)).Refusal;

    private Task ConnectAsync() => DoAsync(async () =>
    {
        var connected = await Connect.RunAsync(Who, _number, Gone);
        if (connected.IsDone)
        {
            (_number, _isChanging, _isSetUp, _disconnected) = ("", false, false, null);
        }

        return connected.Refusal;
    });

    private Task DisconnectAsync() => DoAsync(async () =>
    {
        var was = _facts?.Line;
        await Disconnect.RunAsync(Who, Gone);
        (_disconnected, _isLeaving, _isChanging, _isSetUp) = (was, false, false, false);
        return null;
    });

    private Task UndoAsync() => DoAsync(async () =>
    {
        var gone = _disconnected!;
        var back = await Connect.RunAsync(Who, gone.Number, Gone);
        if (back.IsDone)
        {
            _disconnected = null;
            back = await Update.RunAsync(Who, gone.Input, Gone);
        }

        return back.Refusal;
    });

    private Task SetUpAsync() => DoAsync(async () =>
    {
        var done = await SetUp.RunAsync(Who, Gone);
        _isSetUp = done.IsDone;
        return done.Refusal;
    });

    private async Task DoAsync(Func<Task<Refusal?>> what)
    {
        if (_isBusy)
        {
            return; // pressed twice before the button could be seen to be busy
        }

        _isBusy = true;
        try
        {
            _problem = (await what())?.Sentence;
            await RefreshAsync();
        }
        finally
        {
            _isBusy = false;
        }
    }
}
