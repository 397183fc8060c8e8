using System.Buffers;
using System.Globalization;
using System.Text;

namespace MiaPulse.Core.Knowledge;

/// <summary>
/// A web address that may be asked for: http or https on its default port, a host name with a dot, no user name, no number for a host.
/// Parsed once; what was checked is what is dialled. It says nothing yet about where the name leads: that is judged when connecting (<see cref="GuardedConnection"/>).
/// </summary>
public sealed record CheckedUrl
{
    /// <summary>Characters. What is stored is shorter; a link on a page may be longer than anything worth storing.</summary>
    public const int MaxLength = 8_000;

    public const string NumberSentence = "Type the website's name, not a number.";

    public const string PrivateSentence = "That address is in a private network, so it cannot be read.";

    // Names that lead into somebody's own network by definition (RFC 6761, 6762, 8375, 9476) or by habit.
    private static readonly HashSet<string> PrivateSuffixes = new(StringComparer.Ordinal)
    {
        "localhost", "local", "localdomain", "internal", "intranet", "private", "corp", "home", "lan", "consul", "invalid", "onion", "alt", "arpa",
    };

    private CheckedUrl(Uri uri) => Uri = uri;

    /// <summary>Absolute; the host in ASCII.</summary>
    public Uri Uri { get; }

    public override string ToString() => Uri.AbsoluteUri;

    /// <summary>Reads what an owner typed: blanks around it are dropped, and a missing scheme is https.</summary>
    /// <param name="text">As typed.</param>
    /// <param name="allowed">Private hosts that are let through.</param>
    /// <param name="refusal">A sentence fit to show, when there is no URL.</param>
    public static CheckedUrl? FromOwner(string? text, AllowedHosts allowed, out string refusal)
    {
        var trimmed = (text ?? "").Trim();
        if (trimmed.Length == 0)
        {
            refusal = "Type the address of your website.";
            return null;
        }

        return Parse(HasScheme(trimmed) ? trimmed : $"https://{trimmed}", allowed, out refusal);
    }

    /// <summary>True where the text names a scheme by itself, such as <c>http://</c>. <c>localhost:5080</c> does not.</summary>
    public static bool HasScheme(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon > 0
            && char.IsAsciiLetter(text[0])
            && text.AsSpan(0, colon).IndexOfAnyExcept(SchemeCharacters) < 0
            && !PortFollows(text.AsSpan(colon + 1));
    }

    /// <summary>Reads an absolute URL.</summary>
    public static CheckedUrl? Parse(string text, AllowedHosts allowed, out string refusal)
    {
        refusal = "That is not a web address.";
        if (text.Length > MaxLength)
        {
            refusal = "That web address is too long.";
            return null;
        }

        // Blanks and backslashes are read differently by different parsers, which is how a checked host and a dialled host come apart.
        var start = text.IndexOf("://", StringComparison.Ordinal);
        if (text.Any(char.IsControl) || text.Contains('\\', StringComparison.Ordinal) || (start < 0 && !HasScheme(text)))
        {
            return null;
        }

        if (start < 0 || text[..start].ToLowerInvariant() is not ("http" or "https"))
        {
            refusal = "Only addresses that start with http:// or https:// can be read.";
            return null;
        }

        var authority = text.AsSpan(start + 3);
        var end = authority.IndexOfAny('/', '?', '#');
        authority = end < 0 ? authority : authority[..end];
        if (authority.Contains('@'))
        {
            refusal = "A web address with a user name or password in it cannot be read.";
            return null;
        }

        if (authority.IsEmpty || authority.IndexOfAny(NeverInHost) >= 0 || !Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.UserInfo.Length > 0)
        {
            return null;
        }

        return Judge(uri, authority.ToString(), allowed, ref refusal);
    }

    /// <summary>Reads a reference on a page or in a redirect, relative to this URL.</summary>
    public CheckedUrl? Resolve(string reference, AllowedHosts allowed, out string refusal)
    {
        var trimmed = reference.Trim(' ', '\t', '\r', '\n');
        if (HasScheme(trimmed) || trimmed.Contains('\\', StringComparison.Ordinal))
        {
            return Parse(trimmed, allowed, out refusal);
        }

        if (trimmed.StartsWith("//", StringComparison.Ordinal))
        {
            return Parse($"{Uri.Scheme}:{trimmed}", allowed, out refusal);
        }

        refusal = "That is not a web address.";
        return trimmed.Length <= MaxLength && !trimmed.Any(char.IsControl) && Uri.TryCreate(Uri, trimmed, out var joined) && joined.Authority == Uri.Authority && joined.Scheme == Uri.Scheme
            ? new CheckedUrl(joined)
            : null;
    }

    /// <summary>Whether the host is a number and none that is let through. For doors that only note an address and leave the rest of the judging to whoever reads it.</summary>
    public static bool IsNumber(Uri uri, AllowedHosts allowed)
    {
        try
        {
            var host = uri.HostNameType == UriHostNameType.IPv6 ? uri.Host : uri.IdnHost.ToLowerInvariant();
            return !allowed.Hold(host, uri.Port) && IsNumber(uri, host.TrimEnd('.'), uri.Host);
        }
        catch (UriFormatException)
        {
            return false; // a host that no name server could be asked for, but no number
        }
    }

    private static bool IsNumber(Uri uri, string host, string typed) => uri.HostNameType != UriHostNameType.Dns || EndsInNumber(host) || EndsInNumber(typed.TrimEnd('.'));

    private static CheckedUrl? Judge(Uri uri, string authority, AllowedHosts allowed, ref string refusal)
    {
        string host;
        try
        {
            host = uri.HostNameType == UriHostNameType.IPv6 ? uri.Host : uri.IdnHost.ToLowerInvariant();
        }
        catch (UriFormatException)
        {
            return null; // a host that no name server could be asked for
        }

        if (allowed.Hold(host, uri.Port))
        {
            return new CheckedUrl(uri);
        }

        host = host.EndsWith('.') ? host[..^1] : host;
        var colon = authority.LastIndexOf(':');
        var typed = authority.EndsWith(']') || colon < 0 ? authority : authority[..colon];
        if (IsNumber(uri, host, typed))
        {
            refusal = NumberSentence;
            return null;
        }

        if (!IsHostName(host) || !KeepsItsLetters(typed, host))
        {
            return null;
        }

        var labels = host.Split('.');
        if (labels.Length < 2 || PrivateSuffixes.Contains(labels[^1]))
        {
            refusal = PrivateSentence;
            return null;
        }

        if (!uri.IsDefaultPort)
        {
            refusal = "Only websites on the usual ports (80 and 443) can be read.";
            return null;
        }

        refusal = "";
        return new CheckedUrl(new UriBuilder(uri) { Host = host }.Uri);
    }

    private static readonly SearchValues<char> SchemeCharacters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-.");

    private static bool PortFollows(ReadOnlySpan<char> rest)
    {
        var digits = rest.IndexOfAnyExceptInRange('0', '9');
        return digits != 0 && rest.Length > 0 && (digits < 0 || rest[digits] is '/' or '?' or '#');
    }

    // A last label of digits is how every parser, each in its own way, comes to read the whole host as an address. Digits of any script count.
    private static bool EndsInNumber(string host)
    {
        var last = host[(host.LastIndexOf('.') + 1)..];
        return last.Length == 0
            || last.EnumerateRunes().All(r => Rune.IsDigit(r) || Rune.GetUnicodeCategory(r) is UnicodeCategory.OtherNumber)
            || (last.StartsWith("0x", StringComparison.OrdinalIgnoreCase) && last.AsSpan(2).IndexOfAnyExcept(HexDigits) < 0);
    }

    private static readonly SearchValues<char> NeverInHost = SearchValues.Create("%{}|^`<>\" ");

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdefABCDEF");

    private static bool IsHostName(string host) =>
        host.Length <= 253
        && host.Split('.').All(l => l.Length is >= 1 and <= 63 && l[0] != '-' && l[^1] != '-' && l.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'));

    // Letters of a script become xn--…; fullwidth, circled and invisible characters quietly become ASCII, and nobody types those.
    private static bool KeepsItsLetters(string typed, string host)
    {
        if (Ascii.IsValid(typed))
        {
            return true;
        }

        var before = typed.TrimEnd('.').Split('.');
        var after = host.Split('.');
        return before.Length == after.Length
            && before.Zip(after).All(pair => Ascii.IsValid(pair.First) || pair.Second.StartsWith("xn--", StringComparison.Ordinal));
    }
}
