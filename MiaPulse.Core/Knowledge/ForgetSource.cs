using MiaPulse.Core.Data;
using MiaPulse.Core.Live;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Knowledge;

/// <summary>An owner takes a source away from Mia, with everything she read there.</summary>
public sealed class ForgetSource(BusinessDbs dbs, CrawlQueue queue, KnowledgeIndex index, LiveFeed live)
{
    public async Task<Result> RunAsync(Owner who, SourceId id, CancellationToken ct)
    {
        await using var db = await dbs.ForAsync(who, ct);
        if (await db.Sources.Where(s => s.Id == id).ExecuteDeleteAsync(ct) == 0) // pages and passages go with it
        {
            return Refusal.NotFound("That source is no longer there.");
        }

        queue.Cancel(id);
        index.Forget(who.Business);
        live.Publish(who.Business, new KnowledgeChanged());
        return Result.Done;
    }
}
