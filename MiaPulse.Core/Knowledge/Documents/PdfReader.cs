using System.Globalization;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Exceptions;

namespace MiaPulse.Core.Knowledge.Documents;

/// <summary>Reads a PDF page by page, within bounds.</summary>
internal static class PdfReader
{
    public const int MostPages = 300;
    private const int MostLetters = 3_000_000;
    private const int DeepestNesting = 64;

    public static DocumentContent Read(byte[] body, CancellationToken ct)
    {
        var meter = new PdfMeter(ct);
        try
        {
            using var pdf = PdfDocument.Open(body, new ParsingOptions { UseLenientParsing = true, SkipMissingFonts = true, MaxStackDepth = DeepestNesting, FilterProvider = meter });
            meter.Weigh(pdf);
            return ReadPages(pdf, meter, ct);
        }
        catch (PdfDocumentEncryptedException)
        {
            return DocumentContent.Without("This PDF has a password. Save it without one, and give it to Mia again.");
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            throw;
        }
#pragma warning disable CA1031 // the library meets a stranger's bytes with exceptions of every kind; none of them is ours
        catch (Exception)
#pragma warning restore CA1031
        {
            return DocumentContent.Without(meter.IsOver ? DocumentReader.TooMuch : "This PDF is damaged and cannot be read.");
        }
    }

    private static DocumentContent ReadPages(PdfDocument pdf, PdfMeter meter, CancellationToken ct)
    {
        var pages = new List<PdfPage>();
        var (letters, pictures) = (0, 0);
        var count = Math.Min(pdf.NumberOfPages, MostPages);
        for (var number = 1; number <= count; number++)
        {
            ct.ThrowIfCancellationRequested();
            var page = ReadPage(pdf, number, meter, ref pictures);
            pages.Add(page);
            if ((letters += page.Lines.Sum(l => l.Text.Length)) > MostLetters)
            {
                throw new TooMuchException();
            }
        }

        if (letters == 0)
        {
            return DocumentContent.Without(
                pictures > 0 ? "This PDF is a scan: pictures of pages, without text that can be read. Run text recognition (OCR) over it, or paste the text."
                : pages.Count == 0 || pages.Exists(p => p.Problem is null) ? "There is no text in this PDF."
                : "This PDF is damaged and cannot be read.");
        }

        var note = pdf.NumberOfPages > MostPages
            ? string.Create(CultureInfo.InvariantCulture, $"Mia read the first {MostPages} of {pdf.NumberOfPages} pages, which is the most of one document.")
            : null;
        return new DocumentContent(PdfLayout.Parts(pages), null, note);
    }

    private static PdfPage ReadPage(PdfDocument pdf, int number, PdfMeter meter, ref int pictures)
    {
        try
        {
            var page = pdf.GetPage(number);
            if (meter.IsOver)
            {
                throw new TooMuchException(); // the library may have swallowed it
            }

            pictures += page.NumberOfImages;
            var lines = PdfLines.Of(page);
            return new PdfPage(number, lines, lines.Count == 0 && page.NumberOfImages > 0 ? "This page is a picture without text." : null);
        }
        catch (Exception broken) when (broken is not (OperationCanceledException or TooMuchException) && !meter.IsOver)
        {
            return new PdfPage(number, [], "This page is damaged and cannot be read.");
        }
    }
}

/// <summary>A page as lines of text, from top to bottom.</summary>
internal sealed record PdfPage(int Number, IReadOnlyList<PdfLine> Lines, string? Problem);

/// <summary>A line of a page.</summary>
/// <param name="Cells">Its text, cut where a wide gap or a row of dots is: more than one in a table.</param>
/// <param name="Y">How high it stands.</param>
/// <param name="Size">Of its letters, in points.</param>
/// <param name="IsBold">Whether all of it is bold.</param>
internal sealed record PdfLine(IReadOnlyList<string> Cells, double Y, double Size, bool IsBold)
{
    public string Text { get; } = string.Join(' ', Cells);
}
