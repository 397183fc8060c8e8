using System.Text.RegularExpressions;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Receptionist.Embedded.Hearing;

namespace MiaPulse.Core.Receptionist.Embedded;

/// <summary>What a visitor does with a message, beside asking for facts.</summary>
[Flags]
public enum VisitorActs
{
    None = 0,
    Greet = 1,
    Thank = 2,
    Bye = 4,
    Affirm = 8,
    Deny = 16,
    AskBot = 32,
    AskHelp = 64,
    SmallTalk = 128,
    WantHuman = 256,
    Abuse = 512,
    Book = 1024,
    CallBack = 2048,
}

/// <summary>Recognises acts by plain patterns. Kept narrow: what is not recognised is taken for a question, and that is the safer mistake.</summary>
public static partial class Acts
{
    public static VisitorActs Of(string message, Language language) =>
        language is Language.English ? Of(message) : Cues.Of(language).ActsOf(Folding.Of(CommonSlips.Mend(Words.Tidy(message), language)));

    public static VisitorActs Of(string message)
    {
        var text = CommonSlips.Mend(Words.WriteOut(message), Language.English);
        var acts = VisitorActs.None;
        foreach (var (act, pattern) in Patterns)
        {
            if (pattern.IsMatch(text))
            {
                acts |= act;
            }
        }

        // "Who can I speak to about …" asks for a fact, not for somebody now.
        return acts.HasFlag(VisitorActs.WantHuman) && WhoToAsk().IsMatch(text) ? acts & ~VisitorActs.WantHuman : acts;
    }

    /// <summary>Whether the message wants to know something, rather than tell or acknowledge.</summary>
    public static bool Seeks(string message) => message.Contains('?', StringComparison.Ordinal) || Asking().IsMatch(Words.WriteOut(message));

    public static bool Seeks(string message, Language language) => language is Language.English
        ? Seeks(message)
        : message.AsSpan().IndexOfAny("?؟") >= 0 || Cues.Of(language).Asking.In(Folding.Of(Words.Tidy(message)));

    private static readonly (VisitorActs Act, Regex Pattern)[] Patterns =
    [
        (VisitorActs.Greet, Greeting()), (VisitorActs.Thank, Thanks()), (VisitorActs.Bye, Goodbye()), (VisitorActs.Affirm, Yes()), (VisitorActs.Deny, No()),
        (VisitorActs.AskBot, Bot()), (VisitorActs.AskHelp, Help()), (VisitorActs.SmallTalk, SmallTalk()), (VisitorActs.WantHuman, Human()), (VisitorActs.Abuse, Abuse()),
        (VisitorActs.Book, Booking()), (VisitorActs.CallBack, CallBack()),
    ];

    private const RegexOptions Plain = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"^\W*(hi+|hello+|hey+|hiya+|howdy|heya|hallo|hai|greetings|yo|good (morning|afternoon|evening|day)|morning|evening|afternoon)\b|\b(is )?any(one|body) (there|here|around)\b", Plain)]
    private static partial Regex Greeting();

    [GeneratedRegex(@"\b(thanks?|thank ?you|thankyou|ta|cheers|much obliged|(ap)?preciate (it|that|ya|you)|appreciated|you('re| are) a star|you('re| are) (so |very |really )?(great|awesome|amazing|brilliant|wonderful|lovely|helpful|the best)|grateful)\b", Plain)]
    private static partial Regex Thanks();

    [GeneratedRegex(@"\b(bye+|goodbye|good bye|see (you|ya)( (later|soon|then|tomorrow|around))?|cya|ta ra|tara|ttyl|talk (to you )?later|catch you later|have a (good|nice|great|lovely) (one|day|evening|weekend|night|afternoon)|good ?night|take care|(i'm|i am) off|that('s| is) (all|it|everything)( for now)?|nothing else)\b", Plain)]
    private static partial Regex Goodbye();

    [GeneratedRegex(@"^\W*((oh|ok|okay|well|hm+|perfect|great),? )?(y|ye+s+|yes+|yep|yup|yeah|yea|ya|sure|ok|okay|okey|k|correct|right|exactly|absolutely|definitely|of course|please do|go (on|ahead)|sounds good|that('s| is) (right|correct|fine|it|good|me)|perfect|great|fine|do it|alright|all right|looks? (good|right|correct)|good)\b(?! (morning|afternoon|evening|night))", Plain)]
    private static partial Regex Yes();

    [GeneratedRegex(@"^\W*((oh|um+|er+|ok|well|hm+|sorry),? )?(no+|nope|nah+|n|not (really|now|that|right|quite|correct|me|interested)|wrong|incorrect|never ?mind|don't|that('s| is) (wrong|not)|(i'd|i would) rather not|none|neither|nothing)\b|\brather not\b|\bno thank", Plain)]
    private static partial Regex No();

    [GeneratedRegex(@"^\W*((hi|hello|hey|so|and|ok|okay)\W+)?who (are|r) (you|u)\W*$|\b(are|am|is|r) (you|u|i|this|it|that)\b.{0,30}\b(an? )?(chat ?bot|bot|robot|machine|computer|human|real( person| human)?|a\.?i|person|automated)\b|\b(you|u) (an? )?(bot|robot|machine|computer|human|ai)\b|\b(talking|speaking|chatting|typing) (to|with) (an? )?(real |actual )?(bot|robot|machine|computer|human|person|ai)\b", Plain)]
    private static partial Regex Bot();

    [GeneratedRegex(@"^\W*(help( me)?( please)?\W*$|what can (you|i) (do|ask|help)|how (does|do) (this|you) work|what do you (know|do)\W*$|what are you for|(can|could) you help( me)?\W*$|i need (some )?help\W*$)", Plain)]
    private static partial Regex Help();

    [GeneratedRegex(@"\b(how are you|how's (it going|your day|things)|how do you do|what's up|weather|tell me a joke|what('s| is) your name|who (made|created|built) you|do you (sleep|dream|like|love)|smells? amazing|hot enough for|cold enough for|did you see)\b", Plain)]
    private static partial Regex SmallTalk();

    [GeneratedRegex(@"\b((speak|talk|chat|write) (to|with)|connect me|transfer me|put me through|get me|hand me|pass me|i (want|need|would like|prefer)|i'd (like|prefer|rather have)|is there|give me|let me have) .{0,40}(?<!\b(for|my|his|her|our|their|your) )\b(human|humans|person|people|someone|somebody|agent|representative|rep|manager|boss|owner|staff|member of (staff|the team)|receptionist|operator|team member|stylist|technician|mechanic|dentist|doctor|advisor)\b(?! (who|that|to (fix|repair|look|come|clean|install|do|help|paint|cut)))|\b(can|could|may|let) (i|me|we)( please)? (speak|talk|chat) (to|with)\b|\bput (me through|\w+ on)\b|\b(real|actual|live|human) (person|human|agent|being|one|someone|somebody)\b|^\W*(human|person|agent|operator|representative|real person)( please)?\W*$|\b(want|need|like|get) (a|an|the) (human|real person|person|agent|representative|manager)\b", Plain)]
    private static partial Regex Human();

    [GeneratedRegex(@"\b(who|whom) (can|could|do|should|would) (i|we) (speak|talk|call|ring|contact|ask)", Plain)]
    private static partial Regex WhoToAsk();

    [GeneratedRegex(@"\b(call|ring|phone|text|email|contact) me\b|\bget back to me\b|\bcall ?back\b|\bgive me a (call|ring|bell)\b", Plain)]
    private static partial Regex CallBack();

    [GeneratedRegex(@"\b(fuck\w*|shit\w*|bullshit|bitch|asshole|arsehole|kiss my|wanker|bastard|dickhead|cunt|((?<!\b(weather|day|week|car|bike|back|luck|traffic|mood) (is|was) )crap)|idiots?|idiotic|moron\w*|stupid|dumb|useless|pathetic|(you|this|that) sucks?|worst|ridiculous|unacceptable|disgrace\w*|disgusting|crooks?|scam(mers?)?|piece of (junk|crap|rubbish)|shut up|waste of (my )?time|rip ?off|furious|sick of (you|this|it|waiting|being|your)|(have|make|got|file) a( formal| serious)? complaint)\b", Plain)]
    private static partial Regex Abuse();

    [GeneratedRegex(@"\b(book|reserve|schedule) (me|us|in|a|an|my|the|for|online|it|one|something|now)\b|\b(make|get|set up|arrange|have|request) (an?|my|the) (appointment|booking|reservation|viewing|consultation)\b|\b(i'd like|i would like|i want|i need|can i get|could i get|can i have|looking for|need) (to (book|reserve|schedule|order|come in)|(an? )?(appointment|booking|reservation|slot|table))\b|\bsqueezed in\b|\b(squeeze|fit|get|slot) (me|us|my \w+) in\b|\bin the diary\b|\bdo you have (any )?(availability|openings|free slots|slots|appointments|space|room)\b|\bany (availability|openings|free slots|slots|appointments)\b|\bget my \w+( \w+)? in\b|\bplace an order\b|\bwant to (order|book|reserve)\b|^\W*(book|booking|appointment|reservation|reserve)\b", Plain)]
    private static partial Regex Booking();

    [GeneratedRegex(@"^\W*((ok|okay|and|so|hi|hello|hey|also|well|but|thanks|great|cool|right|then|,)\W+){0,3}(what|when|where|who|whom|whose|which|how|why|do|does|did|is|are|am|can|could|will|would|should|may|have|has|any|was|were)\b|\b(what('s| is| are| time| does| do| would| if| about)|(do|does|did|is|are|can|could|will|would|should|may) (i|you|u|we|they|it|there|that|this|your|the|my|any|anyone|someone|somebody|one)|prices?|how (much|many|long|far|early|late|soon|big|do|does|can|is|are)|when (do|does|is|are|can)|where (do|does|is|are|can)|which (of|day|one)|do you|are you|can (you|i|we)|could (you|i|we)|is (there|it|that)|are there|does (it|the|your)|will (you|i|it)|would (it|you|i)|should i|have you|price (of|for|on)|cost (of|for|to)|tell me|wondering|like to know|want to know|need to know|curious|any chance|if (you|i|it))\b", Plain)]
    private static partial Regex Asking();
}
