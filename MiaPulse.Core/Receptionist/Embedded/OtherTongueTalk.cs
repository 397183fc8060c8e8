using MiaPulse.Core.Languages;

namespace MiaPulse.Core.Receptionist.Embedded;

/// <summary>Who writes in a language that Mia does not speak is told so and may leave a contact: titles to choose from would be guesses.</summary>
internal static class OtherTongueTalk
{
    /// <summary>By their own names, which also those can read who cannot read the sentence around them.</summary>
    private const string Spoken = "English, Deutsch, Français, Español, Italiano, Nederlands, Polski, Português, العربية";

    /// <summary>False where it is a language of hers, or the business itself has an answer in that language.</summary>
    public static async Task<bool> AnswerAsync(MiaTurn turn, CancellationToken ct)
    {
        var question = turn.Prompt.Question;
        if (!UnspokenLanguage.Is(question))
        {
            return false;
        }

        var found = await turn.Hands.SearchKnowledge(question, ct);
        if (found.Count > 0 && found[0].Confidence >= turn.Options.AnswerAt && UnspokenLanguage.Is($"{found[0].Title} {found[0].Text}"))
        {
            return false;
        }

        turn.Draft.Acted("ask_contact");
        turn.Draft.LeavesGap(question);
        turn.Draft.Say(turn.Say(w => w.OtherLanguage, Spoken));
        if (turn.Prompt.Known.IsReachable)
        {
            turn.Draft.Add(turn.Say(w => w.NotedQuestion));
        }
        else if (ContactTalk.Ask(turn, question, saying: false))
        {
            turn.Draft.Add($"{turn.Say(w => w.TeamCanAnswer)} {Phrases.AskFor(turn.Voice, turn.Prompt.Known)}");
        }

        if (turn.Prompt.IsAttended)
        {
            turn.Draft.Offer("human", turn.Say(w => w.TalkToPerson));
        }

        return true;
    }
}
