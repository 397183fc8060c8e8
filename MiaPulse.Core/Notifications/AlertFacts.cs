using MiaPulse.Core.Businesses;
using MiaPulse.Core.Chats;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Data;
using MiaPulse.Core.Leads;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Notifications;

/// <summary>What an alert says, as it was when it was first sent. All of it but the reason was typed by a stranger: a channel shows it as words and nothing else.</summary>
/// <param name="Who">The visitor's name, or where they began.</param>
/// <param name="Email">The address that they left.</param>
/// <param name="Phone">The number that they left, as people of the business's region write it.</param>
/// <param name="Wish">What they want, in their own words.</param>
/// <param name="Words">What they said last.</param>
/// <param name="HandOver">Why a person was called, where one was.</param>
public sealed record AlertFacts(string Who, string? Email, string? Phone, string? Wish, string? Words, HandOverReason? HandOver)
{
    public const int MaxWordsLength = 600;

    /// <summary>The sequence of <see cref="Words"/>: what the visitor says after it is not told of by this alert. 0 where a chat is shown all the words beside it.</summary>
    public long UpTo { get; init; }

    /// <summary>Of a lead that its member has been told of before by this way: what has been left since. Of one that is new to them, nothing.</summary>
    public ContactFields Also { get; init; }

    /// <summary>Of a visitor who waited in vain: since when, by the clock of the business. A moment, and no span, stays true however late it is told.</summary>
    public DateTime? WaitsSince { get; init; }

    /// <summary>Of words in a conversation that another member has: the name of that member.</summary>
    public string? HeldBy { get; init; }

    internal static async Task<AlertFacts> ReadAsync(MiaDb db, Notification alert, string region, string timeZone, CancellationToken ct)
    {
        var talk = await db.Conversations.AsNoTracking().Where(c => c.Id == alert.ConversationId)
            .Select(c => new { c.ContactName, c.StartedOnUrl, c.HandOverReason, c.WaitingSince, c.TakenBy, c.TakenByName }).FirstAsync(ct);
        var lead = await db.Leads.AsNoTracking().Where(l => l.ConversationId == alert.ConversationId)
            .Select(l => new { l.Name, l.Email, l.Phone, l.Wish }).FirstOrDefaultAsync(ct);
        var words = await db.Messages.AsNoTracking().Where(m => m.ConversationId == alert.ConversationId && m.Author == Author.Visitor)
            .OrderByDescending(m => m.Sequence).Select(m => new { m.Text, m.Sequence }).FirstOrDefaultAsync(ct);
        return new AlertFacts(
            VisitorName.For(lead?.Name ?? talk.ContactName, talk.StartedOnUrl), lead?.Email, lead?.Phone is { } phone ? PhoneNumber.ForPeople(phone, region) : null,
            Beginning(lead?.Wish), Beginning(words?.Text), talk.HandOverReason)
        {
            UpTo = await IsFollowedAsync(db, alert, ct) ? 0 : words?.Sequence ?? 0,
            Also = lead is null || alert.Kind is not AlertKind.LeadCaptured ? ContactFields.None : await SinceAsync(db, alert, ct) & Left(lead.Email, lead.Phone),
            WaitsSince = alert.Kind is AlertKind.VisitorMissed && talk.WaitingSince is { } since ? new WallClock(timeZone).Shown(since) : null,
            HeldBy = alert.Kind is AlertKind.VisitorWrote && talk.TakenBy != alert.MemberId ? talk.TakenByName : null,
        };
    }

    // A chat that follows the conversation is to be shown all the words, and this quotes but the last of them.
    private static async Task<bool> IsFollowedAsync(MiaDb db, Notification alert, CancellationToken ct)
    {
        var (id, member) = (alert.ConversationId, alert.MemberId);
        return alert.Kind is AlertKind.VisitorWrote && await FollowedThreads.Of(db, id).AnyAsync(t => db.ChatLinks.Any(l => l.MemberId == member && l.ChatId == t.ChatId), ct);
    }

    /// <summary>What this alert is of and those before it are not: they went out, are about to, or their member has looked. Nothing where there are none.</summary>
    private static async Task<ContactFields> SinceAsync(MiaDb db, Notification alert, CancellationToken ct)
    {
        var (key, lead, member, channel, at) = (alert.DedupeKey, alert.LeadId, alert.MemberId, alert.Channel, alert.CreatedAt);
        var before = await db.Notifications.AsNoTracking()
            .Where(n => n.LeadId == lead && n.MemberId == member && n.Channel == channel && n.CreatedAt <= at && n.DedupeKey != key)
            .Where(n => n.DeliveredAt != null || n.DueAt != null || n.SeenAt != null)
            .Select(n => n.DedupeKey).ToListAsync(ct);
        return before.Count == 0 ? ContactFields.None : Alert.WaysIn(key) & ~before.Aggregate(ContactFields.None, (all, one) => all | Alert.WaysIn(one));
    }

    private static ContactFields Left(string? email, string? phone) => (email is null ? ContactFields.None : ContactFields.Email) | (phone is null ? ContactFields.None : ContactFields.Phone);

    private static string? Beginning(string? words) => words is null ? null : Shortened.Shown(words, MaxWordsLength);
}
