using Bunit;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Support;
using MiaPulse.Web.Knowledge;
using Microsoft.Extensions.Time.Testing;

namespace MiaPulse.Tests.Knowledge;

public sealed class GapListTests : IDisposable
{
    private readonly PlainScreen _screen = new();
    private readonly List<(GapId Id, string? Question, string? Answer)> _told = [];
    private readonly List<GapId> _reopened = [];
    private readonly List<string> _taught = [];
    private Func<Task<Refusal?>> _takes = () => Task.FromResult<Refusal?>(null);

    public void Dispose() => _screen.Dispose();

    [Fact]
    public void With_nothing_unanswered_it_says_what_would_be_here()
    {
        var list = Draw();

        Assert.Equal("Nothing unanswered", list.Find(".state h2").TextContent);
        Assert.Empty(list.Buttons());
    }

    [Fact]
    public void Each_question_says_how_often_it_was_asked_and_leads_to_where()
    {
        var (often, once) = (Gap("Do you deliver?", 3), Gap("Is there parking?", 1));

        var list = Draw(often, once);

        Assert.Empty(list.FindAll(".state"));
        var rows = list.FindAll("[aria-label='Unanswered questions'] > li");
        Assert.Equal(["Do you deliver?", "Is there parking?"], rows.Select(r => r.QuerySelector("h3")!.TextContent));
        Assert.Contains("Asked 3 times", rows[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("Asked once", rows[1].TextContent, StringComparison.Ordinal);
        Assert.Equal([$"/app/inbox/{often.Conversation}", $"/app/inbox/{once.Conversation}"], list.FindAll("a").Select(a => a.GetAttribute("href")));
    }

    [Fact]
    public void An_answer_begins_with_the_visitors_question_and_may_put_it_better()
    {
        var gap = Gap("delivery??", 1);
        var list = Draw(gap, Gap("Is there parking?", 1));

        list.FindAll("button").First(b => b.TextContent.Trim() == "Answer").Click();
        Assert.Equal("delivery??", list.Field("When somebody asks").GetAttribute("value"));
        list.Field("When somebody asks").Change("Do you deliver?");
        list.Field("Mia answers").Change("On weekdays.");
        list.Find("form[aria-label='Answer: delivery??']").Submit();

        Assert.Equal([(gap.Id, "Do you deliver?", "On weekdays.")], _told);
        Assert.Empty(list.FindAll("form"));
    }

    [Fact]
    public void A_question_longer_than_an_answer_may_have_is_cut_to_fit()
    {
        var list = Draw(Gap(new string('x', Faq.MaxQuestionLength + 50), 1));

        list.Button("Answer").Click();
        list.Field("Mia answers").Change("Yes.");
        list.Find("form").Submit();

        Assert.Equal(new string('x', Faq.MaxQuestionLength), Assert.Single(_told).Question);
    }

    [Fact]
    public void An_answer_that_is_refused_stays_with_its_words_and_the_reason()
    {
        _takes = () => Task.FromResult<Refusal?>(Refusal.NotFound("That question is no longer open."));
        var list = Draw(Gap("Do you deliver?", 1));
        list.Button("Answer").Click();
        list.Field("Mia answers").Change("On weekdays.");

        list.Find("form").Submit();

        Assert.Equal("That question is no longer open.", list.Find("form [role=alert]").TextContent);
        list.Button("Cancel").Click();
        Assert.Equal(["Answer", "Needs no answer"], list.Buttons());
    }

    [Fact]
    public void The_other_wordings_of_a_question_stand_with_it_each_with_its_conversation()
    {
        var (tell, bring) = (Wording("can you bring it to me", 2), Wording("is there home delivery", 1));

        var list = Draw(Gap("Do you deliver?", 6, tell, bring), Gap("Is there parking?", 1));

        Assert.Equal("In 2 other wordings", Assert.Single(list.FindAll("details summary")).TextContent);
        var wordings = list.FindAll("[aria-label='Other wordings of: Do you deliver?'] > li");
        Assert.Equal(["can you bring it to me", "is there home delivery"], wordings.Select(w => w.QuerySelector(".wording")!.TextContent));
        Assert.Contains("Asked 2 times", wordings[0].TextContent, StringComparison.Ordinal);
        Assert.Equal($"/app/inbox/{bring.Conversation}", wordings[1].QuerySelector("a")!.GetAttribute("href"));
    }

    [Fact]
    public void Where_there_are_more_than_are_shown_it_says_so()
    {
        Assert.DoesNotContain("most asked", Draw(Gap("Do you deliver?", 1)).Markup, StringComparison.Ordinal);

        var list = Draw([.. Enumerable.Range(1, GapBook.MostRows).Select(n => Gap($"Question {n}?", 1))]);

        Assert.Contains("the 100 most asked", list.Find(".pages-more").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_being_answered_stays_where_somebody_else_closes_the_question()
    {
        var gap = Gap("Do you deliver?", 1);
        var list = Draw(gap);
        list.Button("Answer").Click();
        list.Field("Mia answers").Change("On weekdays.");

        list.Render(p => p.Add(x => x.Gaps, []));

        Assert.Contains("closed while you were at it", list.Find("[role=status]").TextContent, StringComparison.Ordinal);
        Assert.Empty(list.FindAll(".state"));
        list.Find("form").Submit();
        Assert.Equal(["Do you deliver? On weekdays."], _taught);
        Assert.Empty(_told);
        Assert.Equal("Nothing unanswered", list.Find(".state h2").TextContent);
    }

    [Fact]
    public void What_was_put_away_can_be_had_back()
    {
        var gap = Gap("asdf", 1);
        var list = Draw(gap, Gap("Is there parking?", 1));
        Assert.DoesNotContain("Undo", list.Buttons());

        list.FindAll("button").First(b => b.TextContent.Trim() == "Needs no answer").Click();
        Assert.Contains("“asdf” was put away.", list.Find("[role=status]").TextContent, StringComparison.Ordinal);
        list.Button("Undo").Click();

        Assert.Equal([gap.Id], _reopened);
        Assert.Empty(list.FindAll("[role=status]"));
    }

    [Fact]
    public async Task A_question_that_needs_no_answer_is_put_away_once_and_nothing_can_be_pressed_meanwhile()
    {
        var wait = new TaskCompletionSource<Refusal?>();
        _takes = () => wait.Task;
        var gap = Gap("asdf", 1);
        var list = Draw(gap);
        Assert.False(list.Button("Needs no answer").HasAttribute("disabled"));

        var closing = list.Button("Needs no answer").ClickAsync();

        Assert.All(list.FindAll("button"), b => Assert.True(b.HasAttribute("disabled"), b.OuterHtml));
        wait.SetResult(null);
        await closing;
        Assert.Equal([(gap.Id, null, null)], _told);
        Assert.All(list.FindAll("button"), b => Assert.False(b.HasAttribute("disabled"), b.OuterHtml));
        Assert.Empty(list.FindAll("[role=alert]"));
    }

    [Fact]
    public void Where_putting_it_away_is_refused_the_reason_is_said()
    {
        _takes = () => Task.FromResult<Refusal?>(Refusal.NotFound("That question is no longer open."));
        var list = Draw(Gap("asdf", 1));

        list.Button("Needs no answer").Click();

        Assert.Equal("That question is no longer open.", list.Find("[role=alert]").TextContent);
        _takes = () => Task.FromResult<Refusal?>(null);
        list.Button("Needs no answer").Click();
        Assert.Empty(list.FindAll("[role=alert]"));
    }

    private IRenderedComponent<GapList> Draw(params GapRow[] gaps) => _screen.Render<GapList>(p => p
        .Add(x => x.Gaps, gaps)
        .Add(x => x.OnAnswer, change =>
        {
            _told.Add((change.Id, change.Answer?.Question, change.Answer?.Answer));
            return _takes();
        })
        .Add(x => x.OnReopen, id =>
        {
            _reopened.Add(id);
            return _takes();
        })
        .Add(x => x.OnTeach, draft =>
        {
            _taught.Add($"{draft.Question} {draft.Answer}");
            return _takes();
        }));

    private static GapRow Gap(string question, int times, params GapWording[] others)
    {
        var clock = new FakeTimeProvider(Given.Start);
        var draft = question.Length > Faq.MaxQuestionLength ? question[..Faq.MaxQuestionLength] : question;
        return new(Ids.New<GapId>(clock), question, draft, times, Ids.New<ConversationId>(clock), Given.Start, others);
    }

    private static GapWording Wording(string question, int times) => new(question, times, Ids.New<ConversationId>(new FakeTimeProvider(Given.Start)), Given.Start);
}
