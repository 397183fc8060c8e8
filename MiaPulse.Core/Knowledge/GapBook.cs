using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Knowledge;

/// <summary>A question that Mia could not answer.</summary>
/// <param name="Id">Of the time it was asked last.</param>
/// <param name="Question">In the visitor's words.</param>
/// <param name="Times">How often it was asked in these words.</param>
/// <param name="Conversation">Where it was asked last.</param>
/// <param name="At">When it was asked last.</param>
public sealed record GapRow(GapId Id, string Question, int Times, ConversationId Conversation, DateTimeOffset At);

/// <summary>The questions that Mia could not answer and nobody has answered since: the most asked first.</summary>
public sealed class GapBook(BusinessDbs dbs)
{
    public const int MostRows = 100;

    // Older ones beyond these are not grouped: what visitors ask now is what matters.
    private const int LatestLooked = 1000;

    public async Task<IReadOnlyList<GapRow>> OpenAsync(Owner who, CancellationToken ct)
    {
        await using var db = await dbs.ForAsync(who, ct);
        var open = await db.Gaps.AsNoTracking()
            .Where(g => g.AnsweredAt == null)
            .OrderByDescending(g => g.At).Take(LatestLooked)
            .Select(g => new { g.Id, g.Question, g.ConversationId, g.At })
            .ToListAsync(ct);
        return
        [
            .. open.GroupBy(g => g.Question.Trim(), StringComparer.OrdinalIgnoreCase)
                .Select(same => (Last: same.First(), Times: same.Count()))
                .OrderByDescending(g => g.Times).ThenByDescending(g => g.Last.At)
                .Take(MostRows)
                .Select(g => new GapRow(g.Last.Id, g.Last.Question, g.Times, g.Last.ConversationId, g.Last.At)),
        ];
    }
}
