using System.Text.RegularExpressions;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Leads;
using MiaPulse.Core.Receptionist.Embedded.Hearing;

namespace MiaPulse.Core.Receptionist.Embedded;

/// <summary>Takes a message apart into what it asks.</summary>
public static partial class Questions
{
    /// <summary>More than this in one message stays open.</summary>
    public const int Most = 3;

    /// <summary>Characters of what is told before or behind a question that stay with it.</summary>
    private const int MostTold = 240;

    /// <summary>Words of what is named before a question about it; more tell a story.</summary>
    private const int LongestThing = 4;

    /// <summary>Who says "I have a dog" tells something, and names nothing to be told about.</summary>
    private static readonly HashSet<string>[] FirstPerson = [.. ListFile.ByLanguage("first-person", ' ').Select(words => words.Split(' ').Select(Folding.Of).ToHashSet(StringComparer.Ordinal))];

    /// <summary>In a longer message a question that names something is looked up without the story around it.</summary>
    private const int LongMessage = 600;

    /// <summary>
    /// The questions of a message, in order. What is told around a question stays with it, since that is what it is about, and so does a further question that names
    /// nothing, unless it wants to hear something else (<see cref="LeaningQuestions"/>). Of a long message only the questions; where it asks nothing, what it says that
    /// somebody wants.
    /// </summary>
    public static IReadOnlyList<string> In(string message, Language language = Language.English)
    {
        var parts = new List<string>();
        var told = "";
        var isLong = message.Length > LongMessage;
        message = IsNumbered().IsMatch(message) ? Number().Replace(message, "\n") : message;
        var sentences = Sentence().Split(Words.Tidy(Listed().Replace(Break().Replace(message, ". "), " and what is your ${also}"))).Select(s => s.Trim()).Where(s => s.Any(char.IsLetterOrDigit)).ToList();
        var areMarked = isLong && sentences.Exists(IsMarked); // then "if I remember" within the story asks nothing
        foreach (var sentence in sentences)
        {
            foreach (var clause in (language is Language.English ? Clause() : Cues.Of(language).Clause).Split(sentence).SelectMany(c => CommaClauses.Split(c, language)))
            {
                if (areMarked && !IsMarked(sentence) || !Acts.Seeks(clause, language))
                {
                    told = Last($"{told} {clause}".Trim());
                }
                else if (isLong && NamesSomething(clause, language))
                {
                    parts.Add(Cut(clause));
                    told = "";
                }
                else if (parts.Count > 0 && !NamesSomething(clause, language) && !AsksByItself(clause, language) && !LeaningQuestions.AsksElse(parts[^1], clause, language))
                {
                    parts[^1] = $"{parts[^1]} {(isLong ? "" : told)} {clause}".Replace("  ", " ", StringComparison.Ordinal);
                    told = "";
                }
                else if (IsThingBefore(told, clause, sentence, language))
                {
                    parts.AddRange([told, clause]);
                    told = "";
                }
                else
                {
                    parts.Add(isLong && parts.Count > 0 ? clause : $"{told} {clause}".Trim());
                    told = "";
                }
            }
        }

        if (told.Length > 0 && parts.Count > 0 && !isLong)
        {
            parts[^1] = $"{parts[^1]} {told}";
        }

        return parts.Count > 0 ? parts : [isLong ? Wanted(sentences) : Words.Tidy(message)];
    }

    /// <summary>"Parking, and is it free?": what is named before an "and" is asked about as well, where the clause behind it leans on it.</summary>
    private static bool IsThingBefore(string told, string clause, string sentence, Language language)
    {
        if (told.Length == 0 || told.Count(c => c == ' ') >= LongestThing || !LeaningQuestions.Leans(clause, language) || !LeaningQuestions.Names(told, language).Any()
            || told.Split(' ').Any(w => FirstPerson[(int)language].Contains(Folding.Of(w))))
        {
            return false;
        }

        var between = sentence.IndexOf(told, StringComparison.Ordinal) is >= 0 and var at && sentence.IndexOf(clause.TrimEnd('?', '؟'), at + told.Length, StringComparison.Ordinal) is > 0 and var next
            ? sentence[(at + told.Length)..next].Trim(' ', ',', '،') : "";
        return between.Length > 0 && GoingOn.Opens(between, language);
    }

    /// <summary>What a message is after: the whole of it, of a long one only its questions or wishes.</summary>
    public static string Gist(string message, Language language) => message.Length <= LongMessage ? message : string.Join(' ', In(message, language).Take(Most));

    /// <summary>The sentences that say what somebody would like, the last ones, since people end with them; where none does, the first and the last.</summary>
    private static string Wanted(List<string> sentences)
    {
        var wanted = sentences.Where(s => Wish().IsMatch(Folding.Of(s))).TakeLast(2).ToList();
        return string.Join(' ', (wanted.Count > 0 ? wanted : sentences.Take(1).Concat(sentences.Skip(1).TakeLast(1))).Select(Cut));
    }

    /// <summary>A sentence that never ends is cut to where its question is: at the end, or at the beginning where it begins with one.</summary>
    private static string Cut(string sentence) => sentence.Length <= MostTold || !Acts.Seeks(sentence[..(MostTold / 2)]) ? Last(sentence) : sentence[..MostTold];

    private static bool IsMarked(string sentence) => sentence.AsSpan().IndexOfAny("?؟") >= 0;

    /// <summary>The end of what was told, from the beginning of a word: a long story before a question does not drown it.</summary>
    private static string Last(string told) => told.Length <= MostTold ? told : told[(told.IndexOf(' ', told.Length - MostTold) + 1)..];

    /// <summary>Whether it names what it is about. "And how much is it on Sundays?" does not.</summary>
    public static bool NamesSomething(string question, Language language = Language.English) =>
        Words.Of(Words.WriteOut(question, language), language).Any(w => Nameless.Names(w, language));

    /// <summary>Whether it asks what it costs and does not say what: "how much?".</summary>
    internal static bool AsksPriceOfNothing(string question, Language language) =>
        AnswerKind.Asked(Words.WriteOut(question, language), language).HasFlag(AnswerKinds.Price) && !NamesThings(question, language) || FreeAsked.IsAll(question, language);

    /// <summary>Whether it is nothing but a sum: "what is 2+2". No page answers it, whatever numbers stand there.</summary>
    internal static bool IsSum(string question, Language language) => Sum().IsMatch(question) && !NamesThings(question, language);

    private static bool NamesThings(string question, Language language) =>
        Words.Of(Words.WriteOut(question, language), language).Any(w => Nameless.Names(w, language) && !WeakWords.Has(language, Folding.Of(w.Surface)));

    /// <summary>Whether it goes on from what was said: "et le dimanche ?". English leans on the encoder for that.</summary>
    public static bool LeansBack(string question, Language language) => language is not Language.English && Cues.Of(language).RefersBack.In(Folding.Of(Words.Tidy(question)));

    /// <summary>Whether it names nothing and still hangs on nothing that was asked before it: "where are you?".</summary>
    public static bool AsksByItself(string question, Language language) =>
        language is Language.English && StandsAlone().IsMatch(question) || Whereabouts.In(question, language) || ProfileTalk.IsAsked(question, language);

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

    // In folded letters, in any of her languages.
    [GeneratedRegex(@"(?<!\w)(?:(?:i|we)(?:'d|'ll| would| am|'m)? (?:also |really |just )?(?:like|love|want|need|wish|hope|prefer|looking)|looking (?:for|to)|please|can you|could you|help (?:me|us)|mochten?|moechten?|ich will|will ich|wollen|wunsche|wurden? gern\w*|hatten? gern\w*|brauchen?|suchen?|bitte"
        + @"|voudrais|voudrions|veux|voulons|souhait(?:e|ons)|cherch(?:e|ons)|aimerais|aimerions|besoin|s'il (?:vous|te) plait|quiero|quisiera|queremos|necesit(?:o|amos)|busc(?:o|amos)|me gustaria|por favor|vorrei|vorremmo|voglio|bisogno|cerco|cerchiamo|mi piacerebbe|per favore"
        + @"|ik (?:wil|zou|zoek)|(?:we|wij) (?:willen|zouden|zoeken)|graag|nodig|alstublieft|alsjeblieft|chce|chcialbym|chcialabym|chcemy|potrzebuj\w+|szuka(?:m|my)|prosze|quero|queria|gostaria|gostava|precis(?:o|amos)|procur(?:o|amos)|اريد|نريد|احتاج|نحتاج|ابحث|ارغب|من فضلك|لو سمحت)(?!\w)", RegexOptions.CultureInvariant)]
    private static partial Regex Wish();

    [GeneratedRegex(@"[bcdfghjklmnpqrstvwxz]{5}", RegexOptions.IgnoreCase)]
    private static partial Regex Unspeakable();

    [GeneratedRegex(@"\p{Nd}\s*[+*×÷^]\s*\p{Nd}")]
    private static partial Regex Sum();

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

    [GeneratedRegex(@"(?<=\w{2})(?:,? (?:and|also|plus|or|&)(?: also)?|,) (?=(?:what|how|when|where|which|who|why|do|does|did|can|could|is|are|will|would|should|whom|whose|(?:at|by|from|for|on|till|to|until|with) (?:how|what|when|which|whom)|(?:have|has) (?:you|u|your|the|it)|(?:may|must|am) (?:i|we))\b)", RegexOptions.IgnoreCase)]
    private static partial Regex Clause();
}
