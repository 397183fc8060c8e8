using System.Text.RegularExpressions;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Languages;

namespace MiaPulse.Core.Receptionist.Embedded.Hearing;

/// <summary>
/// A visitor wants to know what others wrote or said: "what did the previous visitor ask", "what do other people ask you?". That is theirs, whatever a page says of what is
/// asked most. What others say about the business asks for reviews. Words of each language stand in <c>Lists/others-talk.txt</c>, in folded letters. Pure.
/// </summary>
internal static partial class OthersTalk
{
    /// <summary>Longer messages tell a story of which this is a part.</summary>
    private const int MostWords = 16;

    private static readonly PatternList List = new("others-talk");

    private static readonly Heard[] ByLanguage = [.. Enum.GetValues<Language>().Select(Of)];

    /// <summary>Whether others' conversations are asked for.</summary>
    public static bool Wants(string message, Language language)
    {
        var (folded, heard) = (Folded(message), ByLanguage[(int)language]);
        return folded.Split(' ').Length <= MostWords && (heard.OfOne.In(folded) || heard.OfMany.In(folded) && !heard.About.In(folded));
    }

    /// <summary>Whether it is asked what is asked most, of nobody in particular.</summary>
    public static bool WantsWhatIsAskedOften(string message, Language language) => ByLanguage[(int)language].Often.In(Folding.Of(Words.Tidy(message)));

    private static Heard Of(Language language)
    {
        var with = $"(?: (?:{List.In("with", language)}))*";
        return new Heard(Saying(language, with, "one"), Saying(language, with, "many"), List.In("about", language), List.In("often", language));
    }

    /// <summary>What they say, in either order, and the conversations that are theirs.</summary>
    private static Cue Saying(Language language, string with, string who)
    {
        var (what, others, says, talks) = (List.In("what", language), List.In(who, language), List.In("says", language), List.In("talks", language));
        var theirs = language is Language.English ? $"|(?:{others})(?: ?'s|s'|')? (?:{talks})" : "";
        var of = $"(?: (?:{List.In("of", language)})){(language is Language.Polish or Language.Arabic ? "?" : "")}"; // whose they are may stand in their ending alone
        return $"(?:{what}){with} (?:{others}){with} (?:{says})|(?:{what}){with} (?:{says}){with} (?:{others})|(?:{talks}){of}{with} (?:{others}){theirs}";
    }

    /// <summary>An article that is written in one with its word stands apart: "l'autre", "qu'a demandé".</summary>
    private static string Folded(string message) => Elided().Replace(Folding.Of(Words.Tidy(message)), "$1 ");

    private sealed record Heard(Cue OfOne, Cue OfMany, Cue About, Cue Often);

    [GeneratedRegex(@"(?<!\w)((?:qu|l|d|t|s|n|dell|dall|sull|un)')(?=\p{L})", RegexOptions.CultureInvariant)]
    private static partial Regex Elided();
}
