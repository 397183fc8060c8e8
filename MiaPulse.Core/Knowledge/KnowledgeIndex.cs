using System.Collections.Concurrent;
using MiaPulse.Core.Data;
using MiaPulse.Core.Receptionist.Embedded;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace MiaPulse.Core.Knowledge;

/// <summary>A passage or FAQ that was found for a question.</summary>
/// <param name="Id">Of the passage, or of the FAQ.</param>
/// <param name="Title">The question or heading; the page's title where there is none.</param>
/// <param name="Text">The answer or the passage.</param>
/// <param name="Url">The page; none for an FAQ that the owner wrote, and for a document.</param>
/// <param name="IsFaq">Whether the owner wrote it as question and answer.</param>
/// <param name="Score">Rank score within this search, higher is better.</param>
/// <param name="Confidence">How likely it is, 0 to 1, that it answers the question.</param>
/// <param name="Document">The document and page that it stands in; none for a page of a website and for an FAQ.</param>
public sealed record FoundPassage(Guid Id, string Title, string Text, string? Url, bool IsFaq, double Score, double Confidence = 0, string? Document = null)
{
    /// <summary>What to call it where it is named as a source: of a document, first which one and where in it.</summary>
    public string Label => Document is null || Document == Title ? Title : $"{Document}: {Title}";
}

/// <summary>
/// Finds the passages of one business that may answer a question. Each business has its own index, built from its own rows only, kept in memory and
/// dropped when its knowledge changes; there is no index over several businesses that could mix them.
/// </summary>
public sealed partial class KnowledgeIndex(BusinessDbs dbs, SentenceEncoder encoder, ILogger<KnowledgeIndex> log) : IAsyncDisposable
{
    /// <summary>How many a search finds at most.</summary>
    public const int MostFound = 8;

    /// <summary>Businesses kept in memory: those asked longest ago go first.</summary>
    private const int MostBusinesses = 200;

    /// <summary>Entries without vectors that a search may encode while the visitor waits: 20 to 40 ms each.</summary>
    private const int MostEncodedWhileWaiting = 6;

    private readonly ConcurrentDictionary<BusinessId, Slot> _slots = new();
    private readonly MeaningBackfill _backfill = new(dbs, log);
    private long _tick;

    /// <summary>The best passages for a question, best first. An empty question gets the business's first FAQs: what can be asked.</summary>
    public async Task<IReadOnlyList<FoundPassage>> SearchAsync(BusinessCaller who, string question, CancellationToken ct)
    {
        var index = await ForAsync(who.Business, ct);
        if (string.IsNullOrWhiteSpace(question))
        {
            return [.. index.Entries.Where(e => e.IsFaq).Take(MostFound).Select(e => Found(e, 0, 0))];
        }

        return Weigh(index.Search(question, MostFound, MostEncodedWhileWaiting));
    }

    /// <summary>Puts to each candidate how likely it answers.</summary>
    internal static IReadOnlyList<FoundPassage> Weigh(List<Candidate> found)
    {
        var nearestTitle = found.Select(c => c.Signs.Title).DefaultIfEmpty().Max();
        var nearestText = found.Select(c => c.Signs.Text).DefaultIfEmpty().Max();
        return [.. found.Select(c => Found(c.Entry, c.Score, AnswerGate.Confidence(c.Signs, c.Entry.IsFaq, nearestTitle, nearestText)))];
    }

    /// <summary>Knowledge of this business changed: the next search reads it again.</summary>
    public void Forget(BusinessId business) => _slots.TryRemove(business, out _);

    public ValueTask DisposeAsync() => _backfill.DisposeAsync();

    private static FoundPassage Found(Entry entry, double score, double confidence) =>
        new(entry.Id, entry.Title, entry.Text, entry.Url, entry.IsFaq, score, confidence, entry.Document);

    private async Task<BusinessIndex> ForAsync(BusinessId business, CancellationToken ct)
    {
        var slot = _slots.GetOrAdd(business, b => new Slot(new Lazy<Task<BusinessIndex>>(() => BuildAsync(b))));
        slot.UsedAt = Interlocked.Increment(ref _tick);
        MakeRoom();
        try
        {
            return await slot.Index.Value.WaitAsync(ct);
        }
        catch when (slot.Index.Value.IsFaulted)
        {
            _slots.TryRemove(new KeyValuePair<BusinessId, Slot>(business, slot)); // a failed build is not kept: the next question tries again
            throw;
        }
    }

    /// <summary>Built without the first asker's token: others may be waiting for the same one.</summary>
    private async Task<BusinessIndex> BuildAsync(BusinessId business)
    {
        var who = new Mia(business);
        await using var db = await dbs.ForAsync(who, CancellationToken.None);
        var name = await db.Businesses.Select(b => b.Name).FirstOrDefaultAsync() ?? "";
        var faqs = await db.Faqs.AsNoTracking().OrderBy(f => f.CreatedAt).ToListAsync();
        var passages = await PassagesOf(db).ToListAsync();
        var leftOut = Contradictions.In(faqs.Select(AsKnown).Concat(passages.Select(AsKnown))).ToLookup(c => (c.In.Title, c.In.Text), c => c.Line);
        var once = new KeptOnce();
        List<Entry> entries =
        [
            .. faqs.Select(f => new Entry(f.Id.Value, f.Question, f.Answer, null, isFaq: true, MeaningVectors.Read(f.Meaning, f.Question, f.Answer))),
            .. passages.Select(p => EntryOf(p.Passage, once, leftOut)).OfType<Entry>(),
        ];

        var index = new BusinessIndex(name, entries, encoder);
        LogBuilt(log, business, faqs.Count, passages.Count);
        if (entries.Any(e => e.Meaning is null))
        {
            _backfill.Ask(who, index);
        }

        return index;
    }

    /// <summary>Null where nothing is left of it that is not said elsewhere, better or first.</summary>
    private static Entry? EntryOf(Passage passage, KeptOnce once, ILookup<(string, string), string> leftOut)
    {
        var title = TitleOf(passage);
        var text = Without(passage.Text, leftOut[(title, passage.Text)].ToHashSet());
        if (text.Length == 0 || once.Fresh(title, text) is not { } fresh)
        {
            return null;
        }

        var isDocument = DocumentAddress.IsOne(passage.PageUrl);
        return new Entry(passage.Id.Value, title, fresh, isDocument ? null : passage.PageUrl, isFaq: false, MeaningVectors.Read(passage.Meaning, title, fresh)) { Document = isDocument ? passage.PageTitle : null };
    }

    private static string Without(string text, HashSet<string> sentences) => sentences.Count == 0 ? text
        : string.Join('\n', text.Split('\n').Select(line => string.Join(' ', Sentence.Split(line).Where(s => !sentences.Contains(s)))).Where(line => line.Length > 0));

    private static string TitleOf(Passage passage) => passage.Heading.Length > 0 ? passage.Heading : passage.PageTitle;

    /// <summary>Every passage with its page, in an order that stays the same.</summary>
    internal static IQueryable<PlacedPassage> PassagesOf(MiaDb db) =>
        from passage in db.Passages.AsNoTracking()
        join page in db.Pages.AsNoTracking() on passage.PageId equals page.Id
        orderby passage.PageUrl, passage.Ordinal
        select new PlacedPassage(passage, page.SourceId, page.ChangedAt ?? page.ReadAt);

    internal static Known AsKnown(Faq faq) => new(faq.Question, faq.Answer, Contradictions.YourAnswer, null, faq.UpdatedAt);

    internal static Known AsKnown(PlacedPassage placed) => new(
        TitleOf(placed.Passage), placed.Passage.Text, DocumentAddress.IsOne(placed.Passage.PageUrl) ? placed.Passage.PageTitle : placed.Passage.PageUrl, placed.Source, placed.At);

    private void MakeRoom()
    {
        if (_slots.Count > MostBusinesses)
        {
            foreach (var (business, _) in _slots.OrderBy(s => s.Value.UsedAt).Take(_slots.Count - MostBusinesses))
            {
                Forget(business);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "Knowledge of business {Business} read: {Faqs} FAQs, {Passages} passages")]
    private static partial void LogBuilt(ILogger log, BusinessId business, int faqs, int passages);

    /// <summary>A passage with the source that its page belongs to, and when that page became what it is.</summary>
    internal sealed record PlacedPassage(Passage Passage, SourceId Source, DateTimeOffset At);

    private sealed class Slot(Lazy<Task<BusinessIndex>> index)
    {
        public Lazy<Task<BusinessIndex>> Index => index;

        public long UsedAt { get; set; }
    }
}
