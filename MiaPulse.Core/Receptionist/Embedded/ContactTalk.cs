using MiaPulse.Core.Conversations;

namespace MiaPulse.Core.Receptionist.Embedded;

/// <summary>Asking for contact details, one missing thing at a time and at most twice each, and reading back what was understood.</summary>
internal static class ContactTalk
{
    private const int MostAsked = 2;

    /// <summary>Asks for what is missing. False where nothing is, or it was asked for often enough.</summary>
    public static bool Ask(MiaTurn turn, string? wish, bool saying = true)
    {
        var known = turn.Prompt.Known;
        var dialogue = turn.Draft.Dialogue;
        if (wish is not null)
        {
            dialogue = dialogue with { Wish = dialogue.Wish ?? wish };
        }

        var asksName = known.IsReachable;
        if (asksName ? known.Name is not null || dialogue.AskedName >= MostAsked : dialogue.AskedContact >= MostAsked)
        {
            turn.Draft.Dialogue = dialogue;
            if (!known.IsReachable)
            {
                turn.Draft.Offer("contact", Phrases.ContactLabel); // no more asking in words, but the way stays open
            }

            return false;
        }

        turn.Draft.Dialogue = asksName
            ? dialogue with { AskedName = dialogue.AskedName + 1, Expecting = "name" }
            : dialogue with { AskedContact = dialogue.AskedContact + 1, Expecting = "contact" };
        turn.Draft.Acted("ask_contact");
        if (saying)
        {
            var sentence = Phrases.AskFor(known);
            if (wish is not null && turn.Acts.HasFlag(VisitorActs.CallBack))
            {
                sentence = $"Gladly, I will pass that on. {sentence}";
            }

            turn.Draft.Say(sentence);
        }

        if (!asksName)
        {
            turn.Draft.Offer("contact", Phrases.ContactLabel);
        }

        return true;
    }

    /// <summary>Details were given just now: keeps the wish with them, and reads them back or asks for the one that is missing.</summary>
    public static async Task ReadBackAsync(MiaTurn turn, CancellationToken ct)
    {
        var known = turn.Prompt.Known;
        if (!known.IsReachable)
        {
            turn.Draft.Say(known.Name is { } name ? $"Thanks, {Phrases.FirstName(name)}." : "Thank you.");
            if (Ask(turn, turn.Prompt.Dialogue.Wish, saying: false))
            {
                turn.Draft.Add(Phrases.AskFor(known));
            }

            return;
        }

        var wish = turn.Prompt.Dialogue.Wish ?? (turn.Seeks || turn.Acts.HasFlag(VisitorActs.Book) ? turn.Prompt.Question : null);
        if (wish is not null)
        {
            known = await turn.Hands.CaptureLead(wish, ct) ?? known;
        }

        var corrects = turn.Expects("confirm");
        var thanks = known.Name is { } known0 ? $"Thanks, {Phrases.FirstName(known0)}." : "Thank you.";
        turn.Draft.Say(corrects ? $"I have changed that. I have {Phrases.Details(known)}." : $"{thanks} I have noted {Phrases.Details(known)}.");
        turn.Draft.Acted("confirm");
        turn.Draft.Confirm(known);
        turn.Draft.Dialogue = turn.Draft.Dialogue with { Expecting = "confirm", Wish = wish, Abstained = 0 };
        if (known.Name is null && turn.Draft.Dialogue.AskedName < MostAsked)
        {
            turn.Draft.Dialogue = turn.Draft.Dialogue with { AskedName = turn.Draft.Dialogue.AskedName + 1, Expecting = "name" };
            turn.Draft.Add("What name may I pass on?");
        }
        else
        {
            turn.Draft.Add("Is that right?");
        }
    }

    /// <summary>"Yes" or "no" to what was read back.</summary>
    public static bool AnswerToConfirm(MiaTurn turn)
    {
        if (!turn.Expects("confirm") || !turn.IsShort || turn.Seeks)
        {
            return false;
        }

        var contact = turn.Prompt.Known;
        if (turn.Acts.HasFlag(VisitorActs.Deny))
        {
            turn.Draft.Acted("confirm");
            turn.Draft.Say($"Sorry about that. {Which(contact)}");
            turn.Draft.Offer("contact", "Correct your details");
            turn.Draft.Dialogue = turn.Draft.Dialogue with { Expecting = "confirm" };
            return true;
        }

        if ((turn.Acts & (VisitorActs.Affirm | VisitorActs.Thank)) == 0)
        {
            return false;
        }

        turn.Draft.Acted("confirm");
        turn.Draft.Say(turn.Prompt.PeopleAvailable
            ? "Thank you, I have passed it on. The team will get back to you. Is there anything else I can help with?"
            : "Thank you, I have passed it on, and the team will get back to you as soon as they can. Is there anything else I can help with?");
        turn.Draft.Dialogue = turn.Draft.Dialogue with { Wish = null };
        return true;
    }

    /// <summary>The visitor would rather not leave details. That is the end of asking.</summary>
    public static bool Declined(MiaTurn turn)
    {
        if (!(turn.Expects("contact") || turn.Expects("name")) || !turn.Acts.HasFlag(VisitorActs.Deny))
        {
            return false;
        }

        turn.Draft.Acted("answer");
        turn.Draft.Dialogue = turn.Draft.Dialogue with { AskedName = MostAsked, AskedContact = MostAsked };
        turn.Draft.Say("That is fine, you don't have to. Ask me anything else you would like to know.");
        return true;
    }

    private static string Which(ContactCard contact)
    {
        var parts = new[] { contact.Name is null ? null : "the name", contact.Email is null ? null : "the email address", contact.Phone is null ? null : "the phone number" }.OfType<string>().ToList();
        return parts.Count == 1
            ? $"Please type {parts[0]} again, and I will change it."
            : $"Which should I change: {string.Join(", ", parts.SkipLast(1))} or {parts[^1]}? Just type it again.";
    }
}
