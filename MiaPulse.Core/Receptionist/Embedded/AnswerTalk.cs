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

        var asked = Questions.In(turn.Prompt.Question, turn.Language);
        var found = new List<Lookup>();
        foreach (var question in asked)
        {
            found.Add(await LookUpAsync(turn, question, followsUp: asked.Count == 1, ct));
        }

        var answered = found.Where(f => f.Answer is not null).DistinctBy(f => f.Answer).ToList();
        if (answered.Count == 0 && asked.Count > 1)
        {
            var whole = await LookUpAsync(turn, turn.Prompt.Question, followsUp: false, ct);
            found = [whole];
            answered = whole.Answer is null ? [] : found;
        }

        if (answered.Count > 0)
        {
            Answer(turn, answered, [.. found.Where(f => f.Answer is null)]);
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
        else if (open.Confidence >= turn.Options.ClarifyAt && OpenTalk.MayClarify(turn, open))
        {
            OpenTalk.Clarify(turn, open);
        }
        else
        {
            OpenTalk.Abstain(turn, turn.Prompt.Question, open.Confidence);
        }

        return true;
    }

    /// <summary>Answers where she is sure, and says nothing where she is not.</summary>
    public async Task KnownAsync(MiaTurn turn, CancellationToken ct)
    {
        var found = turn.Seeks ? await LookUpAsync(turn, turn.Prompt.Question, followsUp: false, ct) : null;
        if (found?.Answer is not null)
        {
            Answer(turn, [found], []);
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
        var meant = choices.FirstOrDefault(c => string.Equals(c.TrimEnd('?', '.', '!'), said, StringComparison.OrdinalIgnoreCase)) ?? ByPlace(said, choices, turn.Language)
            ?? (choices.Count == 1 && turn.Acts.HasFlag(VisitorActs.Affirm) ? choices[0] : null);
        if (meant is null)
        {
            // "How much?" does not say of which; "are you open now?" asks something else.
            if (turn.Seeks && !HoursTalk.NeedsClock(turn.Prompt.Question, turn.Language, turn.Prompt.Business) && turn.IsShort && choices.Count > 1 && !Questions.NamesSomething(turn.Prompt.Question, turn.Language))
            {
                OpenTalk.AskWhich(turn, choices, $"{turn.Prompt.Dialogue.Wish} {turn.Prompt.Question}".Trim());
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
        turn.Draft.Considered(passages.Take(5));
        if (passages.FirstOrDefault(p => p.Title == meant) is not { } passage)
        {
            return false;
        }

        Answer(turn, [new Lookup(meant, passages, 1, QuoteOf(passage, turn.Prompt.Dialogue.Wish ?? meant, turn), passage)], []);
        turn.Draft.Dialogue = turn.Draft.Dialogue with { Wish = null };
        return true;
    }

    /// <summary>Neither a question nor an act: what the visitor tells may still be what a passage is about; otherwise it is a wish to pass on.</summary>
    public async Task<bool> StatementAsync(MiaTurn turn, CancellationToken ct)
    {
        if (!Questions.NamesSomething(turn.Prompt.Question, turn.Language))
        {
            return false;
        }

        var found = await LookUpAsync(turn, turn.Prompt.Question, followsUp: false, ct);
        if (found.Answer is not null)
        {
            Answer(turn, [found], []);
            return true;
        }

        if (IsSocial(turn))
        {
            return false;
        }

        if (found.Confidence >= 2 * turn.Options.ClarifyAt && OpenTalk.MayClarify(turn, found))
        {
            OpenTalk.Clarify(turn, found);
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

    private async Task<Lookup> LookUpAsync(MiaTurn turn, string question, bool followsUp, CancellationToken ct)
    {
        if ((HoursTalk.NeedsClock(question, turn.Language, turn.Prompt.Business) || HoursTalk.AsksOnlyHours(question, turn.Language)) && HoursTalk.Answer(turn.Prompt, question) is { } clock)
        {
            return await NamedDayTalk.LookUpAsync(turn, question, ct) ?? OfHours(question, clock, []);
        }

        if (followsUp && HoursTalk.FollowUp(turn.Prompt, question) is { } then)
        {
            return await NamedDayTalk.LookUpAsync(turn, question, ct) ?? OfHours(question, then, []);
        }

        var found = await turn.Hands.SearchKnowledge(question, ct);
        var leans = Questions.LeansBack(question, turn.Language);
        if (followsUp && !Questions.AsksByItself(question) && (leans || found.Count == 0 || found[0].Confidence < 0.5) && turn.Prompt.Dialogue.Topic is { } topic && !Questions.NamesSomething(question, turn.Language))
        {
            var again = await turn.Hands.SearchKnowledge($"{topic} {question}", ct);
            found = again.Count > 0 && (found.Count == 0 || again[0].Confidence > found[0].Confidence || leans && again[0].Confidence >= turn.Options.AnswerAt) ? again : found;
        }

        found = Questions.IsNoWord(question, turn.Language, found) ? [] : found;
        turn.Draft.Considered(found.Take(5));
        var best = found.Count == 0 ? null : found[0];
        if (best?.Confidence >= turn.Options.AnswerAt)
        {
            return new Lookup(question, found, best.Confidence, QuoteOf(best, question, turn), best);
        }

        return HoursTalk.Answer(turn.Prompt, question) is { } hours ? NamedDayTalk.In(turn, question, found) ?? await NamedDayTalk.LookUpAsync(turn, question, ct) ?? OfHours(question, hours, found)
            : ProfileTalk.Answer(turn.Prompt.Business, question, turn.Voice) is { } known ? new Lookup(question, found, 1, known, null)
            : new Lookup(question, found, best?.Confidence ?? 0, null, null);
    }

    private static Lookup OfHours(string question, string answer, IReadOnlyList<FoundPassage> found) => new(question, found, 1, answer, null, HoursTalk.Topic);

    private void Answer(MiaTurn turn, IReadOnlyList<Lookup> answered, IReadOnlyList<Lookup> open)
    {
        var draft = turn.Draft;
        draft.Acted("answer", answered.Min(a => a.Confidence));
        foreach (var (about, _, _, answer, passage, _) in answered)
        {
            if (passage is null)
            {
                draft.Say(answer!);
                continue;
            }

            draft.Say(Quoted(turn, passage, about, answer!));
            draft.Cite(passage, answer!);
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
                draft.LeavesGap(question.Question);
            }

            draft.Say(turn.Say(w => w.NothingOnRest));
            ContactTalk.Ask(turn, string.Join(' ', open.Select(o => o.Question)), saying: !turn.Prompt.Known.IsReachable);
        }
        else if (Repetition.In(turn, answered, quotes))
        {
            PersonTalk.Call(turn, HandOverReason.Repeated);
        }
        else if (turn.Acts.HasFlag(VisitorActs.Book) && turn.Prompt.Business.BookingUrl is { } page)
        {
            draft.Offer("link", turn.Say(w => w.BookOnline), page);
        }
        else if (draft.Dialogue.Answers % StepEvery == 0 && turn.Prompt.JustSaid.IsEmpty)
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
            && !AboutPaying().IsMatch(Glossary.InEnglish(question, language.Tag()) ?? question);
    }

    private string QuoteOf(FoundPassage passage, string question, MiaTurn turn) =>
        quotes.From(passage, question, turn.Language, turn.Prompt.Business.Manner.Length);

    /// <summary>The business's words with what stands before them: of which page they are, and in which language where it is not the visitor's.</summary>
    private string Quoted(MiaTurn turn, FoundPassage passage, string question, string answer)
    {
        // Held against the visitor's own language, so that a dish with an Italian name makes no page Italian.
        var spoken = LanguageGuess.Heard(answer, turn.Language, null) ?? LanguageGuess.Heard($"{passage.Title} {passage.Text}", turn.Language, null);
        if (spoken is { } language && language != turn.Language && language != turn.Draft.Dialogue.QuotedIn)
        {
            turn.Draft.Dialogue = turn.Draft.Dialogue with { QuotedIn = language }; // said once: the visitor knows it from then on
            return turn.Say(passage.Document is null ? w => w.SiteSaysIn : w => w.SaysIn, turn.Voice.Words.InLanguages[(int)language], answer);
        }

        if (passage.IsFaq && turn.Language is Language.English && YesOrNo().IsMatch(answer) && !quotes.AreAlike(passage.Title, question))
        {
            return turn.Say(w => w.Under, Phrases.Plain(passage.Title), answer); // a bare "Yes" would answer what was asked, and not what the FAQ asks
        }

        if (passage.IsFaq || passage.Title.EndsWith('?') || passage.Title.Length == 0)
        {
            return answer;
        }

        return passage.Document switch
        {
            null => turn.Say(w => w.SiteSays, Phrases.Plain(passage.Title), answer),
            var document when DocumentAddress.FileTitleOf(document) is { } file => turn.Say(w => w.DocumentSays, Phrases.Plain(file), answer),
            var document => document == passage.Title ? answer : turn.Say(w => w.Under, Phrases.Plain(passage.Title), answer),
        };
    }

    private static string? ByPlace(string said, IReadOnlyList<string> choices, Language language)
    {
        if (language is not Language.English)
        {
            var folded = Folding.Of(said);
            var place = Cues.Of(language).Places.Select((cue, i) => (cue, i)).FirstOrDefault(p => p.cue.In(folded), (cue: null!, i: -1)).i;
            return place >= 0 && place < choices.Count ? choices[place] : null;
        }

        string[][] names = [["1", "first", "the first", "first one", "the first one", "one"], ["2", "second", "the second", "second one", "the second one", "two"], ["3", "third", "the third", "third one", "the third one", "the last one", "three"]];
        var at = Array.FindIndex(names, n => n.Contains(said, StringComparer.OrdinalIgnoreCase));
        return at >= 0 && at < choices.Count ? choices[at] : null;
    }

    [GeneratedRegex(@"^\W*(yes|no|of course|certainly|sure|absolutely|never|always|not)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex YesOrNo();

    [GeneratedRegex(@"\b(gifts?|vouchers?|cheques?|checks?|pay|pays|paying|payments?|cards?|cash|paypal|invoices?|instal?ments?|insurance|refunds?|deposits?|cancel\w*)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AboutPaying();
}
