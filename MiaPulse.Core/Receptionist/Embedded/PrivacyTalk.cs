using MiaPulse.Core.Receptionist.Embedded.Hearing;

namespace MiaPulse.Core.Receptionist.Embedded;

/// <summary>
/// Who wants deleted what is kept of them can do it in the widget itself: that is an answer, and nobody has to be called for it. Who wants to know what others wrote is told
/// that it is theirs, and what is asked most by whom it may be is shown by the business's own first FAQs.
/// </summary>
internal static class PrivacyTalk
{
    private const int MostShown = 3;

    /// <summary>False where it is about something else, or the business says itself how to go about it.</summary>
    public static async Task<bool> AnswerAsync(MiaTurn turn, CancellationToken ct)
    {
        if (OthersTalk.Wants(turn.Prompt.Question, turn.Language))
        {
            turn.Draft.Acted("answer");
            turn.Draft.Say(turn.Say(w => w.OthersPrivate));
            return true;
        }

        if (OthersTalk.WantsWhatIsAskedOften(turn.Prompt.Question, turn.Language))
        {
            return await ShowFirstAsync(turn, ct);
        }

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

    private static async Task<bool> ShowFirstAsync(MiaTurn turn, CancellationToken ct)
    {
        turn.Draft.Acted("answer");
        turn.Draft.Say(turn.Say(w => w.Help));
        foreach (var first in (await turn.Hands.SearchKnowledge("", ct)).Take(MostShown))
        {
            turn.Draft.Offer("suggest", first.Title);
        }

        return true;
    }
}
