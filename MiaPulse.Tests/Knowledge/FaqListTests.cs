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
    private readonly List<DateTimeOffset?> _seen = [];
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
    public async Task An_answer_is_deleted_once_and_can_be_had_back()
    {
        var wait = new TaskCompletionSource();
        _deletes = () => wait.Task;
        var (kept, gone) = (Faq("Is there parking?", "Behind the house."), Faq("Do you deliver?", "On weekdays."));
        var list = Draw(kept, gone);
        Assert.DoesNotContain("Undo", list.Buttons());

        var deleting = list.Button("Delete: Do you deliver?").ClickAsync();

        Assert.All(list.FindAll("li button"), b => Assert.True(b.HasAttribute("disabled"), b.OuterHtml));
        wait.SetResult();
        await deleting;
        Assert.Equal([gone.Id], _deleted);
        Assert.Contains("“Do you deliver?” was deleted.", list.Find(".undo").TextContent, StringComparison.Ordinal);
        Assert.All(list.FindAll("li button"), b => Assert.False(b.HasAttribute("disabled"), b.OuterHtml));
        list.Button("Undo").Click();
        Assert.Equal([(null, "Do you deliver?", "On weekdays.")], _saved);
        Assert.Empty(list.FindAll(".undo"));
    }

    [Fact]
    public void Where_it_cannot_be_had_back_the_reason_is_said_and_the_way_back_stays()
    {
        var list = Draw(Faq("Do you deliver?", "On weekdays."));
        list.Button("Delete: Do you deliver?").Click();
        _keeps = () => Task.FromResult<Refusal?>(Refusal.Conflict("Mia has an answer to this question already."));

        list.Button("Undo").Click();

        Assert.Equal("Mia has an answer to this question already.", list.Find("[role=alert]").TextContent);
        Assert.Contains("Undo", list.Buttons());
    }

    [Fact]
    public void An_answer_that_somebody_changed_meanwhile_is_overwritten_only_once_it_was_seen()
    {
        var faq = Faq("Do you deliver?", "On weekdays.");
        var list = Draw(faq);
        list.Button("Edit: Do you deliver?").Click();
        var changed = faq with { Answer = "Never.", UpdatedAt = Given.Start.AddMinutes(1) };
        list.Render(p => p.Add(x => x.Faqs, [changed]));
        _keeps = () => Task.FromResult<Refusal?>(Refusal.Conflict("Somebody changed this meanwhile."));

        list.Find("form").Submit();
        Assert.Equal("Somebody changed this meanwhile.", list.Find("form [role=alert]").TextContent);
        _keeps = () => Task.FromResult<Refusal?>(null);
        list.Find("form").Submit();

        Assert.Equal([Given.Start, Given.Start.AddMinutes(1)], _seen);
        Assert.Empty(list.FindAll("form"));
    }

    [Fact]
    public void What_is_being_written_stays_where_somebody_else_deletes_the_answer()
    {
        var list = Draw(Faq("Do you deliver?", "On weekdays."), Faq("Is there parking?", "Behind the house."));
        list.Button("Edit: Do you deliver?").Click();
        list.Field("Mia answers").Change("On Sundays too.");

        list.Render(p => p.Add(x => x.Faqs, [Faq("Is there parking?", "Behind the house.")]));

        Assert.Contains("deleted this answer while you were at it", list.Find("[role=status]").TextContent, StringComparison.Ordinal);
        list.Find("form").Submit();
        Assert.Equal([(null, "Do you deliver?", "On Sundays too.")], _saved);
        Assert.Equal(["Add an answer", "Edit: Is there parking?", "Delete: Is there parking?"], list.Buttons());
    }

    [Fact]
    public void Many_answers_are_searched_and_shown_a_part_at_a_time()
    {
        var list = Draw([.. Enumerable.Range(1, 120).Select(n => Faq($"Question {n}?", n == 77 ? "Only on Sundays." : "Yes."))]);
        Assert.Equal(50, list.FindAll(".faq").Count);

        list.Button("Show more of 120").Click();
        Assert.Equal(100, list.FindAll(".faq").Count);
        list.Find("input[type=search]").Input("sundays");

        Assert.Equal("Question 77?", Assert.Single(list.FindAll(".faq h3")).TextContent);
        list.Find("input[type=search]").Input("tandem");
        Assert.Equal("None of your answers says that", list.Find(".state h2").TextContent);
        list.Button("show all 120").Click();
        Assert.Equal(50, list.FindAll(".faq").Count);
    }

    [Fact]
    public void What_is_pasted_and_too_long_is_refused_in_words_and_not_cut_in_silence()
    {
        var list = Draw();
        list.Button("Add an answer").Click();
        list.Field("When somebody asks").Change("Do you deliver?");
        var room = int.Parse(list.Field("Mia answers").GetAttribute("maxlength")!, System.Globalization.CultureInfo.InvariantCulture);

        list.Field("Mia answers").Change(new string('x', 4000)[..room]); // as a browser cuts it

        list.Find("form").Submit();
        Assert.Empty(_saved);
        Assert.Contains("at most 2000 characters", list.Find("form").TextContent, StringComparison.Ordinal);
    }

    private IRenderedComponent<FaqList> Draw(params FaqRow[] faqs) => _screen.Render<FaqList>(p => p
        .Add(x => x.Faqs, faqs)
        .Add(x => x.OnSave, change =>
        {
            _saved.Add((change.Id, change.Draft.Question, change.Draft.Answer));
            _seen.Add(change.Seen);
            return _keeps();
        })
        .Add(x => x.OnDelete, async id =>
        {
            _deleted.Add(id);
            await _deletes();
            var faq = faqs.Single(f => f.Id == id);
            return new FaqDraft { Question = faq.Question, Answer = faq.Answer };
        }));

    private static FaqRow Faq(string question, string answer) => new(Ids.New<FaqId>(new FakeTimeProvider(Given.Start)), question, answer, Given.Start);
}
