using System.Text.RegularExpressions;

namespace MiaPulse.Core.Knowledge;

/// <summary>Finds the lines that say how to reach a business and when: what is worth keeping of a footer.</summary>
internal static partial class Contact
{
    public static IEnumerable<Block> Of(List<Block> footer)
    {
        // A heading is kept with what stands under it, so that "Opening hours" stays above the hours.
        Heading? above = null;
        var began = false;
        foreach (var block in footer)
        {
            if (block is Heading heading)
            {
                above = heading;
                continue;
            }

            if (Cutting.WordsIn(block.Text) > 60 || !Tells(block.Text))
            {
                continue;
            }

            if (above is not null)
            {
                yield return new Heading(2, above.Text);
                above = null;
            }
            else if (!began)
            {
                yield return new Heading(2, "Contact");
            }

            began = true;
            yield return new Paragraph(block.Text);
        }
    }

    /// <summary>Of the top of a page its headings belong to the page.</summary>
    public static IEnumerable<Block> HeadingsAndContact(List<Block> header) =>
        header.Where(b => b is Heading or Answer || Cutting.WordsIn(b.Text) >= 8 || Tells(b.Text));

    private static bool Tells(string text) => text.Length <= 1_000 && (Phone().IsMatch(text) || Email().IsMatch(text) || Hours().IsMatch(text) || Address().IsMatch(text));

    [GeneratedRegex(@"(?<!\d)(\+?\(?\d[\d\s().-]{7,}\d)(?!\d)")]
    private static partial Regex Phone();

    [GeneratedRegex(@"[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{2,}")]
    private static partial Regex Email();

    [GeneratedRegex(@"\b(mon|tue|wed|thu|fri|sat|sun)[a-z]*\b.{0,40}(\d|closed)|\b(daily|every day|open|hours)\b.{0,30}\d", RegexOptions.IgnoreCase)]
    private static partial Regex Hours();

    [GeneratedRegex(@"\b\d{1,5}[a-z]?\s+(\p{Lu}[\p{L}.'-]+\s+){1,4}(street|st|road|rd|avenue|ave|lane|ln|drive|dr|way|square|sq|place|pl|court|ct|boulevard|blvd|row|quay|close|terrace|park|hill|highway|hwy)\b|\b\p{L}+(straße|strasse|weg|platz|gasse)\s+\d+|\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b|\b[A-Z]{2}\s+\d{5}(-\d{4})?\b", RegexOptions.IgnoreCase)]
    private static partial Regex Address();
}
