using System.Text.RegularExpressions;
using MiaPulse.Core.Languages;

namespace MiaPulse.Core.Leads;

/// <summary>
/// Finds the speaker's own name: after a cue ("I'm", "my name is", "this is … here"), as a signature, beside a contact, for a booking, or as the bare answer
/// to the question for it. People who are merely spoken of ("my husband Tom") are not the speaker.
/// </summary>
internal static partial class NamesInText
{
    /// <summary>Stands in the text, as many times as it is long, for every email, phone number and web address found before.</summary>
    public const char Contact = '\uE000';

    /// <param name="text">With contacts replaced by <see cref="Contact"/>.</param>
    /// <param name="asked">Whether Mia just asked for a name.</param>
    public static NameInText? Find(string text, bool asked)
    {
        List<(NameInText Name, int Rank)> found = [];
        var caseTells = NamePhrase.CaseTells(text);
        foreach (Match match in Naming().Matches(text))
        {
            if (match.Groups["first"].Success && FirstAndLast().Match(text, match.Index) is { Success: true } both
                && NamePhrase.Read(text, both.Groups["given"].Index, NameEvidence.Strong, caseTells) is { } given
                && NamePhrase.Read(text, both.Groups["family"].Index, NameEvidence.Strong, caseTells) is { } family)
            {
                found.Add((new NameInText($"{given.Name} {family.Name}", given.Start, family.End), 5));
                continue;
            }

            Add(match, NameEvidence.Strong, 5);
        }

        foreach (Match match in Being().Matches(text))
        {
            var start = match.Groups["name"].Index;
            AddWhere(start, asked ? NameEvidence.Asked : NameEvidence.Weak, 4, end => !asked || !Asks(start, end));
            AddWhere(start, NameEvidence.Asked, 4, end => ContactAfter().IsMatch(After(text, end)));
        }

        AddAll(AskFor(), NameEvidence.Asked, 4);
        if (Booking().IsMatch(text))
        {
            AddAll(BookedFor(), NameEvidence.Gazetteer, 2);
            foreach (Match match in BookedAs().Matches(text))
            {
                AddWhere(match.Groups["name"].Index, NameEvidence.Gazetteer, 2, end => BookingAfter().IsMatch(After(text, end)));
            }
        }

        AddAll(BookedUnder(), NameEvidence.Asked, 3);
        if (Signature().Match(text) is { Success: true } signed)
        {
            Add(signed, NameEvidence.Asked, 3);
        }

        foreach (Match match in SpeakerBefore().Matches(text))
        {
            AddWhere(match.Groups["name"].Index, NameEvidence.Asked, 4, end => SpeakerAfter().IsMatch(After(text, end)) || IsMyName().IsMatch(After(text, end)));
        }

        if (Opening().Match(text) is { Success: true } opening)
        {
            var start = opening.Groups["name"].Index;
            AddWhere(start, asked || char.IsUpper(text[start]) ? NameEvidence.Asked : NameEvidence.Gazetteer, 3, end => ContactAfter().IsMatch(After(text, end)));
            AddWhere(start, NameEvidence.Gazetteer, 2, end => text[start..end].Contains(' ', StringComparison.Ordinal) && char.IsUpper(text[start]) && (asked ? !Asks(start, end) : PartyAfter().IsMatch(After(text, end))));
            if (asked)
            {
                AddWhere(start, NameEvidence.Asked, 1, end => !Asks(start, end) && (AloneAfter().IsMatch(After(text, end)) || After(text, end).StartsWith(" from ", StringComparison.OrdinalIgnoreCase)));
                if (InTwoParts().Match(text, start) is { Success: true } parts && !NameLists.IsCommon(parts.Groups["family"].Value) && !Asks(start, parts.Index + parts.Length))
                {
                    found.Add((new NameInText($"{parts.Groups["given"].Value} {parts.Groups["family"].Value}", start, parts.Index + parts.Length), 1));
                }
            }
        }

        foreach (Match match in BeforeContact().Matches(text))
        {
            AddWhere(match.Groups["name"].Index, NameEvidence.Gazetteer, 2, end => NextToContact().IsMatch(After(text, end)));
        }

        // The clearest cue wins, of equals the first; but somebody who corrects themselves means the later one.
        var best = found.Count == 0 ? 0 : found.Max(f => f.Rank);
        var clear = found.Where(f => f.Rank == best).Select(f => f.Name).OrderBy(n => n.Start).ThenByDescending(n => n.End).ToList();
        return clear.Count == 0 ? null : clear.LastOrDefault(n => n.Start > clear[0].End && Correction().IsMatch(text[clear[0].End..n.Start])) ?? clear[0];

        // "Follow-up physio price?" answers no question for a name, it asks one; "Siân Price" and "Mrs Price" do.
        bool Asks(int start, int end) =>
            QuestionAfter().IsMatch(After(text, end))
            || AskingWord().IsMatch(text[start..end]) && FirstWord().Match(text[start..end]) is var first && !first.Groups["title"].Success && !NameLists.IsGiven(Folding.Of(first.Groups["word"].Value));

        void AddAll(Regex cue, NameEvidence evidence, int rank)
        {
            foreach (Match match in cue.Matches(text))
            {
                Add(match, evidence, rank);
            }
        }

        void Add(Match match, NameEvidence evidence, int rank) => AddWhere(match.Groups["name"].Index, evidence, rank, _ => true);

        void AddWhere(int start, NameEvidence evidence, int rank, Func<int, bool> holds)
        {
            if (NamePhrase.Read(text, start, evidence, caseTells) is { } name && holds(name.End) && !SomebodyElse().IsMatch(Before(text, name.Start)))
            {
                found.Add((name, rank));
            }
        }
    }

    // What stands around is looked at a little way only, so that a text made to be slow is not.
    private static string Before(string text, int at) => text[Math.Max(0, at - 80)..at];

    private static string After(string text, int at) => text[at..Math.Min(text.Length, at + 80)];

    // In all of these the empty group "name" marks where the name begins.
    [GeneratedRegex(@"(?:\b(?:(?:my|the|full|first|last|sur|good|whose|under|and|,|^)\s?(?:full |(?<first>first )|last |sur)?name(?:['’]s|s(?=\s)|\s+is|\s+will be|\s*[:=\-])?(?:\s+(?:is|of))?|(?:(?:you|they|people|everyone) (?:can |may )?)?(?:please )?(?:call )?call me|(?:named|name) me|i(?:['’]m| am) (?:called|named|known as)|i go by|me llamo|mi nombre es|je m['’]appelle|mon nom est|ich hei(?:ß|ss)e|mein name ist|mi chiamo|meu nome é|jag heter|ik heet|mijn naam is)|(?:^|[\n,.;])\s*(?:full |your |contact )?name(?:\s*[:=\-]|\s+is)?)\s*[,:]?\s*(?<name>)(?=[""“‘\x27]?\p{L})",
        RegexOptions.IgnoreCase)]
    private static partial Regex Naming();

    [GeneratedRegex(@"\bfirst name(?: is|:)?\s+(?<given>)[\p{L}'’\-]+[ ,]+(?:and )?(?:my )?(?:last name|surname)(?: is|:)?\s+(?<family>)", RegexOptions.IgnoreCase)]
    private static partial Regex FirstAndLast();

    [GeneratedRegex(@"(?:\bi\s?['’]?m|\bi am|\bthis is|\bit['’]?s|\bit is|(?:^|[\n.,!]\s*)ich bin|\bsoy|\bje suis)\s+(?:just |actually )?(?<name>)(?=[""“‘\x27]?\p{L})", RegexOptions.IgnoreCase)]
    private static partial Regex Being();

    [GeneratedRegex(@"\b(?:ask for|contact(?: name)?\s*:|attn\.?:?|speak(?:ing)? (?:to|with) you,?)\s*(?<name>)(?=[""“‘\x27]?\p{L})", RegexOptions.IgnoreCase)]
    private static partial Regex AskFor();

    [GeneratedRegex(@"\b(?:under|in|on|by|with)\s+(?:the\s+|my\s+)?(?:last\s+|sur|first\s+|full\s+)?(?:name\s*(?:of|is|as)?\s*)(?:mr\.? |mrs\.? )?(?<name>)(?=[""“‘\x27]?\p{L})|\b(?:reserv|book|table|appointment|party|listed|made|put it|it)\w*\b[^?!\n]{0,60}?\bunder\s+(?<name>)(?=[""“‘\x27]?\p{L})", RegexOptions.IgnoreCase)]
    private static partial Regex BookedUnder();

    [GeneratedRegex(@"\b(?:for|by)\s+(?:i think,? )?(?<name>)(?=\p{L})", RegexOptions.IgnoreCase)]
    private static partial Regex BookedFor();

    [GeneratedRegex(@"\b(?:reserv|book|table|appointment|lunch|dinner|brunch|breakfast)", RegexOptions.IgnoreCase)]
    private static partial Regex Booking();

    [GeneratedRegex(@"\b(?:the|an?)\s+(?<name>)(?=\p{Lu})")]
    private static partial Regex BookedAs();

    [GeneratedRegex(@"^\s+(?:party|booking|reservation|table)\b", RegexOptions.IgnoreCase)]
    private static partial Regex BookingAfter();

    [GeneratedRegex(@"^,?\s+(?:party of|table (?:of|for)|for )", RegexOptions.IgnoreCase)]
    private static partial Regex PartyAfter();

    [GeneratedRegex(@"^\s+is (?:my|the)\s+(?:full |last |first )?name\b|^\s+is what you can call me", RegexOptions.IgnoreCase)]
    private static partial Regex IsMyName();

    // "Thank you Riley" thanks Riley; "…, thanks Omar" after a wish, or "Thank you,\nOmar", is Omar's.
    [GeneratedRegex(@"(?:\w+\W+\w+\W+\w+\W+(?:thanks|thx|cheers)\s+|\b(?:thanks|thank you|thx|cheers|regards|sincerely|best|love|yours)(?: very much| so much| a lot| again)?\s*[,!.\-–—\n]\s*|\n\s*[\-–—~]?\s*|(?:^|[.!?])\s*[\-–—~]\s*)(?<name>)[\p{L}\p{M}'’\-. ]{2,40}[.! ]*\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex Signature();

    [GeneratedRegex(@"(?:^|[\n.,!?;]\s*|\b(?:hi|hello|hey|hiya|morning|afternoon|evening|day)[ ,!]+)(?<name>)(?=[""“‘\x27]?\p{L})", RegexOptions.IgnoreCase)]
    private static partial Regex SpeakerBefore();

    [GeneratedRegex(@"^\s*,?\s*(?:here|speaking|again)\b(?!\s+(?:is|are|to|at))", RegexOptions.IgnoreCase)]
    private static partial Regex SpeakerAfter();

    // Where the message itself begins, past greetings and assent.
    [GeneratedRegex(@"^\W*(?:(?:hi|hello|hey|hiya|yes|yeah|yep|yup|ok|okay|sure|of course|certainly|great|fine|good (?:morning|afternoon|evening)|no problem|alright|please|thanks|thank you|sorry|no|actually)\b[\s,.!:;\-]*)*(?:(?:for|under|it['’]?s|to)\s+)?(?<name>)(?=[""“‘\x27]?\p{L})",
        RegexOptions.IgnoreCase)]
    private static partial Regex Opening();

    [GeneratedRegex(@"^[\s,:;.\-–—/|(]{0,6}(?:(?:and|my|email|e-mail|mail|phone|tel|mobile|cell|number|is|on|at)[\s:]+){0,4}[\uE000]")]
    private static partial Regex ContactAfter();

    [GeneratedRegex(@"^\s*(?:$|[.,!?\n\uE000;]|thanks|thank you|please|\d)", RegexOptions.IgnoreCase)]
    private static partial Regex AloneAfter();

    // The mark of the clause that the name stands in, unless a question of its own begins right behind the name: "Ana Ruiz can you call me?"
    [GeneratedRegex(@"^(?!\s+(?:(?:can|could|may|do|does|did|would|will|should|have|are|is)\s+(?:i|we|you|u|it|there|that|this|the|your|my)\b|how\b|what\b|when\b|where\b|which\b|why\b|who\b))(?:(?! - )[^.,!;:(–—\n\uE000])*[?？؟]", RegexOptions.IgnoreCase)]
    private static partial Regex QuestionAfter();

    [GeneratedRegex(@"\b(?:pric(?:es?|ing)|costs?|fees?|rates?|tariffs?|hours|opening|open|closed|closing|parking|bookings?|appointments?|availability|available|discounts?|vouchers?|how|what|when|where|which|why)\b", RegexOptions.IgnoreCase)]
    private static partial Regex AskingWord();

    [GeneratedRegex(@"(?<title>\b(?:mrs?|ms|miss|mx|dr|prof|sir|madam)\b)|(?<word>[\p{L}\p{M}]+(?:['’\-][\p{L}\p{M}]+)*)", RegexOptions.IgnoreCase)]
    private static partial Regex FirstWord();

    [GeneratedRegex(@"\G(?<given>\p{Lu}[\p{L}'’\-]+)\s*,\s*(?<family>\p{Lu}[\p{L}'’\-]+)\.?\s*$")]
    private static partial Regex InTwoParts();

    [GeneratedRegex(@"(?:^|[\n,.;!?:(]\s*|\b(?:at|to|me|contact|for)\s+)(?<name>)(?=\p{Lu}[^\uE000\n]{1,60}\uE000)")]
    private static partial Regex BeforeContact();

    [GeneratedRegex(@"^[\s,:;\-–—(]{0,3}\uE000")]
    private static partial Regex NextToContact();

    // "my husband Tom", "his name is", "the company name is"
    [GeneratedRegex(@"\b(?:husband|wife|partner|son|daughter|kid|child|baby|mum|mom|dad|mother|father|brother|sister|friend|boss|colleague|neighbou?r|boyfriend|girlfriend|fianc[eé]e?|dog|cat|puppy|pet|horse|company|business|street|product|user|restaurant|place|shop|store|salon|hotel|stylist|dentist|doctor|grandma|grandson|granddaughter|uncle|aunt|cousin|nephew|niece|(?:your|his|her|their|its)(?=\s+\w*\s?name))(?:['’]?s)?(?:\s*,)?(?:\s+(?:by|under|the|of|name|full name|first name|last name|is|was|called|named))*\s*:?\s*$",
        RegexOptions.IgnoreCase)]
    private static partial Regex SomebodyElse();

    [GeneratedRegex(@"\b(?:sorry|no|not|actually|i mean|correction|oops|typo|rather)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Correction();
}
