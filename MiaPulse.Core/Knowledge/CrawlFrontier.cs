namespace MiaPulse.Core.Knowledge;

/// <summary>A page that waits to be read.</summary>
internal sealed record WaitingPage(PageIdentity Page, CheckedUrl Url, int Attempt = 1, PageVersion? Known = null);

/// <summary>What is known of a page's row.</summary>
internal sealed record PageIdentity(Shared.PageId Id, int Number);

/// <summary>Which pages of one site are known and which still wait, best first. Belongs to one crawl, which uses it from one place at a time.</summary>
internal sealed class CrawlFrontier
{
    private readonly PriorityQueue<WaitingPage, (int Rank, int Number)> _waiting = new();
    private readonly HashSet<string> _keys = new(StringComparer.Ordinal);
    private readonly LinkTraps _traps = new();

    public int Waiting => _waiting.Count;

    /// <summary>True for an address that is new here and worth a request. Counts it as known.</summary>
    public bool IsNew(Uri url) => _keys.Add(Site.KeyOf(url)) && _traps.Take(url);

    /// <summary>True where the address was not known yet. For where a redirect ends.</summary>
    public bool Arrive(Uri url) => _keys.Add(Site.KeyOf(url));

    public void Wait(WaitingPage page) => _waiting.Enqueue(page, (Site.Rank(page.Url.Uri) + (page.Attempt - 1) * 100, page.Page.Number));

    public bool TryTake(out WaitingPage page) => _waiting.TryDequeue(out page!, out _);
}
