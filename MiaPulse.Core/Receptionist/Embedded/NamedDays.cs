using System.Globalization;
using System.Text.RegularExpressions;
using MiaPulse.Core.Businesses;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Receptionist.Embedded.Hearing;

namespace MiaPulse.Core.Receptionist.Embedded;

/// <summary>
/// Days that pages call by a name, such as Thanksgiving: a week of opening hours knows nothing of them, so what a page says of such a day goes before it. Whether
/// the business keeps the day is for its pages to say. What each language calls them stands in
/// <c>Lists/named-days.txt</c> and <c>Lists/day-names.txt</c>. Pure.
/// </summary>
internal static partial class NamedDays
{
    private const RegexOptions Plain = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    private const string Months = "janfebmaraprmayjunjulaugsepoctnovdec";

    private const string MonthName = @"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?";

    /// <summary>Characters of a line that is a day and its hours.</summary>
    private const int LongestRow = 80;

    /// <summary>What pages call each day, in folded letters; in every language at once.</summary>
    private static readonly PatternList DayWords = new("named-days");

    /// <summary>What to search for, by language.</summary>
    private static readonly PatternList DayTitles = new("day-names");

    private static readonly Day[] All =
    [
        new("new-year", (year, _) => new DateOnly(year, 1, 1)),
        new("good-friday", (year, _) => Easter(year).AddDays(-2)),
        new("easter", (year, _) => Easter(year)),
        new("easter-monday", (year, _) => Easter(year).AddDays(1)),
        new("may-day", (year, _) => new DateOnly(year, 5, 1)),
        new("labor-day", (year, region) => IsAmerican(region) ? First(year, 9, DayOfWeek.Monday) : new DateOnly(year, 5, 1)),
        new("ascension", (year, _) => Easter(year).AddDays(39)),
        new("whit-monday", (year, _) => Easter(year).AddDays(50)),
        new("memorial-day", (year, region) => region is "US" ? First(year, 6, DayOfWeek.Monday).AddDays(-7) : null), // the last of May
        new("independence-day", (year, region) => region is "US" ? new DateOnly(year, 7, 4) : null),
        new("thanksgiving", (year, region) => region is "CA" ? First(year, 10, DayOfWeek.Monday).AddDays(7) : Thanksgiving(year)),
        new("black-friday", (year, _) => Thanksgiving(year).AddDays(1)),
        new("christmas-eve", (year, _) => new DateOnly(year, 12, 24)),
        new("christmas", (year, _) => new DateOnly(year, 12, 25)),
        new("boxing-day", (year, _) => new DateOnly(year, 12, 26)),
        new("new-years-eve", (year, _) => new DateOnly(year, 12, 31)),
    ];

    /// <summary>What a search looks for beside the name, by language.</summary>
    private static readonly string[] Beside = ListFile.ByLanguage("days-search", ' ');

    /// <summary>Whether pages may know the date by a name.</summary>
    public static bool HasName(DateOnly day, string region) => On(day, region).Any();

    /// <summary>When each day that a text calls by its name is next.</summary>
    public static IEnumerable<DateOnly> NamedIn(string text, DateOnly today, string region)
    {
        var folded = Folding.Of(Words.Tidy(text));
        return All.Where(d => d.Names.IsMatch(folded)).Select(d => Next(d, today, region.ToUpperInvariant())).OfType<DateOnly>().Distinct();
    }

    /// <summary>The same of a question, where only the names of its own language and the English ones count: "pre-natal" is no Christmas.</summary>
    public static IEnumerable<DateOnly> NamedIn(string question, Language language, DateOnly today, string region)
    {
        var folded = Read(question, language);
        return All.Where(d => d.Spoken[(int)language].IsMatch(folded)).Select(d => Next(d, today, region.ToUpperInvariant())).OfType<DateOnly>().Distinct();
    }

    /// <summary>Whether a question calls a day by its name.</summary>
    public static bool AreIn(string question, Language language)
    {
        var folded = Read(question, language);
        return All.Any(d => d.Spoken[(int)language].IsMatch(folded));
    }

    /// <summary>The question without the names of days, in folded letters.</summary>
    public static string Without(string question, Language language) =>
        Words.Tidy(All.Aggregate(Read(question, language), (rest, day) => day.Spoken[(int)language].Replace(rest, " ")));

    /// <summary>What to search for: in the visitor's language, and then in English, which many pages are in. None for a day without a name.</summary>
    public static IReadOnlyList<string> Searches(DateOnly day, string region, Language language) =>
        On(day, region).FirstOrDefault() is not { } named ? []
        : new[] { language, Language.English }.Distinct().Select(l => $"{Beside[(int)l]} {named.Called[(int)l]}").ToList();

    /// <summary>The first sentence of the passages that says of that very day whether or when the business is open. Null where none does.</summary>
    public static (FoundPassage Passage, string Sentence)? SaidOf(DateOnly day, IEnumerable<FoundPassage> passages, BusinessProfile business)
    {
        var names = On(day, business.Region).ToList();
        foreach (var passage in passages)
        {
            var sentences = Sentence.Split(passage.Text).Where(s => !s.TrimEnd().EndsWith('?') && (TellsHours(s, passage.Language) || IsRow(s, names, business.Region, passage.Language)) && !Doors.SpeaksOfAnother(s, business)).ToList();
            var said = sentences.FirstOrDefault(s => Names(s, day, names, business.Region, passage.Language))
                ?? (IsNamed(passage.Title, names) ? sentences.FirstOrDefault() : null); // "Are you open on Thanksgiving?" "No, we are closed that day."
            if (said is not null)
            {
                return (passage, said);
            }
        }

        return null;
    }

    /// <summary>The same with what stands right behind it of when the business opens again.</summary>
    public static (FoundPassage Passage, string Sentence)? Told(DateOnly day, IEnumerable<FoundPassage> passages, BusinessProfile business) =>
        SaidOf(day, passages, business) is not { } said ? null
        : Reopening.Behind(said.Passage, said.Sentence, day, business) is { } again ? (said.Passage, $"{Quote.Ended(said.Sentence)} {again}") : said;

    private static string Read(string question, Language language) => Folding.Of(Words.WriteOut(question, language));

    private static DateOnly? Next(Day day, DateOnly today, string region) => day.On(today.Year, region) is { } date && date >= today ? date : day.On(today.Year + 1, region);

    private static IEnumerable<Day> On(DateOnly day, string region) => All.Where(d => d.On(day.Year, region.ToUpperInvariant()) == day);

    private static bool IsNamed(string text, List<Day> names)
    {
        var folded = Folding.Of(Words.Tidy(text));
        return names.Any(n => n.Names.IsMatch(folded));
    }

    private static bool Names(string sentence, DateOnly day, List<Day> names, string region, Language language)
    {
        if (IsNamed(sentence, names))
        {
            return true;
        }

        var dates = FactFinder.In(sentence, region, asAnswer: false, language).OfType<DateFact>().ToList();
        return dates.Any(d => IsOn(d, day, region)) || ShortDate().Matches(sentence).Any(m => Number(m, "d") == day.Day && Number(m, "m") == day.Month)
            || dates.Count > 0 && (IsInRow(FactWords.InEnglish(sentence, language), day) || dates.Count == 2 && Range().IsMatch(FactWords.InEnglish(sentence, language)) && IsBetween(dates[0], dates[1], day, region));
    }

    /// <summary>"December 24 and 25", "December 24-26".</summary>
    private static bool IsInRow(string english, DateOnly day) => Row().Matches(english).Any(m => MonthNumber(m.Groups["m"].Value) == day.Month
        && (Number(m, "b") == day.Day || m.Groups["to"].Success && Number(m, "a") <= day.Day && day.Day <= Number(m, "b")));

    private static int MonthNumber(string month) => Months.IndexOf(month[..3], StringComparison.OrdinalIgnoreCase) / 3 + 1;

    private static bool IsOn(DateFact date, DateOnly day, string region) => (date.Year is null || date.Year == day.Year) && MonthAndDay(date, region) == (day.Month, day.Day);

    /// <summary>"3/4" is March in America and April elsewhere.</summary>
    internal static (int Month, int Day) MonthAndDay(DateFact date, string region) =>
        date is { OtherMonth: { } month, OtherDay: { } day } && !IsAmerican(region.ToUpperInvariant()) ? (month, day) : (date.Month, date.Day);

    private static bool IsBetween(DateFact one, DateFact other, DateOnly day, string region)
    {
        if (one.Year is { } from && from > day.Year || other.Year is { } until && until < day.Year)
        {
            return false;
        }

        var (first, last, at) = (MonthAndDay(one, region), MonthAndDay(other, region), (day.Month, day.Day));
        return first.CompareTo(last) <= 0 ? at.CompareTo(first) >= 0 && at.CompareTo(last) <= 0
            : first.Month - last.Month >= 9 && (at.CompareTo(first) >= 0 || at.CompareTo(last) <= 0); // "December 24 to January 2"
    }

    private static bool TellsHours(string sentence, Language language) =>
        HoursWord().IsMatch(Folding.Of(sentence)) || language is not Language.English && Cues.Of(language).Hours.In(Folding.Of(Words.Tidy(sentence)));

    /// <summary>"December 24: 9–1" has no word for hours: where a line is a day and times and nothing else, they are its hours.</summary>
    private static bool IsRow(string sentence, List<Day> names, string region, Language language)
    {
        if (sentence.Length > LongestRow || !sentence.Any(char.IsDigit) || FactFinder.In(sentence, region, asAnswer: false, language).OfType<TimeFact>().Distinct().Count() < 2)
        {
            return false;
        }

        var rest = names.Aggregate(Folding.Of(Words.Tidy(FactWords.InEnglish(sentence, language))), (text, name) => name.Names.Replace(text, " "));
        return !OtherWord().IsMatch(OfClock().Replace(rest, " "));
    }

    private static int Number(Match match, string group) => int.Parse(Digits.InAscii(match.Groups[group].Value), CultureInfo.InvariantCulture);

    private static bool IsAmerican(string region) => region is "US" or "CA";

    private static DateOnly First(int year, int month, DayOfWeek day)
    {
        var first = new DateOnly(year, month, 1);
        return first.AddDays(((int)day - (int)first.DayOfWeek + 7) % 7);
    }

    private static DateOnly Thanksgiving(int year) => First(year, 11, DayOfWeek.Thursday).AddDays(21);

    /// <summary>The Gregorian computus.</summary>
    internal static DateOnly Easter(int year)
    {
        var (golden, century, rest) = (year % 19, year / 100, year % 100);
        var moon = (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
        var week = (32 + 2 * (century % 4) + 2 * (rest / 4) - moon - rest % 4) % 7;
        var late = (golden + 11 * moon + 22 * week) / 451;
        var days = moon + week - 7 * late + 114;
        return new DateOnly(year, days / 31, days % 31 + 1);
    }

    /// <param name="name">What the lists have it under.</param>
    /// <param name="on">When it is in a year; null where the region does not know it.</param>
    private sealed class Day(string name, Func<int, string, DateOnly?> on)
    {
        public Func<int, string, DateOnly?> On => on;

        public Regex Names { get; } = PatternList.Of($@"(?<!\w)(?:{DayWords.All(name)})(?!\w)");

        /// <summary>What visitors call it, by language.</summary>
        public Regex[] Spoken { get; } = [.. Enum.GetValues<Language>().Select(l => PatternList.Of($@"(?<!\w)(?:{DayWords.In(name, l)}|{DayWords.In(name, Language.English)})(?!\w)"))];

        public string[] Called { get; } = [.. Enum.GetValues<Language>().Select(l => DayTitles.In(name, l))];
    }

    [GeneratedRegex(@"\b(?:open(?:s|ed|ing)?|clos(?:e|es|ed|ing|ure)|shut|hours)\b|\d ?(?:am|pm|uhr)\b|\bgeschlossen\b|\bgeoffnet\b|\bzu\b|\boffen\b|\bouvert\w*|\bferm\w+|\bcerra\w+|\babiert\w+|\babrimos\b|\bchius\w+|\bapert\w+|\bgesloten\b|\bdicht\b|\bzamkniet\w+|\botwart\w+|\bnieczynn\w+|\bfechad\w+|\bfechamos\b|\babert\w+|مغلق|مفتوح|نغلق|نفتح", Plain)]
    private static partial Regex HoursWord();

    // Weekdays and months, into which other languages are put before, and what stands between times.
    [GeneratedRegex(@"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|january|february|march|april|june|july|august|sept(?:ember)?|october|november|december|from|until|till|noon|midnight|clock|heures?|uhr)\b", Plain)]
    private static partial Regex OfClock();

    [GeneratedRegex(@"\p{L}{4}")]
    private static partial Regex OtherWord();

    // "26.11."; a year behind it is read as a date
    [GeneratedRegex(@"(?<![\d.,])(?<d>[0-2]?\d|3[01])\.(?<m>0?\d|1[0-2])\.(?!\d)", Plain)]
    private static partial Regex ShortDate();

    // "November 26 to December 1", "24. December bis 2. January"
    [GeneratedRegex(MonthName + @"(?: \d{1,2}(?:st|nd|rd|th)?)?(?:,? \d{4})? ?(?:to|through|thru|until|till|bis|au|al|a|hasta|tot|do|ate|até|[–—-]) ?(?:the |le |el |zum )?(?:\d|" + MonthName + ")", Plain)]
    private static partial Regex Range();

    [GeneratedRegex("(?<m>" + MonthName + @") (?<a>\d{1,2})(?:st|nd|rd|th)?(?:,? and |,? & |, (?=\d)|(?<to> ?[–—-] ?| to | through | thru ))(?<b>\d{1,2})(?!\d|[:.]\d| ?[ap]\.?m)", Plain)]
    private static partial Regex Row();
}
