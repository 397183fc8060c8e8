using System.Text.RegularExpressions;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Languages;

namespace MiaPulse.Core.Receptionist.Embedded.Hearing;

/// <summary>
/// Hears whether something that was just named costs anything: "is it free?", "muss man dafür zahlen?". It names no thing itself, and a passage answers it only where that
/// says something of the price. Patterns of each language stand in <c>Lists/free-asked.txt</c>, in folded letters. Pure.
/// </summary>
internal static class FreeAsked
{
    private static readonly PatternList List = new("free-asked");

    private static readonly Regex[] ByLanguage =
        [.. Enum.GetValues<Language>().Select(l => new Regex($@"(?<!\w)(?:{List.In("free", l)})(?!\w)", RegexOptions.CultureInvariant))];

    public static bool In(string question, Language language) => ByLanguage[(int)language].IsMatch(Folding.Of(Words.WriteOut(question, language)));

    /// <summary>Whether nothing else is named beside it.</summary>
    public static bool IsAll(string question, Language language) => In(question, language) && !LeaningQuestions.Names(Unheard.In(question, language, ByLanguage[(int)language]), language).Any();
}
