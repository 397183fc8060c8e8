using MiaPulse.Core.Businesses;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Receptionist.Embedded.Hearing;
using MiaPulse.Core.Receptionist.Embedded.Speech;
using MiaPulse.Core.Shared;

namespace MiaPulse.Core.Receptionist.Embedded;

/// <summary>Getting a person: on request, after anger, when it cannot wait, or when she does not help. Where nobody can come she says when, and asks for a contact.</summary>
internal static class PersonTalk
{
    /// <summary>Why the visitor's own words call for a person; null where they do not.</summary>
    public static HandOverReason? Wanted(MiaTurn turn) => turn.Acts.HasFlag(VisitorActs.WantHuman) ? HandOverReason.Asked
        : turn.Acts.HasFlag(VisitorActs.Abuse) || LawThreat.In(turn.Prompt.Question) ? HandOverReason.Frustrated
        : null;

    /// <summary>Calls for a person and says honestly whether one is there.</summary>
    public static void Call(MiaTurn turn, HandOverReason reason)
    {
        turn.Draft.Acted("hand_over");
        turn.Draft.CallForPerson(reason);
        turn.Draft.Dialogue = turn.Draft.Dialogue with { Abstained = 0 };
        var opening = turn.Say(OpeningFor(reason));
        if (turn.Prompt.IsAttended)
        {
            turn.Draft.Say($"{opening} {turn.Say(w => w.TeamAsked)}");
            if (turn.Prompt.IsSpoken)
            {
                ContactTalk.Ask(turn, turn.Prompt.Question, saying: false); // asked in words where nobody comes to the phone: what is said then is read as the answer
            }

            return;
        }

        turn.Draft.Say($"{opening} {Away(turn)}");
        if (reason is HandOverReason.Urgent && turn.Prompt.Business.Phone is { Length: > 0 } phone)
        {
            turn.Draft.Add(turn.Say(w => w.CallUs, PhoneNumber.ForPeople(phone, turn.Prompt.Business.Region)));
        }

        if (turn.Prompt.Known.IsReachable)
        {
            turn.Draft.Add(turn.Say(w => w.TheyWillAnswer));
        }
        else if (ContactTalk.Ask(turn, turn.Prompt.Question, saying: false))
        {
            turn.Draft.Add(Phrases.AskFor(turn.Voice, turn.Prompt.Known));
        }
    }

    private static string Away(MiaTurn turn)
    {
        if (!turn.Prompt.IsAfterHours)
        {
            return turn.Say(w => w.NobodyHere);
        }

        var hours = new OpeningHours(turn.Prompt.Business.Hours!, turn.Prompt.Business.TimeZone);
        return SureOpening.After(hours, turn.Prompt.Now, turn.Prompt.Business.Region) is { } next
            ? turn.Say(w => w.OpensAgain, turn.Voice.Moment(next, hours.LocalTime(turn.Prompt.Now)))
            : turn.Say(w => w.ClosedForNow);
    }

    private static Func<Phrasebook, Phrase> OpeningFor(HandOverReason reason) => reason switch
    {
        HandOverReason.Asked or HandOverReason.Texted => w => w.OfCourse, // of a text she says nothing
        HandOverReason.Frustrated or HandOverReason.Error => w => w.Sorry,
        HandOverReason.Urgent => w => w.Urgent,
        HandOverReason.Repeated => w => w.AskedBefore,
        HandOverReason.NotAnswered => w => w.NotFoundEither,
        HandOverReason.Cap => w => w.BeenAWhile,
    };
}
