using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Knowledge;

/// <summary>A source and how far its reading is.</summary>
/// <param name="Id">Of the source.</param>
/// <param name="Url">The address that the owner gave; for a document, what it is known by.</param>
/// <param name="State">While it is queued or crawling, the counts are of the reading that is under way; afterwards of all that is kept.</param>
/// <param name="Error">Why it failed, in a sentence fit to show.</param>
/// <param name="Note">What the owner should know although it went well, in a sentence fit to show.</param>
/// <param name="Found">Pages known, whether looked at yet or not.</param>
/// <param name="Read">Pages read.</param>
/// <param name="Skipped">Pages left out, each with its reason.</param>
/// <param name="Failed">Pages that could not be had, each with its reason.</param>
/// <param name="Passages">Pieces of text, also those that say what others say (<see cref="KnowledgeBook.SaidOnceAsync"/>).</param>
/// <param name="CreatedAt">When it was given first.</param>
/// <param name="StartedAt">When the last reading began.</param>
/// <param name="FinishedAt">When the last reading ended.</param>
public sealed record SourceView(
    SourceId Id, string Url, SourceState State, string? Error, string? Note, int Found, int Read, int Skipped, int Failed, int Passages,
    DateTimeOffset CreatedAt, DateTimeOffset? StartedAt, DateTimeOffset? FinishedAt)
{
    public SourceKind Kind { get; init; }

    /// <summary>What the owner calls a document. Null for what has an address.</summary>
    public string? Name { get; init; }

    public ReadingRhythm Rhythm { get; init; }

    /// <summary>When it is read again by itself.</summary>
    public DateTimeOffset? NextReadAt { get; init; }

    /// <summary>Paths that are left out, one a line.</summary>
    public string? Excluded { get; init; }

    /// <summary>Pages that the last re-reading found different.</summary>
    public int Changes { get; init; }

    public bool IsUnderWay => State is SourceState.Queued or SourceState.Crawling;
}

/// <summary>A page that was looked at.</summary>
/// <param name="Number">Place in the order of finding, from 1; also the place to go on reading the list from.</param>
/// <param name="Url">Where it is.</param>
/// <param name="Title">Its title.</param>
/// <param name="State">What came of it.</param>
/// <param name="Reason">Why it was skipped or failed, in a sentence fit to show.</param>
/// <param name="Words">Words read.</param>
/// <param name="Passages">Pieces of text that Mia can answer from.</param>
/// <param name="ReadAt">When.</param>
public sealed record PageRow(int Number, string Url, string Title, PageState State, string? Reason, int Words, int Passages, DateTimeOffset ReadAt);

/// <summary>What the last re-reading found different on a page.</summary>
/// <param name="Url">Where it is, or was.</param>
/// <param name="Title">Its title.</param>
/// <param name="Kind">New, changed or gone.</param>
/// <param name="Lines">Of a page that changed: each behind <c>+</c> or <c>-</c>.</param>
public sealed record PageChangeRow(string Url, string Title, PageChangeKind Kind, IReadOnlyList<string> Lines);

/// <summary>A question with the owner's answer.</summary>
public sealed record FaqRow(FaqId Id, string Question, string Answer, DateTimeOffset UpdatedAt);

/// <summary>What Mia knows, in figures.</summary>
public sealed record KnowledgeCounts(int Sources, int Pages, int Passages, int Faqs);

/// <summary>What Mia knows of a business: its sources with their pages, and the owner's own answers.</summary>
public sealed class KnowledgeBook(BusinessDbs dbs)
{
    public const int MostRows = 200;

    /// <summary>Every source, the newest first.</summary>
    public async Task<IReadOnlyList<SourceView>> SourcesAsync(BusinessCaller who, CancellationToken ct)
    {
        await using var db = await dbs.ForAsync(who, ct);
        return await ViewsOf(db, db.Sources).ToListAsync(ct);
    }

    public async Task<Result<SourceView>> SourceAsync(BusinessCaller who, SourceId id, CancellationToken ct)
    {
        await using var db = await dbs.ForAsync(who, ct);
        return await ViewsOf(db, db.Sources.Where(s => s.Id == id)).FirstOrDefaultAsync(ct) is { } view
            ? view
            : Refusal.NotFound("That source is no longer there.");
    }

    /// <summary>The pages of a source that were looked at, the last found first.</summary>
    /// <param name="who">Who asks.</param>
    /// <param name="source">Of which source.</param>
    /// <param name="state">Only those; null for all.</param>
    /// <param name="before">Only pages with a smaller <see cref="PageRow.Number"/>; null to start.</param>
    /// <param name="limit">Rows, at most <see cref="MostRows"/>.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<IReadOnlyList<PageRow>> PagesAsync(BusinessCaller who, SourceId source, PageState? state, int? before, int limit, CancellationToken ct)
    {
        await using var db = await dbs.ForAsync(who, ct);
        return await db.Pages
            .Where(p => p.SourceId == source && p.ReadInRound > 0 && (state == null || p.State == state) && (before == null || p.Number < before))
            .OrderByDescending(p => p.Number)
            .Take(Math.Clamp(limit, 1, MostRows))
            .Select(p => new PageRow(p.Number, p.Url, p.Title, p.State, p.Reason, p.Words, db.Passages.Count(x => x.PageId == p.Id), p.ReadAt))
            .ToListAsync(ct);
    }

    /// <summary>The page that a reading which is under way waits for: of those found and not looked at, the one that comes first. Null where there is none.</summary>
    public async Task<string?> WaitingForAsync(BusinessCaller who, SourceId source, CancellationToken ct)
    {
        await using var db = await dbs.ForAsync(who, ct);
        var waiting = await db.Pages
            .Where(p => p.SourceId == source && db.Sources.Any(s => s.Id == source && s.State == SourceState.Crawling && s.Round == p.FoundInRound && s.Round > p.ReadInRound))
            .OrderBy(p => p.Number)
            .Take(MostRows)
            .Select(p => p.Url)
            .ToListAsync(ct);
        return waiting.MinBy(url => Site.Rank(new Uri(url))); // the order of the frontier
    }

    /// <summary>What the last re-reading of a source found different: what is gone, what changed, what is new.</summary>
    public async Task<IReadOnlyList<PageChangeRow>> ChangesAsync(BusinessCaller who, SourceId source, CancellationToken ct)
    {
        await using var db = await dbs.ForAsync(who, ct);
        var changes = await db.PageChanges.AsNoTracking().Where(c => c.SourceId == source).OrderBy(c => c.Url).Take(MostRows).ToListAsync(ct);
        return [.. changes.OrderByDescending(c => c.Kind).Select(c => new PageChangeRow(c.Url, c.Title, c.Kind, c.Lines.Split('\n', StringSplitOptions.RemoveEmptyEntries)))];
    }

    /// <summary>The week's hours that the business's own words state; null where they state none.</summary>
    public async Task<StatedHours?> HoursAsync(BusinessCaller who, CancellationToken ct)
    {
        await using var db = await dbs.ForAsync(who, ct);
        var known = await KnownAsync(db, ct);
        return await Task.Run(() => StatedHours.In(known, KnowledgeIndex.LanguagesOf(known)), ct); // as long as contradictions take, where there is much
    }

    private static async Task<List<Known>> KnownAsync(MiaDb db, CancellationToken ct)
    {
        var faqs = await db.Faqs.AsNoTracking().ToListAsync(ct);
        var passages = NewestReading.Of(await KnowledgeIndex.PassagesOf(db).ToListAsync(ct), p => p.Place);
        return [.. faqs.Select(KnowledgeIndex.AsKnown), .. passages.Select(KnowledgeIndex.AsKnown)];
    }

    /// <summary>Where sources say different things about the same, or other hours than the owner set, and what Mia goes by.</summary>
    public async Task<IReadOnlyList<Contradiction>> ContradictionsAsync(BusinessCaller who, CancellationToken ct)
    {
        await using var db = await dbs.ForAsync(who, ct);
        var business = await db.Businesses.Select(b => new { b.Name, b.Hours }).FirstOrDefaultAsync(ct);
        var known = await KnownAsync(db, ct);
        return await Task.Run<IReadOnlyList<Contradiction>>(() => [.. Contradictions.In(known, KnowledgeIndex.LanguagesOf(known), business?.Name ?? "", business?.Hours).Select(c => c.Found).Distinct()], ct); // a second, where there is much: the screen that asks stays quick
    }

    /// <summary>How many passages of each source that has any say what none before them says: the footer of every page counts once, as it is searched once.</summary>
    public async Task<IReadOnlyDictionary<SourceId, int>> SaidOnceAsync(BusinessCaller who, CancellationToken ct)
    {
        await using var db = await dbs.ForAsync(who, ct);
        var all = await KnowledgeIndex.PassagesOf(db).Select(p => new { p.Source, p.Passage.Heading, p.Passage.PageTitle, p.Passage.Text, p.Passage.PageUrl, p.Passage.PageId, p.ReadAt, p.At }).ToListAsync(ct);
        var passages = NewestReading.Of(all, p => (p.PageUrl, p.PageId, p.ReadAt, p.At));
        var once = new KeptOnce();
        return await Task.Run(() => passages.GroupBy(p => p.Source, p => once.Fresh(p.Heading.Length > 0 ? p.Heading : p.PageTitle, p.Text) is not null).ToDictionary(s => s.Key, s => s.Count(isFresh => isFresh)), ct);
    }

    /// <summary>The owner's answers, the last changed first.</summary>
    public async Task<IReadOnlyList<FaqRow>> FaqsAsync(BusinessCaller who, CancellationToken ct)
    {
        await using var db = await dbs.ForAsync(who, ct);
        return await db.Faqs.OrderByDescending(f => f.UpdatedAt).Select(f => new FaqRow(f.Id, f.Question, f.Answer, f.UpdatedAt)).ToListAsync(ct);
    }

    public async Task<KnowledgeCounts> CountsAsync(BusinessCaller who, CancellationToken ct)
    {
        await using var db = await dbs.ForAsync(who, ct);
        return new KnowledgeCounts(
            await db.Sources.CountAsync(ct), await db.Pages.CountAsync(p => p.State == PageState.Read, ct), await db.Passages.CountAsync(ct), await db.Faqs.CountAsync(ct));
    }

    private static IQueryable<SourceView> ViewsOf(MiaDb db, IQueryable<Source> sources) =>
        from s in sources
        orderby s.CreatedAt descending
        let underWay = s.State == SourceState.Queued || s.State == SourceState.Crawling
        select new SourceView(
            s.Id, s.Url, s.State, s.Error, s.Note,
            db.Pages.Count(p => p.SourceId == s.Id && (underWay ? p.FoundInRound == s.Round : p.ReadInRound > 0)),
            db.Pages.Count(p => p.SourceId == s.Id && p.State == PageState.Read && (underWay ? p.ReadInRound == s.Round : p.ReadInRound > 0)),
            db.Pages.Count(p => p.SourceId == s.Id && p.State == PageState.Skipped && (underWay ? p.ReadInRound == s.Round : p.ReadInRound > 0)),
            db.Pages.Count(p => p.SourceId == s.Id && p.State == PageState.Failed && (underWay ? p.ReadInRound == s.Round : p.ReadInRound > 0)),
            db.Passages.Count(x => db.Pages.Any(p => p.Id == x.PageId && p.SourceId == s.Id)),
            s.CreatedAt, s.StartedAt, s.FinishedAt)
        {
            Kind = s.Kind,
            Name = s.Name,
            Rhythm = s.Rhythm,
            NextReadAt = s.NextReadAt,
            Excluded = s.Excluded,
            Changes = db.PageChanges.Count(c => c.SourceId == s.Id),
        };
}
