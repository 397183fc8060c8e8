using System.Text.RegularExpressions;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Receptionist.Embedded.Hearing;

namespace MiaPulse.Core.Receptionist.Embedded;

/// <summary>Whether an answer may end in "you can book online": not where it says that the business is closed on the day that was asked about, nor where another place was asked about.</summary>
internal static partial class Invitation
{
    public static bool Fits(MiaTurn turn, IReadOnlyList<Lookup> answered) =>
        !answered.Any(a => a.Answer is { } answer && Closed().IsMatch(Folding.Of(answer)) && (HoursTalk.NamesHoliday(a.Question, turn.Language) || HoursTalk.DatesAsked(turn.Prompt, a.Question).Count > 0))
        && !Doors.AsksOfAnother(turn.Prompt.Question, turn.Language, turn.Prompt.Business);

    // In folded letters, as all of Mia's languages write it.
    [GeneratedRegex(@"(?<!\w)(closed|shut|geschlossen|ferme[es]*|cerrad[oa]s?|chius[oaie]|gesloten|zamkniet\w+|nieczynn\w+|fechad[oa]s?|مغلق\w*)(?!\w)", RegexOptions.CultureInvariant)]
    private static partial Regex Closed();
}
