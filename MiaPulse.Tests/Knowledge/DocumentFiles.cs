using System.Globalization;
using System.IO.Compression;
using System.Text;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;

namespace MiaPulse.Tests.Knowledge;

/// <summary>Writes the documents that the tests read, good ones and wicked ones.</summary>
internal static class DocumentFiles
{
    /// <summary>A piece of text on a page of a PDF; the page's foot is at 0, its head at 842.</summary>
    internal sealed record Text(double X, double Y, string Words, double Size = 11, bool IsUnseen = false);

    public static byte[] Pdf(params Text[][] pages)
    {
        var pdf = new PdfDocumentBuilder();
        var font = pdf.AddStandard14Font(Standard14Font.Helvetica);
        foreach (var texts in pages)
        {
            var page = pdf.AddPage(PageSize.A4);
            foreach (var text in texts)
            {
                page.SetTextRenderingMode(text.IsUnseen ? TextRenderingMode.Neither : TextRenderingMode.Fill);
                page.AddText(text.Words, text.Size, new PdfPoint(text.X, text.Y), font);
            }
        }

        return pdf.Build();
    }

    /// <summary>A page that is a picture.</summary>
    public static byte[] Scan()
    {
        var pdf = new PdfDocumentBuilder();
        var dot = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");
        pdf.AddPage(PageSize.A4).AddPng(dot, new PdfRectangle(0, 0, 500, 800));
        return pdf.Build();
    }

    /// <summary>A PDF written by hand, object by object from 1: the catalogue, the pages, the page, and whatever follows.</summary>
    /// <param name="page">What stands in the page's dictionary beside its type.</param>
    /// <param name="trailer">What stands in the trailer beside the catalogue.</param>
    /// <param name="objects">From 4 on.</param>
    public static byte[] RawPdf(string page, string trailer, params byte[][] objects)
    {
        var file = new MemoryStream();
        var places = new List<long>();
        Write("%PDF-1.5\n");
        byte[][] all = [.. new[] { "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 1/Kids[3 0 R]>>", $"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]{page}>>" }.Select(Encoding.Latin1.GetBytes), .. objects];
        foreach (var body in all)
        {
            places.Add(file.Position);
            Write($"{places.Count} 0 obj\n");
            file.Write(body);
            Write("\nendobj\n");
        }

        var table = file.Position;
        Write($"xref\n0 {all.Length + 1}\n0000000000 65535 f \n");
        places.ForEach(p => Write($"{p:D10} 00000 n \n"));
        Write($"trailer\n<</Size {all.Length + 1}/Root 1 0 R{trailer}>>\nstartxref\n{table}\n%%EOF");
        return file.ToArray();

        void Write(string text) => file.Write(Encoding.Latin1.GetBytes(text));
    }

    public static byte[] Stream(string dictionary, byte[] body) =>
        [.. Encoding.Latin1.GetBytes(string.Create(CultureInfo.InvariantCulture, $"<<{dictionary}/Length {body.Length}>>stream\n")), .. body, .. "\nendstream"u8];

    public static byte[] Packed(byte[] body)
    {
        var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            zlib.Write(body);
        }

        return packed.ToArray();
    }

    public static byte[] Deflated(long zeros, byte filler)
    {
        var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            var block = new byte[64 * 1024];
            Array.Fill(block, filler);
            for (var written = 0L; written < zeros; written += block.Length)
            {
                zlib.Write(block);
            }
        }

        return packed.ToArray();
    }

    /// <summary>A PDF that opens with a password alone.</summary>
    public static byte[] LockedPdf()
    {
        var key = string.Concat(Enumerable.Repeat("41", 32));
        return RawPdf("", $"/Encrypt 4 0 R/ID[<{key}><{key}>]", Encoding.Latin1.GetBytes($"<</Filter/Standard/V 1/R 2/O<{key}>/U<{key}>/P -4>>"));
    }

    /// <summary>A Word document.</summary>
    /// <param name="body">What stands in its body, with the prefix <c>w</c>.</param>
    /// <param name="more">Further parts.</param>
    public static byte[] Word(string body, params (string Part, string Text)[] more) => Zip([
        ("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"),
        ("word/document.xml", $"<w:document xmlns:w=\"{Space}\" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"><w:body>{body}</w:body></w:document>"),
        .. more]);

    public const string Space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    public static string Paragraph(string text, string properties = "", string run = "") =>
        $"<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>";

    public static byte[] Zip(params (string Part, string Text)[] parts)
    {
        var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (part, text) in parts)
            {
                using var to = new StreamWriter(zip.CreateEntry(part, CompressionLevel.Fastest).Open());
                to.Write(text);
            }
        }

        return file.ToArray();
    }
}
