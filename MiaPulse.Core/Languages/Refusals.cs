using System.Text.RegularExpressions;

namespace MiaPulse.Core.Languages;

/// <summary>
/// How a business heads a list of what it does not do, take or include: "We do not accept:", "Not included:", "We can't treat:". Patterns of each language stand in
/// <c>Lists/refusals.txt</c>, in folded letters. Written for the purpose.
/// </summary>
internal static class Refusals
{
    private static readonly Lazy<Regex>[] ByLanguage =
        [.. ListFile.ByLanguage("refusals", '|').Select(words => new Lazy<Regex>(() => new Regex($@"(?<!\w)(?:{words})(?!\w)", RegexOptions.CultureInvariant)))];

    public static bool In(string text, Language language) => WordsOf(text, language).Length > 0;

    /// <summary>The words that refuse, in folded letters: "do not accept". Empty where none do.</summary>
    public static string WordsOf(string text, Language language) => ByLanguage[(int)language].Value.Match(Folding.Of(text)).Value;
}
