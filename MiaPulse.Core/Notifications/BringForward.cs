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
        await db.Notifications
            .Where(n => n.Channel == channel && n.DueAt > now && n.TryingSince != null && n.LeasedUntil == null && (n.NotBefore == null || n.NotBefore <= now))
            .ExecuteUpdateAsync(set => set.SetProperty(n => n.DueAt, now), ct);
        if (channel is AlertChannel.Email)
        {
            await db.DueMails
                .Where(m => m.DueAt > now && m.TryingSince != null && m.LeasedUntil == null && (m.NotBefore == null || m.NotBefore <= now))
                .ExecuteUpdateAsync(set => set.SetProperty(m => m.DueAt, now), ct);
        }

        queue.Wake();
    }
}
