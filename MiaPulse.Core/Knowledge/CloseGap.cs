using MiaPulse.Core.Data;
using MiaPulse.Core.Live;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Knowledge;

/// <summary>An owner answers a question that Mia could not, or says that it needs no answer. It leaves the list with all that means the same.</summary>
public sealed class CloseGap(BusinessDbs dbs, TeachMia teach, LiveFeed live, TimeProvider clock)
{
    /// <param name="who">The owner.</param>
    /// <param name="id">The question.</param>
    /// <param name="answer">What Mia shall say from now on; null where the question needs no answer.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Result> RunAsync(Owner who, GapId id, FaqDraft? answer, CancellationToken ct)
    {
        await using var db = await dbs.ForAsync(who, ct);
        if (!await db.Gaps.AnyAsync(g => g.Id == id && g.AnsweredAt == null, ct))
        {
            return Refusal.NotFound("That question is no longer there.");
        }

        var same = (await GapGroups.OpenAsync(db, ct)).FirstOrDefault(g => g.Ids.Contains(id))?.Ids.ToList() ?? [id];
        if (answer is not null && (await teach.RunAsync(who, answer, ct)).Refusal is { } refusal)
        {
            return refusal;
        }

        var now = clock.GetUtcNow();
        var end = answer is null ? GapEnd.PutAway : GapEnd.Answered;
        await db.Gaps.Where(g => same.Contains(g.Id) && g.AnsweredAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(g => g.AnsweredAt, now).SetProperty(g => g.End, end), ct);
        live.Publish(who.Business, new GapsChanged());
        return Result.Done;
    }
}
