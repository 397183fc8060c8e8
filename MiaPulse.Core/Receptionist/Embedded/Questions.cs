using System.Text.RegularExpressions;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Leads;
using MiaPulse.Core.Receptionist.Embedded.Hearing;

namespace MiaPulse.Core.Receptionist.Embedded;

/// <summary>Takes a message apart into what it asks.</summary>
public static partial class Questions
{
    /// <summary>More than this in one message is answered as one.</summary>
    public const int Most = 3;

    /// <summary>Characters of what is told before or behind a question that stay with it.</summary>
    private const int MostTold = 240;

    /// <summary>The questions of a message, in order. What is told around a question stays with it, since that is what it is about.</summary>
    public static IReadOnlyList<string> In(string message, Language language = Language.English)
    {
        var parts = new List<string>();
        var told = "";
        message = IsNumbered().IsMatch(message) ? Number().Replace(message, "\n") : message;
        foreach (var sentence in Sentence().Split(Words.Tidy(Listed().Replace(Break().Replace(message, ". "), " and what is your ${also}"))).Select(s => s.Trim()).Where(s => s.Any(char.IsLetterOrDigit)))
        {
            foreach (var clause in (language is Language.English ? Clause() : Cues.Of(language).Clause).Split(sentence))
            {
                if (!Acts.Seeks(clause, language))
                {
                    told = Last($"{told} {clause}".Trim());
                }
                else if (parts.Count > 0 && !NamesSomething(clause, language) && !StandsAlone().IsMatch(clause))
                {
                    parts[^1] = $"{parts[^1]} {told} {clause}".Replace("  ", " ", StringComparison.Ordinal);
                    told = "";
                }
                else
                {
                    parts.Add($"{told} {clause}".Trim());
                    told = "";
                }
            }
        }

        if (told.Length > 0 && parts.Count > 0)
        {
            parts[^1] = $"{parts[^1]} {told}";
        }

        return parts.Count is 0 or > Most ? [Words.Tidy(message)] : parts;
    }

    /// <summary>The end of what was told, from the beginning of a word: a long story before a question does not drown it.</summary>
    private static string Last(string told) => told.Length <= MostTold ? told : told[(told.IndexOf(' ', told.Length - MostTold) + 1)..];

    /// <summary>Whether it names what it is about. "And how much is it on Sundays?" does not.</summary>
    public static bool NamesSomething(string question, Language language = Language.English) =>
        Words.Of(Words.WriteOut(question, language), language).Any(w => Nameless.Names(w, language));

    /// <summary>Whether it goes on from what was said: "et le dimanche ?". English leans on the encoder for that.</summary>
    public static bool LeansBack(string question, Language language) => language is not Language.English && Cues.Of(language).RefersBack.In(Folding.Of(Words.Tidy(question)));

    /// <summary>Whether it names nothing and still hangs on nothing that was asked before it: "where are you?".</summary>
    public static bool AsksByItself(string question) => StandsAlone().IsMatch(question);

    /// <summary>
    /// Whether it is made of letters that nobody could say and that stand nowhere in what was found: "asdfghjkl". To the encoder everything sounds like something.
    /// </summary>
    internal static bool IsNoWord(string question, Language language, IReadOnlyList<FoundPassage> found)
    {
        if (language is not Language.English)
        {
            return false;
        }

        var named = Words.Of(Words.WriteOut(question)).Where(Nameless.Names).Select(w => w.Surface).ToList();
        return named.Count > 0 && named.TrueForAll(word => Unspeakable().IsMatch(word) && !NameLists.IsCommon(word) && !found.Take(5).Any(p => Begins(p, word)));

        static bool Begins(FoundPassage passage, string word) => $"{passage.Title} {passage.Text}".Contains(word[..Math.Min(word.Length, 3)], StringComparison.OrdinalIgnoreCase);
    }

    // "1. price of a lion cut 2. do you take cards 3. where to park"
    [GeneratedRegex(@"^\s*1[.)]\s.*\s2[.)]\s", RegexOptions.Singleline)]
    private static partial Regex IsNumbered();

    [GeneratedRegex(@"(?:^|\s+)\d[.)]\s+")]
    private static partial Regex Number();

    [GeneratedRegex(@"[bcdfghjklmnpqrstvwxz]{5}", RegexOptions.IgnoreCase)]
    private static partial Regex Unspeakable();

    [GeneratedRegex(@"[\r\n]+")]
    private static partial Regex Break();

    [GeneratedRegex(@"(?<=[?!؟])\s+|(?<=[\p{L}0-9]{2}\.)\s+(?=\S)", RegexOptions.IgnoreCase)]
    private static partial Regex Sentence();

    // "What are your opening hours and address?" asks two things.
    [GeneratedRegex(@"(?<=\b(?:hours|address|phone|number|email|prices|times|location)),?(?: and|,| \+| &)(?: your| the| an?)? (?<also>opening hours|hours|address|phone number|number|email address|email|location)(?=\W*(?:$|[.?!]))", RegexOptions.IgnoreCase)]
    private static partial Regex Listed();

    // "where are you" names nothing, and hangs on nothing that was asked before it.
    [GeneratedRegex(@"\bwhere (are|r) (you|u)\b|\bwhat('s| is| are) (your|ur) (address|phone|number|email|hours|opening|location)|\bwhen are (you|u) open\b|\bhow (do|can) (i|we) (get (there|to you|to yours)|find you)\b", RegexOptions.IgnoreCase)]
    private static partial Regex StandsAlone();

    [GeneratedRegex(@"(?<=\w{2})(?:,? (?:and|also|plus|or)(?: also)?|,) (?=(?:what|how|when|where|which|who|do|does|can|could|is|are|will|would)\b)", RegexOptions.IgnoreCase)]
    private static partial Regex Clause();
}
