using MiaPulse.Core.Conversations;
using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Leads;

/// <summary>A lead as the owner reads it.</summary>
/// <param name="InTheirWords">What the visitor wrote, word for word, that the details came from.</param>
/// <param name="PageUrl">The page the visitor was on.</param>
public sealed record LeadRow(
    LeadId Id, ConversationId Conversation, string? Name, string? Email, string? Phone, string? Wish, LeadStatus Status,
    string InTheirWords, string? PageUrl, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt);

/// <summary>One page of leads.</summary>
/// <param name="Total">How many there are on all pages.</param>
/// <param name="Skip">How many come before these: what was asked for, or less where the list ends sooner.</param>
/// <param name="Region">Of the business: how its numbers are written there.</param>
public sealed record LeadPage(IReadOnlyList<LeadRow> Rows, int Total, int Skip, string Region);

/// <summary>Reads the leads of a business: filtered, sorted and paged in the database.</summary>
public sealed class LeadBook(BusinessDbs dbs)
{
    public const int MaxPageSize = 200;

    /// <param name="who">Whose leads.</param>
    /// <param name="filter">Which of them.</param>
    /// <param name="sort">By what; equal ones newest first.</param>
    /// <param name="descending">Largest or newest first.</param>
    /// <param name="skip">How many to leave out, 0 for the first page; beyond the end it is the last page.</param>
    /// <param name="take">How many at most, up to <see cref="MaxPageSize"/>.</param>
    /// <param name="ct">Stops waiting.</param>
    public async Task<LeadPage> PageAsync(Owner who, LeadFilter filter, LeadSort sort, bool descending, int skip, int take, CancellationToken ct)
    {
        await using var db = await dbs.ForAsync(who, ct);
        var leads = filter.Apply(db.Leads.AsNoTracking());
        var total = await leads.CountAsync(ct);
        var slice = Slice.Within(total, skip, Math.Clamp(take, 1, MaxPageSize));
        var rows = await Rows(Sorted(leads, sort, descending).Skip(slice.Skip).Take(slice.Take)).ToListAsync(ct);
        return new LeadPage(rows, total, slice.Skip, await db.Businesses.AsNoTracking().Select(b => b.Region).FirstAsync(ct));
    }

    /// <summary>How many there are of each status; those that there are none of count 0.</summary>
    public async Task<IReadOnlyDictionary<LeadStatus, int>> CountsAsync(Owner who, CancellationToken ct)
    {
        await using var db = await dbs.ForAsync(who, ct);
        var counts = await db.Leads.GroupBy(l => l.Status).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        return Enum.GetValues<LeadStatus>().ToDictionary(s => s, s => counts.GetValueOrDefault(s));
    }

    public async Task<Result<LeadRow>> FindAsync(Owner who, LeadId id, CancellationToken ct)
    {
        await using var db = await dbs.ForAsync(who, ct);
        return await Rows(db.Leads.AsNoTracking().Where(l => l.Id == id)).FirstOrDefaultAsync(ct) is { } row
            ? row
            : Refusal.NotFound("That lead no longer exists.");
    }

    /// <summary>A lead's contact details alone, or null where it is gone.</summary>
    public async Task<ContactCard?> CardAsync(Mia who, LeadId id, CancellationToken ct)
    {
        await using var db = await dbs.ForAsync(who, ct);
        return await db.Leads.AsNoTracking().Where(l => l.Id == id).Select(l => new ContactCard(l.Name, l.Email, l.Phone)).FirstOrDefaultAsync(ct);
    }

    /// <summary>The lead of a conversation, or null while there is none.</summary>
    public async Task<LeadRow?> OfConversationAsync(Owner who, ConversationId conversation, CancellationToken ct)
    {
        await using var db = await dbs.ForAsync(who, ct);
        return await Rows(db.Leads.AsNoTracking().Where(l => l.ConversationId == conversation)).FirstOrDefaultAsync(ct);
    }

    internal static IQueryable<LeadRow> Rows(IQueryable<Lead> leads) =>
        leads.Select(l => new LeadRow(l.Id, l.ConversationId, l.Name, l.Email, l.Phone, l.Wish, l.Status, l.InTheirWords, l.PageUrl, l.CreatedAt, l.UpdatedAt));

    private static IQueryable<Lead> Sorted(IQueryable<Lead> leads, LeadSort sort, bool descending)
    {
        var ordered = (sort, descending) switch
        {
            (LeadSort.CreatedAt, true) => leads.OrderByDescending(l => l.CreatedAt),
            (LeadSort.CreatedAt, false) => leads.OrderBy(l => l.CreatedAt),
            (LeadSort.UpdatedAt, true) => leads.OrderByDescending(l => l.UpdatedAt),
            (LeadSort.UpdatedAt, false) => leads.OrderBy(l => l.UpdatedAt),
            (LeadSort.Name, true) => leads.OrderByDescending(l => l.Name),
            (LeadSort.Name, false) => leads.OrderBy(l => l.Name == null).ThenBy(l => l.Name),
            // In the order a lead moves, which is not that of the alphabet.
            (LeadSort.Status, true) => leads.OrderByDescending(l => l.Status == LeadStatus.New ? 0 : l.Status == LeadStatus.Contacted ? 1 : l.Status == LeadStatus.Won ? 2 : 3),
            (LeadSort.Status, false) => leads.OrderBy(l => l.Status == LeadStatus.New ? 0 : l.Status == LeadStatus.Contacted ? 1 : l.Status == LeadStatus.Won ? 2 : 3),
        };
        return ordered.ThenByDescending(l => l.CreatedAt).ThenBy(l => l.Id);
    }
}
