using System.Globalization;
using System.IO.Compression;
using System.Xml;

namespace MiaPulse.Core.Knowledge.Documents;

/// <summary>
/// Reads the text of a Word document straight from its XML, forwards and without keeping a tree, so that a file which unpacks to gigabytes or nests without end
/// costs no more than its cap. Headings by their style, lists and tables as such; hidden and deleted text is not there.
/// </summary>
internal static class WordReader
{
    public const string Main = "word/document.xml";

    private const string Styles = "word/styles.xml";
    private const long MostBytes = 40 * 1024 * 1024;
    private const string Compatible = "http://schemas.openxmlformats.org/markup-compatibility/2006";

    public static DocumentContent Read(byte[] body, CancellationToken ct)
    {
        using var zip = new ZipArchive(new MemoryStream(body), ZipArchiveMode.Read);
        var levels = Open(zip, Styles) is { } styles ? LevelsOf(styles) : [];
        using var xml = Open(zip, Main) ?? throw new InvalidDataException();
        var text = new WordText(levels);
        while (xml.Read())
        {
            ct.ThrowIfCancellationRequested();

            // What older programs show instead stands there a second time.
            while (xml.NodeType is XmlNodeType.Element && xml is { LocalName: "Fallback", NamespaceURI: Compatible })
            {
                xml.Skip();
            }

            text.Take(xml);
        }

        return new DocumentContent([new DocumentPart(null, text.Blocks)], null);
    }

    private static XmlReader? Open(ZipArchive zip, string part) => zip.GetEntry(part) is not { } entry ? null : XmlReader.Create(
        new CappedStream(entry.Open(), MostBytes),
        new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true, CloseInput = true });

    /// <summary>Which style is a heading, and of which level.</summary>
    private static Dictionary<string, int> LevelsOf(XmlReader xml)
    {
        var levels = new Dictionary<string, int>(StringComparer.Ordinal);
        using (xml)
        {
            var style = "";
            while (xml.Read())
            {
                if (xml.NodeType is not XmlNodeType.Element)
                {
                    continue;
                }

                switch (xml.LocalName)
                {
                    case "style":
                        style = WordText.Value(xml, "styleId") ?? "";
                        break;
                    case "name" when (WordText.Value(xml) ?? "").ToLowerInvariant() is var name:
                        if (name == "title")
                        {
                            levels[style] = 1;
                        }
                        else if (name.StartsWith("heading ", StringComparison.Ordinal) && int.TryParse(name.AsSpan(8), NumberStyles.None, CultureInfo.InvariantCulture, out var level))
                        {
                            levels[style] = Math.Clamp(level, 1, 6);
                        }

                        break;
                    case "outlineLvl" when int.TryParse(WordText.Value(xml), NumberStyles.None, CultureInfo.InvariantCulture, out var outline) && outline < 9:
                        levels.TryAdd(style, Math.Clamp(outline + 1, 1, 6));
                        break;
                }
            }
        }

        return levels;
    }
}
