using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Notifications;

/// <summary>A channel's vendor is back: what waits only because it failed is due now, whoever's it is. What the vendor itself asked to wait goes on waiting.</summary>
public sealed class BringForward(PlatformDbs dbs, NotificationQueue queue, TimeProvider clock)
{
    public async Task RunAsync(Caretaker who, AlertChannel channel, CancellationToken ct)
    {
        await using var db = await dbs.OpenAsync(who, ct);
        var now = clock.GetUtcNow();
        await db.Notifications.Where(n => n.Channel == channel).Where(DueRows.WaitForTheirVendor<Notification>(now)).ExecuteUpdateAsync(set => set.SetProperty(n => n.DueAt, now), ct);
        if (channel is AlertChannel.Email)
        {
            await db.DueMails.Where(DueRows.WaitForTheirVendor<DueMail>(now)).ExecuteUpdateAsync(set => set.SetProperty(m => m.DueAt, now), ct);
        }

        queue.Wake();
    }
}
