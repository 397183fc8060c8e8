using MiaPulse.Core.Languages;

namespace MiaPulse.Core.Knowledge.Tongues;

/// <summary>
/// Reads a question for texts in one language, whichever language it is asked in itself: what it shares with them are words of their language, names and
/// numbers, and everyday meanings.
/// </summary>
/// <param name="language">Of the texts.</param>
/// <param name="lexicon">The words of the texts; null where there is a single text.</param>
/// <param name="nameStems">Of the business's name, which stands everywhere.</param>
internal sealed class TermReader(Language language, Lexicon? lexicon, IReadOnlySet<string> nameStems)
{
    private const double ByMeaning = 0.8;
    private const double ByTheme = 0.5;
    private const double ByMending = 0.85;
    private const double Unknown = 1.8;
    private const double Nameless = 0.4;
    private const double Weak = 0.35;
    private const double OwnName = 0.15;

    private readonly Compounds? _compounds = lexicon is not null && Compounds.AreMadeIn(language) ? new Compounds(lexicon.Stems, language) : null;

    public List<Term> Read(string question, Language asked)
    {
        var text = Words.WriteOut(question, asked);
        var phrases = Meanings.Of(asked).PhrasesIn(text).ToList();
        var terms = new List<Term>();
        foreach (var word in Words.Of(text, asked).DistinctBy(w => w.Stem))
        {
            var folded = Folding.Of(word.Surface);
            var stems = StemsOf(word, folded, asked, phrases.Where(p => p.Words.Contains(folded)).Select(p => p.Meaning));
            var isWeak = WeakWords.Has(asked, folded);
            var isThing = !isWeak && (Knowledge.Nameless.Names(word, asked) || Knowledge.Nameless.IsShort(word) && stems.Keys.Any(Meanings.IsOne));
            terms.Add(new Term(stems, isThing ? Rarity(stems) : isWeak ? Weak : Nameless, isThing));
        }

        // "Combien de temps": made of words that are left out.
        var spoken = Words.Of(text, asked).Select(w => Folding.Of(w.Surface)).ToHashSet();
        terms.AddRange(phrases.Where(p => !p.Words.Any(spoken.Contains)).Select(p =>
        {
            var stems = new Dictionary<string, double>(StringComparer.Ordinal);
            Mean(stems, p.Meaning, 1);
            return new Term(stems, Nameless, false);
        }));
        return terms;
    }

    private Dictionary<string, double> StemsOf(Word word, string folded, Language asked, IEnumerable<int> phrases)
    {
        var stems = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var own in asked == language ? [word] : Words.Of(word.Surface, language))
        {
            Better(stems, own.Stem, 1);
            if (_compounds is not null)
            {
                foreach (var (part, share) in _compounds.Of(own.Stem))
                {
                    Better(stems, part, share);
                }
            }
        }

        var meanings = Meanings.Of(asked);
        foreach (var meaning in meanings.Of(word).Concat(phrases))
        {
            Mean(stems, meaning, 1);
        }

        if (lexicon is not null && asked == language && MeantBy(lexicon, word, folded, stems) is { } meant)
        {
            stems.Remove(nameStems.Contains(word.Stem) ? word.Stem : ""); // the business's name says nothing, what it clips does
            Better(stems, meant.Stem, ByMending);
            foreach (var meaning in Meanings.IsOne(meant.Stem) ? [] : meanings.Of(meant))
            {
                Mean(stems, meaning, ByMending);
            }
        }

        return stems;
    }

    /// <summary>What was clipped, or what a finger slipped in. A word that people know is neither.</summary>
    private Word? MeantBy(Lexicon words, Word word, string folded, Dictionary<string, double> stems)
    {
        if (Meanings.Of(language).Has(folded) || SmallWords.Has(language, folded))
        {
            return null;
        }

        if (stems.Keys.All(s => words.Count(s) == 0))
        {
            return words.Whole(folded, language) ?? words.Nearest(folded) ?? Meanings.Of(language).Nearest(folded);
        }

        return nameStems.Contains(word.Stem) ? words.Whole(folded, language) : null;
    }

    private static void Mean(Dictionary<string, double> stems, int meaning, double share)
    {
        Better(stems, Meanings.AsStem(meaning), share * ByMeaning);
        foreach (var theme in Meanings.ThemesOf(meaning))
        {
            Better(stems, theme, share * ByTheme);
        }
    }

    private static void Better(Dictionary<string, double> stems, string stem, double share) => stems[stem] = Math.Max(share, stems.GetValueOrDefault(stem));

    /// <summary>How much a word says, by how few of the business's own texts have it: how rare it is in its language at large is not known.</summary>
    private double Rarity(Dictionary<string, double> stems)
    {
        if (lexicon is null)
        {
            return 1;
        }

        var having = stems.OrderByDescending(s => s.Value).Select(s => lexicon.Count(s.Key)).FirstOrDefault(c => c > 0);
        var rarity = having == 0 ? Unknown : 1 + 1.5 * Math.Log(1 + (double)lexicon.Entries / having) / Math.Log(1 + lexicon.Entries);
        return stems.Keys.Any(nameStems.Contains) ? rarity * OwnName : rarity;
    }
}
