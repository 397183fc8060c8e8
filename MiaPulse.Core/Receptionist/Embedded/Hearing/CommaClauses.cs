using System.Text.RegularExpressions;
using MiaPulse.Core.Languages;

namespace MiaPulse.Core.Receptionist.Embedded.Hearing;

/// <summary>
/// Takes questions apart that stand beside each other with nothing but a comma between: "habt ihr Parkplätze, nehmt ihr Karten und darf ich meinen Hund mitbringen?".
/// Only where the first is a question by itself; in "können Sie mir sagen, was das kostet" it is none. English has the comma among its own patterns. Pure.
/// </summary>
internal static class CommaClauses
{
    /// <summary>What the next question begins with, as it is typed, accents or none.</summary>
    private static readonly Regex?[] Commas =
    [
        null,
        Before("habt|haben|hat|gibt es|kann|können|koennen|konnen|könnt|darf|dürfen|nehmt|nehmen|macht|akzeptiert|akzeptieren|bietet|bieten|verkauft|ist|sind|muss|wann|wieviel|wie viel|was kostet|was kosten|wo kann|wo ist"),
        Before("avez|prenez|acceptez|faites|proposez|vendez|puis-je|peut-on|pouvez|est-ce|êtes|etes|y a|combien|quel est|quels sont|quelle est|quelles sont"),
        Before("¿?(?:tienen|tiene|tenéis|teneis|tienes|aceptan|aceptáis|aceptais|admiten|puedo|se puede|hay|hacen|venden|cuánto|cuanto|cuál|cuáles)"),
        Before("avete|accettate|prendete|fate|vendete|posso|possiamo|si può|si puo|c'è|ci sono|quanto|quali|qual è"),
        Before("hebben|heeft|nemen|accepteren|verkopen|kan|kunnen|mag|mogen|is er|zijn er|doen|bieden|hoeveel|wat kost|wanneer"),
        Before("czy|macie|przyjmujecie|sprzedajecie|mogę|moge|można|mozna|ile|kiedy|gdzie"),
        Before("têm|tem|aceitam|vendem|posso|podemos|pode|há|fazem|quanto|qual é|quais"),
        Of(@"(?<=[\p{L}\p{M}\d]{2})(?:[,،] ?و?| و)(?=(?:هل|كم|متى|أين|اين|بكم)(?!\p{L}))"),
    ];

    /// <summary>Verbs that want a clause behind their comma, in folded letters: to say, to know, to ask.</summary>
    private static readonly Cue Leads = @"(sagen|wissen|fragen|erfahren|verraten|dire|savoir|demander|indiquer|decir|decirme|saber|preguntar|dirmi|sapere|chiedere|zeggen|weten|vragen|vertellen|powiedziec|wiedziec|zapytac|dizer|perguntar|اعرف|اسال|تخبرني|تقول)\W*$";

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

    private static Regex Before(string openers) => Of($@"(?<=[\p{{L}}\p{{M}}\d]{{2}}), ?(?=(?:{openers})(?!\w))");

    private static Regex Of(string pattern) => new(pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
}
