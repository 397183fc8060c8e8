using System.Text;
using System.Text.RegularExpressions;

namespace MiaPulse.Core.Knowledge;

/// <summary>Turns the bytes of a page into text, whatever its header says. A mark at the start wins; then UTF-8 where the bytes can be nothing else; then what header and page claim; then a guess by language.</summary>
public static partial class PageCharset
{
    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    static PageCharset() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static string Decode(byte[] body, string? headerCharset)
    {
        switch (body)
        {
            case [0xEF, 0xBB, 0xBF, ..]:
                return Encoding.UTF8.GetString(body.AsSpan(3));
            case [0xFF, 0xFE, ..]:
                return Encoding.Unicode.GetString(body.AsSpan(2));
            case [0xFE, 0xFF, ..]:
                return Encoding.BigEndianUnicode.GetString(body.AsSpan(2));
            case [0, (byte)'<', 0, ..]:
                return Encoding.BigEndianUnicode.GetString(body);
            case [(byte)'<', 0, _, 0, ..]:
                return Encoding.Unicode.GetString(body);
        }

        var head = Encoding.Latin1.GetString(body.AsSpan(0, Math.Min(body.Length, 4096)));
        var claimed = Named(headerCharset) ?? Named(MetaCharset().Match(head) is { Success: true } meta ? meta.Groups[1].Value : null);
        var isSevenBit = claimed?.CodePage is 50220 or 50221 or 50222 or 52936; // Japanese and Chinese mail encodings use ASCII bytes for their letters
        if (!isSevenBit && AsUtf8(body) is { } text)
        {
            return text; // Other encodings hardly ever happen to be valid UTF-8; headers that claim another one often do.
        }

        if (claimed is not null and not UTF8Encoding)
        {
            return claimed.GetString(body);
        }

        // Mostly UTF-8 with a few broken bytes is more likely than a page in another encoding with that many lucky pairs.
        var lossy = Encoding.UTF8.GetString(body);
        var broken = lossy.Count(c => c == '\uFFFD');
        var letters = lossy.Count(c => c is > '\u007F' and not '\uFFFD');
        return letters > broken ? lossy : Guess(head).GetString(body);
    }

    private static string? AsUtf8(byte[] body)
    {
        try
        {
            return StrictUtf8.GetString(body);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static Encoding? Named(string? charset)
    {
        if (string.IsNullOrWhiteSpace(charset))
        {
            return null;
        }

        try
        {
            // The web reads ISO-8859-1 and ASCII as Windows-1252, which has the quotes and dashes that people really use.
            var encoding = Encoding.GetEncoding(charset.Trim());
            return encoding.CodePage is 28591 or 20127 ? Encoding.GetEncoding(1252) : encoding;
        }
        catch (Exception unknown) when (unknown is ArgumentException or NotSupportedException)
        {
            return null; // a name that nobody knows, or UTF-7, which nobody should
        }
    }

    private static Encoding Guess(string head) => Encoding.GetEncoding((Language().Match(head) is { Success: true } lang ? lang.Groups[1].Value.ToLowerInvariant() : "") switch
    {
        "ru" or "uk" or "bg" or "be" or "sr" or "mk" => 1251,
        "pl" or "cs" or "sk" or "hu" or "sl" or "hr" or "ro" or "sq" => 1250,
        "el" => 1253,
        "tr" or "az" => 1254,
        "he" => 1255,
        "ar" or "fa" or "ur" => 1256,
        "et" or "lv" or "lt" => 1257,
        "vi" => 1258,
        "th" => 874,
        "ja" => 932,
        "zh" => 54936,
        "ko" => 949,
        _ => 1252,
    });

    [GeneratedRegex("""<meta[^>]{0,200}charset\s*=\s*["']?\s*([a-zA-Z0-9_:.-]{2,40})""", RegexOptions.IgnoreCase)]
    private static partial Regex MetaCharset();

    [GeneratedRegex("""<html[^>]{0,300}lang\s*=\s*["']?([a-zA-Z]{2})\b""", RegexOptions.IgnoreCase)]
    private static partial Regex Language();
}
