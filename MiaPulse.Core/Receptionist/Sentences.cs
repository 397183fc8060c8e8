using System.Text.RegularExpressions;

namespace MiaPulse.Core.Receptionist;

/// <summary>Cuts a text into sentences and list items without cutting "8.30 a.m.", "Dr. Ruiz", an address or a link in two. Joined again they are the text.</summary>
internal static partial class Sentences
{
    public static IReadOnlyList<string> Of(string text)
    {
        List<string> sentences = [];
        var start = 0;
        foreach (Match end in End().Matches(text))
        {
            var cut = end.Index + end.Length;
            if (end.ValueSpan.Contains('\n') || !Abbreviation().IsMatch(text[Math.Max(start, end.Index - 12)..(end.Index + 1)]))
            {
                sentences.Add(text[start..cut]);
                start = cut;
            }
        }

        if (start < text.Length)
        {
            sentences.Add(text[start..]);
        }

        return sentences;
    }

    // A mark, its closing quotes, and white space before something that can begin a sentence; or a line break.
    [GeneratedRegex(@"[.!?…。！？]+[""'”’)\]*_]*(?:\s+(?=[""'“‘(\[*_\-•¿¡]*[\p{Lu}\p{Lo}\d])|\s*\n\s*|\s*$)|[。！？]|[ \t]*\n\s*")]
    private static partial Regex End();

    [GeneratedRegex(@"(?:(?:^|\n)\s*\d{1,2}|\b(?:am|vom|zum|bis|dem|den|der|ab|seit)\s\d{1,2}|\b(?:dr|dra|drs|dott|sig|sra|srta|mme|mlle|mevr|dhr|godz|mrs?|ms|prof|st|ave|rd|blvd|no|nr|tel|ext|approx|ca|vs|etc|e\.g|i\.e|inc|ltd|co|jr|sr|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun)|(?<![\p{L}'’])\p{Lu})\.$", RegexOptions.IgnoreCase)]
    private static partial Regex Abbreviation();
}
