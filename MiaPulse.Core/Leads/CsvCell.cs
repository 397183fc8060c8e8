using System.Text;
using System.Text.RegularExpressions;

namespace MiaPulse.Core.Leads;

/// <summary>
/// Makes a text safe to open in a spreadsheet: whatever would start a formula, read with commas, semicolons or tabs between the cells, gets an apostrophe
/// before it. The text stays readable, and without that apostrophe it is what it was.
/// </summary>
public static partial class CsvCell
{
    /// <summary>What a spreadsheet may take for the start of a formula, with the full-width and small forms that some fold into it.</summary>
    private const string Triggers = "=+-@%|＝＋－＠﹢﹣﹦﹫−";

    public static string Safe(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        text = text.Replace("\0", "", StringComparison.Ordinal); // no reader agrees with another about it
        StringBuilder safe = new(text.Length + 2);
        var begins = true;
        for (var i = 0; i < text.Length; i++)
        {
            if (begins && (StartsBlank(text, i) || StartsFormula(text.AsSpan(i))))
            {
                safe.Append('\'');
            }

            safe.Append(text[i]);
            begins = text[i] is ';' or '\t' or '\n' || text[i] is '\r' && !text.AsSpan(i + 1).StartsWith("\n"); // where another reader's next cell, or row, would begin
        }

        return safe.ToString();
    }

    /// <summary>The text as it was before <see cref="Safe"/>; any other as it is.</summary>
    public static string Plain(string cell)
    {
        StringBuilder plain = new(cell.Length);
        var begins = true;
        for (var i = 0; i < cell.Length; i++)
        {
            if (begins && cell[i] is '\'' && i + 1 < cell.Length && (cell[i + 1] is '\t' or '\r' or '\n' || StartsFormula(cell.AsSpan(i + 1))))
            {
                begins = false;
                continue;
            }

            plain.Append(cell[i]);
            begins = cell[i] is ';' or '\t' or '\n' or '\r';
        }

        var text = plain.ToString();
        return Safe(text) == cell ? text : cell;
    }

    /// <summary>Whether the text reads like a formula: "=1+1", "@SUM(A1)", "-HYPERLINK(…". A number with its sign and a list's dash do not.</summary>
    public static bool IsFormula(string text) => Formula().IsMatch(text);

    [GeneratedRegex(@"^[\s""\p{C}]*(?:[=＝﹦]|[@＠﹫+＋\-−－%|]\p{L}[\p{L}\d.]*[(!|])")]
    private static partial Regex Formula();

    // A tab or line break at the start of a cell is dropped by some spreadsheets, together with the quotes around it.
    private static bool StartsBlank(string text, int at) => at == 0 ? text[0] is '\t' or '\r' or '\n' : text[at] is '\t' && text[at - 1] is not '\t';

    private static bool StartsFormula(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (Triggers.Contains(c, StringComparison.Ordinal))
            {
                return true;
            }

            if (!IsPassedOver(c))
            {
                return false;
            }
        }

        return false;
    }

    // Spaces, controls, marks of no width or of direction, and quotes are dropped by one reader or another before it looks.
    private static bool IsPassedOver(char c) =>
        c is '"' || char.IsWhiteSpace(c) || char.IsControl(c) || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.Format;
}
