using System.Globalization;
using System.Text.RegularExpressions;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Languages;

namespace MiaPulse.Core.Receptionist.Embedded.Hearing;

/// <summary>Hears the lengths of time in a question: "45 minutes", "1 h", "media hora". How each language says an hour or half of one stands in <c>Lists/spoken-lengths.txt</c>. Pure.</summary>
internal static partial class AskedLengths
{
    private static readonly PatternList List = new("spoken-lengths");

    /// <summary>In minutes. "An hour and a half" goes before "an hour".</summary>
    private static readonly int[] Spoken = [90, 45, 30, 60];

    private static readonly (int Minutes, Regex Words)[][] ByLanguage =
        [.. Enum.GetValues<Language>().Select(l => Spoken.Select(m => (m, PatternList.Of($@"(?<![\p{{L}}\p{{M}}\d])(?:{List.In($"{m}", l)})(?![\p{{L}}\p{{M}}])"))).ToArray())];

    /// <summary>The lengths, and what else is said. "45 minutes: $52" has one, and no price is taken for another.</summary>
    public static (HashSet<DurationFact> Lengths, string Else) In(string question, Language language)
    {
        var text = Digits.InAscii(Words.WriteOut(question, language));
        HashSet<DurationFact> lengths = [];
        foreach (var (minutes, words) in ByLanguage[(int)language].Where(s => s.Words.IsMatch(text)))
        {
            lengths.Add(new DurationFact(minutes, InMonths: false));
            text = words.Replace(text, " ");
        }

        BlankedText rest = new(text);
        lengths.UnionWith(Durations.Take(rest));
        lengths.UnionWith(Durations.TakeStated(rest)); // "1 h", which may be a time of day elsewhere
        return (lengths, rest.Rest);
    }

    /// <summary>"What about the 90?": a number alone, taken for minutes, which lists have most. Null where there is none or more than one.</summary>
    public static DurationFact? Bare(string question) => Number().Matches(Digits.InAscii(question)) is [{ } only]
        ? new DurationFact(int.Parse(only.Groups["n"].ValueSpan, CultureInfo.InvariantCulture), InMonths: false) : null;

    /// <summary>The lengths that a row or a sentence states.</summary>
    public static HashSet<DurationFact> StatedIn(string text, Language language) => In(text, language).Lengths;

    [GeneratedRegex(@"(?<![\p{L}\d.,:/$€£])(?<n>\d{2,3})(?:er|s)?(?![\p{L}\d/]|[.,:]\d|\s?[%€$£])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
