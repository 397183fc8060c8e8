using Bunit;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Support;
using MiaPulse.Web.Knowledge;
using Microsoft.Extensions.Time.Testing;

namespace MiaPulse.Tests.Knowledge;

public sealed class FaqListTests : IDisposable
{
    private readonly PlainScreen _screen = new();
    private readonly List<(FaqId? Id, string Question, string Answer)> _saved = [];
    private readonly List<FaqId> _deleted = [];
    private Func<Task<Refusal?>> _keeps = () => Task.FromResult<Refusal?>(null);
    private Func<Task> _deletes = () => Task.CompletedTask;

    public void Dispose() => _screen.Dispose();

    [Fact]
    public void Without_answers_it_says_what_they_are_good_for_and_offers_the_first()
    {
        var list = Draw();

        Assert.Equal("No answers of your own yet", list.Find(".state h2").TextContent);
        Assert.Empty(list.FindAll("ul"));
        Assert.Equal(["Add an answer"], list.Buttons());
    }

    [Fact]
    public void Each_answer_stands_under_its_question_with_ways_to_change_it()
    {
        var list = Draw(Faq("Do you deliver?", "On weekdays."), Faq("Is there parking?", "Behind the house."));

        Assert.Empty(list.FindAll(".state"));
        Assert.Equal(
            [("Do you deliver?", "On weekdays."), ("Is there parking?", "Behind the house.")],
            list.FindAll("[aria-label='Your answers'] > li").Select(l => (l.QuerySelector("h3")!.TextContent, l.QuerySelector("p")!.TextContent)));
        Assert.Equal(["Add an answer", "Edit: Do you deliver?", "Delete: Do you deliver?", "Edit: Is there parking?", "Delete: Is there parking?"], list.Buttons());
    }

    [Fact]
    public void A_new_answer_is_handed_over_as_it_was_written_and_the_form_closes()
    {
        var list = Draw();

        list.Button("Add an answer").Click();
        Assert.DoesNotContain("Add an answer", list.Buttons());
        list.Field("When somebody asks").Change("Do you deliver?");
        list.Field("Mia answers").Change("On weekdays.");
        list.Find("form[aria-label='New answer']").Submit();

        Assert.Equal([(null, "Do you deliver?", "On weekdays.")], _saved);
        Assert.Empty(list.FindAll("form"));
        list.Button("Add an answer").Click();
        Assert.Equal("", list.Field("When somebody asks").GetAttribute("value") ?? ""); // the next one begins empty
    }

    [Fact]
    public void What_is_incomplete_is_named_and_not_handed_over()
    {
        var list = Draw();
        list.Button("Add an answer").Click();
        list.Field("When somebody asks").Change("Do you deliver?");

        list.Find("form").Submit();

        Assert.Empty(_saved);
        Assert.Contains("answer", list.Find(".mud-input-error .mud-input-helper-text, .mud-input-error.mud-input-helper-text, .mud-input-helper-text.mud-input-error").TextContent, StringComparison.OrdinalIgnoreCase);
        list.Field("Mia answers").Change("On weekdays.");
        list.Find("form").Submit();
        Assert.Single(_saved);
    }

    [Fact]
    public async Task While_it_is_kept_nothing_can_be_pressed_and_pressing_twice_keeps_it_once()
    {
        var wait = new TaskCompletionSource<Refusal?>();
        _keeps = () => wait.Task;
        var list = Draw();
        list.Button("Add an answer").Click();
        list.Field("When somebody asks").Change("Do you deliver?");
        list.Field("Mia answers").Change("On weekdays.");
        Assert.False(list.Button("Teach Mia").HasAttribute("disabled"));

        var saving = list.Find("form").SubmitAsync();
        var again = list.Find("form").SubmitAsync();

        Assert.All(list.FindAll("form button, form input, form textarea"), e => Assert.True(e.HasAttribute("disabled"), e.OuterHtml));
        wait.SetResult(null);
        await Task.WhenAll(saving, again);
        Assert.Single(_saved);
        Assert.Empty(list.FindAll("form"));
    }

    [Fact]
    public void An_answer_that_is_refused_stays_with_its_words_and_the_reason()
    {
        _keeps = () => Task.FromResult<Refusal?>(Refusal.OverLimit("Mia can keep 500 answers."));
        var faq = Faq("Do you deliver?", "On weekdays.");
        var list = Draw(faq);
        list.Button("Edit: Do you deliver?").Click();
        Assert.Equal("Do you deliver?", list.Field("When somebody asks").GetAttribute("value"));
        list.Field("Mia answers").Change("On Sundays too.");

        list.Find("form").Submit();

        Assert.Equal("Mia can keep 500 answers.", list.Find("form [role=alert]").TextContent);
        Assert.False(list.Button("Save").HasAttribute("disabled"));
        _keeps = () => Task.FromResult<Refusal?>(null);
        list.Find("form").Submit();
        Assert.Equal([(faq.Id, "Do you deliver?", "On Sundays too."), (faq.Id, "Do you deliver?", "On Sundays too.")], _saved);
        Assert.Empty(list.FindAll("form"));
    }

    [Fact]
    public void A_change_that_is_cancelled_is_no_change_and_is_forgotten()
    {
        var list = Draw(Faq("Do you deliver?", "On weekdays."));
        list.Button("Edit: Do you deliver?").Click();
        list.Field("When somebody asks").Change("Something else");

        list.Button("Cancel").Click();

        Assert.Empty(_saved);
        Assert.Equal("Do you deliver?", list.Find("h3").TextContent);
        list.Button("Edit: Do you deliver?").Click();
        Assert.Equal("Do you deliver?", list.Field("When somebody asks").GetAttribute("value"));
    }

    [Fact]
    public async Task An_answer_is_deleted_only_after_a_second_word_and_only_once()
    {
        var wait = new TaskCompletionSource();
        _deletes = () => wait.Task;
        var (kept, gone) = (Faq("Is there parking?", "Behind the house."), Faq("Do you deliver?", "On weekdays."));
        var list = Draw(kept, gone);
        list.Button("Delete: Is there parking?").Click();
        list.Button("Keep").Click();
        list.Button("Delete: Do you deliver?").Click();
        Assert.Empty(_deleted);

        var deleting = list.Button("Delete").ClickAsync();

        Assert.All(list.FindAll("li button"), b => Assert.True(b.HasAttribute("disabled"), b.OuterHtml));
        wait.SetResult();
        await deleting;
        Assert.Equal([gone.Id], _deleted);
        Assert.DoesNotContain("Keep", list.Buttons());
        Assert.All(list.FindAll("li button"), b => Assert.False(b.HasAttribute("disabled"), b.OuterHtml));
    }

    private IRenderedComponent<FaqList> Draw(params FaqRow[] faqs) => _screen.Render<FaqList>(p => p
        .Add(x => x.Faqs, faqs)
        .Add(x => x.OnSave, change =>
        {
            _saved.Add((change.Id, change.Draft.Question, change.Draft.Answer));
            return _keeps();
        })
        .Add(x => x.OnDelete, (FaqId id) =>
        {
            _deleted.Add(id);
            return _deletes();
        }));

    private static FaqRow Faq(string question, string answer) => new(Ids.New<FaqId>(new FakeTimeProvider(Given.Start)), question, answer, Given.Start);
}
