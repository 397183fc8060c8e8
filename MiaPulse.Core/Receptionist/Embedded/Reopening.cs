using System.Text.RegularExpressions;
using MiaPulse.Core.Businesses;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Receptionist.Embedded.Hearing;

namespace MiaPulse.Core.Receptionist.Embedded;

/// <summary>
/// What a page itself says of when a business that is closed on some day opens again: "We reopen on Saturday." The week is never asked for that, since the next day may
/// have a name as well. The words of each language stand in <c>Lists/reopening.txt</c>. Pure.
/// </summary>
internal static class Reopening
{
    /// <summary>Days that a business stays closed at most; what is of a later day is of another closing.</summary>
    private const int MostDays = 14;

    private static readonly Regex Again = new PatternList("reopening").Words("again");

    /// <summary>Whether a text speaks of opening again: "when do you open again?".</summary>
    public static bool IsIn(string text) => Again.IsMatch(text);

    /// <summary>The sentence right behind the one that says closed of a day, where it says when the business opens again. Null where it does not.</summary>
    public static string? Behind(FoundPassage passage, string said, DateOnly day, BusinessProfile business)
    {
        var behind = Sentence.Split(passage.Text).SkipWhile(s => s != said).Skip(1).FirstOrDefault();
        return behind is not null && IsIn(behind) && OpenDays.Says(said, passage.Language) == false && OpenDays.Says(behind, passage.Language) != false && !Doors.SpeaksOfAnother(behind, business)
            && DatesIn(behind, passage.Language, day, business.Region).All(d => d > day && d <= day.AddDays(MostDays)) ? behind : null;
    }

    private static IEnumerable<DateOnly> DatesIn(string sentence, Language language, DateOnly day, string region) =>
        HoursTalk.WrittenDates(sentence, language, region, day).Concat(NamedDays.NamedIn(sentence, day, region));
}
