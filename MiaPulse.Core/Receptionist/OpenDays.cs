using System.Text.RegularExpressions;
using MiaPulse.Core.Languages;

namespace MiaPulse.Core.Receptionist;

/// <summary>Finds on which weekdays a text says that it is open, and on which closed: "open Monday to Friday, closed on Sundays". Dates and holidays are exceptions and say nothing of a weekday.</summary>
internal static partial class OpenDays
{
    public static IEnumerable<OpenDayFact> In(string text, string region, Language language) =>
        Sentences.Of(FactWords.InEnglish(text, language)).SelectMany(s => InSentence(s, region)).Distinct();

    /// <summary>Whether a text says of whatever it is about that it is open, or closed; null where it says neither, or both.</summary>
    public static bool? Says(string text, Language language)
    {
        var english = Plainly().Replace(FactWords.InEnglish(text.Replace('’', '\''), language), "");
        var (isOpen, isClosed) = (Open().IsMatch(english), Closed().IsMatch(english));
        return isOpen == isClosed ? null : isOpen != Denied().IsMatch(english);
    }

    private static List<OpenDayFact> InSentence(string sentence, string region)
    {
        List<OpenDayFact> facts = [];
        List<DayOfWeek> waiting = [];
        bool? open = null;
        if (sentence.TrimEnd().EndsWith('?') || Exception().IsMatch(sentence) || FactFinder.In(sentence, region, asAnswer: false).Any(f => f is DateFact or MonthFact))
        {
            return facts;
        }

        foreach (var clause in Clause().Split(sentence))
        {
            var (isOpen, isClosed) = (Open().IsMatch(clause), Closed().IsMatch(clause));
            if (isOpen && isClosed)
            {
                return [];
            }

            var known = FactFinder.In(clause, region, asAnswer: false);
            if (isOpen || isClosed)
            {
                open = isOpen != Denied().IsMatch(clause);
                facts.AddRange(waiting.Select(d => new OpenDayFact(d, open.Value)));
                waiting.Clear();
            }

            foreach (var day in known.OfType<DayFact>())
            {
                if ((open ?? (known.Any(f => f is TimeFact) ? true : null)) is { } said)
                {
                    facts.Add(new OpenDayFact(day.Day, said));
                }
                else
                {
                    waiting.Add(day.Day); // "on Saturday and Sunday we are closed"
                }
            }
        }

        return facts;
    }

    private const RegexOptions Plain = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"[,;\n|]|(?<=\d)\.\s|\s(?:and|but|und|aber|et|mais|y|pero|e|ma|en|maar|i|ale|mas)\s|\s?&\s?", Plain)]
    private static partial Regex Clause();

    [GeneratedRegex(@"(?<![\p{L}\p{M}])(?:open(?:s|ed)?|geöffnet|offen|ouverte?s?|ouvrons|abiert[oa]s?|abrimos|apert[oaie]|apriamo|geopend|otwart[eya]|abert[oa]s?|مفتوح\w*)(?![\p{L}\p{M}])", Plain)]
    private static partial Regex Open();

    [GeneratedRegex(@"(?<![\p{L}\p{M}])(?:closed|shut|geschlossen|fermée?s?|cerrad[oa]s?|cerramos|chius[oaie]|gesloten|dicht|zamknięt[eya]|fechad[oa]s?|مغلق\w*)(?![\p{L}\p{M}])", Plain)]
    private static partial Regex Closed();

    [GeneratedRegex(@"\b(?:not|never|nicht|pas|no|non|niet|nie|não|ne)\b|n['’]t\b", Plain)]
    private static partial Regex Denied();

    [GeneratedRegex(@"^\W*(?:no|nein|non|nee|nie|não|لا|yes|ja|oui|sí|sì|si|tak|sim|نعم)[,.!،]\s", Plain)]
    private static partial Regex Plainly();

    [GeneratedRegex(@"\b(?:except|apart from|other than|unless|only|holidays?|bank|christmas|easter|eve|außer|nur|feiertag\w*|sauf|fériés?|excepto|salvo|festivos?|tranne|festiv[io]|behalve|feestdag\w*|oprócz|święta|exceto|feriados?|until|till)\b", Plain)]
    private static partial Regex Exception();
}
