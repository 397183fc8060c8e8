using System.Text.RegularExpressions;
using MiaPulse.Core.Languages;

namespace MiaPulse.Core.Knowledge;

/// <summary>
/// Takes a row of a table that has several prices apart, as <see cref="PageTable"/> writes it, so that each can be held against what another place says of the same
/// thing: "Small, up to 10 kg, Bath: £24; Full groom: £38" is "Small, up to 10 kg, Bath: £24" and "Small, up to 10 kg, Full groom: £38".
/// </summary>
internal static partial class PricedRow
{
    /// <summary>The priced cells, each with what the row is about. The line itself where it is no such row.</summary>
    public static IReadOnlyList<string> CellsOf(string line)
    {
        var cells = line.Contains(';', StringComparison.Ordinal) ? line.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) : [];
        if (cells.Length < 2 || !Array.TrueForAll(cells, c => Labelled().IsMatch(c)))
        {
            return [line];
        }

        // Before the first label stands what the row is about; labels seldom have a comma.
        var label = cells[0][..cells[0].IndexOf(':', StringComparison.Ordinal)];
        var about = label.LastIndexOf(',') is var comma and > 0 ? cells[0][..(comma + 1)] : "";
        List<string> priced = [.. cells.Select((c, i) => i == 0 ? c : $"{about} {c}".TrimStart()).Where(c => Priced().IsMatch(c))];
        return priced.Count < 2 ? [line] : priced;
    }

    /// <summary>The clauses of an answer that each say the price of something of their own: "A haircut is $45 and a beard trim $20". The line itself where it is no such sentence.</summary>
    public static IReadOnlyList<string> ClausesOf(string line, Language language)
    {
        var clauses = Clause().Split(line);
        return clauses.Length > 1 && !StatedFigure.IsLoose(line)
            && Array.TrueForAll(clauses, c => Price().Count(c) == 1 && ThingWords.In(Price().Replace(c, " "), language).Any(w => ThingWords.Names(w.Stem, language)))
            ? clauses : [line];
    }

    [GeneratedRegex(@"[,;،]\s+(?:(?:and|und|et|y|e|en|i)\s+)?|\s+(?:and|und|et|y|e|en|i)\s+|\s+و(?=\p{L})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Clause();

    [GeneratedRegex(@"(?:US|CA|A|C)?[$£€¥₹]\s?\d[\d.,]*|\d[\d.,]*\s?(?:[$£€¥₹]|(?:zł|złotych|kr|chf|usd|eur|euros?|gbp|pln|dollars?|pounds?)(?!\p{L}))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Price();

    [GeneratedRegex(@"^[^:;]*\p{L}[^:;]*:\s*[^:;]+$")]
    private static partial Regex Labelled();

    [GeneratedRegex(@":\s*(?:(?:US|CA|A|C)?[$£€¥₹]\s?\d[\d.,]*|\d[\d.,]*\s?(?:[$£€¥₹]|zł|kr|chf|usd|eur|euros?|gbp|pln|dollars?|pounds?))(?![\p{L}\d])[^:]{0,20}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Priced();
}
