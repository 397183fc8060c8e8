using MiaPulse.Core.Languages;
using MiaPulse.Core.Receptionist.Embedded.Hearing;

namespace MiaPulse.Core.Knowledge;

/// <summary>Words that name no thing by themselves. A question made of them alone hangs on what was said before.</summary>
internal static class Nameless
{
    private static readonly HashSet<string> Stems = [.. Words.Of(
        "how much many long what when where who which why do does did can could will would should is are am any about you your we our us i me my mine it its he she him her them they this that these those one ones "
        + "there here then also too more less same other else instead and or but so just only really very well ok okay yes no please thanks thank hi hello hey cost costs price prices charge charges fee time times day days "
        + "open close get got have has had need want like know tell thing things stuff something anything possible both all each every if with without for from in on at to of than "
        + "monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays sundays weekend weekends weekday weekdays today tomorrow tonight morning afternoon evening week month year "
        + "minutes hours work go price pricey run charged start starts put new back in out up per one two three into come take make do give let say kind sort way lot bit").Select(w => w.Stem)];

    private static readonly Lazy<HashSet<string>>[] Foreign =
        [.. Enum.GetValues<Language>().Select(l => new Lazy<HashSet<string>>(() => l is Language.English ? Stems : [.. Words.Of(Cues.Of(l).Nameless, l).Select(w => w.Stem)]))];

    /// <summary>Whether a word of that language names what a question is about.</summary>
    public static bool Names(Word word, Language language) => language is Language.English
        ? Names(word)
        : word.Surface.Length > 2 && !Foreign[(int)language].Value.Contains(word.Stem) && !word.Surface.All(char.IsDigit);

    /// <summary>Whether the word names what a question is about.</summary>
    public static bool Names(Word word) => word.Surface.Length > 2 && !Stems.Contains(word.Stem) && !word.Surface.All(char.IsDigit);

    /// <summary>Too short to name anything, unless it is known what it means: "cb", "ec".</summary>
    public static bool IsShort(Word word) => word.Surface.Length is 2 && word.Surface.All(char.IsLetter);

    /// <summary>Whether it is one of the words that name nothing, by what it is compared by.</summary>
    public static bool Has(string stem, Language language) => (language is Language.English ? Stems : Foreign[(int)language].Value).Contains(stem);
}
