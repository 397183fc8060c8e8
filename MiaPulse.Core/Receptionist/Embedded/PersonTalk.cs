namespace MiaPulse.Core.Receptionist.Embedded;

/// <summary>Getting a person: on request, after anger, or when she could not help twice in a row.</summary>
internal static class PersonTalk
{
    public static bool Wanted(MiaTurn turn) => (turn.Acts & (VisitorActs.WantHuman | VisitorActs.Abuse)) != 0;

    public static bool HandOver(MiaTurn turn)
    {
        if (!Wanted(turn))
        {
            return false;
        }

        var angry = turn.Acts.HasFlag(VisitorActs.Abuse) && !turn.Acts.HasFlag(VisitorActs.WantHuman);
        Call(turn, angry ? "I am sorry this is not going well." : "Of course.");
        return true;
    }

    /// <summary>Calls for a person and says honestly whether one is there.</summary>
    public static void Call(MiaTurn turn, string opening)
    {
        turn.Draft.Acted("hand_over");
        turn.Draft.CallForPerson();
        turn.Draft.Dialogue = turn.Draft.Dialogue with { Abstained = 0 };
        if (turn.Prompt.PeopleAvailable)
        {
            turn.Draft.Say($"{opening} I have asked the team to join this chat. You can keep writing here while you wait.".TrimStart());
            return;
        }

        turn.Draft.Say($"{opening} Nobody from the team is at the desk right now; your question waits for them here.".TrimStart());
        if (turn.Prompt.Known.IsReachable)
        {
            turn.Draft.Add("They will get back to you with the details you left.");
        }
        else if (ContactTalk.Ask(turn, turn.Prompt.Question, saying: false))
        {
            turn.Draft.Add(Phrases.AskFor(turn.Prompt.Known));
        }
    }
}
