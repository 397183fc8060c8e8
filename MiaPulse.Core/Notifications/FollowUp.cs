using MiaPulse.Core.Data;
using MiaPulse.Core.Live;
using MiaPulse.Core.Shared;

namespace MiaPulse.Core.Notifications;

/// <summary>An alert or other mail turned out not to have arrived, and that is saved. The next step of an alert is due now, and whoever looks sees it.</summary>
public sealed class FollowUp(PlatformDbs platform, UnreadWords unread, NotificationQueue queue, LiveFeed live, TimeProvider clock)
{
    public async Task RunAsync(Caretaker who, IBelongsToBusiness failed, CancellationToken ct)
    {
        if (failed is Notification alert)
        {
            await using var db = await platform.OpenAsync(who, ct);
            await AlertSteps.BringNextAsync(db, alert, clock.GetUtcNow(), ct);
            await unread.PassOnAsync(new Mia(alert.BusinessId), alert, ct);
            queue.Wake();
        }

        live.Publish(failed.BusinessId, new AlertsChanged());
    }
}
