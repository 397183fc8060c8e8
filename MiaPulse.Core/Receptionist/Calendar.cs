using System.Globalization;
using System.Text.RegularExpressions;

namespace MiaPulse.Core.Receptionist;

/// <summary>Reads dates and months in several spellings. Times and weekdays: <see cref="Hours"/>.</summary>
internal static partial class Calendar
{
    private static readonly string[] MonthNames = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    public static IEnumerable<Fact> TakeDates(BlankedText rest)
    {
        List<Fact> facts = [.. rest.Take(Iso()).Select(m => new DateFact(Int(m, "m"), Int(m, "d"), Int(m, "y")))];
        facts.AddRange(rest.Take(DayMonth()).Select(Named));
        facts.AddRange(rest.Take(MonthDay()).Select(Named));
        facts.AddRange(rest.Take(Figures()).Select(InFigures).OfType<Fact>());
        return facts;
    }

    public static IEnumerable<Fact> TakeMonths(BlankedText rest) => [.. rest.Take(Month()).Select(m => new MonthFact(Number(m.Groups["m"].Value)))];

    public static IEnumerable<Fact> TakeHours(BlankedText rest, bool asAnswer) => Hours.Take(rest, asAnswer);

    private static DateFact Named(Match match) =>
        new(Number(match.Groups["m"].Value), Int(match, "d"), match.Groups["y"].Success ? Int(match, "y") : null);

    private static DateFact? InFigures(Match match)
    {
        var (a, b) = (Int(match, "a"), Int(match, "b"));
        int? year = match.Groups["y"].Success ? Int(match, "y") is var y && y < 100 ? 2000 + y : y : null;
        return (a, b) switch
        {
            ( > 31 or 0, _) or (_, > 31 or 0) or ( > 12, > 12) => new DateFact(0, 0, null), // no date of any calendar, so it stands nowhere
            ( > 12, _) => new DateFact(b, a, year),
            (_, > 12) => new DateFact(a, b, year),
            _ => new DateFact(a, b, year, b, a),
        };
    }

    private static int Int(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    private static int Number(string month) => Array.IndexOf(MonthNames, month[..3].ToLowerInvariant()) + 1;

    private const string MonthName = "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?";

    [GeneratedRegex(@"(?<!\d)(?<y>(?:18|19|20|21)\d\d)-(?<m>0[1-9]|1[0-2])-(?<d>[0-2]\d|3[01])(?!\d)")]
    private static partial Regex Iso();

    [GeneratedRegex(@"(?<![\d.:])(?<d>[0-2]?\d|3[01])(?:st|nd|rd|th)?\.?\s+(?:of\s+)?(?<m>" + MonthName + @")\b\.?(?:,?\s+(?<y>(?:18|19|20|21)\d\d)\b)?", RegexOptions.IgnoreCase)]
    private static partial Regex DayMonth();

    [GeneratedRegex(@"\b(?<m>" + MonthName + @")\b\.?\s+(?:the\s+)?(?<d>[0-2]?\d|3[01])(?:st|nd|rd|th)?(?!\d|:\d|\.\d|\s?[ap]\.?m\b)(?:,?\s+(?<y>(?:18|19|20|21)\d\d)\b)?", RegexOptions.IgnoreCase)]
    private static partial Regex MonthDay();

    // 3/4, 3/4/26, 03.04.2026, 14.06.; but not 24/7, nor 8.30.
    [GeneratedRegex(@"(?<![\d./,\-])(?!24/7\b)(?<a>\d{1,2})(?:/(?<b>\d{1,2})(?:/(?<y>\d{4}|\d\d))?|\.(?<b>\d{1,2})\.(?<y>\d{4}|\d\d)|-(?<b>\d{1,2})-(?<y>\d{4}))(?![\d/]|\.\d)")]
    private static partial Regex Figures();

    // "May" is a month only where a word says so; "march" and the short forms only with a capital.
    [GeneratedRegex(@"\b(?<m>January|February|March|April|June|July|August|September|October|November|December)\b|(?<=\b(?:in|by|until|till|from|since|of|through|during|early|late|mid|next|last|every|and|to|[–\-])\s?)(?<m>May)\b")]
    private static partial Regex Month();
}
