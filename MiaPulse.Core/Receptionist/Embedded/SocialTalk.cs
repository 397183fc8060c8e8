namespace MiaPulse.Core.Receptionist.Embedded;

/// <summary>Greetings, thanks and the like: one friendly line, and back to what she is here for.</summary>
internal static class SocialTalk
{
    private const VisitorActs Openers = VisitorActs.Greet | VisitorActs.AskHelp;

    public static bool WantsStarters(MiaTurn turn) => (turn.Acts & Openers) != 0;

    /// <summary>Whether it is certain that no fact is asked for, although it may sound like a question: "anyone there?", "are you a robot?".</summary>
    public static bool IsAll(MiaTurn turn) =>
        (turn.Acts & (VisitorActs.AskBot | VisitorActs.AskHelp)) != 0
        || turn.Acts.HasFlag(VisitorActs.SmallTalk) && turn.Prompt.Question.Length < 80
        || (turn.Acts & (VisitorActs.Greet | VisitorActs.Bye | VisitorActs.Thank)) != 0 && turn.IsShort && !Questions.NamesSomething(turn.Prompt.Question, turn.Language);

    public static bool Say(MiaTurn turn, IReadOnlyList<string> starters)
    {
        if (Line(turn) is not { } line)
        {
            return false;
        }

        turn.Draft.Acted(turn.Acts.HasFlag(VisitorActs.Greet) ? "greet" : "answer");
        turn.Draft.Say(line);
        foreach (var starter in starters)
        {
            turn.Draft.Offer("suggest", starter);
        }

        return true;
    }

    private static string? Line(MiaTurn turn)
    {
        var acts = turn.Acts;
        if (acts.HasFlag(VisitorActs.AskBot))
        {
            return turn.IsFirst ? turn.Say(w => w.BotFirst) : turn.Say(w => w.BotLater);
        }

        if (acts.HasFlag(VisitorActs.AskHelp))
        {
            return turn.Say(w => w.Help);
        }

        if (acts.HasFlag(VisitorActs.Bye) && (turn.IsShort || turn.IsOnlySocial))
        {
            return turn.Say(w => w.Bye);
        }

        if (acts.HasFlag(VisitorActs.Thank))
        {
            return turn.Say(w => w.Welcome);
        }

        if (acts.HasFlag(VisitorActs.SmallTalk))
        {
            return turn.Say(w => w.SmallTalk);
        }

        if (acts.HasFlag(VisitorActs.Greet))
        {
            return turn.IsFirst ? turn.Say(w => w.GreetFirst) : turn.Say(w => w.GreetAgain);
        }

        if (!turn.IsShort)
        {
            return null;
        }

        if (acts.HasFlag(VisitorActs.Deny))
        {
            return turn.Say(w => w.AllRight);
        }

        return acts.HasFlag(VisitorActs.Affirm) ? turn.Say(w => w.Good) : null;
    }
}
