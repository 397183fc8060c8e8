using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Languages;

namespace MiaPulse.Core.Receptionist.Embedded.Hearing;

/// <summary>
/// Hears that somebody asks where the business itself is or how to get there: "where are you", "whats your address", "wie komme ich zu euch". Such a question names no
/// thing and hangs on nothing that was said before. With a way of its own ("by bus") or another place ("where is the toilet") it is an ordinary question. Patterns of each language stand in
/// <c>Lists/whereabouts.txt</c>, in folded letters. Pure.
/// </summary>
internal static class Whereabouts
{
    private static readonly PatternList List = new("whereabouts");

    /// <summary>By language: where it is, and how to get there.</summary>
    private static readonly (Cue Place, Cue Way)[] ByLanguage = [.. Enum.GetValues<Language>().Select(l => ((Cue)List.In("place", l), (Cue)List.In("way", l)))];

    public static bool In(string question, Language language) => Asks(question, language) is not (false, false);

    /// <summary>Whether it asks for the way: a page on that ("the bus stops in front of the door") tells more than an address.</summary>
    public static bool AsksTheWay(string question, Language language) => Asks(question, language) is (false, true);

    private static (bool Place, bool Way) Asks(string question, Language language)
    {
        var folded = Folding.Of(Words.WriteOut(question, language));
        var (place, way) = ByLanguage[(int)language];
        return (place.In(folded), way.In(folded));
    }
}
