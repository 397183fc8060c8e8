using System.Globalization;
using System.Text.RegularExpressions;
using MiaPulse.Core.Languages;

namespace MiaPulse.Core.Receptionist.Embedded;

/// <summary>
/// The dates that a text says, one by one ("24., 25. und 31. Dezember") and from one to another ("del 24 al 26 de diciembre", "Dec 23 through Jan 2"), in any of Mia's
/// languages. What stands between two of them is in <c>Lists/date-ranges.txt</c>. Pure.
/// </summary>
internal static partial class SaidDates
{
    private const RegexOptions Plain = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    private const string Months = "janfebmaraprmayjunjulaugsepoctnovdec";

    private const string Month = @"(?<mn>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?";

    private const string DayNumber = @"(?<d>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?";

    private const string Year = @"(?:,?\s+(?<y>20\d\d)(?!\d))?";

    private static readonly PatternList List = new("date-ranges");

    /// <summary>A small word and a weekday may stand before either date.</summary>
    private static readonly string Article = $@"(?:(?:{List.All("article")})\s+)?(?:\p{{L}}+day,?\s+)?(?:(?:{List.All("article")})\s+)?";

    private static readonly Regex To = PatternList.Of($@"^\s*,?\s*(?:[-–—]|(?:{List.All("to")})(?!\p{{L}}))\s*{Article}$");

    private static readonly Regex And = PatternList.Of($@"^\s*(?:[,،/&+]|,?\s*(?:{List.All("and")})(?!\p{{L}}))\s*{Article}$");

    private static readonly Regex Between = PatternList.Of($@"(?<!\p{{L}})(?:{List.All("between")})\s+{Article}$");

    /// <summary>Whether a day is one of them, or lies between two of them.</summary>
    public static bool Have(string text, DateOnly day, string region, Language language)
    {
        var (dates, ranges) = Read(text, region, language);
        return dates.Any(d => d.IsOn(day)) || ranges.Any(r => IsBetween(r.From, r.Until, day));
    }

    /// <summary>Those that are said, without the days between.</summary>
    public static IEnumerable<DateFact> In(string text, string region, Language language) => Read(text, region, language).Dates.Select(d => new DateFact(d.Month, d.Day, d.Year)).Distinct();

    private static (List<Said> Dates, List<(Said From, Said Until)> Ranges) Read(string text, string region, Language language)
    {
        var english = FactWords.DatesInEnglish(Digits.InAscii(text), language);
        var said = Date().Matches(english).Select(m => Said.Of(m, NamedDays.IsAmerican(region.ToUpperInvariant()))).ToList();
        var joins = Enumerable.Range(0, Math.Max(0, said.Count - 1)).Select(i => JoinOf(english, said[i], said[i + 1])).ToList();
        for (var i = said.Count - 2; i >= 0; i--) // "24., 25. und 26. Dezember": the month stands behind the last
        {
            if (said[i].Month == 0 && joins[i] is not Join.None && said[i + 1] is { IsMonthFirst: false, Month: > 0 })
            {
                said[i] = said[i] with { Month = said[i + 1].Month, Year = said[i + 1].Year };
            }
        }

        for (var i = 1; i < said.Count; i++) // "December 24 to 26"
        {
            if (said[i].Month == 0 && joins[i - 1] is not Join.None && said[i - 1] is { IsMonthFirst: true, Month: > 0 } && said[i - 1].Day < said[i].Day && !IsHour(english, said, joins, i))
            {
                said[i] = said[i] with { Month = said[i - 1].Month, Year = said[i].Year ?? said[i - 1].Year, IsMonthFirst = true };
            }
        }

        return ([.. said.Where(s => s.Month > 0)], [.. joins.Select((join, i) => (join, said[i], said[i + 1])).Where(j => j.join is Join.To && j.Item2.Month > 0 && j.Item3.Month > 0).Select(j => (j.Item2, j.Item3))]);
    }

    /// <summary>"December 2, 9 to 5": what goes on behind a comma are hours.</summary>
    private static bool IsHour(string english, List<Said> said, List<Join> joins, int at) =>
        joins[at - 1] is Join.And && at < joins.Count && joins[at] is Join.To && english[said[at - 1].End..said[at].Start].Contains(',', StringComparison.Ordinal);

    private static Join JoinOf(string english, Said one, Said other)
    {
        var gap = english[one.End..other.Start];
        return To.IsMatch(gap) ? Join.To
            : !And.IsMatch(gap) ? Join.None
            : Between.IsMatch(english[..one.Start]) ? Join.To : Join.And;
    }

    /// <summary>Also over the end of a year: "December 23 to January 2". A year that only one of both has holds for the other.</summary>
    private static bool IsBetween(Said from, Said until, DateOnly day)
    {
        var (first, last, at) = ((from.Month, from.Day), (until.Month, until.Day), (day.Month, day.Day));
        var isOverYears = first.CompareTo(last) > 0;
        if (from.Year is null && until.Year is null)
        {
            return isOverYears ? first.Month != last.Month && (at.CompareTo(first) >= 0 || at.CompareTo(last) <= 0) : at.CompareTo(first) >= 0 && at.CompareTo(last) <= 0;
        }

        var begins = from.Year ?? until.Year!.Value - (isOverYears ? 1 : 0);
        var ends = until.Year ?? from.Year!.Value + (isOverYears ? 1 : 0);
        return (day.Year, day.Month, day.Day).CompareTo((begins, from.Month, from.Day)) >= 0 && (day.Year, day.Month, day.Day).CompareTo((ends, until.Month, until.Day)) <= 0;
    }

    private enum Join
    {
        None,
        And,
        To,
    }

    /// <param name="Start">Where it begins.</param>
    /// <param name="End">Where it ends.</param>
    /// <param name="Month">0 where only the number of the day is said.</param>
    /// <param name="Day">Of the month.</param>
    /// <param name="Year">Null where none is said.</param>
    /// <param name="IsMonthFirst">Whether it is written as "December 24", so that what follows may be of the same month.</param>
    private sealed record Said(int Start, int End, int Month, int Day, int? Year, bool IsMonthFirst)
    {
        public bool IsOn(DateOnly day) => (Month, Day) == (day.Month, day.Day) && (Year is null || Year == day.Year);

        public static Said Of(Match match, bool isAmerican)
        {
            var (start, end) = (match.Index, match.Index + match.Length);
            int? year = match.Groups["y"].Success ? Int(match, "y") is var y && y < 100 ? 2000 + y : y : null;
            if (match.Groups["mn"].Success)
            {
                return new Said(start, end, Months.IndexOf(match.Groups["mn"].Value[..3], StringComparison.OrdinalIgnoreCase) / 3 + 1, Int(match, "d"), year, match.Groups["mn"].Index < match.Groups["d"].Index);
            }

            if (match.Groups["m"].Success)
            {
                return new Said(start, end, Int(match, "m"), Int(match, "d"), year, IsMonthFirst: false);
            }

            if (!match.Groups["a"].Success)
            {
                return new Said(start, end, 0, Int(match, "n"), null, IsMonthFirst: false);
            }

            var (a, b) = (Int(match, "a"), Int(match, "b"));
            return b > 12 || isAmerican && a <= 12 ? new Said(start, end, a, b, year, IsMonthFirst: true) : new Said(start, end, b, a, year, IsMonthFirst: false);
        }

        private static int Int(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);
    }

    // 2026-12-24, 24.12., 12/24, 24 December, December 24th, and a number alone, unless it counts something or tells a time.
    [GeneratedRegex(@"(?<!\d)(?<y>20\d\d)-(?<m>0[1-9]|1[0-2])-(?<d>0[1-9]|[12]\d|3[01])(?!\d)"
        + @"|(?<![\d.,:/$€£])(?<d>0?[1-9]|[12]\d|3[01])\.\s?(?<m>0?[1-9]|1[0-2])\.(?:(?<y>20\d\d|\d\d)(?![\d:.]))?(?!\d)"
        + @"|(?<![\d.,/])(?!24/7)(?!(?:1[3-9]|[23]\d)/(?:1[3-9]|[23]\d))(?<a>0?[1-9]|[12]\d|3[01])/(?<b>0?[1-9]|[12]\d|3[01])(?:/(?<y>20\d\d|\d\d))?(?![\d/])"
        + "|" + @"(?<![\d.:,])" + DayNumber + @"\.?\s+(?:of\s+)?" + Month + Year
        + "|" + @"\b" + Month + @"\s+(?:the\s+)?" + DayNumber + @"(?!\d|:\d|\.\d|\s?[ap]\.?m\b)" + Year
        + @"|(?<![\d.,:/$€£+\p{L}])(?<n>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th|er|º|ª|°)?\.?(?![\d%€$£\p{L}]|[.,:]\d|\s?(?:[ap]\.?m\b|o'?clock|uhr|uur|heures?|horas?|h\b|hours?|hrs?|min|days?|weeks?|people|persons?|euros?|dollars?|%|€))", Plain)]
    private static partial Regex Date();
}
