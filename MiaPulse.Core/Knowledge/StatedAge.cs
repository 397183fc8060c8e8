using MiaPulse.Core.Languages;
using MiaPulse.Core.Receptionist.Embedded.Hearing;

namespace MiaPulse.Core.Knowledge;

/// <summary>
/// Tells whether a text states how old somebody or something is. "Nineteen years of practice" and "from age 6 on" have the years of an age and are nobody's. Patterns of
/// each language stand in <c>Lists/age-told.txt</c>, in folded letters.
/// </summary>
internal static class StatedAge
{
    private static readonly PatternList List = new("age-told");

    /// <summary>By language: somebody's own age, and whatever may answer how old somebody has to be or a thing is.</summary>
    private static readonly (Cue Own, Cue Any)[] ByLanguage = [.. Enum.GetValues<Language>().Select(l => ((Cue)$"{List.All("apposed")}|{List.In("own", l)}", (Cue)List.In("any", l)))];

    /// <summary>Whether a text about somebody says how old they are.</summary>
    public static bool In(string text, Language language) => ByLanguage[(int)language].Own.In(Folding.Of(Words.Tidy(text)));

    /// <summary>Whether a text has an age, a year, or a word for ages in it.</summary>
    public static bool MayBeIn(string text, Language language) => text.Any(char.IsDigit) || ByLanguage[(int)language].Any.In(Folding.Of(Words.Tidy(text)));

    /// <summary>The sentences of a passage that say it; the whole where none does.</summary>
    public static FoundPassage PartOf(FoundPassage passage) =>
        Sentence.Split(passage.Text).FindAll(s => In(s, passage.Language)) is { Count: > 0 } told ? passage with { Text = string.Join('\n', told) } : passage;
}
