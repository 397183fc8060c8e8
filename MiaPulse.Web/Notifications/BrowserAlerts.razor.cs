using MiaPulse.Web.Layout;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace MiaPulse.Web.Notifications;

/// <summary>What a browser says of itself.</summary>
/// <param name="Permission">Its own word for whether it may: <c>granted</c>, <c>denied</c>, <c>default</c> before it was asked; <c>unsupported</c> where it cannot.</param>
/// <param name="IsOn">It may, and the member wants it to.</param>
/// <param name="HasSound">It sounds while the dashboard is hidden.</param>
/// <param name="IsAlways">It sounds while the dashboard is seen, too.</param>
public sealed record BrowserState(string Permission, bool IsOn, bool HasSound, bool IsAlways)
{
    public bool MayBeOn => Permission is "granted" or "default";
}

/// <summary>Shows what this browser does with alerts, and follows it: it may be changed in another tab, or in the browser's own settings.</summary>
public sealed partial class BrowserAlerts : IAsyncDisposable
{
    private readonly CancellationTokenSource _gone = new();
    private PageScript<BrowserAlerts> _script = TheScript();
    private BrowserState? _state;
    private string? _tried;
    private bool _hasFailed;
    private ElementReference _card;

    [Inject]
    private IJSRuntime Js { get; set; } = default!;

    private string? TriedInWords => _tried switch
    {
        "shown" => "Sent. If nothing appeared, your computer holds back what this browser shows: look for it in the system's settings for notifications.",
        "sounded" => "Only the sound: this browser shows nothing as it is set now.",
        "nothing" => "Nothing to see or hear: this browser neither shows nor sounds anything as it is set now.",
        _ => null,
    };

    /// <summary>The browser tells how it stands, at first and whenever that changes.</summary>
    /// <param name="state">How it stands.</param>
    /// <param name="tried">What came of a try, where this follows one: <c>shown</c>, <c>sounded</c> or <c>nothing</c>.</param>
    [JSInvokable("Show")]
    public void Show(BrowserState state, string? tried)
    {
        (_state, _tried) = (state, tried);
        StateHasChanged();
    }

    protected override Task OnAfterRenderAsync(bool firstRender) => firstRender ? StartAsync() : Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await _gone.CancelAsync();
        _gone.Dispose();
        await _script.DisposeAsync();
    }

    private static PageScript<BrowserAlerts> TheScript() => new("/app/notices.js", "settings");

    private static string StateInWords(BrowserState state) => state switch
    {
        { Permission: "unsupported" } => "This browser cannot show notifications of a website. Mail, and Telegram if you connect it, reach you all the same.",
        { Permission: "denied" } => "Blocked by this browser. To allow it, click the icon left of the address, set Notifications to Allow, and come back here.",
        { Permission: "default" } => "Your browser asks you once, when you switch it on.",
        { IsOn: true } => "Allowed. You are told while the dashboard is open in a tab, once, and not of what you are looking at.",
        _ => "Allowed by the browser, and switched off here.",
    };

    private async Task StartAsync()
    {
        try
        {
            await _script.StartAsync(Js, this, _gone.Token, _card);
        }
        catch (JSException)
        {
            _hasFailed = true; // the script could not be loaded, or this browser is too old for it
            StateHasChanged();
        }
    }

    private async Task TryAgainAsync()
    {
        await _script.DisposeAsync();
        (_script, _hasFailed) = (TheScript(), false);
        await StartAsync();
    }
}
