using MiaPulse.Core.Data;
using MiaPulse.Core.Live;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Knowledge;

/// <summary>An owner stops the reading of a source. The pages that were read stay; one that is over already is left as it is.</summary>
public sealed class CancelLearning(BusinessDbs dbs, CrawlQueue queue, LiveFeed live, TimeProvider clock)
{
    public async Task<Result> RunAsync(Owner who, SourceId id, CancellationToken ct)
    {
        await using var db = await dbs.ForAsync(who, ct);
        if (await db.Sources.AsNoTracking().FirstOrDefaultAsync(s => s.Id == id, ct) is null)
        {
            return Refusal.NotFound("That source is no longer there.");
        }

        // One statement, so that the reader which moves the state on at the same moment cannot get in between.
        var now = clock.GetUtcNow();
        var stopped = await db.Sources
            .Where(s => s.Id == id && (s.State == SourceState.Queued || s.State == SourceState.Crawling))
            .ExecuteUpdateAsync(s => s.SetProperty(x => x.State, SourceState.Cancelled).SetProperty(x => x.FinishedAt, now), ct);
        queue.Cancel(id);
        if (stopped > 0)
        {
            await db.SourceFiles.Where(f => f.SourceId == id).ExecuteDeleteAsync(ct);
            live.Publish(who.Business, new SourceProgressed(id));
        }

        return Result.Done;
    }
}
