using MiaPulse.Core.Data;
using MiaPulse.Core.Live;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Knowledge;

/// <summary>An owner answers a question that Mia could not, or says that it needs no answer. It leaves the list however often it was asked.</summary>
public sealed class CloseGap(BusinessDbs dbs, TeachMia teach, LiveFeed live, TimeProvider clock)
{
    /// <param name="who">The owner.</param>
    /// <param name="id">The question.</param>
    /// <param name="answer">What Mia shall say from now on; null where the question needs no answer.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Result> RunAsync(Owner who, GapId id, FaqDraft? answer, CancellationToken ct)
    {
        await using var db = await dbs.ForAsync(who, ct);
        if (await db.Gaps.AsNoTracking().FirstOrDefaultAsync(g => g.Id == id, ct) is not { } gap)
        {
            return Refusal.NotFound("That question is no longer there.");
        }

        if (answer is not null && (await teach.RunAsync(who, answer, ct)).Refusal is { } refusal)
        {
            return refusal;
        }

        var now = clock.GetUtcNow();
        var open = await db.Gaps.Where(g => g.AnsweredAt == null).Select(g => new { g.Id, g.Question }).ToListAsync(ct);
        GapId[] same = [.. open.Where(g => string.Equals(g.Question.Trim(), gap.Question.Trim(), StringComparison.OrdinalIgnoreCase)).Select(g => g.Id)];
        await db.Gaps.Where(g => same.Contains(g.Id)).ExecuteUpdateAsync(set => set.SetProperty(g => g.AnsweredAt, now), ct);
        live.Publish(who.Business, new KnowledgeChanged());
        return Result.Done;
    }
}
