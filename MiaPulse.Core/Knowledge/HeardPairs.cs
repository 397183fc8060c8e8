using System.Text.RegularExpressions;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Receptionist.Embedded;

namespace MiaPulse.Core.Knowledge;

/// <summary>A visitor's question, as it was put, and what a member said to it.</summary>
/// <param name="QuestionSequence">Of the visitor's last message before the answer.</param>
/// <param name="AnswerSequence">Of the member's last message of the answer.</param>
/// <param name="MemberName">Who answered.</param>
internal sealed record HeardPair(long QuestionSequence, string Question, long AnswerSequence, string Answer, string? MemberName, DateTimeOffset At);

/// <summary>Finds in a conversation what a member answered where Mia could not, or was not let. Greetings, thanks, promises to look and questions back are no answers. Pure.</summary>
internal static partial class HeardPairs
{
    private const int FewestWords = 3;

    public static List<HeardPair> In(IReadOnlyList<Message> messages)
    {
        var pairs = new List<HeardPair>();
        var block = new List<Message>(); // asked since somebody last answered
        var said = new List<(Message Message, string Text)>();
        foreach (var message in messages)
        {
            switch (message.Author)
            {
                case Author.Visitor when Asks(message.Text):
                    Close(); // what was asked before has had its answer
                    block.Add(message);
                    break;
                case Author.Mia when message.Extras?.Receipt?.Act is not ("ask_contact" or "clarify" or "hand_over" or "abstain"):
                    Close();
                    block.Clear(); // she could
                    break;
                case Author.Member when block.Count > 0 && AnswerIn(message.Text) is { Length: > 0 } answer:
                    said.Add((message, answer));
                    break;
            }
        }

        Close();
        return [.. pairs.Where(p => Count(p.Answer) >= FewestWords)];

        void Close()
        {
            if (said.Count > 0)
            {
                pairs.Add(new HeardPair(
                    block[^1].Sequence, string.Join('\n', block.Select(m => m.Text)), said[^1].Message.Sequence, string.Join('\n', said.Select(s => s.Text)),
                    said[0].Message.AuthorName, said[0].Message.At));
                said.Clear();
                block.Clear();
            }
        }
    }

    /// <summary>Whether it asks for a fact of the business, rather than for a person, for help, or how somebody is.</summary>
    private static bool Asks(string text) =>
        Acts.Seeks(text) && Questions.NamesSomething(text)
        && (Acts.Of(text) & (VisitorActs.AskBot | VisitorActs.AskHelp | VisitorActs.SmallTalk | VisitorActs.WantHuman | VisitorActs.Abuse)) == 0;

    /// <summary>The sentences that say something; empty where there are none.</summary>
    private static string AnswerIn(string text) =>
        string.Join(' ', Sentence.Split(Courtesy().Replace(text, "")).Where(s => !s.EndsWith('?') && !Filler().IsMatch(s)));

    private static int Count(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;

    // "Hi Ana," before the answer itself.
    [GeneratedRegex(@"^\W*(?:hi|hello|hey|hiya|dear|good (?:morning|afternoon|evening)|thanks for (?:waiting|your patience|asking|getting in touch|reaching out))\b(?:\s+(?:there|again|\p{Lu}[\p{L}'’\-]+)){0,3}\s*[,.!:–—-]*\s*", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Courtesy();

    [GeneratedRegex(@"^\W*(?:(?:just |please )?(?:one|a|1)\s+(?:moment|minute|second|sec|min|mo|tick)\b|(?:just )?(?:hold on|hang on|bear with me|give me a)\b|let me (?:check|look|see|ask|find out|have a look|get back)|i(?:['’]?ll| will| am going to|['’]?m going to| need to| have to)\s+(?:just )?(?:check|look|ask|find out|get back|see|be (?:right )?(?:back|with you)|call you|ring you|email you|let you know)\b|(?:be )?(?:right back|with you)|(?:ok|okay|sure|yes|no|yep|nope|great|perfect|lovely|fine|thanks|thank you|cheers|welcome|you['’]?re welcome|you are welcome|no problem|my pleasure|sorry|hello|hi|hey|bye|goodbye|good question|of course|certainly|absolutely|glad to help|happy to help)\b(?:[\s\p{P}]*(?:thanks|thank you|all|again|everyone|so much|very much|for (?:waiting|the wait|asking|your patience|that)))*\W*$|(?:hope|i hope) (?:that|this) helps|(?:have|enjoy) (?:a|your) (?:good|nice|great|lovely|day|evening|weekend)|see you|looking forward|anything else|thanks for\b|(?:this is )?\p{L}+ (?:here|speaking)\W*$)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Filler();
}
