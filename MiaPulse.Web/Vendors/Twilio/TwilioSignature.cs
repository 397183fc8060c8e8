using System.Security.Cryptography;
using System.Text;

namespace MiaPulse.Web.Vendors.Twilio;

/// <summary>
/// Whether a request comes from Twilio: HMAC-SHA1, keyed with the account's token, over the address that Twilio was given and every pair of the form. There
/// is no time in it, so one that was caught stays good for ever: whoever acts on it has to know what was acted on already.
/// </summary>
internal sealed class TwilioSignature(string authToken)
{
    private const string BodyHash = "bodySHA256=";

    private readonly byte[] _key = Encoding.UTF8.GetBytes(authToken);

    /// <param name="url">Our public address and the request's raw target behind it: as Twilio was given it, no character decoded or encoded anew.</param>
    /// <param name="contentType">Of the body.</param>
    /// <param name="body">The raw body.</param>
    /// <param name="signature">Header <c>X-Twilio-Signature</c>.</param>
    public bool IsGood(string url, string? contentType, ReadOnlySpan<byte> body, string? signature)
    {
        if (string.IsNullOrEmpty(signature))
        {
            return false;
        }

        var pairs = "";
        if (contentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) == true)
        {
            pairs = Signed(TwilioForm.Read(body));
        }
        else if (!BodyIsSigned(url, body))
        {
            return false;
        }

        var given = Encoding.UTF8.GetBytes(signature);
        var good = false;
        foreach (var address in SpellingsOf(url))
        {
            good |= CryptographicOperations.FixedTimeEquals(given, Encoding.ASCII.GetBytes(Sign($"{address}{pairs}")));
        }

        return good;
    }

#pragma warning disable CA5350 // Twilio's scheme, not ours to choose; HMAC does not rest on what is broken in SHA-1
    private string Sign(string text) => Convert.ToBase64String(HMACSHA1.HashData(_key, Encoding.UTF8.GetBytes(text)));
#pragma warning restore CA5350

    // A name that is repeated stands before each of its values; what is the same twice stands once.
    private static string Signed(IReadOnlyList<KeyValuePair<string, string>> form) => string.Concat(
        form.Distinct().OrderBy(pair => pair.Key, StringComparer.Ordinal).ThenBy(pair => pair.Value, StringComparer.Ordinal).Select(pair => pair.Key + pair.Value));

    /// <summary>A body that is no form is held to its hash in the address, which is signed. Without one only nothing is nothing forged.</summary>
    private static bool BodyIsSigned(string url, ReadOnlySpan<byte> body)
    {
        var hash = Query(url).Split('&').FirstOrDefault(p => p.StartsWith(BodyHash, StringComparison.Ordinal));
        return hash is null ? body.IsEmpty : hash[BodyHash.Length..] == Convert.ToHexStringLower(SHA256.HashData(body));
    }

    private static string Query(string url) => url.IndexOf('?', StringComparison.Ordinal) is var at and >= 0 ? url[(at + 1)..] : "";

    /// <summary>
    /// Twilio leaves a port out or puts one in as it likes, always leaves a name and password out, and now and then signs the address as a browser would write
    /// it, or a socket's with a slash behind it. All are the same place; the scheme, the host, another port and the path are not.
    /// </summary>
    private static IEnumerable<string> SpellingsOf(string url)
    {
        var scheme = url[..(url.IndexOf("://", StringComparison.Ordinal) + 3)];
        var end = url.IndexOfAny(['/', '?'], scheme.Length) is var at and >= 0 ? at : url.Length;
        var authority = url[scheme.Length..end];
        authority = authority[(authority.LastIndexOf('@') + 1)..];
        var colon = authority.LastIndexOf(':') is var last && last > authority.LastIndexOf(']') ? last : authority.Length;
        var (host, port) = (authority[..colon], authority[colon..]);
        port = port.Length > 0 ? port : scheme is "https://" or "wss://" ? ":443" : ":80";
        var query = url.IndexOf('?', end) is var mark and >= 0 ? mark : url.Length;
        var (path, rest) = (url[end..query], url[query..]);
        string[] hosts = [host, host + port, host.ToLowerInvariant(), host.ToLowerInvariant() + port];
        string[] paths = path switch
        {
            "" => [rest, "/" + rest],
            _ when scheme is "wss://" && !path.EndsWith('/') => [path + rest, path + "/" + rest],
            _ => [path + rest, path + rest.Replace("'", "%27", StringComparison.Ordinal)],
        };
        return hosts.Distinct().SelectMany(_ => paths.Distinct(), (h, p) => $"{scheme}{h}{p}");
    }
}
