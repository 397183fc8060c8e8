using MiaPulse.Core.Data;
using MiaPulse.Core.Live;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Knowledge;

/// <summary>A source that was taken away with all that was read there, so that it can be had back. It is nowhere else any more.</summary>
public sealed record ForgottenSource
{
    /// <summary>What the owner knows it by.</summary>
    public required string Name { get; init; }

    public required Source Source { get; init; }

    public required SourceFile? File { get; init; }

    public required IReadOnlyList<Page> Pages { get; init; }

    public required IReadOnlyList<Passage> Passages { get; init; }

    public required IReadOnlyList<PageChange> Changes { get; init; }
}

/// <summary>An owner takes a source away from Mia, with everything she read there. What there was comes back, so that <see cref="RestoreSource"/> can put it back.</summary>
public sealed class ForgetSource(BusinessDbs dbs, CrawlQueue queue, KnowledgeIndex index, LiveFeed live)
{
    public async Task<Result<ForgottenSource>> RunAsync(Owner who, SourceId id, CancellationToken ct)
    {
        await using var db = await dbs.ForAsync(who, ct);
        await using var together = await db.Database.BeginTransactionAsync(ct); // no page is stored between the look and the end
        if (await db.Sources.AsNoTracking().FirstOrDefaultAsync(s => s.Id == id, ct) is not { } source)
        {
            return Refusal.NotFound("That source is no longer there.");
        }

        var gone = await GatherAsync(db, source, ct);
        await db.Sources.Where(s => s.Id == id).ExecuteDeleteAsync(ct); // pages and passages go with it
        await together.CommitAsync(ct);
        queue.Cancel(id);
        index.Forget(who.Business);
        live.Publish(who.Business, new KnowledgeChanged());
        return gone;
    }

    private static async Task<ForgottenSource> GatherAsync(MiaDb db, Source source, CancellationToken ct) => new()
    {
        Name = source.Name ?? source.Url,
        Source = source,
        File = await db.SourceFiles.AsNoTracking().FirstOrDefaultAsync(f => f.SourceId == source.Id, ct),
        Pages = await db.Pages.AsNoTracking().Where(p => p.SourceId == source.Id).ToListAsync(ct),
        Passages = await db.Passages.AsNoTracking().Where(x => db.Pages.Any(p => p.Id == x.PageId && p.SourceId == source.Id)).ToListAsync(ct),
        Changes = await db.PageChanges.AsNoTracking().Where(c => c.SourceId == source.Id).ToListAsync(ct),
    };
}
