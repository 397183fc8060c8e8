using System.Text.RegularExpressions;

namespace MiaPulse.Core.Knowledge;

/// <summary>The names and patterns by which the walk knows what is menu, what is hidden and what is a question.</summary>
internal sealed partial class PageWalk
{
    private static readonly string[] Opening = ["aria-controls", "data-bs-target", "data-target", "href"];

    private static readonly HashSet<string> Structure = new(StringComparer.Ordinal) { "h1", "h2", "h3", "h4", "h5", "h6", "p", "table", "ul", "ol", "dl", "details" };

    private static readonly HashSet<string> Silent = new(StringComparer.Ordinal)
    {
        "script", "style", "noscript", "template", "svg", "canvas", "iframe", "object", "embed", "audio", "video", "picture", "map", "select", "textarea", "input", "datalist", "dialog", "head",
    };

    private static readonly HashSet<string> Blocks = new(StringComparer.Ordinal)
    {
        "address", "article", "aside", "blockquote", "body", "center", "dd", "div", "dt", "fieldset", "figcaption", "figure", "form", "header", "hgroup", "legend", "li", "main", "p", "pre",
        "search", "section", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "caption",
    };

    [GeneratedRegex(@"[\s\u00A0]+")]
    private static partial Regex Blank();

    [GeneratedRegex("[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFEFF\u0000-\u0008\u000E-\u001F\u007F]|\uDB40[\uDC00-\uDC7F]")]
    private static partial Regex Invisible();

    [GeneratedRegex(@"(^|[\s_-])(sr-only|visually-?hidden|screen-reader(-text|-only)?|skip-link|skip-to-content|(cookies?|gdpr|privacy|consent)-?(banner|notice|bar|popup|modal|law|message|overlay|consent))([\s_-]|$)", RegexOptions.IgnoreCase)]
    private static partial Regex ForNobody();

    [GeneratedRegex(@"display\s*:\s*none|visibility\s*:\s*hidden|" + UnseenNames.NoSize + @"|opacity\s*:\s*0(?![.\d])|text-indent\s*:\s*-\d{3,}|(left|top)\s*:\s*-\d{4,}px", RegexOptions.IgnoreCase)]
    private static partial Regex Unseen();

    [GeneratedRegex(@"(^|[\s_-])(nav|navbar|navigation|menu|breadcrumbs?|pagination|pager|sidebar|social|share|related|tags)([\s_-]|$)", RegexOptions.IgnoreCase)]
    private static partial Regex MenuName();

    [GeneratedRegex(@"(^|\s)(site-?|page-?)?footer(\s|$)", RegexOptions.IgnoreCase)]
    private static partial Regex FooterName();

    [GeneratedRegex(@"^\W*(skip to [a-z ]{3,30}|read more|learn more|more|find out more|click here|view( all)?|see (all|more)|book( now| online)?|shop now|get started|sign up|log in|back to top|home|next|previous|share|details|order now|buy now|add to cart)\W*$", RegexOptions.IgnoreCase)]
    private static partial Regex Skip();

    [GeneratedRegex(@"^\W*(q(uestion)?\s*\d*\s*[:.)]|what|when|where|who|why|how|which|whose|do|does|did|is|are|am|can|could|will|would|should|may|must|have|has|i |if|in|at|for)\b", RegexOptions.IgnoreCase)]
    private static partial Regex QuestionWord();
}
