using System.Text.RegularExpressions;

namespace MiaPulse.Core.Knowledge;

/// <summary>Takes the text of a passage apart.</summary>
internal static partial class Sentence
{
    /// <summary>Lines and sentences, without bullets.</summary>
    public static List<string> Split(string text) =>
        [.. text.Split('\n').SelectMany(line => SentenceEnd().Split(Bullet().Replace(line, ""))).Select(s => s.Trim()).Where(s => s.Any(char.IsLetterOrDigit))];

    /// <summary>A German date has its dot inside: "ab dem 28. Dezember".</summary>
    private const string Month = @"(?:Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)\b";

    [GeneratedRegex(@"(?<=[.!?]['""”)]?)\s+(?=[\p{Lu}\d""“(£$€])(?!(?<=\b\d{1,2}\.\s)" + Month + @")(?<!\b(?:Mr|Mrs|Ms|Dr|St|No|e\.g|i\.e|approx|min|max|Tel|vs|Ave|Rd)\.\s)(?<!\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.\s(?=\d))")]
    private static partial Regex SentenceEnd();

    // "24. bis 26. Dezember" is no item of a numbered list.
    [GeneratedRegex(@"^\s*(?:[-*•·–]\s+|\d+[.)]\s+(?!" + Month + @")(?!(?:bis|und|[-–—/])\s))")]
    private static partial Regex Bullet();
}
