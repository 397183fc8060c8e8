using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Golden;

/// <summary>A golden question on the owner's list.</summary>
/// <param name="Id">Of the question.</param>
/// <param name="Question">As it is asked.</param>
/// <param name="Approved">What the owner approved.</param>
/// <param name="Now">What she said when she was last asked; null before.</param>
/// <param name="State">How the two stand to each other.</param>
/// <param name="IsDue">Whether it waits to be asked.</param>
/// <param name="AskedAt">When she was last asked.</param>
/// <param name="AsOf">The moment as of which it is asked.</param>
public sealed record GoldenRow(
    GoldenId Id, string Question, GoldenAnswer Approved, GoldenAnswer? Now, GoldenState State, bool IsDue, DateTimeOffset? AskedAt, DateTimeOffset AsOf)
{
    public bool IsAlert => State is not GoldenState.Unchanged;
}

/// <summary>The owner's golden questions: those whose answer changed first, then the oldest first.</summary>
public sealed class GoldenBook(BusinessDbs dbs)
{
    public async Task<IReadOnlyList<GoldenRow>> AllAsync(Owner who, CancellationToken ct)
    {
        await using var db = await dbs.ForAsync(who, ct);
        var all = await db.GoldenQuestions.AsNoTracking().OrderBy(g => g.CreatedAt).ToListAsync(ct);
        return [.. all.Select(g => new GoldenRow(g.Id, g.Question, g.Approved, g.Now, g.State, g.IsDue, g.AskedAt, g.AsOf)).OrderByDescending(g => g.IsAlert)];
    }

    /// <summary>How many get another answer than the owner approved, or none.</summary>
    public async Task<int> AlertsAsync(Owner who, CancellationToken ct)
    {
        await using var db = await dbs.ForAsync(who, ct);
        return await db.GoldenQuestions.CountAsync(g => g.State != GoldenState.Unchanged, ct);
    }
}
