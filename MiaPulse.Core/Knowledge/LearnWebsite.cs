using MiaPulse.Core.Data;
using MiaPulse.Core.Live;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Knowledge;

/// <summary>
/// An owner gives Mia a website to read, or asks her to read it again. Answers as soon as the wish is stored; the reading follows in the background and
/// tells itself by <see cref="SourceProgressed"/>. What Mia knew of the site before stays until the new pages are there.
/// </summary>
public sealed class LearnWebsite(BusinessDbs dbs, CrawlQueue queue, LiveFeed live, CrawlerOptions options, TimeProvider clock)
{
    /// <summary>A whole website.</summary>
    public Task<Result<SourceId>> RunAsync(Owner who, string url, CancellationToken ct) => RunAsync(who, url, SourceKind.Website, ct);

    /// <param name="who">The owner.</param>
    /// <param name="url">As typed; a missing scheme is https, and http where the site does not speak it.</param>
    /// <param name="kind">A whole website, one page of it, or what a sitemap lists.</param>
    /// <param name="ct">Cancels the asking, not the reading.</param>
    /// <returns>The source: the one there is when this address was given before; from now on it is of this kind.</returns>
    public async Task<Result<SourceId>> RunAsync(Owner who, string url, SourceKind kind, CancellationToken ct)
    {
        if (kind is SourceKind.Document)
        {
            return Refusal.Invalid("kind", "An address is a website, a page or a sitemap.");
        }

        if (CheckedUrl.FromOwner(url, new AllowedHosts(options.AllowedPrivateHosts), out var refusal) is not { } website)
        {
            return Refusal.Invalid("url", refusal);
        }

        var address = website.Uri.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped);
        if (address.Length > Source.MaxUrlLength)
        {
            return Refusal.Invalid("url", "That web address is too long.");
        }

        var result = await StoreAsync(who, address, kind, !CheckedUrl.HasScheme(url.Trim()), ct);
        if (result.IsDone)
        {
            queue.Wake();
            live.Publish(who.Business, new SourceProgressed(result.Value));
        }

        return result;
    }

    private async Task<Result<SourceId>> StoreAsync(Owner who, string address, SourceKind kind, bool mayUseHttp, CancellationToken ct)
    {
        await using var db = await dbs.ForAsync(who, ct);
        var now = clock.GetUtcNow();
        if (await db.Sources.FirstOrDefaultAsync(s => s.Url == address, ct) is { } known)
        {
            known.Kind = known.State is SourceState.Queued or SourceState.Crawling ? known.Kind : kind;
            known.Queue(now);
            try
            {
                await db.SaveChangesAsync(ct);
            }
            catch (DbUpdateConcurrencyException)
            {
                return known.Id; // a second click at the same moment asked for the same
            }

            return known.Id;
        }

        if (await db.Sources.CountAsync(s => s.Kind != SourceKind.Document, ct) >= options.MaxSources)
        {
            return Refusal.OverLimit($"Mia reads up to {options.MaxSources} websites, pages and sitemaps. Remove one first.");
        }

        var source = new Source { BusinessId = who.Business, Id = Ids.New<SourceId>(clock), Kind = kind, Url = address, MayUseHttp = mayUseHttp, CreatedAt = now, QueuedAt = now };
        db.Sources.Add(source);
        return await db.SaveIfFirstAsync(() => db.Sources.AnyAsync(s => s.Url == address, ct), ct)
            ? source.Id
            : await db.Sources.Where(s => s.Url == address).Select(s => s.Id).FirstAsync(ct); // two clicks at once: the unique index let the other in
    }
}
