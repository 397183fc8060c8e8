using MiaPulse.Core.Data;
using MiaPulse.Core.Live;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Notifications;

/// <summary>A member has an alert sent once more: one that failed, or one that nobody finds. At once, also in quiet hours.</summary>
public sealed class SendAgain(BusinessDbs dbs, NotificationQueue queue, LiveFeed live, TimeProvider clock)
{
    public async Task<Result> RunAsync(Owner who, NotificationId id, CancellationToken ct)
    {
        await using var db = await dbs.ForAsync(who, ct);
        if (await db.Notifications.FirstOrDefaultAsync(n => n.Id == id, ct) is not { } alert)
        {
            return Refusal.NotFound("That alert no longer exists.");
        }

        if (!alert.SendAgain(clock.GetUtcNow()))
        {
            return Refusal.Conflict("It is on its way already.");
        }

        await db.SaveChangesAsync(ct);
        queue.Wake();
        live.Publish(who.Business, new AlertsChanged());
        return Result.Done;
    }
}
