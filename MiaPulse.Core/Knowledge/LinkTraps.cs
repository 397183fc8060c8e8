using System.Text.RegularExpressions;

namespace MiaPulse.Core.Knowledge;

/// <summary>Notices when a website makes up addresses without end: calendars, counters, filters, folders inside themselves. Counts per shape of address; one per crawl.</summary>
internal sealed partial class LinkTraps
{
    public const int MostPerShape = 50;
    public const int MostPerQueryShape = 20;
    public const int MostDated = 12;
    private const int MostParameters = 4;
    private const int MostSegments = 12;

    private readonly Dictionary<string, int> _seen = new(StringComparer.Ordinal);

    /// <summary>True where the address may be read. Counts it.</summary>
    public bool Take(Uri url)
    {
        var segments = url.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var parameters = url.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries);
        if (segments.Length > MostSegments || parameters.Length > MostParameters || segments.GroupBy(s => s, StringComparer.Ordinal).Any(g => g.Count() > 2))
        {
            return false;
        }

        var dated = Dated().IsMatch(url.PathAndQuery);
        var shape = Varying().Replace(url.AbsolutePath, "#") + "?" + string.Join('&', parameters.Select(p => p.Split('=')[0]).Order(StringComparer.Ordinal));
        var most = dated ? MostDated : parameters.Length > 0 ? MostPerQueryShape : shape.Contains('#', StringComparison.Ordinal) ? MostPerShape : int.MaxValue;
        var count = _seen.GetValueOrDefault(shape) + 1;
        _seen[shape] = count;
        return count <= most;
    }

    // What changes from one made-up address to the next: numbers, ids, hashes.
    [GeneratedRegex("[0-9a-f]{8,}(-[0-9a-f]{4,})*|[0-9]+", RegexOptions.IgnoreCase)]
    private static partial Regex Varying();

    [GeneratedRegex(@"(19|20)\d\d[-/_]\d+([-/_]\d+)?(/|&|$|\?)|[?&](date|day|month|year|week|start|end|from|to|tribe-bar-date)=", RegexOptions.IgnoreCase)]
    private static partial Regex Dated();
}
