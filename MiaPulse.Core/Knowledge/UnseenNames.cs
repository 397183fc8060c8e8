using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;

namespace MiaPulse.Core.Knowledge;

/// <summary>
/// The classes and ids that a page's own stylesheet puts out of everybody's sight for good: letters of no size, or a place far off the screen. What is merely not
/// displayed, faded or clipped is left alone, since tabs, animations and words for screen readers are made that way.
/// </summary>
internal static partial class UnseenNames
{
    /// <summary>Letters that nobody can read. 1em is the size of the text around them, and 1rem that of the page.</summary>
    internal const string NoSize = @"font-size\s*:\s*(0(?![.\d])|1(px|pt|%)\s*(;|!|$))";

    private const int MostStyle = 200_000;

    /// <summary>Each as in the stylesheet, with its dot or hash.</summary>
    public static HashSet<string> In(IHtmlDocument document)
    {
        var style = string.Concat(document.QuerySelectorAll("style").Select(s => s.TextContent));
        return
        [
            .. Rule().Matches(style.Length > MostStyle ? style[..MostStyle] : style)
                .Where(rule => Unseen().IsMatch(rule.Groups["what"].Value))
                .SelectMany(rule => rule.Groups["whom"].Value.Split(','))
                .Select(selector => selector.Trim())
                .Where(selector => Name().IsMatch(selector)),
        ];
    }

    [GeneratedRegex(@"(?<whom>[^{}@;]+)\{(?<what>[^{}]*)\}")]
    private static partial Regex Rule();

    [GeneratedRegex(@"^[.#][\w-]+$")]
    private static partial Regex Name();

    [GeneratedRegex(NoSize + @"|text-indent\s*:\s*-\d{3,}|(left|top|right|bottom|margin-left|margin-top)\s*:\s*-\d{4,}px", RegexOptions.IgnoreCase)]
    private static partial Regex Unseen();
}
