using MiaPulse.Core.Conversations;
using MiaPulse.Core.Reports;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace MiaPulse.Tests.Reports;

/// <summary>What is counted, and how.</summary>
public sealed class WeekFiguresTests
{
    private static readonly FakeTimeProvider Clock = new(Given.Start);
    private static readonly ReportWeek Week = ReportWeek.Of(new DateOnly(2026, 6, 1), "America/New_York");
    private static readonly DateTimeOffset Noon = new(2026, 6, 1, 16, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_quiet_week_has_no_figures_to_divide_by()
    {
        var figures = WeekFigures.Of(Week, [], new HashSet<ConversationId>(), 0);

        Assert.Equal((0, 0, null, null), (figures.Conversations, figures.ByMia, figures.ShareByMia, figures.MedianResponse));
        Assert.Equal([0, 0, 0, 0, 0, 0, 0], figures.PerDay);
        Assert.Equal(["0", "0", "–", "–"], ReportWords.Of(figures, figures).Select(f => f.Value));
    }

    [Fact]
    public void Mia_answered_alone_where_nobody_else_was_needed()
    {
        var (alone, taken, called, open, silent, unanswered) = (Id(), Id(), Id(), Id(), Id(), Id());
        SaidInWeek[] said =
        [
            Said(alone, Author.Visitor, 0), Said(alone, Author.Mia, 2),
            Said(taken, Author.Visitor, 0), Said(taken, Author.Mia, 2), Said(taken, Author.Member, 60),
            Said(called, Author.Visitor, 0), Said(called, Author.Mia, 2), Said(called, Author.System, 3) with { IsCall = true },
            Said(open, Author.Visitor, 0), Said(open, Author.Mia, 2),
            Said(silent, Author.Member, 0), // last week's visitor is answered, and says nothing this week
            Said(unanswered, Author.Visitor, 0),
        ];

        var figures = WeekFigures.Of(Week, said, new HashSet<ConversationId> { open }, 3);

        Assert.Equal((5, 1, 3, 0.2), (figures.Conversations, figures.ByMia, figures.Leads, figures.ShareByMia));
    }

    [Fact]
    public void Whoever_writes_three_lines_has_waited_since_the_first()
    {
        var (one, other, third) = (Id(), Id(), Id());
        SaidInWeek[] said =
        [
            Said(one, Author.Mia, 0), Said(one, Author.Visitor, 10), Said(one, Author.Visitor, 20), Said(one, Author.System, 25), Said(one, Author.Member, 110), // 100 s
            Said(other, Author.Visitor, 0), Said(other, Author.Mia, 2), Said(other, Author.Visitor, 5), Said(other, Author.Mia, 9), Said(other, Author.Mia, 500), // 2 s, 4 s
            Said(third, Author.Visitor, 0), // nobody yet
        ];

        Assert.Equal(TimeSpan.FromSeconds(4), WeekFigures.Of(Week, said, new HashSet<ConversationId>(), 0).MedianResponse);
    }

    [Fact]
    public void A_conversation_stands_on_the_day_on_which_the_visitor_wrote_first()
    {
        var (monday, sunday) = (Id(), Id());
        SaidInWeek[] said = [Said(monday, Author.Visitor, 0), Said(monday, Author.Visitor, 3 * 86_400), Said(sunday, Author.Visitor, 6 * 86_400)];

        Assert.Equal([1, 0, 0, 0, 0, 0, 1], WeekFigures.Of(Week, said, new HashSet<ConversationId>(), 0).PerDay);
    }

    [Fact]
    public void Figures_are_told_beside_those_of_the_week_before()
    {
        var now = new WeekFigures(12, 2, 9, TimeSpan.FromSeconds(2.4), [12, 0, 0, 0, 0, 0, 0]);
        var before = new WeekFigures(10, 3, 10, TimeSpan.FromMinutes(4), [10, 0, 0, 0, 0, 0, 0]);

        Assert.Equal(
            [
                new FigureInWords("Conversations", "12", "2 more than the week before"),
                new FigureInWords("Leads", "2", "1 fewer than the week before"),
                new FigureInWords("Answered by Mia alone", "75 %", "100 % the week before"),
                new FigureInWords("Usual time to an answer", "2 s", "4 min the week before"),
            ],
            ReportWords.Of(now, before));
    }

    [Fact]
    public void Calls_are_told_where_there_were_some_in_either_week()
    {
        var silent = new WeekFigures(1, 0, 1, null, [1, 0, 0, 0, 0, 0, 0]);
        Assert.DoesNotContain(ReportWords.Of(silent, silent), f => f.Name == "Calls");

        Assert.Equal(new FigureInWords("Calls", "3", "3 more than the week before"), Assert.Single(ReportWords.Of(silent with { Calls = 3 }, silent), f => f.Name == "Calls"));
        Assert.Equal(new FigureInWords("Calls", "0", "1 fewer than the week before"), Assert.Single(ReportWords.Of(silent, silent with { Calls = 1 }), f => f.Name == "Calls"));
        Assert.False(new WeekFigures(0, 0, 0, null, [0, 0, 0, 0, 0, 0, 0]) { Calls = 1 }.IsQuiet);
    }

    private static ConversationId Id() => Ids.New<ConversationId>(Clock);

    private static SaidInWeek Said(ConversationId conversation, Author author, int seconds) => new(conversation, author, Noon.AddSeconds(seconds), author is Author.Member, IsCall: false);
}
