using System.Text.RegularExpressions;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Receptionist.Embedded.Hearing;

namespace MiaPulse.Core.Receptionist.Embedded;

/// <summary>
/// A wish to come on some day ("do you have an opening tomorrow morning?"): what the pages say of that day, else what the week does, and then the way to book. What is
/// asked in the same breath, such as a price, is answered beside it.
/// </summary>
internal static partial class VisitTalk
{
    private static readonly Regex AtTime = PatternList.Of($@"(?<!\p{{L}})(?:{new PatternList("at-times").All("at")})\s\d{{1,2}}(?:[:.h]\d\d)?(?:\s?(?:[ap]\.?m\.?|uhr|uur|h))?(?![\p{{L}}\d])");

    /// <summary>What is known of the day. Null where nobody wishes to come, on no day that is named, or nothing is known of it.</summary>
    public static async Task<Lookup?> OfDayAsync(MiaTurn turn, string question, CancellationToken ct)
    {
        if (DatesOf(turn, question) is not { Count: > 0 } dates)
        {
            return null;
        }

        var told = await NamedDayTalk.LookUpAsync(turn, question, dates, ct)
            ?? (HoursTalk.OfDates(turn.Prompt, dates) is { } hours ? LookingUp.OfHours(question, hours, []) : null);
        return told is null ? null : told with { IsOfWish = true };
    }

    /// <summary>That the week has the business closed on the day that somebody would like to book. Null where it has not, or does not say.</summary>
    public static Lookup? Closed(MiaTurn turn, string question) =>
        DatesOf(turn, question) is { } dates && HoursTalk.AreClosed(turn.Prompt, dates) && HoursTalk.OfDates(turn.Prompt, dates) is { } hours
            ? LookingUp.OfHours(question, hours, []) with { IsOfWish = true } : null;

    /// <summary>Whether it asks for something beside the day: a price, how long it takes, who does it.</summary>
    public static bool WantsMore(string question, Language language)
    {
        var (kinds, sought) = LeaningQuestions.Wanted(question, language);
        return (kinds & ~AnswerKinds.Clock) != 0 || (sought & ~Sought.Moment) != 0;
    }

    /// <summary>Whether the wish is all that it says.</summary>
    public static bool IsAll(string question, Language language) => !WantsMore(question, language)
        && LeaningQuestions.Names(NamedDays.WithoutNames(VisitWish.Beside(question, language), language), language).All(name => FactWords.IsMonth(name, language) || HoursTalk.IsOfTime(name, language));

    /// <summary>A question without the day and without the clauses that only wish: "how much is a massage" of "how much is a massage tomorrow at 3, I'd like to book it".</summary>
    public static string Without(string question, Language language)
    {
        var clauses = Clause().Split(question).Where(c => WantsMore(c, language) || !VisitWish.In(c, language)).ToList();
        var words = AtTime.Replace(string.Join(' ', clauses.Count > 0 ? clauses : [question]), " ").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return string.Join(' ', words.Where(w => !HoursTalk.IsOfTime(w.Trim(',', '.', '?', '!', '؟', '¿', '،'), language)));
    }

    /// <summary>What was found for a question that is a wish as well, and what is known of the day.</summary>
    public static IEnumerable<Lookup> Both(MiaTurn turn, Lookup found, Lookup? ofDay)
    {
        if (ofDay is null)
        {
            return [found with { IsOfWish = found.Answer is not null && DatesOf(turn, found.Question) is { Count: > 0 } }];
        }

        var wantsMore = WantsMore(found.Question, turn.Language);
        return found.Answer is null && !wantsMore || IsOfHours(found) && !wantsMore || found.Passage is not null && found.Passage.Id == ofDay.Passage?.Id ? [ofDay] : [found, ofDay];
    }

    private static bool IsOfHours(Lookup found) => found.Topic == HoursTalk.Topic || found.Passage is { } passage && HoursTalk.AsksHours(passage.Title, passage.Language);

    private static IReadOnlyList<DateOnly>? DatesOf(MiaTurn turn, string question) =>
        VisitWish.In(question, turn.Language) && !Doors.AsksOfAnother(question, turn.Language, turn.Prompt.Business) ? HoursTalk.DatesWished(turn.Prompt, question) : null;

    [GeneratedRegex(@"[,;.!?،؟]\s+")]
    private static partial Regex Clause();
}
