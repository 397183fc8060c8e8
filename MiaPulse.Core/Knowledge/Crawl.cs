namespace MiaPulse.Core.Knowledge;

/// <summary>One reading of one website. Requests run two at a time; everything else, one after the other.</summary>
internal sealed class Crawl(CrawlShelf shelf, GuardedFetcher fetcher, CrawlerOptions options, TimeProvider clock)
{
    private const int AtOnce = 2;
    private const int MostAttempts = 3;
    private const int MostFailuresInARow = 8;
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);

    private readonly AllowedHosts _allowed = new(options.AllowedPrivateHosts);
    private readonly CrawlFrontier _frontier = new();
    private readonly SiteGuide _guide = new(fetcher, options);
    private readonly HashSet<string> _texts = new(StringComparer.Ordinal);
    private readonly long _start = clock.GetTimestamp();
    private RobotsTxt _robots = RobotsTxt.Silent;
    private Site? _site;
    private int _failuresInARow;
    private int _requests;
    private string? _note;
    private string _address = "";
    private bool _hasKept;

    public async Task RunAsync(CancellationToken ct)
    {
        if (await BeginAsync(ct) is { } sentence)
        {
            await shelf.FinishAsync(SourceState.Failed, sentence, null, isWhole: false, ct);
            return;
        }

        if (shelf.Kind is not SourceKind.SinglePage)
        {
            await ReadSitemapsAsync(ct);
        }

        await ReadAllAsync(ct);
        if (shelf.Read == 0)
        {
            await shelf.FinishAsync(SourceState.Failed, _note ?? NothingRead, null, isWhole: false, ct);
            return;
        }

        await shelf.FinishAsync(SourceState.Ready, null, _note, isWhole: _note is null, ct);
    }

    /// <summary>Robots.txt and the first page, which says where the site ends.</summary>
    /// <returns>Why there is nothing to read, or null.</returns>
    private async Task<string?> BeginAsync(CancellationToken ct)
    {
        if (CheckedUrl.Parse(shelf.Url, _allowed, out var refusal) is not { } start)
        {
            return refusal;
        }

        _address = start.ToString();
        if (shelf.Scope is { } scope)
        {
            return await ResumeAsync(scope, ct);
        }

        if (await RobotsOfAsync(start, ct) is { } closed)
        {
            if (!shelf.MayUseHttp || start.Uri.Scheme != Uri.UriSchemeHttps || CheckedUrl.Parse(PlainOf(start), _allowed, out _) is not { } plain || await RobotsOfAsync(plain, ct) is not null)
            {
                return closed;
            }

            start = plain;
        }

        if (!_robots.Allows(start.Uri))
        {
            return RobotsForbid;
        }

        if (shelf.Kind is SourceKind.Sitemap)
        {
            _address = start.ToString();
            _site = Site.From(start.Uri.GetLeftPart(UriPartial.Authority) + "/");
            await shelf.AddFoundAsync([], _site.Scope, ct);
            return null;
        }

        var answer = await FetchPatientlyAsync(start, ct);
        if (answer is NotFetched not)
        {
            return not.Sentence;
        }

        var first = (Fetched)answer;
        if (first.Url.Uri.Authority != start.Uri.Authority && (await RobotsOfAsync(first.Url, ct) ?? (_robots.Allows(first.Url.Uri) ? null : RobotsForbid)) is { } elsewhere)
        {
            return elsewhere;
        }

        var content = PageReader.Read(first, _allowed);
        _site = Site.Of(first.Url.Uri, content.Links);
        var address = Site.Tidy(first.Url.Uri).AbsoluteUri;
        _frontier.IsNew(first.Url.Uri);
        var page = (await shelf.AddFoundAsync([address], _site.Scope, ct))[0];
        await StoreAsync(page, OutcomeOf(content, first), content.Links, ct);
        return null;
    }

    private string NothingRead => shelf.Kind is SourceKind.Sitemap && shelf.Found == 0
        ? "There is no sitemap at this address, or it lists no page of this website."
        : "Mia found no text to read on this website.";

    private const string RobotsForbid = "The website's robots.txt asks Mia not to read it.";

    private async Task<string?> ResumeAsync(string scope, CancellationToken ct)
    {
        _site = Site.From(scope);
        foreach (var url in shelf.Done)
        {
            _frontier.IsNew(new Uri(url));
        }

        foreach (var (page, url) in shelf.LeftOver)
        {
            if (CheckedUrl.Parse(url, _allowed, out _) is { } good)
            {
                _frontier.IsNew(good.Uri);
                _frontier.Wait(new WaitingPage(page, good, Known: shelf.VersionOf(url)));
            }
        }

        return CheckedUrl.Parse(scope, _allowed, out var refusal) is { } home ? await RobotsOfAsync(home, ct) : refusal;
    }

    private async Task<string?> RobotsOfAsync(CheckedUrl site, CancellationToken ct)
    {
        var (robots, closed) = await _guide.RobotsOfAsync(site, ct);
        _robots = robots;
        return closed;
    }

    private async Task ReadSitemapsAsync(CancellationToken ct)
    {
        var home = CheckedUrl.Parse(_site!.Scope, _allowed, out _)!;
        var from = shelf.Kind is SourceKind.Sitemap ? [_address] : _robots.Sitemaps.Append("/sitemap.xml");
        await foreach (var listed in _guide.SitemapsOfAsync(home, _site, _robots, from, PauseAsync, ct))
        {
            var found = Worth(listed);
            WaitFor(found, await shelf.AddFoundAsync([.. found.Select(f => f.Address)], null, ct));
        }
    }

    private async Task ReadAllAsync(CancellationToken ct)
    {
        var fetching = new Dictionary<Task<FetchAnswer>, WaitingPage>();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var width = _robots.CrawlDelay > TimeSpan.Zero ? 1 : AtOnce;
        try
        {
            while (true)
            {
                while (fetching.Count < width && !IsEnough() && shelf.Read + fetching.Count < options.MaxPages && _frontier.TryTake(out var next))
                {
                    fetching.Add(FetchAsync(next, stop.Token), next);
                }

                if (fetching.Count == 0)
                {
                    break;
                }

                var done = await Task.WhenAny(fetching.Keys);
                fetching.Remove(done, out var page);
                await JudgeAsync(page!, await done, ct);
            }
        }
        finally
        {
            await stop.CancelAsync();
            await Task.WhenAll(fetching.Keys.Select(t => t.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default)));
        }
    }

    private bool IsEnough()
    {
        _note ??= (_frontier.Waiting > 0) switch
        {
            false => null,
            _ when shelf.Read >= options.MaxPages => $"Mia read {shelf.Read} pages, which is the most for one website; at least {_frontier.Waiting} more were left out.",
            _ when _requests >= options.MaxPages * 2 => $"Mia stopped after {_requests} pages, because many of them could not be read.",
            _ when _failuresInARow >= MostFailuresInARow => "The website stopped answering. The pages that were read are kept.",
            _ when clock.GetElapsedTime(_start) > TimeSpan.FromMinutes(options.MaxMinutes) => "The website answers so slowly that Mia stopped. The pages that were read are kept.",
            _ => null,
        };
        return _note is not null;
    }

    private async Task<FetchAnswer> FetchAsync(WaitingPage page, CancellationToken ct)
    {
        if (!_robots.Allows(page.Url.Uri))
        {
            return new NotFetched(page.Url, FetchProblem.Refused, "The website's robots.txt asks Mia not to read this page.");
        }

        if (Site.IsDocument(page.Url.Uri))
        {
            return new NotFetched(page.Url, FetchProblem.WrongKind, "Mia reads web pages, and this is a document.");
        }

        _requests++;
        await PauseAsync(ct);
        return await fetcher.FetchAsync(page.Url, FetchKind.Page, page.Known is { CanBeAskedFor: true } ? page.Known : null, ct);
    }

    private async Task JudgeAsync(WaitingPage page, FetchAnswer answer, CancellationToken ct)
    {
        if (answer is NotModified)
        {
            _failuresInARow = 0;
            _texts.Add(page.Known!.ContentHash);
            await shelf.KeepAsync(page.Page, ct);
            await LookAtAllKnownAsync(ct);
            return;
        }

        if (answer is Fetched fetched)
        {
            _failuresInARow = 0;
            if (Site.KeyOf(fetched.Url.Uri) != Site.KeyOf(page.Url.Uri))
            {
                var elsewhere = !_site!.Holds(fetched.Url.Uri) ? "This page leads to another website."
                    : Site.IsSignIn(fetched.Url.Uri) ? "This page asks people to sign in, so Mia cannot read it."
                    : !_frontier.Arrive(fetched.Url.Uri) ? "This page leads to one that is read already."
                    : null;
                if (elsewhere is not null)
                {
                    await StoreAsync(page.Page, new PageOutcome(PageState.Skipped, elsewhere, null, page.Url.ToString()), [], ct);
                    return;
                }
            }

            var content = PageReader.Read(fetched, _allowed);
            await StoreAsync(page.Page, OutcomeOf(content, fetched), content.Links, ct);
            return;
        }

        var not = (NotFetched)answer;
        _failuresInARow = not.MayPass ? _failuresInARow + 1 : 0;
        if (not.MayPass && page.Attempt < MostAttempts && _failuresInARow < MostFailuresInARow)
        {
            if (not.Problem == FetchProblem.Busy)
            {
                await Task.Delay(Min(Max(not.RetryAfter ?? TimeSpan.Zero, Pause * 2), LongestPause), clock, ct);
            }

            _frontier.Wait(page with { Attempt = page.Attempt + 1 });
            return;
        }

        var state = not.Problem is FetchProblem.Refused or FetchProblem.WrongKind or FetchProblem.NeedsSignIn ? PageState.Skipped : PageState.Failed;
        await StoreAsync(page.Page, new PageOutcome(state, not.Sentence, null, page.Url.ToString(), KeepsOld: not.MayPass), [], ct);
    }

    // Where a page is not sent again, nobody knows what it leads to: then whatever was known of the site is looked at, and what is gone says so itself.
    private async Task LookAtAllKnownAsync(CancellationToken ct)
    {
        if (_hasKept || shelf.Kind is not SourceKind.Website)
        {
            return;
        }

        _hasKept = true;
        var known = Worth(shelf.KnownBefore.Select(u => CheckedUrl.Parse(u, _allowed, out _)).OfType<CheckedUrl>());
        WaitFor(known, await shelf.AddFoundAsync([.. known.Select(f => f.Address)], null, ct));
    }

    private async Task StoreAsync(PageIdentity page, PageOutcome outcome, IReadOnlyList<CheckedUrl> links, CancellationToken ct)
    {
        var found = shelf.Kind is SourceKind.Website ? Worth(links) : [];
        WaitFor(found, await shelf.StoreAsync(page, outcome, [.. found.Select(f => f.Address)], ct));
    }

    private void WaitFor(List<(string Address, CheckedUrl Url)> found, List<PageIdentity> rows)
    {
        for (var i = 0; i < rows.Count; i++)
        {
            _frontier.Wait(new WaitingPage(rows[i], found[i].Url, Known: shelf.VersionOf(found[i].Address)));
        }
    }

    /// <summary>Of many links those that are pages of this site and not known yet.</summary>
    private List<(string Address, CheckedUrl Url)> Worth(IEnumerable<CheckedUrl> links)
    {
        var worth = new List<(string, CheckedUrl)>();
        foreach (var link in links)
        {
            if (_site!.Holds(link.Uri) && Site.IsWorthReading(link.Uri) && !shelf.Excluded.LeavesOut(link.Uri) && shelf.Found + worth.Count < options.MaxPages * 2
                && CheckedUrl.Parse(Site.Tidy(link.Uri).AbsoluteUri, _allowed, out _) is { } tidy && tidy.ToString().Length <= Source.MaxUrlLength && _frontier.IsNew(tidy.Uri))
            {
                worth.Add((tidy.ToString(), tidy));
            }
        }

        return worth;
    }

    private PageOutcome OutcomeOf(PageContent content, Fetched page)
    {
        var sameText = content.Nothing is null && !_texts.Add(PageVersion.HashOf(content.Pieces));
        var reason = content.Nothing ?? (sameText ? "This page says the same as another one." : null);
        return new PageOutcome(reason is null ? PageState.Read : PageState.Skipped, reason, content with { Pieces = reason is null ? content.Pieces : [] }, page.Url.ToString())
        {
            ETag = page.ETag,
            LastModified = page.LastModified,
        };
    }

    private async Task<FetchAnswer> FetchPatientlyAsync(CheckedUrl url, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            var answer = await fetcher.FetchAsync(url, FetchKind.Page, ct);
            if (answer is not NotFetched { MayPass: true } || attempt == MostAttempts)
            {
                return answer;
            }

            await Task.Delay(Pause * (attempt * 2), clock, ct);
        }
    }

    private TimeSpan Pause => Max(TimeSpan.FromMilliseconds(options.PauseMilliseconds), Min(_robots.CrawlDelay ?? TimeSpan.Zero, LongestPause));

    private Task PauseAsync(CancellationToken ct) => Pause > TimeSpan.Zero ? Task.Delay(Pause, clock, ct) : Task.CompletedTask;

    private static string PlainOf(CheckedUrl url) => "http" + url.ToString()["https".Length..];

    private static TimeSpan Max(TimeSpan a, TimeSpan b) => a > b ? a : b;

    private static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;
}
