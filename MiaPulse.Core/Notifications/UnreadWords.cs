using MiaPulse.Core.Chats;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Notifications;

/// <summary>
/// A visitor's words in a conversation that a member has, and that this member does not see: Mia is quiet then, so nobody else would answer. The alert is written with
/// the words (<see cref="NotifyOwner.WriteUnread"/>), and whether it is needed is decided when it is due, as things stand then. So no kill forgets it, and neither looking
/// nor relaying has to know of it.
/// </summary>
public sealed class UnreadWords(BusinessDbs dbs, NotifyOwner notify, TimeProvider clock)
{
    /// <summary>
    /// How long the member has to see them. Whoever has the conversation open has seen them within a second, a chat that follows it shows them within a few, and a look into
    /// another window takes half a minute; and a visitor does not wait in silence for much more than one.
    /// </summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(45);

    /// <summary>Whether nobody has to be told any more. Where that is so of these words but not of what was said after them, the alert of those is added to the unit of work.</summary>
    public async Task<bool> IsSeenToAsync(MiaDb db, Notification alert, CancellationToken ct)
    {
        if (!alert.CanBeLetGo)
        {
            return false;
        }

        var id = alert.ConversationId;
        var talk = await db.Conversations.AsNoTracking().Where(c => c.Id == id).Select(c => new { c.State, c.TakenBy, c.ReadByMembers }).FirstAsync(ct);
        if (talk.State is not ConversationState.Human || await AlertSteps.HasMemberActedAsync(db, alert, ct))
        {
            return true; // Mia has it, or a member has said something or taken it over since
        }

        // Whoever has it must have looked themselves: a colleague who passes by takes it to be in good hands. Of an alert to the others anybody's look is enough.
        var read = talk.TakenBy == alert.MemberId && alert.SeenAt is null ? 0 : talk.ReadByMembers;
        var seen = Math.Max(read, await FollowedThreads.Of(db, id).MaxAsync(t => (long?)t.ShownUpTo, ct) ?? 0);
        if (seen < Alert.SequenceIn(alert.DedupeKey))
        {
            return false;
        }

        await GoOnAsync(db, alert, seen, ct);
        return true;
    }

    /// <summary>An alert to the member who has the conversation was given up, and that is saved. Where no other way has told them or is about to, the others are told.</summary>
    public async Task PassOnAsync(Mia who, Notification failed, CancellationToken ct)
    {
        if (failed.Kind is not AlertKind.VisitorWrote)
        {
            return;
        }

        await using var db = await dbs.ForAsync(who, ct);
        var (id, member, otherKeys, sequence) = (failed.ConversationId, failed.MemberId, failed.OtherKeys(), Alert.SequenceIn(failed.DedupeKey));
        if (!await db.Conversations.AnyAsync(c => c.Id == id && c.State == ConversationState.Human && c.TakenBy == member && c.ReadByMembers < sequence, ct)
            || await db.Notifications.AnyAsync(n => otherKeys.Contains(n.DedupeKey) && (n.DueAt != null || n.DeliveredAt != null), ct))
        {
            return;
        }

        var alert = Alert.OfWords(id, sequence) with { Grace = TimeSpan.Zero }; // they have waited for it already
        var rows = notify.Rows(who.Business, alert, (await AlertReader.AllAsync(db, ct)).Where(r => r.Member != member)).ToList();
        var keys = rows.ConvertAll(r => r.DedupeKey);
        if (rows.Count == 0 || await db.Notifications.AnyAsync(n => keys.Contains(n.DedupeKey), ct))
        {
            return;
        }

        db.Notifications.AddRange(rows);
        await db.SaveChangesAsync(ct);
        notify.Added(who.Business);
    }

    /// <summary>While an alert waits, further words write none. Those that came too late to be seen with its own have theirs now, due as if it had been written with them.</summary>
    private async Task GoOnAsync(MiaDb db, Notification alert, long seen, CancellationToken ct)
    {
        var (id, since, member, channel) = (alert.ConversationId, alert.CreatedAt, alert.MemberId, alert.Channel);
        var next = await db.Messages.AsNoTracking().Where(m => m.ConversationId == id && m.Author == Author.Visitor && m.Sequence > seen)
            .OrderBy(m => m.Sequence).Select(m => new { m.Sequence, m.At }).FirstOrDefaultAsync(ct);
        if (next is null)
        {
            return;
        }

        var wait = alert.StepAt is { } step ? step - since : Patience;
        var later = Notification.For(alert.BusinessId, Ids.New<NotificationId>(clock), Alert.OfWords(id, next.Sequence), member, channel, next.At, wait);
        var key = later.DedupeKey;
        if (!await db.Notifications.AnyAsync(n => n.ConversationId == id && n.MemberId == member && n.Channel == channel && n.Kind == AlertKind.VisitorWrote && (n.CreatedAt > since || n.DedupeKey == key), ct))
        {
            db.Notifications.Add(later);
        }
    }
}
