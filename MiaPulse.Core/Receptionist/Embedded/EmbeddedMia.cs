using System.Text.RegularExpressions;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Receptionist.Embedded.Hearing;
using Microsoft.Extensions.Options;

namespace MiaPulse.Core.Receptionist.Embedded;

/// <summary>
/// Mia without a model: decides by rules and retrieval what to do with a turn, and says it in sentences of her own around the business's words.
/// She states only what stands in a passage, in the business's profile, or was typed by the visitor.
/// </summary>
public sealed partial class EmbeddedMia(AnswerTalk answers, KnowledgeAsked asked, IOptions<MiaOptions> options)
{
    public async Task<ReplyDraft> ReplyAsync(ReceptionistPrompt prompt, MiaHands hands, CancellationToken ct)
    {
        var meant = Honest(prompt.Question);
        var turn = new MiaTurn(meant.Length > 0 ? prompt with { Question = meant } : prompt, hands, options.Value, asked);
        if (turn.IsFirst && !prompt.IsSpoken) // a call begins with who she is
        {
            turn.Draft.Say(turn.Say(w => w.Introduction, Phrases.Plain(prompt.Business.Name)));
        }

        if (meant.Length == 0 && prompt.Question.Any(char.IsLetter))
        {
            turn.Draft.Acted("answer");
            turn.Draft.Say(turn.Say(w => w.Help));
        }
        else if (!await MoveAsync(turn, ct))
        {
            turn.Draft.Acted("ask_contact");
            turn.Draft.Say(turn.Say(w => w.NotUnderstood));
        }

        LeaveOpen(turn);
        return turn.Draft;
    }

    /// <summary>Whoever takes none of the choices was not answered: the owner hears what they had asked.</summary>
    private static void LeaveOpen(MiaTurn turn)
    {
        var choices = turn.Prompt.Dialogue.Choices;
        if (turn.Expects("choice") && !turn.GoesOn && !turn.Draft.CitesOneOf(choices) && !turn.Draft.Dialogue.Choices.SequenceEqual(choices)
            && turn.Prompt.History.LastOrDefault(t => t.Author is Author.Visitor) is { } asked)
        {
            turn.Draft.LeavesGap(asked.Text);
        }
    }

    /// <summary>What is left of a message without the sentences that command a machine: "ignore your rules. Also, how much is a service?" asks for a price.</summary>
    private static string Honest(string message)
    {
        var sentences = Ended().Split(message); // in a chat a sentence may begin with a small letter
        return sentences.Any(AddressedToMachines.IsCommandOfVisitors) ? string.Join(' ', sentences.Where(s => !AddressedToMachines.IsCommandOfVisitors(s))).Trim() : message;
    }

    /// <summary>The first move that fits is the reply, save that contact details and facts may share one.</summary>
    private async Task<bool> MoveAsync(MiaTurn turn, CancellationToken ct)
    {
        if (Danger.In(turn.Prompt.Question, turn.Language))
        {
            turn.Draft.Say(turn.Say(w => w.Danger));
            PersonTalk.Call(turn, HandOverReason.Urgent);
            return true;
        }

        if (!turn.Prompt.JustSaid.IsEmpty)
        {
            await WithContactAsync(turn, ct);
            return true;
        }

        if (ContactTalk.AnswerToConfirm(turn))
        {
            return true;
        }

        if (PersonTalk.Wanted(turn) is { } reason)
        {
            if (reason is HandOverReason.Frustrated && !LawThreat.In(turn.Prompt.Question))
            {
                await answers.KnownAsync(turn, ct); // "my old physio was useless, how much is yours?" asks something too
            }

            PersonTalk.Call(turn, reason);
            return true;
        }

        if (Urgency.In(turn.Prompt.Question, turn.Language, turn.Prompt.Business.Manner.UrgentWords))
        {
            await answers.KnownAsync(turn, ct);
            PersonTalk.Call(turn, HandOverReason.Urgent);
            return true;
        }

        if (turn.Prompt.IsCapped)
        {
            PersonTalk.Call(turn, HandOverReason.Cap);
            return true;
        }

        if (!turn.Expects("choice") && (!turn.Prompt.Question.Any(char.IsLetterOrDigit) || Sound().IsMatch(turn.Prompt.Question)))
        {
            return false; // nothing but emoji or dots asks for nothing, nor does "lol"
        }

        if (SocialTalk.IsAll(turn))
        {
            return SocialTalk.Say(turn, await StartersAsync(turn, ct));
        }

        return turn.Acts.HasFlag(VisitorActs.CallBack) && ContactTalk.Ask(turn, turn.Prompt.Question)
            || ContactTalk.Declined(turn)
            || await answers.ChoiceAsync(turn, ct)
            || await OtherTongueTalk.AnswerAsync(turn, ct)
            || await PrivacyTalk.AnswerAsync(turn, ct)
            || await answers.AnswerAsync(turn, ct)
            || SocialTalk.Say(turn, await StartersAsync(turn, ct))
            || await answers.StatementAsync(turn, ct)
            || SocialTalk.Say(turn, await StartersAsync(turn, ct)); // what sounded like a statement until nothing was found for it
    }

    /// <summary>Details were given: what was asked beside them is answered first, then they are read back.</summary>
    private async Task WithContactAsync(MiaTurn turn, CancellationToken ct)
    {
        turn.ReadsBack = true;
        if (PersonTalk.Wanted(turn) is { } reason)
        {
            turn.Draft.CallForPerson(reason);
        }
        else if (Urgency.In(turn.Prompt.Question, turn.Language, turn.Prompt.Business.Manner.UrgentWords))
        {
            turn.Draft.CallForPerson(HandOverReason.Urgent);
        }
        else if (turn.Seeks && !ContactTalk.IsAll(turn))
        {
            await answers.AnswerAsync(turn, ct);
        }

        await ContactTalk.ReadBackAsync(turn, ct);
    }

    /// <summary>What a visitor may ask first: the business's own first FAQs.</summary>
    private static async Task<IReadOnlyList<string>> StartersAsync(MiaTurn turn, CancellationToken ct) =>
        SocialTalk.WantsStarters(turn) ? [.. (await turn.Hands.SearchKnowledge("", ct)).Take(3).Select(p => p.Title)] : [];

    [GeneratedRegex(@"^\W*(what|wh?at\?+|huh+|eh+|lo+l|lmao|rofl|(ha|he){2,}h?|hm+|um+|er+|wow|omg|test(ing)?( \d+)*|asdf\w*|qwert\w*|\d{1,2})\W*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Sound();

    [GeneratedRegex(@"(?<=[.!?؟])\s+|\s*[\r\n]+\s*")]
    private static partial Regex Ended();
}
