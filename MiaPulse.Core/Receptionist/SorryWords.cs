using MiaPulse.Core.Conversations;

namespace MiaPulse.Core.Receptionist;

/// <summary>What Mia says when she cannot find words in time: never silence, never a promise that nobody keeps.</summary>
internal static class SorryWords
{
    public static (string Words, ReplyEnd End) For(ReceptionistPrompt prompt)
    {
        var words = prompt switch
        {
            { PeopleAvailable: true } => "Sorry, I could not work that out just now. I have asked someone from the team to look at your question.",
            { Known.IsReachable: true } => "Sorry, I could not work that out just now. I have passed your question on, and the team will get back to you.",
            _ => "Sorry, I could not work that out just now. If you leave your name and an email address or phone number, the team will get back to you.",
        };
        IReadOnlyList<MessageAction> actions = prompt.Known.IsReachable ? [] : [new MessageAction("contact", "Leave your details")];
        var dialogue = prompt.Dialogue with
        {
            Wish = prompt.Dialogue.Wish ?? prompt.Question,
            Expecting = prompt.Known.IsReachable ? null : "contact",
        };
        return (words, new ReplyEnd(new MessageExtras([], actions, null, new Receipt("hand_over", 0, "none", [])), dialogue, CallsForPerson: true, Gap: prompt.Question));
    }
}
