using System.Text.RegularExpressions;
using MiaPulse.Core.Businesses;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Receptionist;

namespace MiaPulse.Core.Knowledge;

/// <summary>The week as a page, a document or an answer of the business states it, for the owner to take over: Mia computes only with hours that the owner has seen.</summary>
/// <param name="Hours">At least <see cref="FewestDays"/> days.</param>
/// <param name="From">What to call where it stands.</param>
public sealed partial record StatedHours(WeeklyHours Hours, string From)
{
    /// <summary>Fewer are the hours of one evening, and no week.</summary>
    private const int FewestDays = 3;

    /// <summary>Nobody opens earlier: a 4 without am or pm is in the afternoon.</summary>
    private const int EarliestOpening = 5 * 60;

    /// <summary>The fullest week among them; of equals the newest. Null where none states one.</summary>
    internal static StatedHours? In(IReadOnlyList<Known> known, EntryLanguages languages) => known
        .Select(k => (From: k, Spans: SpansOf(k, languages.Of($"{k.Title}\n{k.Text}"))))
        .Where(k => DaysIn(k.Spans) >= FewestDays)
        .OrderByDescending(k => DaysIn(k.Spans)).ThenByDescending(k => k.From.At)
        .Select(k => new StatedHours(new WeeklyHours(k.Spans), k.From.From))
        .FirstOrDefault();

    /// <summary>Whether a text speaks of other hours than those of any week at the door: of the kitchen's, of a holiday's, of the telephone's.</summary>
    internal static bool AreOfSomethingElse(string text, Language language) => OfSomethingElse().IsMatch(FactWords.InEnglish(text, language));

    private static int DaysIn(List<OpenSpan> spans) => spans.Select(s => s.Day).Distinct().Count();

    private static List<OpenSpan> SpansOf(Known known, Language language)
    {
        var (title, text) = (FactWords.InEnglish(known.Title, language), FactWords.InEnglish(known.Text, language));
        if (OfSomethingElse().IsMatch(title) || !(StatedFigure.SpeaksOfOpening(title, Language.English) || StatedFigure.SpeaksOfOpening(text, Language.English)))
        {
            return [];
        }

        var week = string.Join('\n', text.Split('\n').SelectMany(Sentence.Split).Where(s => !OfSomethingElse().IsMatch(s)));
        var byDay = Calendar.TakeHours(new BlankedText(week), asAnswer: true).OfType<DayTimeFact>().GroupBy(f => f.Day, f => f.Time).ToList();
        return byDay.Exists(d => d.Count() % 2 != 0) ? [] : [.. byDay.SelectMany(d => SpansOf(d.Key, [.. d])).OrderBy(s => ((int)s.Day + 6) % 7).ThenBy(s => s.From)];
    }

    // "9–5" is from nine in the morning until the five that comes next, "8–12, 2–6" goes on at the two after twelve.
    private static IEnumerable<OpenSpan> SpansOf(DayOfWeek day, List<TimeFact> times)
    {
        var earliest = EarliestOpening;
        for (var i = 0; i < times.Count; i += 2)
        {
            var from = Next(times[i], earliest);
            var until = Next(times[i + 1], from + 1);
            yield return new OpenSpan(day, At(from), At(until));
            earliest = Math.Max(until, from);
        }
    }

    /// <summary>The first of the one or two times that it may be which is not before; else the later one, which then is on the next day.</summary>
    private static int Next(TimeFact time, int notBefore)
    {
        int[] may = time.Other is { } other ? [Math.Min(time.Minutes, other), Math.Max(time.Minutes, other)] : [time.Minutes];
        return may.FirstOrDefault(m => m >= notBefore, time.Other is null ? time.Minutes : may[0]);
    }

    private static TimeOnly At(int minutes) => new(minutes / 60 % 24, minutes % 60);

    [GeneratedRegex(@"\b(kitchen|bar|pool|sauna|parking|garden|deliver\w*|phones?|telephone|hotline|support|emergenc\w+|holidays?|christmas|easter|new year\w*|thanksgiving|summer|winter|spring|autumn|season\w*|except\w*|special|temporar\w*|online|by appointment|classes|lessons?|check-?(in|out)|last (orders?|entry|admission)|breakfast|lunch|dinner|happy hour|küche|notdienst|feiertag\w*|ferien|cuisine|vacances|fériés?|cocina|festivos?|cucina|festivi|keuken|feestdag\w*|kuchnia|święta|cozinha|feriados?)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OfSomethingElse();
}
