using MiaPulse.Core.Conversations;
using MiaPulse.Core.Live;
using MiaPulse.Core.Notifications;
using MiaPulse.Web.Conversations;
using MiaPulse.Web.Layout;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace MiaPulse.Web.Notifications;

/// <summary>What the browser is told, as it shows it: words and nothing else.</summary>
/// <param name="Key">Of several tabs one tells it: whichever first writes this down.</param>
/// <param name="Href">Where a click leads.</param>
public sealed record BrowserNotice(string Key, string Title, string Body, string Href);

/// <summary>
/// Draws nothing. Tells the browser of what concerns the member at this dashboard, once for each event; whether it then shows or sounds anything is the browser's own
/// choice (<c>notices.js</c>).
/// </summary>
public sealed class DeskAlerts : LiveComponent
{
    /// <summary>Of one conversation a dashboard tells this often in <see cref="Memory"/>: a visitor who calls and leaves over and over would go on for ever.</summary>
    public const int MostOfOne = NotifyOwner.MostUnseen;

    /// <summary>How long it remembers what it told.</summary>
    public static readonly TimeSpan Memory = TimeSpan.FromHours(1);

    /// <summary>How long what could not be told is still news: about as long as a dropped circuit is kept for its browser.</summary>
    public static readonly TimeSpan StillNews = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan LongestAnswer = TimeSpan.FromSeconds(20);

    private readonly Queue<(Alert Alert, DateTimeOffset At)> _raised = new();
    private readonly List<(Alert Alert, DateTimeOffset At)> _told = [];
    private IJSObjectReference? _script;

    [Inject]
    private DeskNews News { get; set; } = default!;

    [Inject]
    private IJSRuntime Js { get; set; } = default!;

    protected override Heed Hear(LiveEvent what)
    {
        if (what is not AlertRaised raised)
        {
            return Heed.Nothing;
        }

        _raised.Enqueue((raised.Alert, Clock.GetUtcNow()));
        return Heed.Read;
    }

    protected override async Task ReadAsync(CancellationToken ct)
    {
        while (_raised.TryDequeue(out var raised))
        {
            if (HasToldEnoughOf(raised.Alert) || await IsSameWaitingAsync(raised.Alert, ct) || await News.ReadAsync(Who, raised.Alert, ct) is not { } notice)
            {
                continue;
            }

            if (await IsHeardAsync(notice))
            {
                _told.Add((raised.Alert, Clock.GetUtcNow()));
            }
            else if (Clock.GetUtcNow() - raised.At < StillNews)
            {
                _raised.Enqueue(raised);
                Owe(Heed.Read);
                return;
            }
        }
    }

    private bool HasToldEnoughOf(Alert alert)
    {
        _told.RemoveAll(t => Clock.GetUtcNow() - t.At >= Memory);
        return _told.Any(t => t.Alert == alert) || _told.Count(t => t.Alert.Conversation == alert.Conversation) >= MostOfOne;
    }

    // Who asks, leaves and asks again within minutes is one event, unless somebody came meanwhile: as the outbox has it.
    private async Task<bool> IsSameWaitingAsync(Alert alert, CancellationToken ct)
    {
        var told = _told.Where(t => t.Alert.Kind is AlertKind.VisitorWaits && t.Alert.Conversation == alert.Conversation).Select(t => (DateTimeOffset?)t.At).Max();
        return alert.Kind is AlertKind.VisitorWaits && told is { } at && Clock.GetUtcNow() - at < NotifyOwner.SameWaiting && !await News.HasSomebodyComeAsync(Who, alert.Conversation, at, ct);
    }

    // A browser whose connection dropped does not answer. It is told again when it is back: it knows the key of what it did hear.
    private async Task<bool> IsHeardAsync(DeskNotice notice)
    {
        try
        {
            _script ??= await Js.InvokeAsync<IJSObjectReference>("import", LongestAnswer, "/app/notices.js");
            await _script.InvokeVoidAsync("notify", LongestAnswer, Words(notice));
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
        catch (JSDisconnectedException)
        {
            return true; // the browser is gone for good, and this component goes with it
        }
    }

    private static BrowserNotice Words(DeskNotice notice) =>
        new(notice.Key, AlertWords.Title(notice.Kind), notice.Who, InboxHref.For(notice.Conversation, InboxFilter.All, null));
}
