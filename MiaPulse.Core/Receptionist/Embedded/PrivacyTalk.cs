using MiaPulse.Core.Receptionist.Embedded.Hearing;

namespace MiaPulse.Core.Receptionist.Embedded;

/// <summary>Who wants deleted what is kept of them can do it in the widget itself: that is an answer, and nobody has to be called for it.</summary>
internal static class PrivacyTalk
{
    /// <summary>False where it is about something else, or the business says itself how to go about it.</summary>
    public static async Task<bool> AnswerAsync(MiaTurn turn, CancellationToken ct)
    {
        if (!OwnData.IsToGo(turn.Prompt.Question))
        {
            return false;
        }

        var found = await turn.Hands.SearchKnowledge(turn.Prompt.Question, ct);
        if (found.Count > 0 && found[0].Confidence >= turn.Options.AnswerAt && OwnData.IsToldBy($"{found[0].Title} {found[0].Text}"))
        {
            return false;
        }

        turn.Draft.Acted("answer");
        turn.Draft.Say(turn.Say(w => w.YourData));
        return true;
    }
}
