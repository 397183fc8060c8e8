using System.Runtime.CompilerServices;
using System.Text;

namespace MiaPulse.Core.Knowledge;

/// <summary>What a website says about itself to those who read it by machine: robots.txt and sitemaps.</summary>
internal sealed class SiteGuide(GuardedFetcher fetcher, CrawlerOptions options)
{
    private const int MostSitemaps = 10;
    private readonly AllowedHosts _allowed = new(options.AllowedPrivateHosts);

    /// <summary>The robots.txt of a host, or why the host is to be left alone.</summary>
    public async Task<(RobotsTxt Robots, string? Closed)> RobotsOfAsync(CheckedUrl site, CancellationToken ct) =>
        await fetcher.FetchAsync(site.Resolve("/robots.txt", _allowed, out _)!, FetchKind.Robots, ct) switch
        {
            Fetched robots => (RobotsTxt.Parse(Encoding.UTF8.GetString(robots.Body)), null),

            // RFC 9309, 2.3.1.4: a website that cannot say what may be read is not read.
            NotFetched { Problem: FetchProblem.Busy or FetchProblem.ServerError } =>
                (RobotsTxt.Silent, "The website cannot say what may be read (its robots.txt has an error), so Mia keeps out. Try again later."),
            NotFetched { Problem: FetchProblem.Unreachable or FetchProblem.TooSlow } not => (RobotsTxt.Silent, not.Sentence),
            NotFetched { Problem: FetchProblem.Refused } not when not.Url.Uri.Authority == site.Uri.Authority && not.Sentence == CheckedUrl.PrivateSentence => (RobotsTxt.Silent, not.Sentence),
            _ => (RobotsTxt.Silent, null),
        };

    /// <summary>The pages that each sitemap of the site lists, sitemap by sitemap.</summary>
    public async IAsyncEnumerable<IEnumerable<CheckedUrl>> SitemapsOfAsync(
        CheckedUrl home, Site site, RobotsTxt robots, IEnumerable<string> from, Func<CancellationToken, Task> pause, [EnumeratorCancellation] CancellationToken ct)
    {
        var due = new Queue<string>(from);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (seen.Count < MostSitemaps && due.TryDequeue(out var reference))
        {
            if (home.Resolve(reference, _allowed, out _) is not { } url || !site.IsHost(url.Uri) || !robots.Allows(url.Uri) || !seen.Add(url.ToString()))
            {
                continue;
            }

            await pause(ct);
            if (await fetcher.FetchAsync(url, FetchKind.Sitemap, ct) is Fetched file)
            {
                var sitemap = Sitemap.Read(file.Body, options.MaxBytes);
                foreach (var further in sitemap.Sitemaps.Take(MostSitemaps))
                {
                    due.Enqueue(further);
                }

                yield return sitemap.Pages.Select(p => home.Resolve(p, _allowed, out _)).OfType<CheckedUrl>();
            }
        }
    }
}
