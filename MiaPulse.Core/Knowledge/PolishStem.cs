using MiaPulse.Core.Languages;

namespace MiaPulse.Core.Knowledge;

/// <summary>Takes the commonest endings off Polish words, so that "wizyta", "wizyty" and "wizytę" are one. Light: it would rather leave an ending than a stump.</summary>
internal static class PolishStem
{
    private const int ShortestStem = 4;

    // Longest first; written without accents.
    private static readonly string[] Endings =
    [
        "owaniami", "owaniach", "owania", "owanie", "owaniem", "owaniu", "eniami", "eniach", "acjami", "acjach", "osciami", "osciach", "iejszych", "iejszym", "iejsza", "iejsze", "iejszy", "niami", "niach",
        "enia", "enie", "eniem", "eniu", "ania", "anie", "aniem", "aniu", "acja", "acje", "acji", "osci", "osc", "ami", "ach", "ymi", "imi", "ego", "emu", "owi", "owie", "iem", "iami", "iach",
        "ych", "ich", "ymi", "amy", "emy", "icie", "ecie", "acie", "owy", "owa", "owe", "owej", "nej", "nym", "em", "om", "ow", "ej", "ie", "ia", "iu", "ym", "im", "a", "e", "i", "o", "u", "y",
    ];

    private static readonly string[] Sorted = [.. Endings.Distinct().OrderByDescending(e => e.Length)];

    public static string Of(string word)
    {
        var folded = Folding.Of(word);
        var ending = Array.Find(Sorted, e => folded.Length - e.Length >= ShortestStem && folded.EndsWith(e, StringComparison.Ordinal));
        return ending is null ? folded : folded[..^ending.Length];
    }
}
