using MiaPulse.Core.Languages;
using MiaPulse.Core.Receptionist.Embedded;

namespace MiaPulse.Tests.Evaluations;

/// <summary>Which acts are recognised in the turns of <c>intents.jsonl</c>, act by act.</summary>
public sealed class ActScores
{
    private static readonly (string Intent, VisitorActs Act)[] Acts =
    [
        ("greet", VisitorActs.Greet), ("thank", VisitorActs.Thank), ("bye", VisitorActs.Bye), ("affirm", VisitorActs.Affirm), ("deny", VisitorActs.Deny),
        ("bot", VisitorActs.AskBot), ("help", VisitorActs.AskHelp), ("smalltalk", VisitorActs.SmallTalk), ("human", VisitorActs.WantHuman),
    ];

    private static VisitorActs ActsOf(string text, SocialHeard social) => Core.Receptionist.Embedded.Acts.Of(text) | social.In(text, Language.English);

    /// <summary>Over <c>seek_detect.jsonl</c>: whether the turn asks for something that no record of the place tells, but its pages.</summary>
    public static FoundScore OfKnowledgeAsked(string file)
    {
        var (asked, score) = (new KnowledgeAsked(new SentenceEncoder()), new FoundScore());
        foreach (var turn in ContactScores.Lines(file))
        {
            var says = asked.Chance(ContactScores.Text(turn, "text")!, ContactScores.Text(turn, "prev") ?? "") >= 0.5;
            score.Count(says ? "asks" : null, turn.GetProperty("seeking").GetBoolean() ? "asks" : null);
        }

        return score;
    }

    /// <summary>F1 of each act, over the sources that have turns of it: as Mia hears a message that the business's words do not answer.</summary>
    public static IReadOnlyList<(string Intent, double F1)> Of(string file)
    {
        var social = new SocialHeard(new SentenceEncoder());
        var turns = ContactScores.Lines(file).Select(l => (
            Source: ContactScores.Text(l, "src"), Acts: ActsOf(ContactScores.Text(l, "text")!, social), Intents: l.GetProperty("intents").EnumerateArray().Select(i => i.GetString()).ToHashSet())).ToList();
        return [.. Acts.Select(a =>
        {
            var sources = turns.Where(t => t.Intents.Contains(a.Intent)).Select(t => t.Source).ToHashSet();
            var score = new FoundScore();
            foreach (var turn in turns.Where(t => sources.Contains(t.Source)))
            {
                score.Count(turn.Acts.HasFlag(a.Act) ? a.Intent : null, turn.Intents.Contains(a.Intent) ? a.Intent : null);
            }

            return (a.Intent, score.F1);
        })];
    }
}
