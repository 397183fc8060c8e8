using System.Globalization;

namespace MiaPulse.Core.Knowledge;

/// <summary>The <c>host:port</c> pairs that an operator lets through although they are private.</summary>
public sealed class AllowedHosts(IEnumerable<string> pairs)
{
    private readonly HashSet<string> _pairs = new(pairs, StringComparer.OrdinalIgnoreCase);

    /// <summary>The host as it stands in a URL: an IPv6 address in brackets.</summary>
    public bool Hold(string host, int port) => _pairs.Count > 0 && _pairs.Contains(string.Create(CultureInfo.InvariantCulture, $"{host}:{port}"));

    public static bool IsPair(string text)
    {
        var colon = text.LastIndexOf(':');
        return colon > 0
            && int.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            && port is > 0 and <= 65_535
            && Uri.CheckHostName(text[..colon].Trim('[', ']')) != UriHostNameType.Unknown;
    }
}
