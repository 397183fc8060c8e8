using System.Text.RegularExpressions;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Languages;

namespace MiaPulse.Core.Receptionist.Embedded.Hearing;

/// <summary>
/// Hears that somebody wants to book and asks nothing: "I want to book a sports massage on Tuesday at 3". Who asks how booking goes, what it costs, or is about an
/// appointment that they have, wants to know something. Pure.
/// </summary>
internal static partial class BookingWish
{
    public static bool Is(string message, VisitorActs acts, Language language)
    {
        var text = CommonSlips.Mend(Words.WriteOut(message, language), language);
        return acts.HasFlag(VisitorActs.Book) && !Acts.Seeks(message, language) && (AnswerKind.Asked(text, language) & AnswerKinds.Price) == 0
            && (language is not Language.English || Wanted().IsMatch(text)) && !IsOfOneMade(message, language);
    }

    /// <summary>Whether a heading is about how one books.</summary>
    public static bool IsAbout(string heading, Language language) => Booking().IsMatch(InEnglish(heading, language));

    /// <summary>Whether it is about an appointment that somebody has.</summary>
    public static bool IsOfOneMade(string message, Language language) =>
        language is Language.English ? OfOneMade().IsMatch(Words.WriteOut(message)) : Changing().IsMatch(InEnglish(message, language));

    private static string InEnglish(string text, Language language) => language is Language.English ? text : Glossary.InEnglish(text, language.Tag()) ?? text;

    private const RegexOptions Plain = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"\b(book|reserve|schedule) (me|us|in|an?|the|for|it|one|something)\b|\b(make|get|set up|arrange|request) (an?|the) (appointment|booking|reservation|viewing|consultation)\b"
        + @"|\b((i|we)('d| would) like|(i|we) (want|need)|looking|looking for|need|want) (to (book|reserve|schedule|come in)|(an? )?(appointment|booking|reservation|slot|table))\b"
        + @"|\b(squeeze|fit|slot) (me|us|my \w+) in\b|^\W*(book|reserve)\b|^\W*(an? )?(appointment|booking|reservation) (for|on|at|please|today|tomorrow|next)\b", Plain)]
    private static partial Regex Wanted();

    [GeneratedRegex(@"\b(cancel\w*|reschedul\w*|postpon\w*|(chang|mov)(e|ing) (my|the|our|it)|already|booked|(my|our) (appointment|booking|reservation)|(?<!\b(do|can|could|may|might) (you|u|i|we|they) )have (an?|the) (appointment|booking|reservation))\b", Plain)]
    private static partial Regex OfOneMade();

    [GeneratedRegex(@"\b(cancel|change)\b", Plain)]
    private static partial Regex Changing();

    [GeneratedRegex(@"\b(book|booking|bookings|reserve|reserving|reservations?|schedule|scheduling|(make|get|arrange) an appointment)\b", Plain)]
    private static partial Regex Booking();
}
