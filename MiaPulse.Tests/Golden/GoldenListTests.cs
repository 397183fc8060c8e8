using Bunit;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Golden;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Support;
using MiaPulse.Web.Golden;
using Microsoft.Extensions.Time.Testing;

namespace MiaPulse.Tests.Golden;

public sealed class GoldenListTests : IDisposable
{
    private readonly PlainScreen _screen = new();
    private readonly List<string> _told = [];
    private Refusal? _refuses;

    public void Dispose() => _screen.Dispose();

    [Fact]
    public void Without_questions_it_says_how_to_get_the_first()
    {
        var list = Draw();

        Assert.Equal("No golden questions yet", list.Find(".state h2").TextContent);
        Assert.Equal("/app/knowledge/test", list.Find(".state a").GetAttribute("href"));
        Assert.Empty(list.Buttons());
    }

    [Fact]
    public void An_unchanged_question_shows_its_answer_and_asks_for_nothing()
    {
        var list = Draw(Row("What is a rye loaf?", GoldenState.Unchanged, "It is $6.20.", "It is $6.20."));

        Assert.Equal("Unchanged", list.Find(".tag").TextContent);
        Assert.Contains("It is $6.20.", list.Find(".faq-words").TextContent, StringComparison.Ordinal);
        Assert.Empty(list.FindAll(".compare"));
        Assert.Equal(["Edit: What is a rye loaf?", "Remove: What is a rye loaf?"], list.Buttons());
    }

    [Fact]
    public void A_changed_answer_stands_side_by_side_with_what_differs_marked_and_is_accepted()
    {
        var list = Draw(Row("What is a rye loaf?", GoldenState.Changed, "It is $6.20.", "It is $6.90.", new SourceQuote("Prices", "https://b.example/prices", "")));

        Assert.Equal("Changed", list.Find(".tag").TextContent);
        Assert.Equal(("It is $6.20.", "$6.20."), (list.Find("[aria-label='Approved answer: What is a rye loaf?'] p").TextContent, list.Find("del").TextContent));
        Assert.Equal(("It is $6.90.", "$6.90."), (list.Find("[aria-label='Answer now: What is a rye loaf?'] p").TextContent, list.Find("ins").TextContent));
        Assert.Equal("https://b.example/prices", list.Find("[aria-label='Answer now: What is a rye loaf?'] .said-sources a").GetAttribute("href"));
        list.Button("Accept the new answer").Click();

        Assert.Equal(["accept It is $6.90."], _told);
    }

    [Fact]
    public void The_approved_answer_can_be_taught_instead()
    {
        var list = Draw(Row("What is a rye loaf?", GoldenState.NotAnswered, "It is $6.20.", "I could not find that."));
        Assert.Equal("Not answered any more", list.Find(".tag").TextContent);

        list.Button("Teach the approved one").Click();
        list.Find("form[aria-label='Teach: What is a rye loaf?']").Submit();

        Assert.Equal(["teach What is a rye loaf? It is $6.20."], _told);
        Assert.Empty(list.FindAll("form"));
    }

    [Fact]
    public void While_mia_is_asked_it_says_how_far_and_nothing_is_accepted()
    {
        var list = Draw(
            Row("One?", GoldenState.Unchanged, "Yes.", "Yes."), Row("Two?", GoldenState.Changed, "Yes.", "No.") with { IsDue = true }, Row("Three?", GoldenState.Unchanged, "Yes.", null) with { IsDue = true });

        Assert.Contains("1 of 3 asked", list.Find(".golden-round").TextContent, StringComparison.Ordinal);
        Assert.Equal("1", list.Find("[role=progressbar]").GetAttribute("aria-valuenow"));
        Assert.Equal(["Unchanged", "Being asked", "Being asked"], list.FindAll(".tag").Select(t => t.TextContent));
        Assert.True(list.Button("Accept the new answer").HasAttribute("disabled"));
    }

    [Fact]
    public void A_question_is_put_in_other_words_and_what_is_refused_stays_with_the_reason()
    {
        var list = Draw(Row("What is a rye loaf?", GoldenState.Unchanged, "It is $6.20.", null));
        list.Button("Edit: What is a rye loaf?").Click();
        list.Field("Golden question").Change("How much is rye bread?");
        _refuses = Refusal.Conflict("This is a golden question already.");

        list.Find("form").Submit();
        Assert.Equal("This is a golden question already.", list.Find("[role=alert]").TextContent);
        Assert.Single(list.FindAll("form"));
        _refuses = null;
        list.Find("form").Submit();

        Assert.Equal(["edit How much is rye bread?: It is $6.20.", "edit How much is rye bread?: It is $6.20."], _told);
        Assert.Empty(list.FindAll("form, [role=alert]"));
    }

    [Fact]
    public void What_mia_should_say_can_be_written_by_hand()
    {
        var list = Draw(Row("What is a rye loaf?", GoldenState.Unchanged, "It is $6.20.", null));
        list.Button("Edit: What is a rye loaf?").Click();
        Assert.Equal("It is $6.20.", list.Field("What Mia should say").GetAttribute("value") ?? list.Field("What Mia should say").TextContent);

        list.Field("What Mia should say").Change("It is $7.");
        list.Find("form").Submit();

        Assert.Equal(["edit What is a rye loaf?: It is $7."], _told);
        Assert.Empty(list.FindAll("form"));
    }

    [Fact]
    public void A_removed_question_can_be_had_back()
    {
        var list = Draw(Row("What is a rye loaf?", GoldenState.Unchanged, "It is $6.20.", null));

        list.Button("Remove: What is a rye loaf?").Click();
        Assert.Contains("no longer a golden question", list.Find(".undo").TextContent, StringComparison.Ordinal);
        list.Button("Undo").Click();

        Assert.Equal(["remove", "keep What is a rye loaf?"], _told);
        Assert.Empty(list.FindAll(".undo"));
    }

    private IRenderedComponent<GoldenList> Draw(params GoldenRow[] rows) => _screen.Render<GoldenList>(p => p
        .Add(x => x.Rows, rows)
        .Add(x => x.OnAccept, change => Tell($"accept {change.Seen}"))
        .Add(x => x.OnEdit, change => Tell($"edit {change.Question}: {change.Answer}"))
        .Add(x => x.OnKeep, draft => Tell($"keep {draft.Question}"))
        .Add(x => x.OnTeach, draft => Tell($"teach {draft.Question} {draft.Answer}"))
        .Add(x => x.OnRemove, id =>
        {
            _told.Add("remove");
            var row = rows.Single(r => r.Id == id);
            return Task.FromResult<Result<GoldenDraft>>(new GoldenDraft(row.Question, row.Approved, row.AsOf));
        }));

    private Task<Refusal?> Tell(string what)
    {
        _told.Add(what);
        return Task.FromResult(_refuses);
    }

    private static GoldenRow Row(string question, GoldenState state, string approved, string? now, params SourceQuote[] sources) => new(
        Ids.New<GoldenId>(new FakeTimeProvider(Given.Start)), question, new GoldenAnswer(approved, [], "answer", "embedded"), now is null ? null : new GoldenAnswer(now, sources, "answer", "embedded"),
        state, false, now is null ? null : Given.Start, Given.Start);
}
