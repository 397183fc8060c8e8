using System.Text.RegularExpressions;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Knowledge;

namespace MiaPulse.Core.Receptionist.Embedded;

/// <summary>What she says when she has no answer: asks which was meant, says that she did not find it, or leads on to booking.</summary>
internal static partial class OpenTalk
{
    /// <summary>Questions in a row she may leave open before a person is called.</summary>
    private const int MostAbstained = 2;

    private const int MostChoices = 3;

    /// <summary>Offered this far below the best, in rank score, a choice would look like a guess.</summary>
    private const double NearEnough = 2.5;

    /// <summary>Whether there is something to choose from that was not offered just before.</summary>
    public static bool MayClarify(MiaTurn turn, Lookup open) => Choices(open) is { Count: > 0 } choices && !choices.SequenceEqual(turn.Prompt.Dialogue.Choices);

    /// <summary>A question about how booking goes, rather than the wish to book.</summary>
    public static bool AsksAboutBooking(string question) => AboutBooking().IsMatch(question);

    public static void Clarify(MiaTurn turn, Lookup open)
    {
        var titles = Choices(open);
        turn.Draft.Acted("clarify", open.Confidence);
        AskWhich(turn, titles, turn.Prompt.Dialogue.Wish ?? turn.Prompt.Question);
    }

    public static void AskWhich(MiaTurn turn, IReadOnlyList<string> titles, string wish)
    {
        turn.Draft.Acted("clarify");
        turn.Draft.Say(titles.Count == 1
            ? turn.Say(w => w.MeantOne, titles[0].TrimEnd('?'))
            : $"{turn.Say(w => w.MeantWhich)}\n{string.Join('\n', titles.Select(t => $"- {t}"))}");
        foreach (var title in titles)
        {
            turn.Draft.Offer("suggest", title);
        }

        turn.Draft.Offer("contact", turn.Say(w => w.SomethingElse));
        turn.Draft.Dialogue = turn.Draft.Dialogue with { Expecting = "choice", Choices = titles, Wish = wish };
    }

    /// <summary>A file's name would tell the visitor nothing: only what has a heading of its own is offered.</summary>
    private static List<string> Choices(Lookup open) =>
        [.. open.Found.Where(p => p.Title.Length > 0 && !(p.Document == p.Title && DocumentAddress.FileTitleOf(p.Title) is not null) && p.Score > open.Found[0].Score - NearEnough).Select(p => Phrases.Plain(p.Title)).Distinct().Take(MostChoices)];

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

    public static void Book(MiaTurn turn)
    {
        var draft = turn.Draft;
        draft.Acted("booking");
        if (turn.Prompt.Business.BookingUrl is { } page)
        {
            draft.Say(turn.Say(w => w.BookHere));
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
