using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Knowledge.Tongues;
using MiaPulse.Core.Languages;

namespace MiaPulse.Core.Receptionist.Embedded;

/// <summary>
/// Whether a passage has to do with a question at all: it has a thing that the question names, or everyday words for one. To the encoder everything sounds like
/// something; what shares nothing with "who won the world cup" is no choice for who asks it.
/// </summary>
internal sealed class Kinship
{
    /// <summary>Letters that a slip, an ending or the other half of a compound leaves alone.</summary>
    private const int SameBeginning = 5;

    /// <summary>Letters that an ending has at most.</summary>
    private const int LongestEnding = 2;

    /// <summary>What only has to do with a thing, as a theme does, is worth no more.</summary>
    private const double ByTheme = 0.5;

    private static readonly HashSet<string> NoNames = [];

    private readonly string _question;
    private readonly Language _asked;
    private readonly List<Word> _english;
    private readonly List<string> _figures;
    private readonly HashSet<string> _meanings;
    private readonly IReadOnlySet<string> _concepts;
    private readonly List<(int Meaning, IReadOnlyList<string> Words)> _phrases;

    /// <param name="question">As the visitor wrote it.</param>
    /// <param name="asked">The language it is in.</param>
    public Kinship(string question, Language asked)
    {
        (_question, _asked) = (Words.WriteOut(question, asked), asked);
        var english = asked is Language.English ? _question : Glossary.InEnglish(question, asked.Tag()) ?? question;
        _english = [.. Words.Of(english).Where(w => Nameless.Names(w) && !WeakWords.Has(Language.English, Folding.Of(w.Surface)))];
        _figures = [.. Words.Of(_question, asked).Where(w => w.Surface.All(char.IsDigit)).Select(w => w.Surface)];
        _meanings = MeantBy(_english);
        _phrases = [.. Meanings.Of(Language.English).PhrasesIn(english)];
        _concepts = Concepts.In(english);
    }

    /// <summary>Whether a sum or a number is all that it names: "what is 2+2".</summary>
    public bool IsOfFiguresOnly => _figures.Count > 0 && _english.Count == 0 && !Terms(_asked).Exists(t => t.IsThing);

    /// <summary>Whether it names neither a thing nor a number: "how much?".</summary>
    public bool IsOfNothing => _figures.Count == 0 && _english.Count == 0 && !Terms(_asked).Exists(t => t.IsThing);

    /// <summary>Whether the passage has one of the things that the question names, by word or by meaning. Null where the question names none.</summary>
    public bool? Shares(FoundPassage passage) => passage.Language is Language.English ? SharesInEnglish(passage) : SharesByTerms(passage);

    /// <summary>Whether a row or a sentence names everything that the question does, by word or by meaning. Never where the question names nothing.</summary>
    public bool AreAllIn(string text, Language language)
    {
        if (language is Language.English)
        {
            return _english.Count > 0 && EnglishOf(text) is var said && _english.TrueForAll(said.Names);
        }

        var (things, folded) = (Things(language), Folding.Of(text));
        var meant = MeantWords.Of(text, language).Select(w => w.Stem).ToHashSet(StringComparer.Ordinal);
        return things.Count > 0 && things.TrueForAll(t => t.Term.In(meant) > ByTheme || IsClipped(t.Typed, text, language)
            || t.Term.Stems.Keys.Any(s => s.Length >= SameBeginning && !Meanings.IsOne(s) && folded.Contains(s, StringComparison.Ordinal)));
    }

    /// <summary>Whether a word is one of those that the question names, in whatever form.</summary>
    public bool Asks(Word word, Language language)
    {
        if (language is Language.English)
        {
            return EnglishOf(word.Surface) is var said && _english.Exists(said.Names);
        }

        var folded = Folding.Of(word.Surface);
        var isCompound = Compounds.AreMadeIn(language) && !Meanings.Of(language).Has(folded); // its first part means something too
        var stems = (isCompound ? Words.Of(word.Surface, language) : MeantWords.Of(word.Surface, language)).Select(w => w.Stem).ToHashSet(StringComparer.Ordinal);
        return Things(language).Exists(t => t.Term.In(stems) > ByTheme || IsClipped(t.Typed, word.Surface, language)
            || t.Term.Stems.Keys.Any(s => s.Length >= SameBeginning && !Meanings.IsOne(s) && EndsIn(folded, s, language)));
    }

    /// <summary>"Sportmassage" is a massage, and "Massageöl" is none.</summary>
    private static bool EndsIn(string folded, string stem, Language language) => Compounds.AreMadeIn(language)
        ? folded.LastIndexOf(stem, StringComparison.Ordinal) is >= 0 and var at && folded.Length - at - stem.Length <= LongestEnding : folded.StartsWith(stem, StringComparison.Ordinal);

    private bool IsClipped(string typed, string text, Language language) =>
        _asked == language && ShortForms.MayBe(typed, language) && ShortForms.Whole(typed, Words.Of(text, language).Select(w => w with { Surface = Folding.Of(w.Surface) })) is not null;

    private SaidInEnglish EnglishOf(string text) => new(text, _phrases);

    /// <summary>Whether every number of the question stands in a text: "a table for 12" is no other table.</summary>
    public bool HasFiguresOf(string text)
    {
        var words = Words.Of(text, _asked).Select(w => w.Surface).ToHashSet(StringComparer.Ordinal);
        return _figures.TrueForAll(words.Contains);
    }

    /// <summary>Whether both speak of the same everyday matter in words of their own: "where do I leave the car" and "Parking".</summary>
    public bool IsAbout(FoundPassage passage) => passage.Language is Language.English && _concepts.Overlaps(Concepts.In($"{passage.Title} {passage.Text}"));

    private bool? SharesInEnglish(FoundPassage passage)
    {
        if (_english.Count == 0 && _figures.Count == 0)
        {
            return null;
        }

        var words = Words.Of($"{passage.Title}\n{passage.Text}");
        var stems = words.Select(w => w.Stem).ToHashSet(StringComparer.Ordinal);
        return _english.Exists(t => stems.Contains(t.Stem)) || _figures.Exists(f => words.Exists(w => w.Surface == f)) || _meanings.Overlaps(MeantBy(words)) || _english.Exists(t => SaidInEnglish.MeansOneOf(t, words));
    }

    private bool? SharesByTerms(FoundPassage passage)
    {
        var things = Terms(passage.Language).FindAll(t => t.IsThing);
        if (things.Count == 0 && _figures.Count == 0)
        {
            return null;
        }

        var text = $"{passage.Title}\n{passage.Text}";
        var words = MeantWords.Of(text, passage.Language);
        var stems = words.Select(w => w.Stem).ToHashSet(StringComparer.Ordinal);
        return things.Exists(t => t.In(stems) > 0) || _figures.Exists(f => words.Exists(w => w.Surface == f)) || _asked == passage.Language && IsAlike(Folding.Of(text), stems);
    }

    /// <summary>"Sportmassage" and "Massagen", "Öffnugszeiten" and "Öffnungszeiten".</summary>
    private bool IsAlike(string text, HashSet<string> stems) => Words.Of(_question, _asked)
        .Where(w => Nameless.Names(w, _asked)).Select(w => Folding.Of(w.Surface)).Where(w => w.Length >= SameBeginning && !WeakWords.Has(_asked, w))
        .Any(w => text.Contains(w[..SameBeginning], StringComparison.Ordinal) || stems.Any(s => s.Length >= SameBeginning && w.Contains(s, StringComparison.Ordinal)));

    /// <summary>What it names, each with the word as it was typed, in folded letters.</summary>
    private List<(Term Term, string Typed)> Things(Language language) =>
        [.. Terms(language).Zip(Words.Of(_question, _asked).DistinctBy(w => w.Stem).Select(w => Folding.Of(w.Surface))).Where(t => t.First.IsThing)];

    private List<Term> Terms(Language language) => new TermReader(language, null, NoNames).Read(_question, _asked);

    private static HashSet<string> MeantBy(List<Word> words) =>
        [.. words.Where(w => Nameless.Names(w)).SelectMany(Meanings.Of(Language.English).Of).SelectMany(m => Meanings.ThemesOf(m).Prepend(Meanings.AsStem(m)))];
}
