namespace MiaPulse.Core.Knowledge;

/// <summary>Tells what of a page became different, line by line.</summary>
internal static class PageDifference
{
    private const int MostLines = 14;
    private const int LongestLine = 200;

    /// <summary>Each line behind <c>-</c> where it is gone and <c>+</c> where it is new; empty where all lines are there as before, in whatever order.</summary>
    public static string Of(IEnumerable<Piece> before, IEnumerable<Piece> after)
    {
        var (old, fresh) = (LinesOf(before), LinesOf(after));
        return string.Join('\n', [.. Behind('-', old.Except(fresh).ToList()), .. Behind('+', fresh.Except(old).ToList())]);
    }

    private static List<string> LinesOf(IEnumerable<Piece> pieces) =>
        [.. pieces.SelectMany(p => p.Text.Split('\n').Prepend(p.Heading)).Select(l => l.Trim()).Where(l => l.Length > 0).Distinct()];

    private static IEnumerable<string> Behind(char sign, List<string> lines) => lines
        .Take(MostLines)
        .Select(l => $"{sign} {(l.Length <= LongestLine ? l : l[..LongestLine] + "…")}")
        .Concat(lines.Count > MostLines ? [$"{sign} and {lines.Count - MostLines} more lines"] : []);
}
