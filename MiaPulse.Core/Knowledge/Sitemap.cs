using System.IO.Compression;
using System.Text;
using System.Xml;

namespace MiaPulse.Core.Knowledge;

/// <summary>What a sitemap lists: pages, and further sitemaps. As written there; whoever follows them checks them first.</summary>
public sealed record Sitemap(IReadOnlyList<string> Pages, IReadOnlyList<string> Sitemaps)
{
    public const int MostEntries = 5_000;

    /// <summary>Reads a urlset, an index, or a plain list of addresses, packed or not. A broken file gives what stood before the break.</summary>
    /// <param name="body">As fetched.</param>
    /// <param name="maxBytes">Bytes after unpacking.</param>
    public static Sitemap Read(byte[] body, int maxBytes)
    {
        var text = Unpack(body, maxBytes);
        var start = text.AsSpan().IndexOfAnyExcept(" \n\r\t"u8);
        var isXml = start >= 0 && (text[start] == '<' || text.AsSpan(start).StartsWith("\xEF\xBB\xBF"u8) || text[start] is 0xFE or 0xFF);
        return isXml ? ReadXml(text) : ReadLines(text);
    }

    private static byte[] Unpack(byte[] body, int maxBytes)
    {
        if (body is not [0x1F, 0x8B, ..])
        {
            return body;
        }

        var unpacked = new MemoryStream();
        try
        {
            using var pack = new CappedStream(new GZipStream(new MemoryStream(body), CompressionMode.Decompress), maxBytes);
            pack.CopyTo(unpacked);
        }
        catch (Exception end) when (end is TooMuchException or InvalidDataException)
        {
            // What came until the cap or the damage is as good as a short sitemap.
        }

        return unpacked.ToArray();
    }

    private static Sitemap ReadXml(byte[] text)
    {
        var pages = new List<string>();
        var sitemaps = new List<string>();
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Ignore, // no entity is ever resolved, inside or outside
            XmlResolver = null,
            MaxCharactersInDocument = text.Length,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
        };
        try
        {
            using var xml = XmlReader.Create(new MemoryStream(text), settings);
            var inSitemap = false;
            while (pages.Count + sitemaps.Count < MostEntries && xml.Read())
            {
                if (xml.NodeType is XmlNodeType.Element && xml.LocalName is "sitemap" or "url")
                {
                    inSitemap = xml.LocalName == "sitemap";
                }
                else if (xml.NodeType is XmlNodeType.Element && xml is { LocalName: "loc", IsEmptyElement: false } && xml.Read() && xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA)
                {
                    var address = xml.Value.Trim();
                    if (xml.Read()) // past the break of a broken file this throws, and half an address is none
                    {
                        (inSitemap ? sitemaps : pages).Add(address);
                    }
                }
            }
        }
        catch (XmlException)
        {
            // Strangers write broken XML; what stood before the break is kept.
        }

        return new Sitemap(pages, sitemaps);
    }

    private static Sitemap ReadLines(byte[] text) => new(
        [.. Encoding.UTF8.GetString(text).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(l => l.StartsWith("http", StringComparison.OrdinalIgnoreCase)).Take(MostEntries)],
        []);
}
