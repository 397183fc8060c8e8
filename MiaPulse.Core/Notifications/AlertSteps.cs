using MiaPulse.Core.Conversations;
using MiaPulse.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Notifications;

/// <summary>
/// What the steps of one alert have to do with each other: a later one is spared by whoever sees to it, as is one that quiet hours keep back, and comes sooner where the one
/// before it fails. Where that was the last way and is lost, mail takes its place.
/// </summary>
internal static class AlertSteps
{
    /// <summary>Whether somebody has seen to it by now: its member looked, or a person has the conversation, or has had it since.</summary>
    public static async Task<bool> IsSeenToAsync(MiaDb db, Notification alert, CancellationToken ct)
    {
        if (!alert.CanBeLetGo)
        {
            return false;
        }

        if (alert.SeenAt is not null)
        {
            return true;
        }

        var id = alert.ConversationId;
        return await db.Conversations.AnyAsync(c => c.Id == id && c.State == ConversationState.Human, ct) || await HasMemberActedAsync(db, alert, ct);
    }

    /// <summary>Whether any member has said something in its conversation, or taken it over, since it was written.</summary>
    public static Task<bool> HasMemberActedAsync(MiaDb db, Notification alert, CancellationToken ct)
    {
        var (id, since) = (alert.ConversationId, alert.CreatedAt);
        return db.Messages.AnyAsync(m => m.ConversationId == id && m.MemberId != null && m.At >= since, ct);
    }

    /// <summary>One was given up. Where its member has not been told by another way and is not about to be, the next step is due now.</summary>
    /// <returns>Whether there is one.</returns>
    public static async Task<bool> BringNextAsync(MiaDb db, Notification failed, DateTimeOffset now, CancellationToken ct)
    {
        var (business, keys) = (failed.BusinessId, failed.OtherKeys());
        var others = await db.Notifications.AsNoTracking().Where(n => n.BusinessId == business && keys.Contains(n.DedupeKey)).ToListAsync(ct);
        if (others.Any(o => o.DeliveredAt is not null || o is { State: AlertState.Waiting, IsLater: false }))
        {
            return false;
        }

        if (others.Where(o => o.IsLater).Min(o => o.StepAt) is not { } next)
        {
            return others.TrueForAll(o => o.Channel is not AlertChannel.Email) && await MailInsteadAsync(db, failed, now, ct);
        }

        // Past the change tracker, and only where nobody has taken it or moved it meanwhile.
        return await db.Notifications
            .Where(n => n.BusinessId == business && keys.Contains(n.DedupeKey) && n.DueAt == next && n.StepAt == next && n.LeasedUntil == null)
            .ExecuteUpdateAsync(set => set.SetProperty(n => n.DueAt, now).SetProperty(n => n.StepAt, now), ct) > 0;
    }

    /// <summary>
    /// The member's chat went away, this was to be told there, and they have not looked: as for whatever happens from now on (<see cref="AlertPreferences.Steps"/>), mail takes
    /// its place.
    /// </summary>
    private static async Task<bool> MailInsteadAsync(MiaDb db, Notification lost, DateTimeOffset now, CancellationToken ct)
    {
        var (business, member) = (lost.BusinessId, lost.MemberId);
        if (lost is not { Channel: AlertChannel.Telegram, SeenAt: null } || await db.ChatLinks.AnyAsync(l => l.BusinessId == business && l.MemberId == member, ct))
        {
            return false;
        }

        var chosen = await db.Members.AsNoTracking().Where(m => m.BusinessId == business && m.Id == member).Select(m => new { m.Alerts }).FirstOrDefaultAsync(ct);
        if (chosen?.Alerts?.WantsToHear(lost.Kind) != true)
        {
            return false;
        }

        var instead = Notification.ByMailInstead(lost, now);
        db.Notifications.Add(instead);
        return await db.SaveIfFirstAsync(() => db.Notifications.AnyAsync(n => n.BusinessId == business && n.DedupeKey == instead.DedupeKey, ct), ct);
    }
}
