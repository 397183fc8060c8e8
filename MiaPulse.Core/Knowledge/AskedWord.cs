using MiaPulse.Core.Knowledge.Tongues;
using MiaPulse.Core.Languages;

namespace MiaPulse.Core.Knowledge;

/// <summary>A word of a question that names a thing, with what stands for it in texts of one language.</summary>
/// <param name="Folded">As it was written, by <see cref="Folding"/>.</param>
/// <param name="Whole">The compound that it is a part of; null where it is none.</param>
/// <param name="Terms">What stands for it: any of them does.</param>
/// <param name="English">What the glossary makes of it, for everyday matters (<see cref="Concepts"/>).</param>
internal sealed record AskedWord(string Folded, string? Whole, IReadOnlyList<Term> Terms, string English)
{
    private const int ShortestCompound = 8;
    private const int ShortestPart = 4;
    private const int ShortestFirst = 3;

    private static readonly HashSet<string> NoNames = [];

    /// <summary>Words around a thing that do not tell which of several it is, such as "usual", "session" or "set me back", by language.</summary>
    private static readonly Lazy<HashSet<string>>[] OfNoVariety =
        [.. ListFile.ByLanguage("no-variety", ' ').Select((words, i) => new Lazy<HashSet<string>>(() => [.. Words.Of(words, (Language)i).Select(w => w.Stem)]))];

    /// <summary>The words of a text that name something, in its order.</summary>
    /// <param name="text">A question, a part of one, or a title.</param>
    /// <param name="asked">The language that it is in.</param>
    /// <param name="said">That of the texts which it is held against.</param>
    public static List<AskedWord> In(string text, Language asked, Language said)
    {
        var words = Words.Of(Words.WriteOut(text, asked), asked).DistinctBy(w => w.Stem);
        return [.. words.Zip(new TermReader(said, null, NoNames).Read(text, asked)).Where(p => IsThing(p.First, asked)).SelectMany(p => PartsOf(p.First, p.Second, asked, said))];
    }

    /// <summary>The same of a title, without what pages and sections are called that are about no one thing.</summary>
    public static List<AskedWord> InTitle(string title, Language language, Language said)
    {
        var named = ThingWords.InHeading(title, language).Select(w => Folding.Of(w.Surface)).ToHashSet(StringComparer.Ordinal);
        return In(title, language, said).FindAll(w => named.Contains(w.Whole ?? w.Folded));
    }

    /// <summary>Whether a word names a thing, and not only which size of it or that it costs something.</summary>
    public static bool IsThing(Word word, Language language) => Nameless.Names(word, language) && ThingWords.Names(word.Stem, language)
        && !WeakWords.Has(language, Folding.Of(word.Surface)) && !OfNoVariety[(int)language].Value.Contains(word.Stem);

    /// <summary>"Fußmassage" asks for a massage and for feet, so that a page about massage alone does not name it.</summary>
    private static IEnumerable<AskedWord> PartsOf(Word word, Term term, Language asked, Language said)
    {
        var folded = Folding.Of(word.Surface);
        var meanings = Meanings.Of(asked);
        if (asked is Language.German or Language.Dutch && folded.Length >= ShortestCompound && !meanings.Has(folded))
        {
            for (var cut = ShortestFirst; cut <= folded.Length - ShortestPart; cut++)
            {
                if (meanings.Has(folded[cut..]) && Words.Of(folded[cut..], asked) is [var last, ..] && IsThing(last, asked))
                {
                    string[] first = folded[cut - 1] is 's' or 'n' ? [folded[..cut], folded[..(cut - 1)]] : [folded[..cut]];
                    return [Of(first, folded, asked, said), Of([folded[cut..]], folded, asked, said)];
                }
            }
        }

        return [new AskedWord(folded, null, [term], InEnglish(folded, asked))];
    }

    private static AskedWord Of(string[] forms, string whole, Language asked, Language said) =>
        new(forms[^1], whole, [.. forms.SelectMany(f => new TermReader(said, null, NoNames).Read(f, asked))], InEnglish(forms[^1], asked));

    private static string InEnglish(string word, Language asked) => Glossary.InEnglish(word, asked.Tag()) ?? word;
}
