using System.Text.RegularExpressions;

namespace MiaPulse.Core.Knowledge.Documents;

/// <summary>Makes headings, paragraphs, lists and tables of the lines of a PDF, which knows of none of them.</summary>
internal static partial class PdfLayout
{
    public static IReadOnlyList<DocumentPart> Parts(IReadOnlyList<PdfPage> pages)
    {
        var running = RunningLines(pages);
        var body = pages.SelectMany(p => p.Lines).GroupBy(l => Math.Round(l.Size)).OrderByDescending(g => g.Sum(l => l.Text.Length)).First().Key;
        var parts = new List<DocumentPart>();
        Heading? above = null;
        foreach (var page in pages)
        {
            var blocks = new PdfBlocks(body).Of(page.Lines.Where((line, i) => !IsAtEdge(i, page.Lines.Count) || !running.Contains(KeyOf(line))));

            // What goes on over the end of a page stands under the heading that it began under.
            if (above is not null && blocks is [not Heading, ..])
            {
                blocks.Insert(0, above);
            }

            above = blocks.OfType<Heading>().LastOrDefault() ?? above;
            parts.Add(new DocumentPart(page.Number, blocks, page.Problem));
        }

        return parts;
    }

    /// <summary>What stands at the top or foot of most pages, numbers aside: the document's name, "page 3 of 12".</summary>
    private static HashSet<string> RunningLines(IReadOnlyList<PdfPage> pages) => pages.Count < 3 ? [] :
    [
        .. pages.SelectMany(p => p.Lines.Where((_, i) => IsAtEdge(i, p.Lines.Count)).Select(KeyOf).Distinct())
            .GroupBy(k => k)
            .Where(g => g.Count() * 2 > pages.Count)
            .Select(g => g.Key),
    ];

    private static bool IsAtEdge(int place, int count) => place < 2 || place >= count - 2;

    private static string KeyOf(PdfLine line) => Digits().Replace(line.Text.ToLowerInvariant(), "#");

    [GeneratedRegex(@"\d+")]
    private static partial Regex Digits();
}
