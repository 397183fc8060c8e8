using MiaPulse.Core.Data;
using MiaPulse.Core.Live;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Conversations;

/// <summary>One side has read up to a message. Reading what is read already, or what is not there, changes nothing. A member has then seen what they were alerted to.</summary>
public sealed class MarkRead(MessageLog log, BusinessDbs dbs, LiveFeed live, TimeProvider clock)
{
    public async Task RunAsync(Owner who, ConversationId id, long sequence, CancellationToken ct)
    {
        await MarkAsync(who, id, Author.Member, sequence, ct);
        await SeeAlertsAsync(who, id, ct);
    }

    public Task RunAsync(Visitor who, ConversationId id, long sequence, CancellationToken ct) => MarkAsync(who, id, Author.Visitor, sequence, ct);

    private async Task MarkAsync(BusinessCaller who, ConversationId id, Author side, long sequence, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        await log.ReadAsync(who, id, side, sequence);
    }

    // Past the change tracker: whoever sends an alert in this moment holds its lease, and being seen takes nothing from them.
    private async Task SeeAlertsAsync(Owner who, ConversationId id, CancellationToken ct)
    {
        await using var db = await dbs.ForAsync(who, ct);
        var unseen = db.Notifications.Where(n => n.ConversationId == id && n.MemberId == who.Member && n.SeenAt == null);
        var now = clock.GetUtcNow();
        if (await unseen.AnyAsync(ct) && await unseen.ExecuteUpdateAsync(n => n.SetProperty(x => x.SeenAt, now), ct) > 0)
        {
            live.Publish(who.Business, new AlertsChanged());
        }
    }
}
