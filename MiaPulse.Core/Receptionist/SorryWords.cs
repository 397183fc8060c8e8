using MiaPulse.Core.Conversations;
using MiaPulse.Core.Receptionist.Embedded.Speech;

namespace MiaPulse.Core.Receptionist;

/// <summary>What Mia says when she cannot find words in time: never silence, never a promise that nobody keeps.</summary>
internal static class SorryWords
{
    public static (string Words, ReplyEnd End) For(ReceptionistPrompt prompt)
    {
        var voice = Voice.For(prompt);
        var words = prompt switch
        {
            { IsAttended: true } => voice.Say(w => w.BrokeAsked),
            { Known.IsReachable: true } => voice.Say(w => w.BrokePassedOn),
            _ => voice.Say(w => w.BrokeLeave),
        };
        IReadOnlyList<MessageAction> actions = prompt.Known.IsReachable ? [] : [new MessageAction("contact", voice.Say(w => w.LeaveDetails))];
        var dialogue = prompt.Dialogue with
        {
            Wish = prompt.Dialogue.Wish ?? prompt.Question,
            Expecting = prompt.Known.IsReachable ? null : "contact",
        };
        return (words, new ReplyEnd(new MessageExtras([], actions, null, new Receipt("hand_over", 0, "none", [], HandOverReason.Error)), dialogue, HandOverReason.Error, prompt.Question));
    }
}
