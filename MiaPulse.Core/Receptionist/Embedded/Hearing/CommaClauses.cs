using System.Text.RegularExpressions;
using MiaPulse.Core.Languages;

namespace MiaPulse.Core.Receptionist.Embedded.Hearing;

/// <summary>
/// Takes questions apart that stand beside each other with nothing but a comma between: "habt ihr Parkplätze, nehmt ihr Karten und darf ich meinen Hund mitbringen?", or
/// with an "and" before one of the rarer words that a question begins with: "was kostet eine Massage und bis wann seid ihr da?". Only where the first is a question by
/// itself; in "können Sie mir sagen, was das kostet" it is none. English has all of it among its own patterns, the other languages have their words in
/// <c>Lists/comma-clauses.txt</c>. Pure.
/// </summary>
internal static class CommaClauses
{
    private static readonly PatternList List = new("comma-clauses");

    /// <summary>What the next question begins with, as it is typed, accents or none.</summary>
    private static readonly Regex?[] Commas =
        [.. Enum.GetValues<Language>().Select(l => l is Language.English ? null : l is Language.Arabic ? JoinedByAnd($"{List.In("opens", l)}|{List.In("joined", l)}") : Before(l))];

    /// <summary>Verbs that want a clause behind their comma, in folded letters: to say, to know, to ask.</summary>
    private static readonly Cue Leads = $@"({List.All("leads")})\W*$";

    public static IEnumerable<string> Split(string clause, Language language)
    {
        var start = 0;
        foreach (Match comma in Commas[(int)language]?.Matches(clause) ?? Enumerable.Empty<Match>())
        {
            var first = clause[start..comma.Index];
            if (Acts.Seeks(start == 0 ? first : $"{first}?", language) && Questions.NamesSomething(first, language) && !Leads.In(Folding.Of(first)))
            {
                yield return Asked(first, language);
                start = comma.Index + comma.Length;
            }
        }

        yield return start == 0 ? clause : Asked(clause[start..], language);
    }

    /// <summary>The mark stood at the end of the sentence and held for all of it.</summary>
    private static string Asked(string question, Language language) => Acts.Seeks(question, language) ? question : $"{question}?";

    private static Regex Before(Language language)
    {
        var openers = List.In("opens", language);
        return Of($@"(?<=[\p{{L}}\p{{M}}\d]{{2}})(?:, ?(?=(?:{openers})(?!\w))|,? (?:{List.In("and", language)}) (?=(?:{openers}|{List.In("joined", language)})(?!\w)))");
    }

    /// <summary>Arabic writes its "and" in one with the next word, and its comma another way.</summary>
    private static Regex JoinedByAnd(string openers) => Of($@"(?<=[\p{{L}}\p{{M}}\d]{{2}})(?:[,،] ?و?| و)(?=(?:{openers})(?!\p{{L}}))");

    private static Regex Of(string pattern) => new(pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
}
