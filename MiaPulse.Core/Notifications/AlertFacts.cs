using MiaPulse.Core.Businesses;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Data;
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

    /// <summary>The sequence of <see cref="Words"/>: what the visitor says after it is not told of by this alert.</summary>
    public long UpTo { get; init; }

    /// <summary>Of a visitor who waited in vain: since when, by the clock of the business. A moment, and no span, stays true however late it is told.</summary>
    public DateTime? WaitsSince { get; init; }

    internal static async Task<AlertFacts> ReadAsync(MiaDb db, Notification alert, string region, string timeZone, CancellationToken ct)
    {
        var talk = await db.Conversations.AsNoTracking().Where(c => c.Id == alert.ConversationId)
            .Select(c => new { c.ContactName, c.StartedOnUrl, c.HandOverReason, c.WaitingSince }).FirstAsync(ct);
        var lead = await db.Leads.AsNoTracking().Where(l => l.ConversationId == alert.ConversationId)
            .Select(l => new { l.Name, l.Email, l.Phone, l.Wish }).FirstOrDefaultAsync(ct);
        var words = await db.Messages.AsNoTracking().Where(m => m.ConversationId == alert.ConversationId && m.Author == Author.Visitor)
            .OrderByDescending(m => m.Sequence).Select(m => new { m.Text, m.Sequence }).FirstOrDefaultAsync(ct);
        return new AlertFacts(
            VisitorName.For(lead?.Name ?? talk.ContactName, talk.StartedOnUrl), lead?.Email, lead?.Phone is { } phone ? PhoneNumber.ForPeople(phone, region) : null,
            Beginning(lead?.Wish), Beginning(words?.Text), talk.HandOverReason)
        {
            UpTo = words?.Sequence ?? 0,
            WaitsSince = alert.Kind is AlertKind.VisitorMissed && talk.WaitingSince is { } since ? new WallClock(timeZone).Shown(since) : null,
        };
    }

    private static string? Beginning(string? words) => words is null ? null : Shortened.Shown(words, MaxWordsLength);
}
