namespace MiaPulse.Core.Knowledge;

/// <summary>
/// Looks at HTML before it is parsed. A parser walks up all open elements for each new one, so that a page of a million nested tags, which is small to send,
/// would keep it busy for hours.
/// </summary>
internal static class HtmlShape
{
    public const int MostTags = 150_000;
    public const int MostOpen = 800;

    // These close themselves, or are closed by the next of their kind, so they do not nest however often they are left open.
    private static readonly HashSet<string> SelfClosing = new(StringComparer.OrdinalIgnoreCase)
    {
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
        "p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option", "optgroup", "html", "body", "head",
    };

    /// <summary>The page as far as it is sane to parse it; null where it is nested too deep.</summary>
    public static string? Tame(string html)
    {
        var (open, tags) = (0, 0);
        for (var at = html.IndexOf('<', StringComparison.Ordinal); at >= 0 && at + 1 < html.Length; at = html.IndexOf('<', at + 1))
        {
            var isEnd = html[at + 1] == '/';
            var name = NameAt(html, isEnd ? at + 2 : at + 1);
            if (name.Length == 0)
            {
                continue;
            }

            if (++tags > MostTags)
            {
                return html[..at];
            }

            if (!SelfClosing.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name))
            {
                open = Math.Max(0, open + (isEnd ? -1 : 1));
                if (open > MostOpen)
                {
                    return null;
                }
            }

            // What looks like tags inside a script or a style sheet is none.
            if (!isEnd && (name.Equals("script", StringComparison.OrdinalIgnoreCase) || name.Equals("style", StringComparison.OrdinalIgnoreCase)))
            {
                var end = html.IndexOf($"</{name}", at, StringComparison.OrdinalIgnoreCase);
                if (end < 0)
                {
                    return html;
                }

                at = end - 1;
            }
        }

        return html;
    }

    private static ReadOnlySpan<char> NameAt(string html, int start)
    {
        var end = start;
        while (end < html.Length && end - start < 20 && char.IsAsciiLetterOrDigit(html[end]))
        {
            end++;
        }

        return end > start && char.IsAsciiLetter(html[start]) ? html.AsSpan(start, end - start) : [];
    }
}
