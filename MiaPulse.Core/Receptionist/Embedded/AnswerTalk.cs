using System.Text.RegularExpressions;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Receptionist.Embedded.Hearing;

namespace MiaPulse.Core.Receptionist.Embedded;

/// <summary>Answering from what the business says; asking which was meant; saying that it was not found.</summary>
public sealed partial class AnswerTalk(Quote quotes, SocialHeard social)
{
    private const int StepEvery = 3;

    /// <summary>Answers what the turn asks. False where it asks nothing, or nothing of the business.</summary>
    public async Task<bool> AnswerAsync(MiaTurn turn, CancellationToken ct)
    {
        if (!turn.Seeks && !turn.Acts.HasFlag(VisitorActs.Book))
        {
            return false;
        }

        if (BookingWish.Is(turn.Prompt.Question, turn.Acts, turn.Language))
        {
            await BookAsync(turn, ct);
            return true;
        }

        var asked = Questions.In(turn.Asked, turn.Language);
        var found = await LookingUp.EachAsync(turn, quotes, asked, ct);
        var (answered, left) = SharedAnswers.Of(turn, found);
        if (answered.Count == 0 && asked.Count > 1)
        {
            var whole = await LookingUp.OneAsync(turn, quotes, turn.Meant, ct);
            (answered, left) = whole.Answer is null ? (answered, left) : SharedAnswers.OfWhole(turn, found, whole);
            found = [whole];
        }

        if (answered.Count > 0)
        {
            Answer(turn, answered, left);
            return true;
        }

        if (asked.Count == 1 && !turn.Acts.HasFlag(VisitorActs.Book) && IsSocial(turn))
        {
            return false;
        }

        var open = found.MaxBy(f => f.Confidence)!;
        if (turn.Acts.HasFlag(VisitorActs.Book) && !(turn.Language is Language.English && OpenTalk.AsksAboutBooking(turn.Prompt.Question)))
        {
            OpenTalk.Book(turn);
        }
        else if (open.Confidence < turn.Options.ClarifyAt || !OpenTalk.Clarify(turn, open))
        {
            OpenTalk.Abstain(turn, turn.Meant, open.Confidence);
        }

        return true;
    }

    /// <summary>Answers where she is sure, and says nothing where she is not.</summary>
    public async Task KnownAsync(MiaTurn turn, CancellationToken ct)
    {
        var found = turn.Seeks ? await LookingUp.OneAsync(turn, quotes, turn.Meant, ct) : null;
        if (found?.Answer is not null)
        {
            Answer(turn, [found with { IsOfWish = false }], []); // a person is called, who arranges it
        }
    }

    /// <summary>The visitor names one of the choices that were offered.</summary>
    public async Task<bool> ChoiceAsync(MiaTurn turn, CancellationToken ct)
    {
        if (!turn.Expects("choice"))
        {
            return false;
        }

        var choices = turn.Prompt.Dialogue.Choices;
        var said = Words.Tidy(turn.Prompt.Question).TrimEnd('.', '?', '!');
        var meant = choices.FirstOrDefault(c => string.Equals(c.TrimEnd('?', '.', '!'), said, StringComparison.OrdinalIgnoreCase)) ?? Choices.ByPlace(said, choices, turn.Language)
            ?? (choices.Count == 1 && turn.Acts.HasFlag(VisitorActs.Affirm) ? choices[0] : null);
        if (meant is null)
        {
            // "How much?" does not say of which; "are you open now?" and "where are you?" ask something else.
            if (turn.Seeks && turn.IsShort && choices.Count > 1 && !Questions.NamesSomething(turn.Prompt.Question, turn.Language) && !IsOfItself(turn))
            {
                await GoOnAsync(turn, ct);
                return true;
            }

            if (!turn.Acts.HasFlag(VisitorActs.Deny) || !turn.IsShort)
            {
                return false;
            }

            OpenTalk.Abstain(turn, turn.Prompt.Dialogue.Wish ?? turn.Prompt.Question, 0);
            return true;
        }

        var passages = await turn.Hands.SearchKnowledge(meant, ct);
        turn.Draft.Considered(Twins.OneOfEach(passages, meant).Take(5));
        if (passages.FirstOrDefault(p => p.Title == meant) is not { } passage)
        {
            return false;
        }

        Answer(turn, [new Lookup(meant, passages, 1, LookingUp.QuoteOf(turn, quotes, passage, turn.Prompt.Dialogue.Wish ?? meant), passage)], []);
        turn.Draft.Dialogue = turn.Draft.Dialogue with { Wish = null };
        return true;
    }

    /// <summary>Whether clock, profile or address tell it, whatever was spoken of.</summary>
    private static bool IsOfItself(MiaTurn turn)
    {
        var (question, language) = (turn.Prompt.Question, turn.Language);
        return HoursTalk.NeedsClock(question, language, turn.Prompt.Business) || HoursTalk.AsksOnlyHours(question, language) || Questions.AsksByItself(question, language);
    }

    /// <summary>
    /// Who answers "how much?" to a list of choices goes on with what they asked: both together are looked up. The same choices are not offered once more; where nothing
    /// else is found she says so.
    /// </summary>
    private async Task GoOnAsync(MiaTurn turn, CancellationToken ct)
    {
        turn.GoesOn = true;
        var (prompt, question) = (turn.Prompt, turn.Prompt.Question);
        if (HoursTalk.FollowUp(prompt with { Dialogue = prompt.Dialogue with { Topic = HoursTalk.Topic } }, question) is { } clock)
        {
            Answer(turn, [await NamedDayTalk.LookUpAsync(turn, question, ct) ?? LookingUp.OfHours(question, clock, [])], []);
            return;
        }

        var whole = $"{prompt.Dialogue.Wish} {question}".Trim();
        var found = await LookingUp.OneAsync(turn, quotes, whole, ct);
        if (found.Answer is not null)
        {
            Answer(turn, [found], []);
        }
        else if (found.Confidence >= turn.Options.ClarifyAt && OpenTalk.Clarify(turn, found))
        {
            turn.Draft.Dialogue = turn.Draft.Dialogue with { Wish = whole };
        }
        else
        {
            OpenTalk.Abstain(turn, whole, found.Confidence);
        }
    }

    /// <summary>Neither a question nor an act: what the visitor tells may still be what a passage is about; otherwise it is a wish to pass on.</summary>
    public async Task<bool> StatementAsync(MiaTurn turn, CancellationToken ct)
    {
        if (!Questions.NamesSomething(turn.Meant, turn.Language))
        {
            return false;
        }

        var found = await LookingUp.OneAsync(turn, quotes, turn.Meant, ct);
        if (found.Answer is not null)
        {
            Answer(turn, [found], []);
            return true;
        }

        if (IsSocial(turn))
        {
            return false;
        }

        if (found.Confidence >= 2 * turn.Options.ClarifyAt && OpenTalk.Clarify(turn, found))
        {
            return true;
        }

        if (!ContactTalk.Ask(turn, turn.Prompt.Question, saying: false))
        {
            return await PassOnAsync(turn, ct);
        }

        turn.Draft.Say($"{turn.Say(w => w.CanPassOn)} {Phrases.AskFor(turn.Voice, turn.Prompt.Known)}");
        return true;
    }

    /// <summary>Whether it only sounded as if it wanted something of the business. The turn has the act then.</summary>
    private bool IsSocial(MiaTurn turn)
    {
        var heard = social.In(turn.Prompt.Question, turn.Language);
        if (heard is VisitorActs.None || turn.Seeks && heard is VisitorActs.Thank or VisitorActs.Bye)
        {
            return false; // "thanks, and what is that in euros?" is thanked for and asked
        }

        turn.IsAlso(heard);
        return true;
    }

    private static async Task<bool> PassOnAsync(MiaTurn turn, CancellationToken ct)
    {
        if (!turn.Prompt.Known.IsReachable)
        {
            turn.Draft.Say(turn.Say(w => w.NotedForTeam));
        }
        else
        {
            await turn.Hands.CaptureLead(turn.Prompt.Question, ct);
            turn.Draft.Say(turn.Say(w => w.AddedForTeam));
        }

        turn.Draft.Acted("ask_contact");
        return true;
    }

    private void Answer(MiaTurn turn, IReadOnlyList<Lookup> answered, List<Lookup> open)
    {
        var draft = turn.Draft;
        draft.Acted("answer", answered.Min(a => a.Confidence));
        foreach (var lookup in answered)
        {
            if (lookup is not { Passage: { } passage, Answer: { } answer })
            {
                draft.Say(lookup.Answer!);
                continue;
            }

            draft.Say(QuoteTalk.Say(turn, quotes, lookup, passage, answer).Trim());
            if (lookup.Rows is { } rows)
            {
                RowsTalk.Cite(turn, rows);
            }
            else
            {
                draft.Cite(passage, answer);
            }
        }

        draft.Dialogue = draft.Dialogue with
        {
            Abstained = 0,
            Answers = draft.Dialogue.Answers + 1,
            Wish = turn.Acts.HasFlag(VisitorActs.Book) ? turn.Prompt.Question : draft.Dialogue.Wish,
            Topic = answered.Select(a => a.About).LastOrDefault(t => t is not null) ?? draft.Dialogue.Topic,
        };
        if (open.Count > 0)
        {
            foreach (var question in open)
            {
                draft.LeavesGap(question.Whole ?? question.Question);
            }

            draft.Say(turn.Say(w => w.NothingOnRest));
            OpenTalk.NameOpen(turn, open);
            ContactTalk.Ask(turn, string.Join(' ', open.Select(o => o.Question)), saying: !turn.Prompt.Known.IsReachable);
            if (answered.Any(a => a.IsOfWish) && turn.Prompt.Business.BookingUrl is { } booking)
            {
                draft.Offer("link", turn.Say(w => w.BookOnline), booking);
            }
        }
        else if (Repetition.In(turn, answered, quotes))
        {
            PersonTalk.Call(turn, HandOverReason.Repeated);
        }
        else if (answered.Any(a => a.IsOfWish))
        {
            OpenTalk.Book(turn, isOfOpenDay: answered.Any(a => a is { IsOfWish: true, Passage: null } && VisitTalk.Closed(turn, a.Question) is null));
        }
        else if (turn.Acts.HasFlag(VisitorActs.Book) && turn.Prompt.Business.BookingUrl is { } page)
        {
            draft.Offer("link", turn.Say(w => w.BookOnline), page);
        }
        else if (answered.Select(a => a.Rows).LastOrDefault(r => r is not null) is { } shown)
        {
            RowsTalk.AskWhich(turn, shown);
        }
        else if (draft.Dialogue.Answers % StepEvery == 0 && turn.Prompt.JustSaid.IsEmpty && Invitation.Fits(turn, answered))
        {
            NextStep(turn);
        }
    }

    /// <summary>Now and then an answer ends in an offer; at every answer it would be nagging.</summary>
    private static void NextStep(MiaTurn turn)
    {
        if (!LeadsOn(turn))
        {
            return;
        }

        if (turn.Prompt.Business.BookingUrl is { } page)
        {
            turn.Draft.Say(turn.Say(w => w.OfferBooking));
            turn.Draft.Offer("link", turn.Say(w => w.BookOnline), page);
        }
        else if (!turn.Prompt.Known.IsReachable)
        {
            turn.Draft.Say(turn.Say(w => w.OfferContact));
            turn.Draft.Offer("contact", turn.Say(w => w.LeaveDetails));
        }
    }

    /// <summary>Who asks what something costs, how long it takes or when it is may want to come; who asks how to pay, for a voucher or for the number does not yet.</summary>
    private static bool LeadsOn(MiaTurn turn)
    {
        var (question, language) = (Words.WriteOut(turn.Prompt.Question, turn.Language), turn.Language);
        return (AnswerKind.Asked(question, language) & (AnswerKinds.Price | AnswerKinds.Duration | AnswerKinds.Clock)) != 0
            && !ProfileTalk.IsAsked(question, language)
            && !IsAboutPaying(question, language);
    }

    /// <summary>Whether it is about how one pays, what a voucher is or what cancelling costs, rather than about a thing that is sold.</summary>
    internal static bool IsAboutPaying(string text, Language language) => AboutPaying().IsMatch(Glossary.InEnglish(text, language.Tag()) ?? text);

    [GeneratedRegex(@"\b(gifts?|vouchers?|cheques?|checks?|pay|pays|paying|payments?|cards?|cash|paypal|invoices?|instal?ments?|insurance|refunds?|deposits?|cancel\w*)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AboutPaying();
}
