using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens;

namespace MiaPulse.Core.Knowledge;

/// <summary>
/// Parses HTML of strangers within bounds. A parser walks up all open elements for each new one and repeats every open bold or link in each new paragraph, so that
/// a page which is small to send could keep it busy for hours (40,000 nested tags: 25 s, tried) or become millions of elements. It is watched while it reads.
/// </summary>
internal static class TameHtml
{
    private const int MostTags = 50_000;
    private const int MostOpen = 800;
    private const int MostAttributes = 100_000;
    private const int MostRepeats = 400_000;

    // Attributes that the reading looks at. The parser compares each one of an element with all others, so the rest is not even kept.
    private static readonly HashSet<string> Wanted = new(StringComparer.Ordinal)
    {
        "href", "src", "rel", "class", "id", "style", "hidden", "role", "type", "name", "content", "charset", "lang", "aria-hidden", "aria-controls", "data-bs-target", "data-target",
    };

    // These close themselves, or are closed by the next of their kind, so they do not nest however often they are left open.
    private static readonly HashSet<string> ClosedByThemselves = new(StringComparer.Ordinal)
    {
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
        "p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option", "optgroup", "html", "body", "head",
    };

    private static readonly HashSet<string> Repeated = new(StringComparer.Ordinal)
    {
        "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u",
    };

    /// <summary>The page, as far as it is sane to parse it; null where it is nested too deep.</summary>
    public static IHtmlDocument? Parse(string html)
    {
        try
        {
            return Watched(new Meter()).ParseDocument(html);
        }
        catch (HtmlWithoutEndException end)
        {
            return end.CutAt is { } at ? Watched(new Meter()).ParseDocument(html[..at]) : null;
        }
    }

    private static HtmlParser Watched(Meter meter)
    {
        var wanted = Wanted.GetAlternateLookup<ReadOnlySpan<char>>();
        return new HtmlParser(new HtmlParserOptions
        {
            IsScripting = false,
            SkipComments = true,
            OnToken = (token, _) => meter.See(token),
            ShouldEmitAttribute = (ref _, name) => wanted.Contains(name.Span) && ++meter.Attributes < MostAttributes,
        });
    }

    private sealed class Meter
    {
        private readonly Dictionary<string, int> _open = new(StringComparer.Ordinal);
        private int _depth;
        private int _tags;
        private int _repeated;
        private int _repeats;

        public int Attributes { get; set; }

        public void See(HtmlToken token)
        {
            if (token.Type is not (HtmlTokenType.StartTag or HtmlTokenType.EndTag))
            {
                return;
            }

            _repeats += _repeated;
            if (++_tags > MostTags || _repeats > MostRepeats)
            {
                throw new HtmlWithoutEndException(token.Position.Index);
            }

            var change = token.Type == HtmlTokenType.StartTag ? 1 : _open.GetValueOrDefault(token.Name) > 0 ? -1 : 0;
            if (change == 0 || ClosedByThemselves.Contains(token.Name))
            {
                return;
            }

            _open[token.Name] = _open.GetValueOrDefault(token.Name) + change;
            _depth += change;
            _repeated += Repeated.Contains(token.Name) ? change : 0;
            if (_depth > MostOpen)
            {
                throw new HtmlWithoutEndException(null);
            }
        }
    }

    private sealed class HtmlWithoutEndException(int? cutAt) : Exception
    {
        /// <summary>Where it becomes too much. Null where no beginning of it makes sense.</summary>
        public int? CutAt { get; } = cutAt;
    }
}
