using System.Linq.Expressions;
using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Conversations;

/// <summary>Which conversations a list shows.</summary>
public enum InboxFilter
{
    /// <summary>The visitor waits for a person.</summary>
    Waiting,

    /// <summary>The asking member has it.</summary>
    Mine,

    /// <summary>Mia answers.</summary>
    Mia,

    All,
    Closed,
}

/// <summary>The conversations of a business as the inbox lists them: newest word first.</summary>
public sealed class Inbox(BusinessDbs dbs)
{
    public const int MaxSearchLength = 200;
    public const int MaxPageSize = 500;

    /// <summary>A page of the list.</summary>
    /// <param name="who">The member who looks.</param>
    /// <param name="filter">Which conversations.</param>
    /// <param name="search">Words to find in what was said, in names and in contact details; null or blank for all.</param>
    /// <param name="after">Where the page before ended; null for the first.</param>
    /// <param name="limit">Rows, at most <see cref="MaxPageSize"/>.</param>
    /// <param name="ct">Stops the reading.</param>
    public async Task<InboxList> ReadAsync(Owner who, InboxFilter filter, string? search, InboxCursor? after, int limit, CancellationToken ct)
    {
        limit = Math.Clamp(limit, 1, MaxPageSize);
        await using var db = await dbs.ForAsync(who, ct);
        var talks = Found(db, db.Conversations.AsNoTracking().Where(Chosen(filter, who.Member)), search);
        if (after is { } end)
        {
            talks = talks.Where(c => c.LastMessageAt <= end.At && !end.Shown.Contains(c.Id));
        }

        var rows = await Rows(db, talks.OrderByDescending(c => c.LastMessageAt).ThenByDescending(c => c.Id), who.Member).Take(limit + 1).ToListAsync(ct);
        if (rows.Count <= limit)
        {
            return new InboxList(rows, null);
        }

        rows.RemoveAt(limit);
        return new InboxList(rows, InboxCursor.Behind(rows, after));
    }

    /// <summary>What the filters and the navigation show as numbers.</summary>
    public async Task<InboxCounts> CountAsync(Owner who, CancellationToken ct)
    {
        await using var db = await dbs.ForAsync(who, ct);
        var groups = await db.Conversations.AsNoTracking()
            .Where(c => c.State != ConversationState.Closed)
            .GroupBy(c => new { c.State, IsMine = c.TakenBy == who.Member, IsUnread = c.LastVisitorSequence > c.ReadByMembers })
            .Select(g => new { g.Key.State, g.Key.IsMine, g.Key.IsUnread, Count = g.Count() })
            .ToListAsync(ct);
        return new InboxCounts(
            groups.Where(g => g.State is ConversationState.Waiting).Sum(g => g.Count),
            groups.Where(g => g.State is ConversationState.Human && g.IsMine).Sum(g => g.Count),
            groups.Where(g => g.State is ConversationState.Mia).Sum(g => g.Count),
            groups.Sum(g => g.Count),
            groups.Where(g => g.IsUnread || g.State is ConversationState.Waiting).Sum(g => g.Count));
    }

    private static Expression<Func<Conversation, bool>> Chosen(InboxFilter filter, MemberId member) => filter switch
    {
        InboxFilter.Waiting => c => c.State == ConversationState.Waiting,
        InboxFilter.Mine => c => c.State == ConversationState.Human && c.TakenBy == member,
        InboxFilter.Mia => c => c.State == ConversationState.Mia,
        InboxFilter.Closed => c => c.State == ConversationState.Closed,
        InboxFilter.All => c => c.State != ConversationState.Closed,
    };

    private static IQueryable<Conversation> Found(MiaDb db, IQueryable<Conversation> talks, string? search)
    {
        if (string.IsNullOrWhiteSpace(search))
        {
            return talks;
        }

        var words = search.Trim();
        var like = $"%{(words.Length > MaxSearchLength ? words[..MaxSearchLength] : words).Replace(@"\", @"\\").Replace("%", @"\%").Replace("_", @"\_")}%";
        return talks.Where(c =>
            EF.Functions.Like(c.ContactName!, like, @"\")
            || db.Leads.Any(l => l.ConversationId == c.Id
                && (EF.Functions.Like(l.Name!, like, @"\") || EF.Functions.Like(l.Email!, like, @"\") || EF.Functions.Like(l.Phone!, like, @"\")))
            || db.Messages.Any(m => m.ConversationId == c.Id && EF.Functions.Like(m.Text, like, @"\")));
    }

    private static IQueryable<InboxRow> Rows(MiaDb db, IQueryable<Conversation> talks, MemberId member) => talks.Select(c => new InboxRow(
        c.Id,
        c.ContactName,
        c.StartedOnUrl,
        c.Channel,
        c.State,
        c.TakenBy == member,
        c.TakenByName,
        c.WaitingSince,
        c.LastMessageAt,
        c.LastAuthor,
        c.LastText,
        c.State != ConversationState.Closed && c.LastVisitorSequence > c.ReadByMembers,
        db.Leads.Any(l => l.ConversationId == c.Id),
        c.HandOverReason));
}

/// <summary>A page of the inbox.</summary>
/// <param name="Rows">Newest word first.</param>
/// <param name="Next">Where the next page begins; null at the end.</param>
public sealed record InboxList(IReadOnlyList<InboxRow> Rows, InboxCursor? Next);

/// <summary>One line of the inbox.</summary>
public sealed record InboxRow(
    ConversationId Id,
    string? ContactName,
    string? StartedOnUrl,
    Channel Channel,
    ConversationState State,
    bool IsMine,
    string? TakenByName,
    DateTimeOffset? WaitingSince,
    DateTimeOffset LastMessageAt,
    Author LastAuthor,
    string LastText,
    bool IsUnread,
    bool HasLead,
    HandOverReason? HandOver = null)
{
    /// <summary>The visitor's name, or where they began.</summary>
    public string Title => VisitorName.For(ContactName, StartedOnUrl, Channel);
}

/// <summary>Where a page of the inbox ended.</summary>
/// <param name="At">The moment of its last row.</param>
/// <param name="Shown">The rows of that very moment that were shown already.</param>
public sealed record InboxCursor(DateTimeOffset At, IReadOnlyList<ConversationId> Shown)
{
    internal static InboxCursor Behind(IReadOnlyList<InboxRow> rows, InboxCursor? before)
    {
        var at = rows[^1].LastMessageAt;
        ConversationId[] shown = [.. rows.Where(r => r.LastMessageAt == at).Select(r => r.Id)];
        return new InboxCursor(at, before?.At == at ? [.. before.Shown, .. shown] : shown);
    }
}

/// <summary>Open conversations in numbers.</summary>
/// <param name="Waiting">Visitors waiting for a person.</param>
/// <param name="Mine">Conversations that the asking member has.</param>
/// <param name="Mia">Conversations that Mia has.</param>
/// <param name="All">All that are not closed.</param>
/// <param name="Attention">Waiting for a person, or with words of the visitor that nobody has read.</param>
public sealed record InboxCounts(int Waiting, int Mine, int Mia, int All, int Attention)
{
    public static readonly InboxCounts None = new(0, 0, 0, 0, 0);
}
