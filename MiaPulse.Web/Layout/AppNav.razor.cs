using MiaPulse.Core.Conversations;
using MiaPulse.Core.Golden;
using MiaPulse.Core.Live;
using MiaPulse.Core.Notifications;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace MiaPulse.Web.Layout;

/// <summary>Where to go, how much waits there, and who is here. One per circuit, so it is what makes a member present.</summary>
public sealed partial class AppNav
{
    private InboxCounts _counts = InboxCounts.None;
    private int _alerts;
    private int _failed;
    private int _shownInTitle = -1;
    private IDisposable? _stay;

    [Inject]
    private Inbox Inbox { get; set; } = default!;

    [Inject]
    private GoldenBook Golden { get; set; } = default!;

    [Inject]
    private AlertBook Alerts { get; set; } = default!;

    [Inject]
    private Presence Presence { get; set; } = default!;

    [Inject]
    private IJSRuntime Js { get; set; } = default!;

    private string AttentionInWords => _counts.Attention switch
    {
        0 => "",
        1 => ", 1 conversation wants attention",
        var n => $", {n} conversations want attention",
    };

    private string AlertsInWords => _alerts switch
    {
        0 => "",
        1 => ", 1 golden question is answered differently",
        var n => $", {n} golden questions are answered differently",
    };

    private string FailedInWords => _failed switch
    {
        0 => "",
        1 => ", 1 alert could not be delivered",
        var n => $", {n} alerts could not be delivered",
    };

    protected override async Task ReadAsync(CancellationToken ct)
    {
        _stay ??= Presence.Enter(Who);
        _counts = await Inbox.CountAsync(Who, ct);
        _alerts = await Golden.AlertsAsync(Who, ct);
        _failed = await Alerts.CountFailedAsync(Who, ct);
    }

    protected override Heed Hear(LiveEvent what) =>
        what is MessageAdded or StateChanged or VisitorErased or GoldenProgressed or AlertsChanged or ReadUpTo { Author: Author.Member } ? Heed.Read : Heed.Nothing;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (Load is Load.Ready && _shownInTitle != _counts.Attention)
        {
            _shownInTitle = _counts.Attention;
            await (await Js.DashboardAsync(Gone)).InvokeVoidAsync("showCount", Gone, _counts.Attention);
        }
    }

    protected override void Dispose(bool isDisposing)
    {
        _stay?.Dispose();
        base.Dispose(isDisposing);
    }
}
