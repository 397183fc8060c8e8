using MiaPulse.Core.Conversations;
using MiaPulse.Core.Leads;

namespace MiaPulse.Core.Receptionist.Embedded;

/// <summary>Asking for contact details, one missing thing at a time and at most twice each, and reading back what was understood.</summary>
internal static class ContactTalk
{
    private const int MostAsked = 2;

    /// <summary>Begins what she expects after asking for a detail anew: see <see cref="ContactExpectations"/>.</summary>
    private const string Correcting = "correct_";

    /// <summary>Asks for what is missing. False where nothing is, it was asked for often enough or in this very reply, or will be where the details are read back.</summary>
    public static bool Ask(MiaTurn turn, string? wish, bool saying = true)
    {
        if (!turn.ReadsBack && !HasAsked(turn))
        {
            return AskNow(turn, wish, saying);
        }

        turn.Draft.Dialogue = turn.Draft.Dialogue with { Wish = turn.Draft.Dialogue.Wish ?? wish };
        return false;
    }

    /// <summary>Details were given just now: keeps the wish with them, and reads them back or asks for the one that is missing.</summary>
    public static async Task ReadBackAsync(MiaTurn turn, CancellationToken ct)
    {
        var known = turn.Prompt.Known;
        if (!known.IsReachable)
        {
            turn.Draft.Say(Thanks(turn, known));
            if (turn.Draft.Dialogue.Expecting != "contact" && AskNow(turn, turn.Prompt.Dialogue.Wish, saying: false)) // beside the booking page a contact is asked for already
            {
                turn.Draft.Add(Phrases.AskFor(turn.Voice, known));
            }

            return;
        }

        var wish = turn.Prompt.Dialogue.Wish ?? (turn.Seeks && !IsAll(turn) || turn.Acts.HasFlag(VisitorActs.Book) ? turn.Prompt.Question : null);
        if (wish is not null)
        {
            known = await turn.Hands.CaptureLead(wish, ct) ?? known;
        }

        var corrects = turn.Expects("confirm") || IsCorrecting(turn);
        turn.Draft.Say(corrects ? turn.Say(w => w.Changed, Phrases.Details(known, turn.Prompt.Business.Region)) : $"{Thanks(turn, known)} {turn.Say(w => w.Noted, Phrases.Details(known, turn.Prompt.Business.Region))}");
        turn.Draft.Acted("confirm");
        turn.Draft.Confirm(known);
        turn.Draft.Dialogue = turn.Draft.Dialogue with { Expecting = "confirm", Wish = wish, Abstained = 0 };
        if (known.Name is null && turn.Draft.Dialogue.AskedName < MostAsked)
        {
            turn.Draft.Dialogue = turn.Draft.Dialogue with { AskedName = turn.Draft.Dialogue.AskedName + 1, Expecting = "name" };
            turn.Draft.Add(turn.Say(w => w.AskName));
        }
        else
        {
            turn.Draft.Add(turn.Say(w => w.IsThatRight));
        }
    }

    /// <summary>Whether the message is contact details and nothing else: then there is nothing to look up.</summary>
    public static bool IsAll(MiaTurn turn) => ContactAlone.Is(turn.Prompt.Question, turn.Prompt.Business.Region, turn.Prompt.JustSaid);

    /// <summary>"Yes" or "no" to what was read back, or which of it is wrong.</summary>
    public static bool AnswerToConfirm(MiaTurn turn)
    {
        var asksName = turn.Expects("name") && WasReadBack(turn); // read back and asked for the name in one
        if (!turn.IsShort || !turn.Expects("confirm") && !IsCorrecting(turn) && !asksName)
        {
            return false;
        }

        var contact = turn.Prompt.Known;
        if (ContactParts.In(turn.Prompt.Question, turn.Language, Fields(contact)) is var wrong and not ContactFields.None && !(asksName && wrong is ContactFields.Name))
        {
            AskAgain(turn, wrong);
            return true;
        }

        if (turn.Seeks)
        {
            return false;
        }

        if (IsCorrecting(turn))
        {
            return LeftAsItWas(turn, contact);
        }

        if (turn.Acts.HasFlag(VisitorActs.Deny) && !asksName) // "no" to the question for a name declines it
        {
            turn.Draft.Acted("confirm");
            turn.Draft.Say($"{turn.Say(w => w.SorryWrong)} {Which(turn, contact)}");
            turn.Draft.Offer("contact", turn.Say(w => w.CorrectDetails));
            turn.Draft.Dialogue = turn.Draft.Dialogue with { Expecting = "confirm" };
            return true;
        }

        if ((turn.Acts & (VisitorActs.Affirm | VisitorActs.Thank)) == 0)
        {
            return false;
        }

        turn.Draft.Acted("confirm");
        turn.Draft.Say(turn.Prompt.IsAttended ? turn.Say(w => w.PassedOn) : turn.Say(w => w.PassedOnLater));
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
        turn.Draft.Say(turn.Say(w => w.Declined));
        return true;
    }

    private static bool HasAsked(MiaTurn turn) =>
        (turn.Draft.Dialogue.AskedName, turn.Draft.Dialogue.AskedContact) != (turn.Prompt.Dialogue.AskedName, turn.Prompt.Dialogue.AskedContact);

    private static bool AskNow(MiaTurn turn, string? wish, bool saying)
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
                turn.Draft.Offer("contact", turn.Say(w => w.LeaveDetails)); // no more asking in words, but the way stays open
            }

            return false;
        }

        turn.Draft.Dialogue = asksName
            ? dialogue with { AskedName = dialogue.AskedName + 1, Expecting = "name" }
            : dialogue with { AskedContact = dialogue.AskedContact + 1, Expecting = "contact" };
        turn.Draft.Acted("ask_contact");
        if (saying)
        {
            var sentence = Phrases.AskFor(turn.Voice, known);
            if (wish is not null && turn.Acts.HasFlag(VisitorActs.CallBack))
            {
                sentence = $"{turn.Say(w => w.GladlyPassOn)} {sentence}";
            }

            turn.Draft.Say(sentence);
        }

        if (!asksName)
        {
            turn.Draft.Offer("contact", turn.Say(w => w.LeaveDetails));
        }

        return true;
    }

    private static bool IsCorrecting(MiaTurn turn) => turn.Prompt.Dialogue.Expecting?.StartsWith(Correcting, StringComparison.Ordinal) is true;

    private static bool WasReadBack(MiaTurn turn) =>
        turn.Prompt.Known.IsReachable && turn.Prompt.History.Count > 0 && turn.Prompt.History[^1].Text.Contains(Phrases.Details(turn.Prompt.Known, turn.Prompt.Business.Region), StringComparison.Ordinal);

    /// <summary>Asks for what is wrong, and expects it from now on.</summary>
    private static void AskAgain(MiaTurn turn, ContactFields wrong)
    {
        var names = ContactParts.Each(wrong).Select(f => f switch
        {
            ContactFields.Name => turn.Say(w => w.TheName),
            ContactFields.Email => turn.Say(w => w.TheEmail),
            _ => turn.Say(w => w.ThePhone),
        });
        var again = turn.Say(w => w.TypeAgain, string.Join(", ", names));
        turn.Draft.Acted("confirm");
        turn.Draft.Say(turn.Acts.HasFlag(VisitorActs.Deny) ? $"{turn.Say(w => w.SorryWrong)} {again}" : again);
        turn.Draft.Offer("contact", turn.Say(w => w.CorrectDetails));
        turn.Draft.Dialogue = turn.Draft.Dialogue with
        {
            Expecting = Correcting + wrong switch
            {
                ContactFields.Name => "name",
                ContactFields.Email => "email",
                ContactFields.Phone => "phone",
                _ => "contact",
            },
        };
    }

    /// <summary>"Never mind" in place of the right one: what she has is read back as it stands.</summary>
    private static bool LeftAsItWas(MiaTurn turn, ContactCard contact)
    {
        if ((turn.Acts & (VisitorActs.Affirm | VisitorActs.Deny | VisitorActs.Thank)) == 0)
        {
            return false;
        }

        turn.Draft.Acted("confirm");
        turn.Draft.Say($"{turn.Say(w => w.Noted, Phrases.Details(contact, turn.Prompt.Business.Region))} {turn.Say(w => w.IsThatRight)}");
        turn.Draft.Confirm(contact);
        turn.Draft.Dialogue = turn.Draft.Dialogue with { Expecting = "confirm" };
        return true;
    }

    private static ContactFields Fields(ContactCard contact) =>
        (contact.Name is null ? 0 : ContactFields.Name) | (contact.Email is null ? 0 : ContactFields.Email) | (contact.Phone is null ? 0 : ContactFields.Phone);

    private static string Thanks(MiaTurn turn, ContactCard known) => known.Name is { } name ? turn.Say(w => w.ThanksName, Phrases.FirstName(name)) : turn.Say(w => w.Thanks);

    private static string Which(MiaTurn turn, ContactCard contact)
    {
        var parts = new[]
        {
            contact.Name is null ? null : turn.Say(w => w.TheName), contact.Email is null ? null : turn.Say(w => w.TheEmail), contact.Phone is null ? null : turn.Say(w => w.ThePhone),
        }.OfType<string>().ToList();
        return parts.Count == 1 ? turn.Say(w => w.TypeAgain, parts[0]) : turn.Say(w => w.WhichChange, string.Join(", ", parts.SkipLast(1)), parts[^1]);
    }
}
