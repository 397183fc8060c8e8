using System.Text;
using System.Text.RegularExpressions;
using MiaPulse.Core.Businesses;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Languages;

namespace MiaPulse.Core.Receptionist.Embedded;

/// <summary>
/// Days that pages call by a name, such as Thanksgiving: a week of opening hours knows nothing of them, so what a page says of such a day goes before it. Whether
/// the business keeps the day is for its pages to say. What each language calls them stands in
/// <c>Lists/named-days.txt</c> and <c>Lists/day-names.txt</c>. Pure.
/// </summary>
internal static partial class NamedDays
{
    private const RegexOptions Plain = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

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

    /// <summary>The same beside a month.</summary>
    private static readonly string[] BesideDates = ListFile.ByLanguage("dates-search", ' ');

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

    /// <summary>The same as it was typed, word by word: for what looks words up that have their accents.</summary>
    public static string WithoutNames(string question, Language language) =>
        AreIn(question, language) ? string.Join(' ', question.Split(' ').Where(w => Without(question, language).Split(' ').Contains(Folding.Of(w)))) : question;

    /// <summary>
    /// What to search for: in the visitor's language, and then in English, which many pages are in. The day by its name and its date, and then what closes in its month, since
    /// a line of several days need not have its name; of a day without a name only that.
    /// </summary>
    public static IReadOnlyList<string> Searches(DateOnly day, string region, Language language)
    {
        Language[] languages = [.. new[] { language, Language.English }.Distinct()];
        var closings = languages.Select(l => $"{BesideDates[(int)l]} {FactWords.MonthIn(day.Month, l)}").ToList();
        return On(day, region).FirstOrDefault() is not { } named ? closings
            : [.. languages.Select(l => $"{Beside[(int)l]} {named.Called[(int)l]} {FactWords.MonthIn(day.Month, l)} {day.Day}"), closings[^1]];
    }

    /// <summary>The first sentence of the passages that says of that very day whether or when the business is open. Null where none does.</summary>
    public static (FoundPassage Passage, string Sentence)? SaidOf(DateOnly day, IEnumerable<FoundPassage> passages, BusinessProfile business)
    {
        var names = On(day, business.Region).ToList();
        foreach (var passage in passages)
        {
            var lines = DayHours.In(passage, business, line => IsRow(line, names, business.Region, passage.Language));
            var said = lines.Find(l => Names(l.Line, day, names, business.Region, passage.Language)).Said
                ?? (IsNamed(passage.Title, names) ? lines.Select(l => l.Said).FirstOrDefault() : null); // "Are you open on Thanksgiving?" "No, we are closed that day."
            if (said is not null)
            {
                return (passage, said);
            }
        }

        return null;
    }

    /// <summary>Whether what is said of a day closes it or gives its hours, rather than those of something that takes place then.</summary>
    public static bool IsOfTheDay(string said, Language language, string region) => DayHours.Closes(said, language) == true || IsRow(said, [], region, language);

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

    /// <summary>By its name, its date, or a range of dates that it lies in.</summary>
    private static bool Names(string sentence, DateOnly day, List<Day> names, string region, Language language)
    {
        var folded = Folding.Of(Words.Tidy(sentence));
        if (names.Any(n => n.Names.IsMatch(folded)))
        {
            return true;
        }

        var others = All.Where(d => d.Names.IsMatch(folded)).ToList();
        return (others.Count > 0 || sentence.Any(char.IsDigit)) && SaidDates.Have(InDates(sentence, others, day.Year, region), day, region, language);
    }

    /// <summary>The text with dates in place of the names of days, so that "from Christmas Eve through New Year's Day" is read as a range.</summary>
    private static string InDates(string text, List<Day> named, int year, string region)
    {
        var written = new StringBuilder(text);
        foreach (var (name, date) in named.Select(d => (d.Names, On: d.On(year, region.ToUpperInvariant()))))
        {
            if (date is { } on)
            {
                ReplaceIn(written, name, $"{FactWords.MonthIn(on.Month, Language.English)} {on.Day}");
            }
        }

        return written.ToString();
    }

    /// <summary>Folded letters are other ones, and more: what is found there is replaced where it stands.</summary>
    private static void ReplaceIn(StringBuilder text, Regex name, string date)
    {
        var (folded, at) = (new StringBuilder(), new List<int>());
        var index = 0;
        foreach (var rune in text.ToString().EnumerateRunes())
        {
            var plain = Folding.Of(rune.ToString());
            folded.Append(plain);
            at.AddRange(Enumerable.Repeat(index, plain.Length));
            index += rune.Utf16SequenceLength;
        }

        at.Add(text.Length);
        foreach (var match in name.Matches(folded.ToString()).Reverse())
        {
            text.Remove(at[match.Index], at[match.Index + match.Length] - at[match.Index]).Insert(at[match.Index], date);
        }
    }

    /// <summary>"3/4" is March in America and April elsewhere.</summary>
    internal static (int Month, int Day) MonthAndDay(DateFact date, string region) =>
        date is { OtherMonth: { } month, OtherDay: { } day } && !IsAmerican(region.ToUpperInvariant()) ? (month, day) : (date.Month, date.Day);

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

    internal static bool IsAmerican(string region) => region is "US" or "CA";

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

    // Weekdays and months, into which other languages are put before, and what stands between times.
    [GeneratedRegex(@"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|january|february|march|april|june|july|august|sept(?:ember)?|october|november|december|from|until|till|noon|midnight|clock|heures?|uhr)\b", Plain)]
    private static partial Regex OfClock();

    [GeneratedRegex(@"\p{L}{4}")]
    private static partial Regex OtherWord();
}
