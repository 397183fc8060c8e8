using MiaPulse.Core.Receptionist.Embedded.Hearing;

namespace MiaPulse.Core.Receptionist.Embedded;

public sealed partial class AnswerTalk
{
    /// <summary>
    /// Who only wants to book is led to booking, and no line of a page about something else is said to them; only where there is no page for it, what the business says of how
    /// one books. The wish is kept. Of a day that the pages or the week close they hear that first.
    /// </summary>
    private async Task BookAsync(MiaTurn turn, CancellationToken ct)
    {
        if ((await NamedDayTalk.FirstAsync(turn, turn.Prompt.Question, ct) ?? VisitTalk.Closed(turn, turn.Prompt.Question)) is { } ofDay)
        {
            Answer(turn, [ofDay], []);
            return;
        }

        var found = turn.Prompt.Business.BookingUrl is null ? await LookingUp.OneAsync(turn, quotes, turn.Meant, ct) : null;
        if (found is { Answer: not null, Passage: { } passage } && BookingWish.IsAbout(passage.Title, passage.Language))
        {
            Answer(turn, [found], []);
            ContactTalk.Ask(turn, turn.Prompt.Question, saying: !turn.Prompt.Known.IsReachable);
            return;
        }

        OpenTalk.Book(turn);
    }
}
