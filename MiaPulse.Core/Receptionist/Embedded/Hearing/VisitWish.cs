using System.Text.RegularExpressions;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Languages;

namespace MiaPulse.Core.Receptionist.Embedded.Hearing;

/// <summary>
/// Hears that somebody would like to come or asks for an appointment that is free, worded as a question or not: "can I come in on Thursday?", "do you have an opening
/// tomorrow?". On which day decides whether the door is open. Patterns of each language stand in <c>Lists/visit-wish.txt</c>, in folded letters. Pure.
/// </summary>
internal static class VisitWish
{
    private static readonly PatternList List = new("visit-wish");

    private static readonly Regex[] ByLanguage =
        [.. Enum.GetValues<Language>().Select(l => new Regex($@"(?<!\w)(?:{List.In("wish", l)})(?!\w)", RegexOptions.CultureInvariant))];

    /// <summary>Not where it is about an appointment that they have.</summary>
    public static bool In(string question, Language language) =>
        (ByLanguage[(int)language].IsMatch(Folding.Of(Words.WriteOut(question, language))) || Acts.Of(question, language).HasFlag(VisitorActs.Book)) && !BookingWish.IsOfOneMade(question, language);

    /// <summary>What is said beside the wish: "for a massage tomorrow" of "do you have an opening for a massage tomorrow?". All of it where only its verb tells the wish.</summary>
    public static string Beside(string question, Language language) => Unheard.In(question, language, ByLanguage[(int)language]);
}
