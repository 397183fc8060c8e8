using System.Text.RegularExpressions;
using UglyToad.PdfPig.Core;
using PdfWord = UglyToad.PdfPig.Content.Word;

namespace MiaPulse.Core.Knowledge.Documents;

/// <summary>Puts the words of a PDF page, which stand anywhere in its file, into lines as a person reads them: columns one after the other, rows of a table as rows.</summary>
internal static partial class PdfLines
{
    private const int MostWords = 20_000;
    private const double Tiniest = 3; // points; below, nobody is meant to read it

    public static IReadOnlyList<PdfLine> Of(UglyToad.PdfPig.Content.Page page)
    {
        var words = page.GetWords().Take(MostWords).Where(w => !string.IsNullOrWhiteSpace(w.Text) && SizeOf(w) >= Tiniest).ToList();

        // A recognised scan lays its text unseen over the picture. Beside text that is seen, or without a picture, unseen text is meant for machines alone.
        if (page.NumberOfImages == 0 || words.Exists(IsSeen))
        {
            words.RemoveAll(w => !IsSeen(w));
        }

        var rows = RowsOf(words);
        return [.. (GutterOf(rows) is { } gutter ? InColumns(rows, gutter) : rows).Select(LineOf).Where(l => l.Text.Length > 0)];
    }

    private static List<List<PdfWord>> RowsOf(List<PdfWord> words)
    {
        var rows = new List<List<PdfWord>>();
        foreach (var word in words.OrderByDescending(BaseOf))
        {
            if (rows.Count > 0 && Math.Abs(BaseOf(rows[^1][0]) - BaseOf(word)) < 0.4 * Math.Max(SizeOf(rows[^1][0]), SizeOf(word)))
            {
                rows[^1].Add(word);
            }
            else
            {
                rows.Add([word]);
            }
        }

        rows.ForEach(r => r.Sort((a, b) => a.BoundingBox.Left.CompareTo(b.BoundingBox.Left)));
        return rows;
    }

    /// <summary>Where the page is set in two columns of running text, the middle between them. A price beside its name is no column.</summary>
    private static double? GutterOf(List<List<PdfWord>> rows)
    {
        var middles = new List<double>();
        foreach (var row in rows)
        {
            for (var i = 4; i <= row.Count - 4; i++)
            {
                if (IsGap(row[i - 1], row[i]))
                {
                    middles.Add((row[i - 1].BoundingBox.Right + row[i].BoundingBox.Left) / 2);
                    break;
                }
            }
        }

        if (middles.Count < 4 || middles.Count * 2 < rows.Count(r => r.Count >= 4))
        {
            return null;
        }

        middles.Sort();
        return middles[middles.Count / 2];
    }

    private static IEnumerable<List<PdfWord>> InColumns(List<List<PdfWord>> rows, double gutter)
    {
        var right = new List<List<PdfWord>>();
        foreach (var row in rows)
        {
            var left = row.Where(w => w.BoundingBox.Right <= gutter).ToList();
            if (left.Count < row.Count && row.Exists(w => w.BoundingBox.Left < gutter && w.BoundingBox.Right > gutter))
            {
                foreach (var waiting in right)
                {
                    yield return waiting;
                }

                right.Clear();
                yield return row; // from edge to edge, such as a title
                continue;
            }

            if (left.Count < row.Count)
            {
                right.Add([.. row.Where(w => w.BoundingBox.Right > gutter)]);
            }

            if (left.Count > 0)
            {
                yield return left;
            }
        }

        foreach (var waiting in right)
        {
            yield return waiting;
        }
    }

    private static PdfLine LineOf(List<PdfWord> row)
    {
        var text = row[0].Text;
        for (var i = 1; i < row.Count; i++)
        {
            text += (IsGap(row[i - 1], row[i]) ? "\t" : " ") + row[i].Text;
        }

        var cells = Dots().Replace(text, "\t").Split('\t').Select(PageWalk.Tidy).Where(c => c.Length > 0).ToList();
        return new PdfLine(cells, BaseOf(row[0]), row.Max(SizeOf), row.TrueForAll(IsBold));
    }

    private static bool IsGap(PdfWord before, PdfWord after) => after.BoundingBox.Left - before.BoundingBox.Right > 1.8 * Math.Max(SizeOf(before), SizeOf(after));

    private static double BaseOf(PdfWord word) => word.Letters[0].StartBaseLine.Y;

    private static double SizeOf(PdfWord word) => word.Letters[0].PointSize;

    private static bool IsBold(PdfWord word) => word.FontName?.Contains("bold", StringComparison.OrdinalIgnoreCase) == true;

    private static bool IsSeen(PdfWord word) => word.Letters[0].RenderingMode is not (TextRenderingMode.Neither or TextRenderingMode.NeitherClip);

    [GeneratedRegex(@"\s*[.·_…]{4,}\s*|\s+(\.\s+){3,}")]
    private static partial Regex Dots();
}
