using MiaPulse.Core.Data;
using MiaPulse.Core.Live;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Knowledge;

/// <summary>An owner wants a source back that was just taken away: it is as it was, and a reading that was under way goes on.</summary>
public sealed class RestoreSource(BusinessDbs dbs, CrawlQueue queue, KnowledgeIndex index, LiveFeed live, CrawlerOptions options)
{
    public async Task<Result> RunAsync(Owner who, ForgottenSource gone, CancellationToken ct)
    {
        if (gone.Source.BusinessId != who.Business)
        {
            return Refusal.NotFound("That source is no longer there.");
        }

        await using var db = await dbs.ForAsync(who, ct);
        if (await db.Sources.AnyAsync(s => s.Id == gone.Source.Id || s.Url == gone.Source.Url, ct))
        {
            return Refusal.Conflict($"“{gone.Name}” was given to Mia again meanwhile.");
        }

        if (await IsFullAsync(db, gone.Source.Kind, ct))
        {
            return Refusal.OverLimit("Another source has taken its place meanwhile. Remove one first.");
        }

        db.Add(gone.Source);
        db.AddRange(gone.Pages);
        db.AddRange(gone.Passages);
        db.AddRange(gone.Changes);
        db.AddRange(gone.File is { } file ? [file] : Array.Empty<SourceFile>());
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException) when (!ct.IsCancellationRequested)
        {
            return Refusal.Conflict($"“{gone.Name}” was given to Mia again at the same moment. Look whether it is there.");
        }

        queue.Wake();
        index.Forget(who.Business);
        live.Publish(who.Business, new SourceProgressed(gone.Source.Id));
        live.Publish(who.Business, new KnowledgeChanged());
        return Result.Done;
    }

    private async Task<bool> IsFullAsync(MiaDb db, SourceKind kind, CancellationToken ct) => kind is SourceKind.Document
        ? await db.Sources.CountAsync(s => s.Kind == SourceKind.Document, ct) >= LearnDocument.MaxDocuments
        : await db.Sources.CountAsync(s => s.Kind != SourceKind.Document, ct) >= options.MaxSources;
}
