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
        || (turn.Acts & (VisitorActs.Greet | VisitorActs.Bye | VisitorActs.Thank)) != 0 && turn.IsShort && !Questions.NamesSomething(turn.Prompt.Question);

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
            return turn.IsFirst
                ? "I am software, not a person. I answer from what the team has published, and I can get a person for you."
                : "I am Mia, an AI receptionist: software, not a person. I can answer questions, take your details, or get a person for you.";
        }

        if (acts.HasFlag(VisitorActs.AskHelp))
        {
            return "I can answer questions about what we do, our prices and when we are open, take your details, or get a person for you. What would you like to know?";
        }

        if (acts.HasFlag(VisitorActs.Bye) && turn.IsShort)
        {
            return "Thanks for stopping by. Have a good day.";
        }

        if (acts.HasFlag(VisitorActs.Thank))
        {
            return "You are welcome. Is there anything else you would like to know?";
        }

        if (acts.HasFlag(VisitorActs.SmallTalk))
        {
            return "I only know my way around our own business, I am afraid: what we do, prices, hours. What would you like to know?";
        }

        if (acts.HasFlag(VisitorActs.Greet))
        {
            return turn.IsFirst ? "How can I help you today?" : "Hello again. How can I help?";
        }

        if (!turn.IsShort)
        {
            return null;
        }

        if (acts.HasFlag(VisitorActs.Deny))
        {
            return "All right. I am here if anything else comes up.";
        }

        return acts.HasFlag(VisitorActs.Affirm) ? "Good. What would you like to know?" : null;
    }
}
