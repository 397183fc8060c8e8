using System.Globalization;
using System.Text.RegularExpressions;

namespace MiaPulse.Core.Receptionist;

/// <summary>Reads times of day, weekdays, and which time is said of which day: "Mon–Fri 9–5, Sat 10 am to 2 pm".</summary>
internal static partial class Hours
{
    private static readonly DayOfWeek[] AllDays = Enum.GetValues<DayOfWeek>();

    public static IReadOnlyList<Fact> Take(BlankedText rest, bool asAnswer)
    {
        var ofHours = !asAnswer || OfHours().IsMatch(rest.Rest) || Day().IsMatch(rest.Rest);
        List<(int At, IReadOnlyList<TimeFact> Times)> times = [];
        times.AddRange(Found(rest, Range(), m => IsRange(m, ofHours) ? InRange(m) : null));
        times.AddRange(Found(rest, Marked(), m => [new TimeFact(Minutes(m, "h", "mi", Mark(m, "ap")))]));
        times.AddRange(Found(rest, Colon(), m => [Unmarked(m, "h", "mi")]));
        times.AddRange(Found(rest, OClock(), m => [Unmarked(m, "h", "mi")]));
        times.AddRange(Found(rest, Dotted(), m => ofHours ? [Unmarked(m, "h", "mi")] : null));
        times.AddRange(Found(rest, Named(), m => [new TimeFact(m.Value.StartsWith("mid", StringComparison.OrdinalIgnoreCase) && m.Value.EndsWith("night", StringComparison.OrdinalIgnoreCase) ? 0 : 720)]));
        var days = Day().Matches(rest.Rest).Select(m => (At: m.Index, Days: DaysOf(m))).ToList();

        List<Fact> facts = [.. times.SelectMany(t => t.Times), .. days.SelectMany(d => d.Days).Distinct().Select(d => new DayFact(d))];
        facts.AddRange(PairsByPiece(rest.Rest, times, days));
        return [.. facts.Distinct()];
    }

    private static List<(int, IReadOnlyList<TimeFact>)> Found(BlankedText rest, Regex pattern, Func<Match, IReadOnlyList<TimeFact>?> read)
    {
        List<(int, IReadOnlyList<TimeFact>)> found = [];
        foreach (Match match in pattern.Matches(rest.Rest))
        {
            if (read(match) is { } times && times.All(t => t.Minutes is >= 0 and < 24 * 60))
            {
                found.Add((match.Index, times));
                rest.Take(match.Index, match.Length);
            }
        }

        return found;
    }

    // Within a sentence or line, and there within what a semicolon ends. Where none has both, as in a table that was read cell by cell, over the whole text.
    private static IEnumerable<Fact> PairsByPiece(string text, List<(int At, IReadOnlyList<TimeFact> Times)> times, List<(int At, DayOfWeek[] Days)> days)
    {
        List<Fact> pairs = [];
        var start = 0;
        foreach (var piece in Sentences.Of(text).SelectMany(s => Clause().Split(s)))
        {
            var end = start + piece.Length;
            pairs.AddRange(Pairs([.. times.Where(t => t.At >= start && t.At < end)], [.. days.Where(d => d.At >= start && d.At < end)]));
            start = end;
        }

        return pairs.Count > 0 ? pairs : Pairs(times, days);
    }

    // Days that stand together share the times that follow (or stand before), until the next days (or times).
    private static IEnumerable<Fact> Pairs(List<(int At, IReadOnlyList<TimeFact> Times)> times, List<(int At, DayOfWeek[] Days)> days)
    {
        var daysFirst = days.Count > 0 && (times.Count == 0 || days.Min(d => d.At) < times.Min(t => t.At));
        var items = times.Select(t => (t.At, IsDay: false, t.Times, Days: Array.Empty<DayOfWeek>()))
            .Concat(days.Select(d => (d.At, IsDay: true, Times: (IReadOnlyList<TimeFact>)[], d.Days)))
            .OrderBy(i => daysFirst ? i.At : -i.At).ToList();
        HashSet<DayOfWeek> of = [];
        var collecting = false;
        foreach (var item in items)
        {
            if (item.IsDay)
            {
                if (!collecting)
                {
                    of.Clear();
                }

                of.UnionWith(item.Days);
                collecting = true;
                continue;
            }

            collecting = false;
            foreach (var pair in of.SelectMany(d => item.Times.Select(t => new DayTimeFact(d, t))))
            {
                yield return pair;
            }
        }
    }

    private static bool IsRange(Match match, bool ofHours)
    {
        var marked = match.Groups["a1"].Success || match.Groups["a2"].Success || match.Value.Contains(':', StringComparison.Ordinal);
        return (marked || ofHours) && Int(match, "h1") <= 24 && Int(match, "h2") <= 24;
    }

    private static IReadOnlyList<TimeFact> InRange(Match match)
    {
        var by24 = Int(match, "h2") > 12 || Int(match, "h1") is 0 or > 12;
        return [End("h1", "m1", "a1"), End("h2", "m2", "a2")];

        TimeFact End(string hour, string minute, string mark) =>
            match.Groups[mark].Success ? new TimeFact(Minutes(match, hour, minute, Mark(match, mark)))
            : by24 && !match.Groups["a1"].Success && !match.Groups["a2"].Success ? new TimeFact(Minutes(match, hour, minute, null))
            : Unmarked(match, hour, minute);
    }

    // 5:30 is in the morning or in the evening; 05:30 and 17:30 say which.
    private static TimeFact Unmarked(Match match, string hour, string minute)
    {
        var at = Minutes(match, hour, minute, null);
        return match.Groups[hour].Value is ['0', _] || Int(match, hour) is 0 or > 12 ? new TimeFact(at) : new TimeFact(at, (at + (12 * 60)) % (24 * 60));
    }

    private static int Minutes(Match match, string hour, string minute, char? mark)
    {
        var hours = Int(match, hour);
        hours = mark switch { 'a' when hours == 12 => 0, 'p' when hours < 12 => hours + 12, _ => hours % 24 };
        return (hours * 60) + (match.Groups[minute].Success ? Int(match, minute) : 0);
    }

    private static char? Mark(Match match, string group) => match.Groups[group].Success ? char.ToLowerInvariant(match.Groups[group].Value[0]) : null;

    private static int Int(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    private static DayOfWeek[] DaysOf(Match match)
    {
        if (match.Groups["set"].Success)
        {
            return match.Groups["set"].Value.ToLowerInvariant() switch
            {
                var s when s.StartsWith("weekd", StringComparison.Ordinal) => [.. AllDays.Where(d => d is not (DayOfWeek.Saturday or DayOfWeek.Sunday))],
                var s when s.StartsWith("weeke", StringComparison.Ordinal) => [DayOfWeek.Saturday, DayOfWeek.Sunday],
                _ => AllDays,
            };
        }

        var first = One(match.Groups["d1"].Value);
        if (!match.Groups["d2"].Success)
        {
            return [first];
        }

        var last = One(match.Groups["d2"].Value);
        return [.. Enumerable.Range(0, 7).Select(i => (DayOfWeek)(((int)first + i) % 7)).TakeWhile((d, i) => i == 0 || (DayOfWeek)(((int)d + 6) % 7) != last)];
    }

    private static DayOfWeek One(string name) => AllDays.First(d => d.ToString().StartsWith(name[..2], StringComparison.OrdinalIgnoreCase));

    private const string To = @"\s*(?:-|–|—|to|until|till|til|bis)\s*";
    private const string AmPm = @"[ap]\.?\s?m\b\.?";

    [GeneratedRegex(@"(?<![\d.:,/])(?<h1>\d{1,2})(?:[:.](?<m1>[0-5]\d))?\s*(?<a1>" + AmPm + ")?" + To + @"(?<h2>\d{1,2})(?:[:.](?<m2>[0-5]\d))?\s*(?<a2>" + AmPm + @")?(?![\d%]|[.,:/]\d|\s*(?:min|hour|day|week|month|year|people|guest|person|mile|km|kg|lb|inch|cm|mm))", RegexOptions.IgnoreCase)]
    private static partial Regex Range();

    [GeneratedRegex(@"(?<![\d.:,/])(?<h>\d{1,2})(?:[:.](?<mi>[0-5]\d))?\s*(?<ap>" + AmPm + ")", RegexOptions.IgnoreCase)]
    private static partial Regex Marked();

    [GeneratedRegex(@"(?<![\d.:,/])(?<h>[01]?\d|2[0-4])[:h](?<mi>[0-5]\d)(?![\d:])")]
    private static partial Regex Colon();

    [GeneratedRegex(@"(?<![\d.:,/])(?<h>\d{1,2})(?:[.](?<mi>[0-5]\d))?\s*(?:o['’]clock|uhr)\b", RegexOptions.IgnoreCase)]
    private static partial Regex OClock();

    [GeneratedRegex(@"(?<![\d.:,/$£€])(?<h>[01]?\d|2[0-4])\.(?<mi>[0-5]\d)(?![\d%]|[.,:/]\d|\s*(?:[€£$%]|eur|usd|gbp|km|kg|mile|m\b))", RegexOptions.IgnoreCase)]
    private static partial Regex Dotted();

    [GeneratedRegex(@"\b(?:noon|midday|midnight)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Named();

    [GeneratedRegex(@"\b(?:open|opens|opening|close|closes|closed|closing|hours|until|till|from|between|o['’]clock)\b", RegexOptions.IgnoreCase)]
    private static partial Regex OfHours();

    [GeneratedRegex("(?<=;)")]
    private static partial Regex Clause();

    private const string DayName = "(?:[Mm]on|[Tt]ues|[Ww]ednes|[Tt]hurs|[Ff]ri|[Ss]atur|[Ss]un)day|MON|TUE|WED|THU|FRI|SAT|SUN|Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun";

    [GeneratedRegex(@"\b(?<d1>" + DayName + @")s?\b\.?(?:\s*(?:-|–|—|to|through|thru|until|till)\s*(?<d2>" + DayName + @")s?\b)?|\b(?<set>[Ww]eekdays?|[Ww]eekends?|[Dd]aily|[Ee]very ?day|[Aa]ll week|7 days(?: a week)?|[Ss]even days)\b")]
    private static partial Regex Day();
}
