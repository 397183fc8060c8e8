using System.Globalization;
using System.Text;

namespace MiaPulse.Core.Knowledge;

/// <summary>What a website asks of us in its robots.txt (RFC 9309): the group that names us, else the one for everybody; the longest matching rule wins, and of two equal ones the one that allows.</summary>
public sealed class RobotsTxt
{
    private const int MostRules = 2_000;
    private readonly List<(string Pattern, bool Allows)> _rules = [];

    /// <summary>A website that asks nothing.</summary>
    public static RobotsTxt Silent { get; } = new();

    /// <summary>The pause it asks for between two requests.</summary>
    public TimeSpan? CrawlDelay { get; private set; }

    /// <summary>Sitemaps it names, as written.</summary>
    public List<string> Sitemaps { get; } = [];

    /// <param name="text">The file.</param>
    /// <param name="product">Our name in it, compared without regard to case.</param>
    public static RobotsTxt Parse(string text, string product = "MiaPulseBot")
    {
        var ours = new RobotsTxt();
        var everybodys = new RobotsTxt();
        var isNamed = false;
        var groups = new List<RobotsTxt>(); // those that the current lines speak to
        var inRules = true;
        foreach (var line in text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var content = line.Split('#')[0];
            var colon = content.IndexOf(':', StringComparison.Ordinal);
            if (colon < 0)
            {
                continue;
            }

            var value = content[(colon + 1)..].Trim();
            switch (content[..colon].Trim().ToLowerInvariant())
            {
                case "user-agent":
                    if (inRules)
                    {
                        groups.Clear();
                        inRules = false;
                    }

                    if (value == "*")
                    {
                        groups.Add(everybodys);
                    }
                    else if (ProductOf(value).Equals(product, StringComparison.OrdinalIgnoreCase))
                    {
                        isNamed = true;
                        groups.Add(ours);
                    }

                    break;
                case "allow" or "disallow":
                    inRules = true;
                    groups.ForEach(g => g.Add(value, content[..colon].Trim().Equals("allow", StringComparison.OrdinalIgnoreCase)));
                    break;
                case "crawl-delay":
                    inRules = true;
                    if (double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 0 and < 1_000_000)
                    {
                        groups.ForEach(g => g.CrawlDelay = TimeSpan.FromSeconds(seconds));
                    }

                    break;
                case "sitemap":
                    ours.Sitemaps.Add(value);
                    break;
                default:
                    break; // lines that other crawlers understand
            }
        }

        var theirs = isNamed ? ours : everybodys;
        if (theirs != ours)
        {
            theirs.Sitemaps.AddRange(ours.Sitemaps);
        }

        return theirs;
    }

    public bool Allows(Uri url)
    {
        var path = Even(url.PathAndQuery);
        if (path == "/robots.txt")
        {
            return true;
        }

        var best = (Length: -1, Allows: true);
        foreach (var (pattern, allows) in _rules)
        {
            if ((pattern.Length > best.Length || (pattern.Length == best.Length && allows)) && Matches(pattern, path))
            {
                best = (pattern.Length, allows);
            }
        }

        return best.Allows;
    }

    private void Add(string pattern, bool allows)
    {
        if (pattern.Length > 0 && _rules.Count < MostRules)
        {
            _rules.Add((Even(pattern), allows));
        }
    }

    private static string ProductOf(string agent) => new([.. agent.TakeWhile(c => char.IsAsciiLetter(c) || c is '_' or '-')]);

    // One spelling on both sides: what needs no escape is unescaped, what does is escaped in capitals.
    private static string Even(string text)
    {
        var even = new StringBuilder(text.Length);
        foreach (var b in Encoding.UTF8.GetBytes(Uri.UnescapeDataString(text.Replace("%2F", "%252F", StringComparison.OrdinalIgnoreCase))))
        {
            even = b is > 0x20 and < 0x7F ? even.Append((char)b) : even.Append('%').Append(b.ToString("X2", CultureInfo.InvariantCulture));
        }

        return even.ToString();
    }

    // Two pointers and one place to come back to: linear for one star, and never worse than pattern × path.
    private static bool Matches(string pattern, string path)
    {
        var toEnd = pattern.EndsWith('$');
        var p = toEnd ? pattern[..^1] : pattern + "*";
        var (i, j, star, mark) = (0, 0, -1, 0);
        while (j < path.Length)
        {
            if (i < p.Length && p[i] == '*')
            {
                (star, mark, i) = (i, j, i + 1);
            }
            else if (i < p.Length && p[i] == path[j])
            {
                (i, j) = (i + 1, j + 1);
            }
            else if (star >= 0)
            {
                (i, j, mark) = (star + 1, mark + 1, mark + 1);
            }
            else
            {
                return false;
            }
        }

        return p.AsSpan(i).IndexOfAnyExcept('*') < 0;
    }
}
