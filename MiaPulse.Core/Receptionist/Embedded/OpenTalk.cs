using System.Text.RegularExpressions;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Knowledge;

namespace MiaPulse.Core.Receptionist.Embedded;

/// <summary>What she says when she has no answer: asks which was meant, says that she did not find it, or leads on to booking.</summary>
internal static partial class OpenTalk
{
    /// <summary>Questions in a row she may leave open before a person is called.</summary>
    private const int MostAbstained = 2;

    /// <summary>Characters of a question that is named as open; a story before it need not be told again.</summary>
    private const int LongestNamed = 120;

    /// <summary>A question about how booking goes, rather than the wish to book.</summary>
    public static bool AsksAboutBooking(string question) => AboutBooking().IsMatch(question);

    /// <summary>Asks which was meant; a single one is named as what comes nearest, and not asked about. False where there is nothing to choose from that was not offered just before: the same list twice in a row helps nobody.</summary>
    public static bool Clarify(MiaTurn turn, Lookup open)
    {
        var titles = Choices.Of(turn, open);
        if (!titles.Exists(title => !turn.Prompt.Dialogue.Choices.Contains(title)))
        {
            return false;
        }

        turn.Draft.Acted("clarify", open.Confidence);
        turn.Draft.Say(titles.Count == 1
            ? turn.Say(w => w.NearestOne, titles[0])
            : $"{turn.Say(w => w.MeantWhich)}\n{string.Join('\n', titles.Select(t => $"- {t}"))}");
        foreach (var title in titles)
        {
            turn.Draft.Offer("suggest", title);
        }

        turn.Draft.Offer("contact", turn.Say(w => w.SomethingElse));
        turn.Draft.Dialogue = turn.Draft.Dialogue with { Expecting = "choice", Choices = titles, Wish = turn.Prompt.Dialogue.Wish ?? turn.Meant };
        return true;
    }

    /// <summary>
    /// Names the questions of a message that stay open beside those that were answered, in the visitor's own words. What the gate would take for the business's word, such
    /// as a price that the visitor names, is not repeated; then only what the question is about is named.
    /// </summary>
    public static void NameOpen(MiaTurn turn, IReadOnlyList<Lookup> open)
    {
        var lines = open.Select(o => Named(turn, o.Question)).Where(q => q.Length > 0).Distinct().Select(q => $"- {q}").ToList();
        if (lines.Count > 0)
        {
            turn.Draft.Say(string.Join('\n', lines));
        }
    }

    private static string Named(MiaTurn turn, string question)
    {
        var words = Phrases.Plain(question);
        var marked = Marked(words.Length <= LongestNamed ? words : Sentence.Split(words).LastOrDefault() ?? "");
        if (marked.Length is > 0 and <= LongestNamed && IsSayable(turn, marked))
        {
            return marked;
        }

        var thing = Marked(string.Join(' ', LeaningQuestions.ThingOf(words, turn.Language).Split(' ').Where(w => IsSayable(turn, w))));
        return thing.Length <= LongestNamed && IsSayable(turn, thing) ? thing : "";
    }

    private static bool IsSayable(MiaTurn turn, string words) => FactGate.Check(words, [], turn.Prompt.Business, turn.Prompt.Known, turn.Prompt.Question, turn.Language).Holds;

    /// <summary>Of several questions in one sentence only the last has its mark, and without one it would say what it asks.</summary>
    private static string Marked(string question) => question.Length == 0 || !char.IsLetterOrDigit(question[^1]) ? question
        : question.Any(c => c is >= '\u0621' and <= '\u064A') ? $"{question}؟" : $"{question}?";

    public static void Abstain(MiaTurn turn, string question, double confidence)
    {
        var draft = turn.Draft;
        draft.LeavesGap(question);
        var times = draft.Dialogue.Abstained + 1;
        draft.Dialogue = draft.Dialogue with { Abstained = times, Wish = draft.Dialogue.Wish ?? question };
        if (times >= MostAbstained)
        {
            PersonTalk.Call(turn, HandOverReason.NotAnswered);
            return;
        }

        draft.Acted("ask_contact", confidence);
        draft.Say(turn.Say(w => w.NotFound));
        if (turn.Prompt.Known.IsReachable)
        {
            draft.Add(turn.Say(w => w.NotedQuestion));
        }
        else if (ContactTalk.Ask(turn, question, saying: false))
        {
            draft.Add($"{turn.Say(w => w.TeamCanAnswer)} {Phrases.AskFor(turn.Voice, turn.Prompt.Known)}");
        }

        if (turn.Prompt.IsAttended)
        {
            draft.Offer("human", turn.Say(w => w.TalkToPerson));
        }
    }

    /// <summary>Leads on to booking.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="isOfOpenDay">Whether the hours of a day were told just before: that the door is open does not tell that a time is free.</param>
    public static void Book(MiaTurn turn, bool isOfOpenDay = false)
    {
        var draft = turn.Draft;
        draft.Acted("booking");
        if (turn.Prompt.Business.BookingUrl is { } page)
        {
            draft.Say(isOfOpenDay ? $"{turn.Say(w => w.CannotSeeTimes)} {turn.Say(w => w.BookHere)}" : turn.Say(w => w.BookHere));
            draft.Offer("link", turn.Say(w => w.BookOnline), page);
            draft.Offer("contact", turn.Say(w => w.LeaveDetails));
            draft.Dialogue = draft.Dialogue with { Wish = turn.Prompt.Question, Expecting = "contact" };
            return;
        }

        draft.Say(turn.Say(w => w.NoDiary));
        if (turn.Prompt.Known.IsReachable)
        {
            draft.Add(turn.Say(w => w.BookingPassedOn));
            draft.Dialogue = draft.Dialogue with { Wish = turn.Prompt.Question };
        }
        else if (ContactTalk.Ask(turn, turn.Prompt.Question, saying: false))
        {
            draft.Add(Phrases.AskFor(turn.Voice, turn.Prompt.Known));
        }
    }

    [GeneratedRegex(@"\b(how|what|when|do (i|we) (have|need)|must (i|we)|should (i|we)|is it|if)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AboutBooking();
}
