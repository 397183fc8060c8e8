using MiaPulse.Core.Languages;
using MiaPulse.Core.Leads;

namespace MiaPulse.Core.Knowledge;

/// <summary>
/// Words that people clip: "physio", "rehab", "Reha", "kiné", "fisio". Which word is meant the business's own texts tell, where exactly one of theirs begins so; a word
/// that people know for itself is no clipping.
/// </summary>
internal static class ShortForms
{
    /// <summary>Letters of a word that a clipping leaves out: fewer are an ending.</summary>
    public const int ShortestRest = 4;

    private const int Shortest = 4;

    /// <summary>Letters in which forms of one word may differ at the end: "physiotherapy" and "physiotherapist".</summary>
    private const int Ending = 2;

    /// <summary>Letters beyond the clipping that forms of one word have in common: "examiner" and "examination" are two words.</summary>
    private const int SharedRest = 3;

    /// <summary>Clippings that English has as words of their own.</summary>
    private static readonly HashSet<string> OwnWords = new(StringComparer.Ordinal)
    {
        "info", "exam", "demo", "promo", "consult", "admin", "memo", "photo", "auto", "temp", "spec", "deco", "reno", "combo", "intro",
    };

    /// <summary>Whether it may be one. German and Dutch begin compounds with whole words, and clip words behind a vowel; Arabic clips none.</summary>
    /// <param name="typed">In small letters.</param>
    /// <param name="language">The language it is in.</param>
    public static bool MayBe(string typed, Language language)
    {
        if (typed.Length < Shortest || !typed.All(char.IsLetter))
        {
            return false;
        }

        var folded = Folding.Of(typed);
        return language switch
        {
            Language.English => OwnWords.Contains(folded) || !NameLists.IsCommon(folded),
            Language.Arabic => false,
            Language.German or Language.Dutch => folded[^1] is 'a' or 'i' or 'o' or 'u' && !IsKnown(folded, language),
            _ => !IsKnown(folded, language),
        };
    }

    /// <summary>The one word of several that is meant by it; null where none begins so, or words that have nothing else in common do.</summary>
    public static Word? Whole(string typed, IEnumerable<Word> words)
    {
        var whole = words.Where(w => w.Surface.Length >= typed.Length + ShortestRest && w.Surface.StartsWith(typed, StringComparison.Ordinal)).DistinctBy(w => w.Surface).ToList();
        if (whole.Count <= 1)
        {
            return whole.Count == 0 ? null : whole[0];
        }

        var shortest = whole.MinBy(w => w.Surface.Length);
        var shared = shortest.Surface[..^Ending];
        return shared.Length >= typed.Length + SharedRest && whole.TrueForAll(w => w.Surface.StartsWith(shared, StringComparison.Ordinal)) ? shortest : null;
    }

    private static bool IsKnown(string folded, Language language) => Meanings.Of(language).Has(folded) || SmallWords.Has(language, folded) || WeakWords.Has(language, folded);
}
