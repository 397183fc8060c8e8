using System.Text.RegularExpressions;
using MiaPulse.Core.Businesses;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Languages;

namespace MiaPulse.Core.Receptionist.Embedded.Hearing;

/// <summary>Whose door a question about opening is at: the business's own, or another, such as that of its car park or of the pharmacy next door. Pure.</summary>
internal static partial class Doors
{
    private const RegexOptions Plain = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    /// <summary>A word of what is named; none that stands for the business or joins two things.</summary>
    private const string Word = @"(?!(?:you|u|ya|yall|guys|i|we|he|she|it|they|there|this|that|these|those|the|your|every\w*|any\w*|some\w*|all|both|and|or|but|so|when|what|whats|how|who|where|which|why|if|do|does|did|is|are|r|was|were|will|would|can|could|should|not|hi|hello|hey|ok|okay|please|thanks|just|open|opens|opening|close|closes|closed|closing|shut|shuts)\b)[\w'&-]+";

    private const string Between = "(?: (?:still|currently|now|right|today|tonight|tomorrow|normally|usually|always|also|even|ever|be|going|to|gonna|already|get))*";

    /// <summary>Words that tell when or where, and what stands before "hours": they are not what is named.</summary>
    private static readonly HashSet<string> Cut = [.. ("now right today tonight tomorrow still currently normally usually always also even ever already yet early late later be going gonna get to on in at of by near next across behind down for with from "
        + "before after until till opposite round around upstairs downstairs during over morning afternoon evening night noon weekend weekends weekday weekdays week weeks day days month year time times summer winter spring autumn "
        + "holiday holidays season normal regular usual current exact new full weekly general standard operating trading whole entire same first last other once again "
        + "monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays sundays").Split(' ')];

    /// <summary>What a business has beside itself. A page may call the business by any other word.</summary>
    private static readonly HashSet<string> Parts = [.. "pool sauna spa gym kitchen bar terrace parking park lot garage playground line hotline phone support helpdesk lab pharmacy market gift desk tour slide court".Split(' ')];

    private static readonly char[] Gaps = [' ', '&', ',', '-', '/', '\'', '.'];

    /// <summary>What people call the business itself, by language.</summary>
    private static readonly HashSet<string>[] Own = [.. ListFile.ByLanguage("own-door", ' ').Select(words => words.Split(' ').ToHashSet(StringComparer.Ordinal))];

    /// <summary>How the other languages name what is open, in folded letters; English has patterns of its own.</summary>
    private static readonly Regex[] Named =
    [
        EnglishSubject(),
        Of(@"(?:ist|sind|hat|haben|macht|machen|offnet|schliesst) (?:der|die|das|euer|eure|ihre?|deine?) (?<of>[\w-]+)"),
        Of(@"(?:(?:la|le|les|votre|vos) |l')(?<of>[\w-]+)(?: \w+){0,3}? (?:est|sont|ouvre|ouvrent|ferme|ferment)|(?:est|ouvre|ferme) (?:(?:la|le|les|votre) |l')(?<of>[\w-]+)"),
        Of(@"(?:el|la|los|las|su|tu|vuestr[oa]) (?<of>\w+)(?: \w+){0,3}? (?:esta|estan|abre|abren|cierra|cierran)|(?:abiert[oa]s?|cerrad[oa]s?|abre|cierra) (?:hoy |ahora )?(?:el|la|los|las|su|tu|vuestr[oa]) (?<of>\w+)"),
        Of(@"(?:(?:il|lo|la|i|gli|le|vostr[oa]) |l')(?<of>\w+)(?: \w+){0,3}? (?:e|sono|apre|aprono|chiude|chiudono)|(?:apert[oaie]|chius[oaie]|apre|chiude) (?:oggi |ora |adesso )?(?:(?:il|lo|la|i|gli|le|vostr[oa]) |l')(?<of>\w+)"),
        Of(@"(?:(?:is|zijn|gaat|gaan|sluit|heeft) (?:de|het)|(?:is|gaat|sluit) (?:jullie|uw)) (?<of>[\w-]+)"),
        Of(@"czy (?<of>\w+)(?: \w+)? (?:jest|sa)|(?:jest|sa) (?:teraz |dzis |dzisiaj |jutro )?(?:otwart\w*|czynn\w*|zamkniet\w*) (?<of>\w{3,})"),
        Of(@"(?:o|a|os|as|vosso|vossa|seu|sua) (?<of>\w+)(?: \w+){0,3}? (?:esta|estao|abre|abrem|fecha|fecham)|(?:abert[oa]s?|fechad[oa]s?|abre|fecha) (?:hoje |agora )?(?:o|a|os|as) (?<of>\w+)"),
        Of(@"(?<of>ال\w+)(?: \w+){0,2}? (?:مفتوح\w*|مغلق\w*|يعمل|تعمل|يفتح|تفتح)|(?:يفتح|تفتح|يغلق|تغلق) (?<of>ال\w+)"),
    ];

    /// <summary>Whether it asks for another door than the business's.</summary>
    /// <param name="question">A question about opening.</param>
    /// <param name="language">The language it is in.</param>
    /// <param name="business">Whose name and trade stand for itself; null where nobody told.</param>
    public static bool AsksOfAnother(string question, Language language, BusinessProfile? business)
    {
        if (language is Language.English)
        {
            var text = Words.WriteOut(question);
            return NextDoor().IsMatch(text) && !OfYou().IsMatch(text)
                || Subjects(text).Any(of => !IsOwn(Head(of), language, business));
        }

        var folded = Folding.Of(Words.Tidy(question));
        return Cues.Of(language).NextDoor.In(folded)
            || Named[(int)language].Matches(folded).Select(m => m.Groups["of"].Value).Any(of => IsThing(of, language) && !IsOwn(of, language, business));
    }

    /// <summary>Whether a page's sentence says of another door that it is open or closed: "the pool is closed on Christmas Day".</summary>
    public static bool SpeaksOfAnother(string sentence, BusinessProfile? business) =>
        StatedSubject().Matches(Words.Tidy(sentence)).Select(m => m.Groups["of"].Value).Select(Head)
            .Any(of => (Parts.Contains(of) || Parts.Contains(of.TrimEnd('s'))) && !IsOwn(of, Language.English, business));

    private static IEnumerable<string> Subjects(string text) =>
        new[] { EnglishSubject(), EnglishObject(), Bare(), HoursOf(), OfHours() }.SelectMany(r => r.Matches(text)).Select(m => m.Groups["of"].Value);

    /// <summary>The word that says what it is: "farmers market on main street" is a market. Empty where only a time is named.</summary>
    private static string Head(string of)
    {
        var named = Folding.Of(of).Split(' ', StringSplitOptions.RemoveEmptyEntries).TakeWhile(w => !Cut.Contains(w) && !char.IsDigit(w[0])).ToList();
        return named.Count == 0 ? "" : named[^1].EndsWith("'s", StringComparison.Ordinal) ? named[^1][..^2] : named[^1];
    }

    private static bool IsOwn(string head, Language language, BusinessProfile? business) =>
        head.Length == 0 || Own[(int)language].Contains(head) || Own[(int)language].Contains(head.TrimEnd('s')) || head is "branches"
        || business is not null && Folding.Of($"{business.Name} {business.Industry}").Split(Gaps, StringSplitOptions.RemoveEmptyEntries).Any(w => IsSame(w, head));

    /// <summary>"physio" for "physiotherapy", "bakeries" for "bakery".</summary>
    private static bool IsSame(string word, string head) => word.Length > 2
        && (word == head || word.TrimEnd('s') == head.TrimEnd('s') || word.Length > 3 && head.Length > 3 && (word.StartsWith(head, StringComparison.Ordinal) || head.StartsWith(word, StringComparison.Ordinal)));

    /// <summary>A time is no thing: "aperto la domenica".</summary>
    private static bool IsThing(string of, Language language)
    {
        var cues = Cues.Of(language);
        return !cues.RightNow.In(of) && !cues.Today.In(of) && !cues.Tomorrow.In(of) && !cues.DayAfterTomorrow.In(of) && !cues.Weekend.In(of) && !cues.Days.Any(d => d.In(of))
            && !cues.Hours.In(of) && Words.Of(of, language) is { Count: > 0 } words && words.All(w => Nameless.Names(w, language));
    }

    private static Regex Of(string words) => new($@"(?<!\w)(?:{words})(?!\w)", RegexOptions.CultureInvariant);

    // "is the farmers market still open", "what time does your pool close", "is there a pharmacy open"
    [GeneratedRegex(@"\b(?:is|are|does|do|did|will|was)(?: still| currently)?(?: there(?= (?:a|an|any|another)\b))?(?: (?:the|your|that|this|these|those|a|an|any|another))? (?<of>" + Word + "(?: " + Word + "){0,5}?)" + Between + @" (?:open|opens|close|closes|closed|shut|shuts)\b", Plain)]
    private static partial Regex EnglishSubject();

    // "when do you close the kitchen"
    [GeneratedRegex(@"\b(?:do|did|can|could|will) (?:you|u|they)(?: guys)?" + Between + " (?:open|close|shut)(?: up)? (?:the|your) (?<of>" + Word + "(?: " + Word + "){0,3})", Plain)]
    private static partial Regex EnglishObject();

    // "parking open now?", "the pool open today?"
    [GeneratedRegex(@"^\W*(?:(?:the|your) (?<of>" + Word + "(?: " + Word + "){0,2}?)|(?<of>" + Word + "))" + Between + @" (?:open|closed)\b", Plain)]
    private static partial Regex Bare();

    // "your pool hours", "the kitchen's opening hours"
    [GeneratedRegex(@"\b(?:the|your) (?<of>" + Word + "(?: " + Word + @"){0,2}?)(?: opening| business| working)? hours\b", Plain)]
    private static partial Regex HoursOf();

    // "the opening hours of the museum"
    [GeneratedRegex(@"\bhours (?:of|for|at|in) (?:the|your) (?<of>" + Word + "(?: " + Word + "){0,3})", Plain)]
    private static partial Regex OfHours();

    [GeneratedRegex(@"\b(?:the|our) (?<of>" + Word + "(?: " + Word + @"){0,3}?) (?:is|are|will be|stays?|remains?|opens?|closes?)\b[^.;]{0,20}?\b(?:open|closed|shut|at|on)\b", Plain)]
    private static partial Regex StatedSubject();

    [GeneratedRegex(@"\b(next ?door|nearby|next to (you|the)|across (the|from)|down the (street|road|hall)|(round|around) the corner|opposite (you|the)|beside (you|the))\b", Plain)]
    private static partial Regex NextDoor();

    [GeneratedRegex(@"\b(are|r|do|will) (you|u)\b.{0,30}\b(open|clos|shut)", Plain)]
    private static partial Regex OfYou();
}
