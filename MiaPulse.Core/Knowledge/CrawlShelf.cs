using MiaPulse.Core.Data;
using MiaPulse.Core.Live;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Knowledge;

/// <summary>The source was cancelled, asked for anew, or taken away while it was read.</summary>
internal sealed class CrawlOverException : Exception;

/// <summary>What came of looking at one page.</summary>
/// <param name="State">Read, skipped or failed.</param>
/// <param name="Reason">Why not read, in a sentence fit to show.</param>
/// <param name="Content">What was read.</param>
/// <param name="Url">Where it was read, after redirects.</param>
/// <param name="KeepsOld">True where the page may be there again tomorrow, so that what was known of it stays.</param>
internal sealed record PageOutcome(PageState State, string? Reason, PageContent? Content, string Url, bool KeepsOld = false)
{
    public string? ETag { get; init; }

    public string? LastModified { get; init; }
}

/// <summary>Stores one reading of one source, page by page: each page in one save together with its passages and the pages it led to. Used from one place at a time.</summary>
internal sealed class CrawlShelf(BusinessDbs dbs, KnowledgeIndex index, LiveFeed live, TimeProvider clock, Mia who, SourceId source)
{
    private readonly Dictionary<string, PageVersion> _versions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PageIdentity> _rows = new(StringComparer.Ordinal);
    private readonly HashSet<PageId> _inRound = [];
    private int _lastNumber;
    private int _round;
    private bool _wasRead;

    public SourceKind Kind { get; private set; }

    public string Url { get; private set; } = "";

    /// <summary>What a document is called.</summary>
    public string Name { get; private set; } = "";

    public bool MayUseHttp { get; private set; }

    public string? Scope { get; private set; }

    /// <summary>Pages found in this round and not looked at yet: what a kill left over.</summary>
    public List<(PageIdentity Page, string Url)> LeftOver { get; } = [];

    /// <summary>Addresses looked at in this round already.</summary>
    public List<string> Done { get; } = [];

    public ExcludeRules Excluded { get; private set; } = ExcludeRules.From(null);

    /// <summary>Addresses that were read in an earlier round.</summary>
    public IEnumerable<string> KnownBefore => _versions.Keys;

    public int Found => _inRound.Count;

    public int Read { get; private set; }

    /// <summary>Takes up the reading where it stands. False where none is due.</summary>
    public async Task<bool> OpenAsync(CancellationToken ct)
    {
        await using var db = await dbs.ForAsync(who, ct);
        if (await db.Sources.FirstOrDefaultAsync(s => s.Id == source, ct) is not { State: SourceState.Queued or SourceState.Crawling } row)
        {
            return false;
        }

        var isNew = row.State is SourceState.Queued;
        row.State = SourceState.Crawling;
        row.StartedAt ??= clock.GetUtcNow();
        (_round, Kind, Url, Name, MayUseHttp, Scope, Excluded) = (row.Round, row.Kind, row.Url, row.Name ?? "", row.MayUseHttp, row.Scope, ExcludeRules.From(row.Excluded));
        await SaveAsync(db, ct);
        if (isNew)
        {
            await db.PageChanges.Where(c => c.SourceId == source).ExecuteDeleteAsync(ct);
        }

        await LookAtPagesAsync(db, ct);
        Tell(isKnowledge: false);
        return true;
    }

    /// <summary>The version of an address that was read before; null where there is none.</summary>
    public PageVersion? VersionOf(string url) => _versions.GetValueOrDefault(url);

    private async Task LookAtPagesAsync(MiaDb db, CancellationToken ct)
    {
        var pages = await db.Pages.AsNoTracking().Where(p => p.SourceId == source).OrderBy(p => p.Number).ToListAsync(ct);
        foreach (var page in pages)
        {
            var identity = _rows[page.Url] = new PageIdentity(page.Id, page.Number);
            _lastNumber = Math.Max(_lastNumber, page.Number);
            if (page is { State: PageState.Read, ContentHash: { } hash } && page.ReadInRound < _round)
            {
                _versions[page.Url] = new PageVersion(page.ETag, page.LastModified, hash);
            }

            if (page.FoundInRound == _round)
            {
                _inRound.Add(page.Id);
                if (page.ReadInRound == _round)
                {
                    Done.Add(page.Url);
                    Read += page.State == PageState.Read ? 1 : 0;
                }
                else
                {
                    LeftOver.Add((identity, page.Url));
                }
            }
        }

        _wasRead = pages.Exists(p => p.ReadInRound > 0 && p.ReadInRound < _round);
    }

    /// <summary>The document's bytes.</summary>
    public async Task<byte[]?> FileAsync(CancellationToken ct)
    {
        await using var db = await dbs.ForAsync(who, ct);
        return await db.SourceFiles.Where(f => f.SourceId == source).Select(f => f.Bytes).FirstOrDefaultAsync(ct);
    }

    /// <summary>Writes down pages that wait to be read, and where the site ends once that is known.</summary>
    public async Task<List<PageIdentity>> AddFoundAsync(IReadOnlyList<string> urls, string? scope, CancellationToken ct)
    {
        await using var db = await dbs.ForAsync(who, ct);
        await TouchAsync(db, scope, ct);
        var found = await AddFoundAsync(db, urls, ct);
        await SaveAsync(db, ct);
        return Seen(urls, found);
    }

    /// <summary>Stores what came of one page.</summary>
    /// <returns>The rows of <paramref name="found"/>, in its order.</returns>
    public async Task<List<PageIdentity>> StoreAsync(PageIdentity page, PageOutcome outcome, IReadOnlyList<string> found, CancellationToken ct)
    {
        await using var db = await dbs.ForAsync(who, ct);
        await TouchAsync(db, null, ct);
        var row = await db.Pages.FirstOrDefaultAsync(p => p.Id == page.Id, ct) ?? throw new CrawlOverException();
        var isOther = !outcome.KeepsOld && await TakeAsync(db, row, outcome, ct);
        (row.State, row.Reason, row.ReadInRound, row.ReadAt) = (outcome.State, outcome.Reason ?? outcome.Content?.LeftOutNote, _round, clock.GetUtcNow());
        var rows = await AddFoundAsync(db, found, ct);
        await SaveAsync(db, ct);
        Read += outcome.State == PageState.Read ? 1 : 0;
        Tell(isKnowledge: isOther);
        return Seen(found, rows);
    }

    /// <summary>The page is what it was.</summary>
    public async Task KeepAsync(PageIdentity page, CancellationToken ct)
    {
        await using var db = await dbs.ForAsync(who, ct);
        await TouchAsync(db, null, ct);
        var row = await db.Pages.FirstOrDefaultAsync(p => p.Id == page.Id, ct) ?? throw new CrawlOverException();
        (row.Reason, row.ReadInRound, row.ReadAt) = (row.State is PageState.Read ? row.Reason : null, _round, clock.GetUtcNow());
        await SaveAsync(db, ct);
        Read++;
        Tell(isKnowledge: false);
    }

    /// <returns>Whether Mia knows anything else of it than before.</returns>
    private async Task<bool> TakeAsync(MiaDb db, Page row, PageOutcome outcome, CancellationToken ct)
    {
        var isRead = outcome.State is PageState.Read;
        var (wasRead, hash) = (row is { ReadInRound: > 0, State: PageState.Read }, isRead ? PageVersion.HashOf(outcome.Content!.Pieces) : null);
        row.Title = outcome.Content?.Title ?? row.Title;
        row.Words = isRead ? outcome.Content!.Words : 0;
        (row.ETag, row.LastModified) = (outcome.ETag, outcome.LastModified);
        if (wasRead && isRead && row.ContentHash == hash)
        {
            return false; // the same words in another dress: nothing is cut or encoded anew
        }

        var pieces = outcome.Content?.Pieces ?? [];
        var old = await db.Passages.Where(p => p.PageId == row.Id).ToListAsync(ct);
        if (_wasRead)
        {
            await NoteAsync(db, row, (wasRead, isRead), PageDifference.Of(old.OrderBy(p => p.Ordinal).Select(p => new Piece(p.Heading, p.Text)), pieces), ct);
        }

        (row.ContentHash, row.ChangedAt) = (hash, clock.GetUtcNow());
        Replace(db, row, old, pieces, outcome);
        return pieces.Count > 0 || old.Count > 0;
    }

    private async Task NoteAsync(MiaDb db, Page row, (bool Was, bool Is) read, string lines, CancellationToken ct)
    {
        PageChangeKind? kind = read switch { (false, true) => PageChangeKind.Added, (true, false) => PageChangeKind.Gone, (true, true) when lines.Length > 0 => PageChangeKind.Changed, _ => null };
        if (kind is null)
        {
            return;
        }

        var change = await db.PageChanges.FirstOrDefaultAsync(c => c.SourceId == source && c.Url == row.Url, ct);
        if (change is null)
        {
            change = new PageChange { BusinessId = who.Business, SourceId = source, Url = row.Url, Round = _round, Title = row.Title, Kind = kind.Value, Lines = "" };
            db.PageChanges.Add(change);
        }

        (change.Round, change.Title, change.Kind, change.Lines) = (_round, row.Title, kind.Value, kind is PageChangeKind.Changed ? lines : "");
    }

    /// <summary>Ends the reading. What was not found again goes, unless the reading ended early.</summary>
    public async Task FinishAsync(SourceState state, string? error, string? note, bool isWhole, CancellationToken ct)
    {
        await using var db = await dbs.ForAsync(who, ct);
        var row = await TouchAsync(db, null, ct);
        var gone = await db.Pages.Where(p => p.SourceId == source && (p.ReadInRound == 0 || (isWhole && p.FoundInRound < _round))).ToListAsync(ct);
        foreach (var page in gone.Where(p => p is { ReadInRound: > 0, State: PageState.Read }))
        {
            await NoteAsync(db, page, (true, false), "", ct);
        }

        db.Pages.RemoveRange(gone);
        row.Finish(state, error, note, clock.GetUtcNow());
        row.NextReadAt = ReadingTime.After(clock.GetUtcNow(), row.Rhythm, await db.Businesses.Select(b => b.TimeZone).FirstAsync(ct), source);
        await SaveAsync(db, ct);
        await db.SourceFiles.Where(f => f.SourceId == source).ExecuteDeleteAsync(ct);
        Tell(isKnowledge: gone.Count > 0);
    }

    private void Replace(MiaDb db, Page row, List<Passage> old, IReadOnlyList<Piece> fresh, PageOutcome outcome)
    {
        // Equal text keeps what the encoder made of it, which took longer than reading the page.
        var known = old.Where(p => p.Meaning is not null).DistinctBy(p => (p.Heading, p.Text)).ToDictionary(p => (p.Heading, p.Text));
        db.Passages.RemoveRange(old);
        db.Passages.AddRange(fresh.Select((piece, i) => new Passage
        {
            BusinessId = row.BusinessId,
            Id = Ids.New<PassageId>(clock),
            PageId = row.Id,
            Ordinal = i,
            Heading = piece.Heading,
            Text = piece.Text,
            PageTitle = row.Title,
            PageUrl = outcome.Url,
            Meaning = known.GetValueOrDefault((piece.Heading, piece.Text))?.Meaning,
            ModelMeaning = known.GetValueOrDefault((piece.Heading, piece.Text))?.ModelMeaning,
        }));
    }

    private async Task<Source> TouchAsync(MiaDb db, string? scope, CancellationToken ct)
    {
        var row = await db.Sources.FirstOrDefaultAsync(s => s.Id == source && s.State == SourceState.Crawling && s.Round == _round, ct) ?? throw new CrawlOverException();
        row.ProgressedAt = clock.GetUtcNow();
        row.Scope = Scope = scope ?? row.Scope;
        return row;
    }

    private async Task<List<PageIdentity>> AddFoundAsync(MiaDb db, IReadOnlyList<string> urls, CancellationToken ct)
    {
        var identities = new List<PageIdentity>();
        var known = urls.Select(u => _rows.GetValueOrDefault(u)?.Id).OfType<PageId>().ToList();
        foreach (var row in await db.Pages.Where(p => known.Contains(p.Id)).ToListAsync(ct))
        {
            row.FoundInRound = _round;
        }

        var number = _lastNumber;
        foreach (var url in urls)
        {
            if (_rows.TryGetValue(url, out var old))
            {
                identities.Add(old);
                continue;
            }

            var page = new Page
            {
                BusinessId = who.Business,
                Id = Ids.New<PageId>(clock),
                SourceId = source,
                Number = ++number,
                FoundInRound = _round,
                Url = url,
                Title = "",
                State = PageState.Waiting,
                ReadAt = clock.GetUtcNow(),
            };
            db.Pages.Add(page);
            identities.Add(new PageIdentity(page.Id, page.Number));
        }

        return identities;
    }

    // Only after the save: what was not stored is not known.
    private List<PageIdentity> Seen(IReadOnlyList<string> urls, List<PageIdentity> rows)
    {
        for (var i = 0; i < urls.Count; i++)
        {
            _rows[urls[i]] = rows[i];
            _inRound.Add(rows[i].Id);
            _lastNumber = Math.Max(_lastNumber, rows[i].Number);
        }

        return rows;
    }

    private async Task SaveAsync(MiaDb db, CancellationToken ct)
    {
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException) when (!ct.IsCancellationRequested)
        {
            // The source's state guards every save. If it moved on, that is why; if not, something is wrong and goes up.
            await using var again = await dbs.ForAsync(who, ct);
            if (await again.Sources.AnyAsync(s => s.Id == source && s.State == SourceState.Crawling && s.Round == _round, ct))
            {
                throw;
            }

            throw new CrawlOverException();
        }
    }

    private void Tell(bool isKnowledge)
    {
        live.Publish(who.Business, new SourceProgressed(source));
        if (isKnowledge)
        {
            index.Forget(who.Business);
            live.Publish(who.Business, new KnowledgeChanged());
        }
    }
}
