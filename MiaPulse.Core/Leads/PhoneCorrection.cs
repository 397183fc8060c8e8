using System.Text.RegularExpressions;

namespace MiaPulse.Core.Leads;

/// <summary>Understands people who put right the end of a number: "sorry, it's …177 not 178", "ends in 58", "no sorry it's 0193".</summary>
internal static partial class PhoneCorrection
{
    /// <summary>Whether the text speaks of the end of a number, so that one from an earlier message may be meant.</summary>
    public static bool IsAnnounced(string text) => Ending().IsMatch(text) || Instead().IsMatch(text);

    /// <param name="text">With every contact replaced by <see cref="NamesInText.Contact"/>.</param>
    /// <param name="number">The number that is put right, E.164; null where there is none.</param>
    /// <param name="after">Where that number ends in the text; null where it is from an earlier message.</param>
    /// <returns>The mended number, or null where nothing was put right.</returns>
    public static string? Apply(string text, string? number, int? after)
    {
        if (number is null)
        {
            return null;
        }

        var rest = after is { } end ? text[end..] : text;
        if (Instead().Match(rest) is { Success: true } instead
            && Digits(instead.Groups["wrong"].Value) is var wrong && Digits(instead.Groups["right"].Value) is var right
            && right.Length == wrong.Length && number.EndsWith(wrong, StringComparison.Ordinal))
        {
            return Mended(number, right);
        }

        if (Ending().Match(rest) is { Success: true } ending)
        {
            return Mended(number, Digits(ending.Groups["right"].Value));
        }

        return Bare().Match(rest) is { Success: true } bare && (after is not null || bare.Groups["right"].Length >= 3) ? Mended(number, Digits(bare.Groups["right"].Value)) : null;
    }

    private static string? Mended(string number, string tail) =>
        tail.Length < number.Length - 4 && number[..^tail.Length] + tail is var mended && mended != number ? mended : null;

    private static string Digits(string text) => string.Concat(text.Where(char.IsAsciiDigit));

    [GeneratedRegex(@"(?<![\d£$€])(?<right>\d{2,7})\s*,?\s*(?:and )?not\s+(?:\.{2,}|…)?\s*(?<wrong>\d{2,7})(?!\d)", RegexOptions.IgnoreCase)]
    private static partial Regex Instead();

    [GeneratedRegex(@"\b(?:ends?|ending|finish(?:es)?)\s+(?:in|with|on)\s+(?<right>\d{1,6})(?![\d:])|\blast\s+(?:two|three|four|2|3|4|few)?\s*(?:digits?|numbers?)?\s*(?:is|are|should be|:)\s+(?<right>\d{2,6})(?![\d:])", RegexOptions.IgnoreCase)]
    private static partial Regex Ending();

    [GeneratedRegex(@"\b(?:sorry|no|oops|whoops|actually|typo|i mean|i meant|correction|make that|should be)\b[\s,.!:\-–—]*(?:(?:sorry|no|it['’]?s|it is|that['’]?s|i mean|i meant|should be|make that)[\s,.!:]*){0,3}(?:\.{2,}|…)?\s*(?<right>\d{2,6})\s*(?=$|[.,;!?\n](?!\d))", RegexOptions.IgnoreCase)]
    private static partial Regex Bare();
}
