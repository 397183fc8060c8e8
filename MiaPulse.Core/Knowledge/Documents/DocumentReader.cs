using System.Xml;

namespace MiaPulse.Core.Knowledge.Documents;

/// <summary>Reads a file of a stranger's making, whatever is in it: what it says, or why it says nothing. Never an exception but the caller's own cancellation.</summary>
internal static class DocumentReader
{
    public const string TooMuch = "This file unpacks to far more than a document holds, so Mia does not read it.";
    private const int FewestWords = 3;

    public static DocumentContent Read(byte[] body, CancellationToken ct)
    {
        var (kind, refusal) = DocumentKinds.Of(body);
        try
        {
            var content = kind switch
            {
                DocumentKind.Pdf => PdfReader.Read(body, ct),
                DocumentKind.Word => WordReader.Read(body, ct),
                DocumentKind.WebPage => ReadWebPage(body),
                DocumentKind.Text => new DocumentContent([new DocumentPart(null, MarkdownReader.Read(PageCharset.Decode(body, null)))], null),
                null => DocumentContent.Without(refusal),
            };
            var words = content.Parts.Sum(p => p.Blocks.Sum(b => Cutting.WordsIn(b.Text)));
            return content.Nothing is not null || words >= FewestWords ? content : DocumentContent.Without("There is no text in this file.");
        }
        catch (TooMuchException)
        {
            return DocumentContent.Without(TooMuch);
        }
        catch (Exception broken) when (broken is InvalidDataException or XmlException or IOException or NotSupportedException)
        {
            return DocumentContent.Without("This file is damaged and cannot be read.");
        }
    }

    private static DocumentContent ReadWebPage(byte[] body)
    {
        using var page = TameHtml.Parse(PageCharset.Decode(body, null));
        return page is null
            ? DocumentContent.Without("The page is built in a way that Mia cannot read.")
            : new DocumentContent([new DocumentPart(null, new PageWalk().Walk(page))], null);
    }
}
