using MiaPulse.Core.Data;
using MiaPulse.Core.Live;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Knowledge;

/// <summary>An owner wants a question back that was put away, with all that was put away together with it.</summary>
public sealed class ReopenGap(BusinessDbs dbs, LiveFeed live)
{
    public async Task<Result> RunAsync(Owner who, GapId id, CancellationToken ct)
    {
        await using var db = await dbs.ForAsync(who, ct);
        if (await db.Gaps.AsNoTracking().FirstOrDefaultAsync(g => g.Id == id && g.End == GapEnd.PutAway, ct) is not { } gap)
        {
            return Refusal.NotFound("That question is no longer there.");
        }

        await db.Gaps.Where(g => g.End == GapEnd.PutAway && g.AnsweredAt == gap.AnsweredAt)
            .ExecuteUpdateAsync(set => set.SetProperty(g => g.AnsweredAt, (DateTimeOffset?)null).SetProperty(g => g.End, (GapEnd?)null), ct);
        live.Publish(who.Business, new GapsChanged());
        return Result.Done;
    }
}
