using MiaPulse.Core.Knowledge.Tongues;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Receptionist.Embedded;

namespace MiaPulse.Core.Knowledge;

/// <summary>
/// All that one business knows, a shelf for each language it is written in. English is searched with the encoder, every other language by its words; what they
/// find is put together by how likely it is to answer.
/// </summary>
internal sealed class BusinessKnowledge
{
    /// <summary>What is in the visitor's own language and as sure as this goes before what is surer in another.</summary>
    private const double SureEnough = 0.6;

    private readonly List<WordShelf> _others;
    private readonly OfAnother _ofAnother;

    /// <param name="businessName">Stands on every page and says nothing.</param>
    /// <param name="entries">Of all languages.</param>
    /// <param name="main">What most of them are in.</param>
    /// <param name="encoder">Reads what is English.</param>
    /// <param name="reading">How English words are read.</param>
    public BusinessKnowledge(string businessName, IReadOnlyList<Entry> entries, Language main, SentenceEncoder encoder, WordReading reading = WordReading.Analyzed)
    {
        (Entries, Main, _ofAnother) = (entries, main, new OfAnother(businessName, entries));
        English = new BusinessIndex(businessName, [.. entries.Where(e => e.Language is Language.English)], encoder, reading);
        _others = [.. entries.Where(e => e.Language is not Language.English).GroupBy(e => e.Language).Select(g => new WordShelf(businessName, g.Key, [.. g]))];
    }

    public IReadOnlyList<Entry> Entries { get; }

    public Language Main { get; }

    /// <summary>What is searched with the encoder: for what speaks for each candidate, before it is held against what the question names.</summary>
    public BusinessIndex English { get; }

    public MeaningVectors Encode(Entry entry) => English.Encode(entry);

    /// <summary>The best passages for a question, best first.</summary>
    /// <param name="question">As the visitor wrote it.</param>
    /// <param name="asked">The language it is in.</param>
    /// <param name="take">How many at most.</param>
    /// <param name="mayEncode">How many entries without vectors may be encoded right now.</param>
    /// <param name="modelVector">What the configured embedding model makes of the question, if there is one and it answered.</param>
    public IReadOnlyList<FoundPassage> Search(string question, Language asked, int take, int mayEncode, float[]? modelVector)
    {
        var byModel = modelVector is null ? null : Entries.Zip(Deviations.ByModel(Entries, modelVector)).ToDictionary(e => e.First, e => e.Second);
        double[]? Near(IReadOnlyList<Entry> entries) => byModel is null ? null : [.. entries.Select(e => byModel[e])];
        List<FoundPassage> found =
        [
            .. English.Entries.Count == 0 ? [] : KnowledgeIndex.Weigh(English.Search(InEnglish(question, asked), AnswerGate.Considered, mayEncode, Near(English.Entries), asked is not Language.English), take),
            .. _others.SelectMany(shelf => Weigh(shelf.Search(question, asked, take, Near(shelf.Entries)))),
        ];
        return _ofAnother.Held(question, asked, _others.Count == 0 ? found : [.. found.OrderByDescending(f => f.Language == asked && f.Confidence >= SureEnough).ThenByDescending(f => f.Confidence).Take(take)], byModel is not null);
    }

    /// <summary>For English pages the everyday words of a question are put in English, which is all that the encoder reads.</summary>
    private static string InEnglish(string question, Language asked) => asked is Language.English ? question : Glossary.InEnglish(question, asked.Tag()) ?? question;

    private static IEnumerable<FoundPassage> Weigh(List<WordCandidate> found)
    {
        var best = found.Count == 0 ? 0 : WordGate.Confidence(found);
        return found.Select(c => KnowledgeIndex.Found(c.Entry, c.Score, best * Math.Exp(Math.Min(0, c.Score - found[0].Score))));
    }
}
