using System.Collections.Concurrent;
using MiaPulse.Core.Data;
using MiaPulse.Core.Languages;
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

    /// <summary>What it is written in.</summary>
    public Language Language { get; init; }

    /// <summary>Whether it is the page of a person, as the index read it once; null where no index did.</summary>
    internal bool? IsOfSomebody { get; init; }

    /// <summary>The title of its page; null where it has none, or no index knew it.</summary>
    internal string? Page { get; init; }

    /// <summary>What of its text is about the thing that was asked about, where it is about others too; null where all of it may be.</summary>
    internal string? Part { get; init; }
}

/// <summary>
/// Finds the passages of one business that may answer a question. Each business has its own index, built from its own rows only, kept in memory and
/// dropped when its knowledge changes; there is no index over several businesses that could mix them.
/// </summary>
public sealed partial class KnowledgeIndex(BusinessDbs dbs, SentenceEncoder encoder, TimeProvider clock, ILogger<KnowledgeIndex> log, IMeaningModel? model = null) : IAsyncDisposable
{
    /// <summary>How many a search finds at most.</summary>
    public const int MostFound = 8;

    /// <summary>Entries kept in memory, some ten kilobytes each: businesses asked longest ago go first.</summary>
    private const int MostEntries = 20_000;

    /// <summary>
    /// Entries without vectors that a search may encode while the visitor waits, some 10 ms each: a small FAQ that was taught a moment ago is understood from the
    /// first question on.
    /// </summary>
    private const int MostEncodedWhileWaiting = 24;

    private readonly ConcurrentDictionary<BusinessId, Slot> _slots = new();
    private readonly MeaningBackfill _backfill = new(dbs, clock, log, model);
    private long _tick;

    /// <summary>The best passages for a question whose language nobody told: it is guessed, and where the words do not tell, it is that of the business's texts.</summary>
    public async Task<IReadOnlyList<FoundPassage>> SearchAsync(BusinessCaller who, string question, CancellationToken ct)
    {
        var main = (await ForAsync(who.Business, ct)).Main;
        return await SearchAsync(who, question, LanguageGuess.Heard(question, main, null) ?? main, ct);
    }

    /// <summary>The best passages for a question, best first. An empty question gets the business's first FAQs: what can be asked.</summary>
    /// <param name="who">For whom.</param>
    /// <param name="question">As the visitor wrote it.</param>
    /// <param name="asked">The language it is in. What is found may be in another.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<IReadOnlyList<FoundPassage>> SearchAsync(BusinessCaller who, string question, Language asked, CancellationToken ct)
    {
        var known = await ForAsync(who.Business, ct);
        if (string.IsNullOrWhiteSpace(question))
        {
            return [.. known.Entries.Where(e => e.IsFaq).Take(MostFound).Select(e => Found(e, 0, 0))];
        }

        var vectors = model is not null && known.Entries.Any(e => e.ModelVector is not null) ? await model.EncodeAsync(new Mia(who.Business), [question], isAwaited: true, ct) : null;
        return known.Search(question, asked, MostFound, MostEncodedWhileWaiting, vectors?[0]);
    }

    /// <summary>Puts to each candidate how likely it answers: the best by the gate, the others by how far behind they are.</summary>
    internal static IReadOnlyList<FoundPassage> Weigh(List<Candidate> found, int take)
    {
        if (found.Count == 0)
        {
            return [];
        }

        var best = AnswerGate.Confidence(found);
        return [.. found.Take(take).Select(c => Found(c.Entry, c.Score, best * Math.Exp(Math.Min(0, c.Score - found[0].Score))))];
    }

    /// <summary>Loads what every search reads passages with, whoever's they are: otherwise the first question waits for it.</summary>
    public static void Load()
    {
        _ = WordCommonness.Shared;
        _ = PassageReader.For(prose: false);
        _ = PassageReader.For(prose: true);
    }

    /// <summary>Knowledge of this business changed: the next search reads it again.</summary>
    public void Forget(BusinessId business) => _slots.TryRemove(business, out _);

    public ValueTask DisposeAsync() => _backfill.DisposeAsync();

    internal static FoundPassage Found(Entry entry, double score, double confidence) =>
        new(entry.Id, entry.Title, entry.Text, entry.Url, entry.IsFaq, score, confidence, entry.Document) { Language = entry.Language, IsOfSomebody = entry.IsOfSomebody, Page = entry.Page };

    private async Task<BusinessKnowledge> ForAsync(BusinessId business, CancellationToken ct)
    {
        var slot = _slots.GetOrAdd(business, b => new Slot(new Lazy<Task<BusinessKnowledge>>(() => BuildAsync(b))));
        slot.UsedAt = Interlocked.Increment(ref _tick);
        try
        {
            var index = await slot.Index.Value.WaitAsync(ct);
            slot.Entries = index.Entries.Count;
            MakeRoom(business);
            return index;
        }
        catch when (slot.Index.Value.IsFaulted)
        {
            _slots.TryRemove(new KeyValuePair<BusinessId, Slot>(business, slot)); // a failed build is not kept: the next question tries again
            throw;
        }
    }

    /// <summary>Built without the first asker's token: others may be waiting for the same one.</summary>
    private async Task<BusinessKnowledge> BuildAsync(BusinessId business)
    {
        var who = new Mia(business);
        await using var db = await dbs.ForAsync(who, CancellationToken.None);
        var name = await db.Businesses.Select(b => b.Name).FirstOrDefaultAsync() ?? "";
        var faqs = await db.Faqs.AsNoTracking().OrderBy(f => f.CreatedAt).ToListAsync();
        var passages = NewestReading.Of(await PassagesOf(db).ToListAsync(), p => p.Place);
        List<Known> all = [.. faqs.Select(AsKnown), .. passages.Select(AsKnown)];
        var languages = LanguagesOf(all);
        var leftOut = Contradictions.In(all, languages, name).Where(c => !c.Found.IsOpen).ToLookup(c => (c.In.Title, c.In.Text), c => c.Line);
        var once = new KeptOnce();
        List<Entry> entries =
        [
            .. faqs.Select(f => new Entry(f.Id.Value, f.Question, f.Answer, null, isFaq: true, MeaningVectors.Read(f.Meaning, f.Question, f.Answer), languages.Of($"{f.Question}\n{f.Answer}")) { ModelVector = ByModel(f.ModelMeaning, f.Question, f.Answer) }),
            .. passages.Select(p => EntryOf(p.Passage, once, leftOut, languages)).OfType<Entry>(),
        ];

        var known = new BusinessKnowledge(name, entries, languages.Main, encoder);
        LogBuilt(log, business, faqs.Count, passages.Count);
        if (entries.Any(e => e.LacksMeaning || model is not null && e.ModelVector is null))
        {
            _backfill.Ask(who, known);
        }

        return known;
    }

    private float[]? ByModel(byte[]? kept, string title, string text) => model is null ? null : ModelMeaning.Read(kept, model.Name, title, text);

    /// <summary>Null where nothing is left of it that is not said elsewhere, better or first.</summary>
    private Entry? EntryOf(Passage passage, KeptOnce once, ILookup<(string, string), string> leftOut, EntryLanguages languages)
    {
        var title = TitleOf(passage);
        var text = Without(passage.Text, leftOut[(title, passage.Text)].ToHashSet());
        if (text.Length == 0 || once.Fresh(title, text) is not { } fresh)
        {
            return null;
        }

        var isDocument = DocumentAddress.IsOne(passage.PageUrl);
        return new Entry(passage.Id.Value, title, fresh, isDocument ? null : passage.PageUrl, isFaq: false, MeaningVectors.Read(passage.Meaning, title, fresh), languages.Of($"{title}\n{passage.Text}"))
        {
            Document = isDocument ? passage.PageTitle : null,
            Page = passage.PageTitle,
            ModelVector = ByModel(passage.ModelMeaning, title, fresh),
        };
    }

    private static string Without(string text, HashSet<string> sentences) => sentences.Count == 0 ? text
        : string.Join('\n', text.Split('\n').Select(line => string.Join(' ', Sentence.Split(line).Where(s => !sentences.Contains(s)))).Where(line => line.Length > 0));

    private static string TitleOf(Passage passage) => passage.Heading.Length > 0 ? passage.Heading : passage.PageTitle;

    /// <summary>Every passage with its page, in an order that stays the same.</summary>
    internal static IQueryable<PlacedPassage> PassagesOf(MiaDb db) =>
        from passage in db.Passages.AsNoTracking()
        join page in db.Pages.AsNoTracking() on passage.PageId equals page.Id
        orderby passage.PageUrl, passage.Ordinal
        select new PlacedPassage(passage, page.SourceId, page.ChangedAt ?? page.ReadAt, page.State == PageState.Read ? page.ReadAt : page.ChangedAt ?? page.ReadAt);

    internal static Known AsKnown(Faq faq) => new(faq.Question, faq.Answer, Contradictions.YourAnswer, null, faq.UpdatedAt);

    internal static Known AsKnown(PlacedPassage placed) => new(
        TitleOf(placed.Passage), placed.Passage.Text, DocumentAddress.IsOne(placed.Passage.PageUrl) ? placed.Passage.PageTitle : placed.Passage.PageUrl, placed.Source, placed.At)
    {
        Page = DocumentAddress.IsOne(placed.Passage.PageUrl) ? "" : placed.Passage.PageTitle,
    };

    internal static EntryLanguages LanguagesOf(IReadOnlyList<Known> known) => new([.. known.Select(k => $"{k.Title}\n{k.Text}")]);

    private void MakeRoom(BusinessId asked)
    {
        var kept = 0;
        foreach (var (business, slot) in _slots.OrderByDescending(s => s.Value.UsedAt))
        {
            kept += slot.Entries;
            if (kept > MostEntries && business != asked)
            {
                Forget(business);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "Knowledge of business {Business} read: {Faqs} FAQs, {Passages} passages")]
    private static partial void LogBuilt(ILogger log, BusinessId business, int faqs, int passages);

    /// <summary>A passage with the source that its page belongs to, when that page became what it is, and when it was last seen to be that.</summary>
    internal sealed record PlacedPassage(Passage Passage, SourceId Source, DateTimeOffset At, DateTimeOffset ReadAt)
    {
        public (string, PageId, DateTimeOffset, DateTimeOffset) Place => (Passage.PageUrl, Passage.PageId, ReadAt, At);
    }

    private sealed class Slot(Lazy<Task<BusinessKnowledge>> index)
    {
        public Lazy<Task<BusinessKnowledge>> Index => index;

        public long UsedAt { get; set; }

        /// <summary>0 while it is being built.</summary>
        public int Entries { get; set; }
    }
}
