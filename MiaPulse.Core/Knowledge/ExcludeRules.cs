using System.Text.RegularExpressions;

namespace MiaPulse.Core.Knowledge;

/// <summary>Which pages of a website Mia leaves out: paths, one a line, with <c>*</c> for anything. A path without a star holds for everything below it as well.</summary>
public sealed class ExcludeRules
{
    public const int MaxLength = 2_000;
    public const int MostRules = 50;
    public const string Reason = "You told Mia to leave this page out.";

    private readonly List<Regex> _rules;

    private ExcludeRules(List<string> lines)
    {
        Lines = lines;
        _rules = [.. lines.Select(l => new Regex(PatternOf(l), RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking))];
    }

    /// <summary>As they are kept: tidy, each once.</summary>
    public IReadOnlyList<string> Lines { get; }

    /// <summary>Reads what an owner typed: paths, or whole addresses of which the path counts.</summary>
    public static ExcludeRules From(string? text) => new(
    [
        .. (text ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(PathOf).Where(l => l != "/").Distinct(StringComparer.OrdinalIgnoreCase),
    ]);

    public bool LeavesOut(Uri url) => _rules.Count > 0 && _rules.Exists(r => r.IsMatch(Uri.UnescapeDataString(url.PathAndQuery)));

    private static string PathOf(string line)
    {
        var scheme = line.IndexOf("://", StringComparison.Ordinal);
        var path = scheme < 0 ? line : line.IndexOf('/', scheme + 3) is > 0 and var slash ? line[slash..] : "/";
        return path[0] is '/' or '*' ? path : "/" + path;
    }

    // "/blog" is /blog, /blog/ and /blog/2024, and not /blogging; with a star it says itself where it ends.
    private static string PatternOf(string line)
    {
        var pattern = "^" + Regex.Escape(line.TrimEnd('/')).Replace(@"\*", ".*", StringComparison.Ordinal);
        return line.Contains('*', StringComparison.Ordinal) ? pattern + "$" : pattern + "([/?].*)?$";
    }
}
