using System.Text.RegularExpressions;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Languages;

namespace MiaPulse.Core.Receptionist.Embedded.Hearing;

/// <summary>
/// Reads the words of the clock as they were meant where a finger slipped: "tommorow", "wendesday", "Donerstag". Only for telling which day is meant: what the visitor
/// wrote stays as it is. The words stand in <c>Lists/clock-words.txt</c>, other words that lie one slip from them in <c>Lists/clock-lookalikes.txt</c>, both in
/// folded letters. Pure.
/// </summary>
internal static partial class ClockSlips
{
    private const int Shortest = 5;

    /// <summary>From this length on the slip may be at the end; in shorter words another end makes another word: "segunda" and "segundo".</summary>
    private const int LongFrom = 8;

    private static readonly string[][] Meant = [.. ListFile.ByLanguage("clock-words", ' ').Select(words => words.Split(' '))];

    private static readonly HashSet<string>[] Lookalikes = [.. ListFile.ByLanguage("clock-lookalikes", ' ').Select(words => words.Split(' ').ToHashSet(StringComparer.Ordinal))];

    /// <summary>The text with such slips mended; all else stays, save spaces.</summary>
    public static string Mend(string text, Language language) => Word().Replace(Words.Tidy(text), m => MeantBy(Folding.Of(m.Value), language) ?? m.Value);

    private static string? MeantBy(string typed, Language language)
    {
        if (typed.Length < Shortest || Meant[(int)language].Contains(typed) || Lookalikes[(int)language].Contains(typed) || SmallWords.Has(language, typed))
        {
            return null; // a word that people know is no slip of the finger
        }

        return Meant[(int)language].FirstOrDefault(word => IsSlip(typed, word, language)) is { } meant && !IsHeard(typed, language) ? meant : null;
    }

    /// <summary>Arabic words lie too near to each other: there only letters that were swapped or doubled are a slip.</summary>
    private static bool IsSlip(string typed, string meant, Language language)
    {
        if (typed[0] != meant[0])
        {
            return false;
        }

        var (one, other) = (Undoubled(typed), Undoubled(meant));
        return one == other || IsSwapped(typed, meant)
            || language is not Language.Arabic && (typed[^1] == meant[^1] || meant.Length >= LongFrom) && Vocabulary.Slips(one, other, 1) <= 1;
    }

    private static bool IsSwapped(string typed, string meant)
    {
        if (typed.Length != meant.Length)
        {
            return false;
        }

        var at = Enumerable.Range(0, typed.Length).FirstOrDefault(i => typed[i] != meant[i], typed.Length);
        return at + 1 < typed.Length && typed[at] == meant[at + 1] && typed[at + 1] == meant[at] && typed[(at + 2)..] == meant[(at + 2)..];
    }

    /// <summary>Which letter of a word is the double one is what people are least sure of: "tommorow".</summary>
    private static string Undoubled(string word) => Doubled().Replace(word, "$1");

    /// <summary>An ending that the list has not: "niedzielnych".</summary>
    private static bool IsHeard(string typed, Language language) => language is not Language.English && Cues.Of(language).Days.Any(d => d.In(typed));

    [GeneratedRegex(@"[\p{L}\p{M}]{4,}(?:'\p{L}+)?")]
    private static partial Regex Word();

    [GeneratedRegex(@"(.)\1")]
    private static partial Regex Doubled();
}
