using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace MiaPulse.Core.Knowledge;

/// <summary>Walks one page from top to bottom and writes down its blocks. One per page.</summary>
internal sealed partial class PageWalk
{
    private const int Deepest = 900; // the parser is kept below that (TameHtml)
    private const int LongestHeading = 200;
    private readonly List<Block> _blocks = [];
    private readonly StringBuilder _line = new();
    private HashSet<string> _opened = [];
    private HashSet<string> _unseen = [];
    private int _linkLetters;
    private int _boldLetters;
    private bool _sawHeading;

    public List<Block> Walk(IHtmlDocument document)
    {
        // What a button or a tab opens is there to be read, although it is hidden until then.
        _opened = [.. document.QuerySelectorAll("[aria-controls], [data-bs-target], [data-target], [role=tab][href]")
            .SelectMany(e => Opening.Select(a => e.GetAttribute(a)?.TrimStart('#') ?? ""))
            .Where(id => id.Length > 0)];
        _unseen = UnseenNames.In(document);
        if (document.Body is { } body)
        {
            Children(body, 0);
            Flush();
        }

        return _blocks;
    }

    public static string Tidy(string text) => Blank().Replace(Invisible().Replace(text, ""), " ").Trim();

    private void Children(IElement element, int depth)
    {
        foreach (var child in element.ChildNodes)
        {
            if (child is IText words)
            {
                Say(words.Data);
            }
            else if (child is IElement inner && depth < Deepest && !IsHidden(inner))
            {
                Visit(inner, depth);
            }
        }
    }

    private void Visit(IElement element, int depth)
    {
        switch (element.LocalName)
        {
            case "h1" or "h2" or "h3" or "h4" or "h5" or "h6":
                Flush();
                AddHeading(element.LocalName[1] - '0', VisibleText(element));
                break;
            case "br" or "hr":
                _line.Append('\n');
                break;
            case "nav" or "menu":
                break;
            case "footer":
                Keep(new PageWalk { _opened = _opened }.Inside(element), Contact.Of);
                break;
            case "header" when element.ParentElement is IHtmlBodyElement || IsWrapperOfBody(element):
                Keep(new PageWalk { _opened = _opened }.Inside(element), Contact.HeadingsAndContact);
                break;
            case "table" when PageTable.Read(element, VisibleText) is { } rows:
                Flush();
                _blocks.AddRange(rows);
                break;
            case "blockquote" or "figure" when VisibleText(element) is var story && Praise.Is("", story):
                Tell(story);
                break;
            case "dl":
                Flush();
                Pairs(element);
                break;
            case "details" when element.Children.FirstOrDefault(c => c.LocalName == "summary") is { } summary:
                Flush();
                Fold(VisibleText(summary), element, summary, depth);
                break;
            case "ul" or "ol":
                Flush();
                List(element, depth);
                break;
            case "a":
                Link(element, depth);
                break;
            case "b" or "strong":
                var before = _line.Length;
                Children(element, depth + 1);
                _boldLetters += Math.Max(0, _line.Length - before);
                break;
            case "button" or "summary" or "label":
                Flush();
                if (VisibleText(element) is var label && label.EndsWith('?'))
                {
                    AddHeading(7, label);
                }

                break;
            case var name when Blocks.Contains(name):
                Flush();
                if (depth < 60 && IsMenu(element))
                {
                    break;
                }

                if (IsFooter(element))
                {
                    Keep(new PageWalk { _opened = _opened }.Inside(element), Contact.Of);
                    break;
                }

                Children(element, depth + 1);
                Flush();
                break;
            default:
                Children(element, depth + 1);
                break;
        }
    }

    /// <summary>A customer's words, which stand in the middle of the business's own, get a heading that says so; what follows goes on under the heading before.</summary>
    private void Tell(string story)
    {
        Flush();
        var above = _blocks.LastOrDefault(b => b is Heading);
        _blocks.AddRange([new Heading(7, "Reviews"), new Paragraph(story)]);
        if (above is not null)
        {
            _blocks.Add(above);
        }
    }

    private List<Block> Inside(IElement element)
    {
        _sawHeading = true;
        Children(element, 0);
        Flush();
        return _blocks;
    }

    private void Keep(List<Block> found, Func<List<Block>, IEnumerable<Block>> which)
    {
        Flush();
        _blocks.AddRange(which(found));
    }

    private void Fold(string question, IElement details, IElement summary, int depth)
    {
        var inside = new PageWalk { _opened = _opened, _sawHeading = true };
        foreach (var child in details.ChildNodes.Where(c => c != summary))
        {
            if (child is IText words)
            {
                inside.Say(words.Data);
            }
            else if (child is IElement element && !IsHidden(element))
            {
                inside.Visit(element, depth + 1);
            }
        }

        inside.Flush();
        var answer = string.Join('\n', inside._blocks.Select(b => b.Text));
        if (question.Length > 0 && answer.Length > 0)
        {
            _blocks.Add(new Answer(question, answer));
        }
    }

    private void Pairs(IElement list)
    {
        var term = "";
        foreach (var child in list.Children.SelectMany(c => c.LocalName == "div" ? (IEnumerable<IElement>)c.Children : [c]).Where(c => !IsHidden(c)))
        {
            var text = VisibleText(child);
            if (child.LocalName == "dt")
            {
                term = text;
            }
            else if (text.Length > 0)
            {
                _blocks.Add(term.EndsWith('?') ? new Answer(term, text) : new ListEntry(term.Length > 0 ? $"{term.TrimEnd(':')}: {text}" : text));
            }
        }
    }

    private void List(IElement list, int depth)
    {
        var items = list.Children.Where(c => !IsHidden(c)).ToList();

        // Nothing but links before the first heading is the menu of a page that does not say so.
        if (!_sawHeading && items.Count >= 3 && items.TrueForAll(IsLinkAlone))
        {
            return;
        }

        foreach (var item in items)
        {
            if (Subtree.Below(item).Any(e => Structure.Contains(e.LocalName)))
            {
                Children(item, depth + 1);
                FlushAs(text => new ListEntry(text));
            }
            else
            {
                Children(item, depth + 1);
                FlushAs(text => new ListEntry(text.Replace('\n', ' ')));
            }
        }
    }

    private void Link(IElement link, int depth)
    {
        var before = _line.Length;
        Children(link, depth + 1);
        _linkLetters += Math.Max(0, _line.Length - before);

        // "Call us" is worth nothing without the number that it dials.
        var href = link.GetAttribute("href") ?? "";
        if (href.StartsWith("tel:", StringComparison.OrdinalIgnoreCase) || href.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase))
        {
            var target = Uri.UnescapeDataString(href[(href.IndexOf(':', StringComparison.Ordinal) + 1)..].Split('?')[0]).Trim();
            var said = _line.ToString(before, Math.Max(0, _line.Length - before));
            var isSaid = target.Contains('@', StringComparison.Ordinal) ? said.Contains(target, StringComparison.OrdinalIgnoreCase) : said.Count(char.IsDigit) >= 6;
            if (target.Length > 0 && !isSaid)
            {
                _line.Append(said.Trim().Length > 0 ? $" ({target}) " : $" {target} ");
            }
        }
    }

    private void Say(string words)
    {
        foreach (var c in words)
        {
            // Lines in the source mean nothing; those that the page breaks are written as '\n' by br.
            _line.Append(char.IsWhiteSpace(c) ? ' ' : c);
        }
    }

    private void Flush() => FlushAs(null);

    private void FlushAs(Func<string, Block>? entry)
    {
        var raw = _line.ToString();
        var text = string.Join('\n', raw.Split('\n').Select(Tidy).Where(l => l.Length > 0));
        var isBold = text.Length > 0 && _boldLetters >= text.Length;
        var isLink = text.Length > 0 && _linkLetters >= text.Count(c => !char.IsWhiteSpace(c));
        _line.Clear();
        (_linkLetters, _boldLetters) = (0, 0);
        if (text.Length == 0 || (isLink && (Skip().IsMatch(text) || (entry is null && Cutting.WordsIn(text) <= 2 && !text.Any(char.IsDigit) && !text.Contains('@', StringComparison.Ordinal)))))
        {
            return;
        }

        if (entry is null && ((isBold && Cutting.WordsIn(text) <= 15 && !text.Contains('\n', StringComparison.Ordinal) && !text.EndsWith('.')) || IsQuestionLine(text)))
        {
            AddHeading(7, text.TrimEnd(':'));
            return;
        }

        _blocks.Add(entry is null ? new Paragraph(text) : entry(text));
    }

    private void AddHeading(int level, string text)
    {
        if (text.Length > 0)
        {
            _sawHeading = true;
            _blocks.Add(text.Length <= LongestHeading ? new Heading(level, text) : new Paragraph(text));
        }
    }

    private static bool IsQuestionLine(string text) => text.EndsWith('?') && text.Length <= 160 && !text.Contains('\n', StringComparison.Ordinal) && QuestionWord().IsMatch(text);

    private string VisibleText(IElement element)
    {
        var inside = new PageWalk { _opened = _opened };
        inside.Collect(element, 0);
        return Tidy(inside._line.ToString());
    }

    private void Collect(IElement element, int depth)
    {
        foreach (var child in element.ChildNodes)
        {
            if (child is IText words)
            {
                Say(words.Data);
            }
            else if (child is IElement inner && depth < Deepest && !IsHidden(inner))
            {
                var isApart = inner.LocalName == "br" || Blocks.Contains(inner.LocalName) || inner.LocalName is "li" or "ul" or "ol";
                _line.Append(isApart ? " " : "");
                Collect(inner, depth + 1);
                _line.Append(isApart ? " " : "");
            }
        }
    }

    private bool IsHidden(IElement element)
    {
        if (Silent.Contains(element.LocalName) || element.GetAttribute("role") is "dialog" or "alertdialog" or "navigation" or "menu" or "menubar" or "search")
        {
            return true;
        }

        var names = $"{element.ClassName} {element.Id}";
        if (names.Length > 1 && (ForNobody().IsMatch(names) || _unseen.Count > 0 && (element.ClassList.Any(c => _unseen.Contains($".{c}")) || _unseen.Contains($"#{element.Id}"))))
        {
            return true;
        }

        var isHidden = element.HasAttribute("hidden")
            || element.GetAttribute("aria-hidden") == "true"
            || (element.GetAttribute("style") is { Length: > 0 } style && Unseen().IsMatch(style));
        return isHidden && !(element.Id is { Length: > 0 } id && _opened.Contains(id)) && element.GetAttribute("role") != "tabpanel";
    }

    private static bool IsMenu(IElement element) =>
        MenuName().IsMatch($"{element.ClassName} {element.Id}") && LettersInLinks(element) > element.TextContent.Trim().Length * 0.6;

    private static bool IsFooter(IElement element) => FooterName().IsMatch($"{element.ClassName} {element.Id}") || element.GetAttribute("role") == "contentinfo";

    private static int LettersInLinks(IElement element) => Subtree.Below(element).Where(e => e.LocalName == "a").Sum(a => a.TextContent.Trim().Length);

    private static bool IsLinkAlone(IElement item) =>
        LettersInLinks(item) is var inLinks && inLinks > 0 && inLinks >= item.TextContent.Trim().Length;

    private static bool IsWrapperOfBody(IElement header) => header.ParentElement is { LocalName: "div", ParentElement: IHtmlBodyElement } && Subtree.Below(header).Any(e => e.LocalName == "nav");
}
