using System.Text.RegularExpressions;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Languages;

namespace MiaPulse.Core.Receptionist.Embedded.Hearing;

/// <summary>
/// Hears a few words that go on from the question before and ask nothing by themselves: "and for kids?", "what about the 90?", "y con Ana?". How they begin in each language
/// stands in <c>Lists/goes-on.txt</c>, in folded letters. Pure.
/// </summary>
internal static class GoingOn
{
    /// <summary>Words that are added; more are a sentence of their own.</summary>
    private const int Most = 6;

    private static readonly PatternList List = new("goes-on");

    private static readonly Regex[] Opening =
        [.. Enum.GetValues<Language>().Select(l => PatternList.Of($@"^\W*(?:{List.In("and", l)}){(l is Language.Arabic ? "" : @"(?!\w)")}\W*"))];

    private static readonly Regex[] Preposition = [.. Enum.GetValues<Language>().Select(l => PatternList.Of($@"^\W*(?:{List.In("with", l)})(?!\w)"))];

    /// <summary>What is added: "for kids" of "and for kids?". Null where it does not go on, or is a question by itself.</summary>
    public static string? Added(string message, Language language)
    {
        var text = Words.WriteOut(message, language).Trim();
        if (!Opening[(int)language].IsMatch(Folding.Of(text)))
        {
            return null;
        }

        var added = WithoutOpening(text, language).Trim(' ', '?', '¿', '؟', '.', '!', ',', '،');
        return added.Length > 0 && added.Count(c => c == ' ') < Most && !Acts.Seeks(added, language)
            && LeaningQuestions.Wanted(AskedLengths.In(added, language).Else, language) is (AnswerKinds.None, Sought.Nothing) ? added : null; // "hours" of "for two hours" asks for none
    }

    /// <summary>Whether a text begins as what goes on does: "and", "y".</summary>
    public static bool Opens(string text, Language language) => Opening[(int)language].IsMatch(Folding.Of(text));

    /// <summary>Whether what is added comes to the thing that was spoken of, as "for kids" does, rather than in its place, as "and a facial?".</summary>
    public static bool IsMore(string added, Language language) => Preposition[(int)language].IsMatch(Folding.Of(added));

    /// <summary>Folded letters are other ones, and more: words are counted instead. Arabic writes its "and" in one with the next word.</summary>
    private static string WithoutOpening(string text, Language language)
    {
        var folded = Folding.Of(text);
        var opening = Opening[(int)language].Match(folded).Value;
        if (opening.Length == folded.Length)
        {
            return "";
        }

        var rest = string.Join(' ', text.Split(' ').Skip(opening.Count(c => c == ' ')));
        return language is Language.Arabic && opening[^1] is 'و' ? rest[1..] : rest;
    }
}
