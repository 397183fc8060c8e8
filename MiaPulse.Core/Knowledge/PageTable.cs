using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace MiaPulse.Core.Knowledge;

/// <summary>Turns each row of a table into a sentence that stands by itself: "Sports massage, 60 minutes: $95".</summary>
internal static partial class PageTable
{
    private const int MostRows = 500;
    private const int MostColumns = 20;

    /// <summary>Null where the table is only there for the layout.</summary>
    public static List<Block>? Read(IElement table, Func<IElement, string> textOf)
    {
        if (table.GetAttribute("role") is "presentation" or "none" || Subtree.Below(table).Any(e => e.LocalName is "table" or "h1" or "h2" or "h3" or "form" or "ul" or "article"))
        {
            return null;
        }

        var rows = Subtree.Below(table).Where(e => e.LocalName == "tr").Take(MostRows).Select(r => r.Children.Where(c => c.LocalName is "td" or "th").Take(MostColumns).ToList()).Where(r => r.Count > 0).ToList();
        if (rows.Count == 0 || rows.Max(r => r.Count) < 2)
        {
            return null;
        }

        var blocks = new List<Block>();
        if (table.Children.FirstOrDefault(c => c.LocalName == "caption") is { } caption && textOf(caption) is { Length: > 0 } title)
        {
            blocks.Add(new Paragraph(title.EndsWith(':') ? title : title + ":"));
        }

        string[]? header = null;
        if (rows[0].TrueForAll(c => c.LocalName == "th") || (rows.Count > 1 && rows[0][0].ParentElement?.ParentElement?.LocalName == "thead"))
        {
            header = [.. rows[0].Select(textOf)];
            rows.RemoveAt(0);
        }

        blocks.AddRange(Rows(rows.ConvertAll(r => r.ConvertAll(c => textOf(c))), header));
        return blocks;
    }

    /// <summary>Each row as an entry; for tables of documents as well.</summary>
    public static IEnumerable<Block> Rows(List<List<string>> texts, string[]? header)
    {
        var isPrice = Enumerable.Range(0, MostColumns).Select(i => i > 0 && Mostly(texts, i, Price())).ToArray();
        return texts.Take(MostRows).Select(r => RowOf([.. r.Take(MostColumns)], header, isPrice)).Where(t => t.Length > 0).Select(t => new ListEntry(t));
    }

    private static string RowOf(List<string> cells, string[]? header, bool[] isPrice)
    {
        if (cells.Count(c => c.Length > 0) < 2)
        {
            return string.Join("", cells); // a row across the table, such as a group's name
        }

        // With prices, everything else in the row says what is priced; without, the first cell does.
        var values = Enumerable.Range(1, cells.Count - 1).Where(i => cells[i].Length > 0 && (isPrice[i] || !isPrice.Contains(true))).ToList();
        var name = string.Join(", ", Enumerable.Range(0, cells.Count).Where(i => cells[i].Length > 0 && !values.Contains(i)).Select(i => cells[i]));
        var said = values.Select(i => Said(i, values.Count > 1)).ToList();
        return (name.Length, values.Count) switch
        {
            (_, 0) => name,
            (0, _) => string.Join("; ", said),
            _ => $"{name}{(said[0].Length > cells[values[0]].Length ? ", " : ": ")}{string.Join("; ", said)}",
        };

        string Said(int i, bool isOneOfMany) =>
            header is not null && i < header.Length && header[i].Length > 0 && (isOneOfMany || !Plain().IsMatch(header[i])) ? $"{header[i]}: {cells[i]}" : cells[i];
    }

    private static bool Mostly(List<List<string>> rows, int column, Regex what)
    {
        var filled = rows.Where(r => r.Count > column && r[column].Length > 0).ToList();
        return filled.Count > 0 && filled.Count(r => what.IsMatch(r[column])) * 2 > filled.Count;
    }

    [GeneratedRegex(@"[$€£¥₹]\s?\d|\d\s?([$€£¥₹]|kr|zł|chf|usd|eur|gbp)|^(free|included)$", RegexOptions.IgnoreCase)]
    private static partial Regex Price();

    // Headings that say nothing which the cell does not.
    [GeneratedRegex("^(price|prices|cost|costs|fee|fees|rate|rates|charge|amount|total|hours|time|times|opening hours|opening times|open|value|details|description)s?$", RegexOptions.IgnoreCase)]
    private static partial Regex Plain();
}
