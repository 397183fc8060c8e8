using System.Text.RegularExpressions;
using MiaPulse.Core.Businesses;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Receptionist.Embedded;

namespace MiaPulse.Core.Receptionist;

/// <summary>
/// Holds "we are open today" to what the pages say of that very day: on Thanksgiving the week's hours are no proof where a page says that it is closed then. Looks at
/// today, tomorrow, written dates and days that are called by a name; keeps out of a sentence that is of a time until or after them. The words of each language
/// stand in <c>Lists/closed-dates.txt</c>.
/// </summary>
/// <param name="passages">What the answer was made from.</param>
/// <param name="business">Whose door it is.</param>
/// <param name="today">The date there; null where nobody told, and then nothing is known against any day.</param>
internal sealed partial class ClosedDates(IReadOnlyList<FoundPassage> passages, BusinessProfile business, DateOnly? today)
{
    /// <summary>Those that say of anything that it is closed.</summary>
    private readonly Lazy<List<FoundPassage>> _closed = new(() =>
        [.. passages.Where(p => Sentences.Of($"{p.Title}\n{p.Text}").Any(s => FigureParts.Split(s).Any(part => DayHours.Closes(part, p.Language) == true) || IsDailyBut(s, p.Language)))]);

    public bool Contradict(string sentence, Language language)
    {
        if (today is not { } now || sentence.TrimEnd().EndsWith('?') || !MaySayOpen.IsMatch(sentence) || _closed.Value.Count == 0)
        {
            return false;
        }

        bool? open = null;
        foreach (var clause in FigureParts.Split(Echoes.Without(sentence)))
        {
            open = OpenDays.Says(clause, language) ?? open; // "we are open today and tomorrow"
            if (open == true && !Except.IsMatch(clause) && DatesIn(clause, language, now).Any(IsClosed))
            {
                return true;
            }
        }

        return false;
    }

    private IEnumerable<DateOnly> DatesIn(string clause, Language language, DateOnly now) => UpTo.IsMatch(clause)
        ? HoursTalk.NearDates(clause, language, now)
        : HoursTalk.NearDates(clause, language, now).Concat(HoursTalk.WrittenDates(clause, language, business.Region, now)).Concat(NamedDays.NamedIn(clause, now, business.Region));

    /// <summary>Whether a page says so and says no hours for it: "on December 24 we close at noon" is open before that.</summary>
    private bool IsClosed(DateOnly day)
    {
        if (NamedDays.SaidOf(day, _closed.Value, business) is not { } said)
        {
            return false;
        }

        var part = DayHours.PartOf(said.Sentence, said.Passage.Language, p => NamedDays.SaidOf(day, [said.Passage with { Title = "", Text = p }], business) is not null);
        return !Time.IsMatch(part)
            && (IsDailyBut(part, said.Passage.Language) || !Except.IsMatch(part) && (DayHours.Closes(part, said.Passage.Language) ?? DayHours.Closes(said.Passage.Title, said.Passage.Language)) == true);
    }

    /// <summary>"Open every day except Christmas Day" says closed of the day that it names.</summary>
    private static bool IsDailyBut(string sentence, Language language) =>
        Except.IsMatch(sentence) && OpenDays.Says(sentence, language) == true && Daily().IsMatch(FactWords.InEnglish(sentence, language));

    private static readonly PatternList List = new("closed-dates");

    /// <summary>Most sentences do not, and are read no further.</summary>
    private static readonly Regex MaySayOpen = PatternList.Of(List.All("open"));

    private static readonly Regex Except = List.Words("except");

    /// <summary>"Open until Christmas", "again after Easter": not of that day.</summary>
    private static readonly Regex UpTo = List.Words("around");

    private static readonly Regex Time = PatternList.Of($@"\d\s?[ap]\.?\s?m\b|\d[:.h]\d\d|\d\s?(?:{List.All("clock")})\b|{List.Whole("noon")}");

    /// <summary>Read in English, into which the words of other languages are put before.</summary>
    [GeneratedRegex(@"\b(?:every ?day|daily|all year|year-round|365 days|7 days|seven days)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Daily();
}
