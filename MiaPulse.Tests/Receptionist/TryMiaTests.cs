using Bunit;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Receptionist;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Support;
using MiaPulse.Web.Receptionist;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Tests.Receptionist;

public sealed class TryMiaTests
{
    [Fact]
    public async Task A_trial_streams_her_words_and_keeps_nothing()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        var ct = Xunit.TestContext.Current.CancellationToken;

        var reply = await given.The<TryMia>().RunAsync(owner, "Hello?", [], DialogueState.Fresh, ct);
        var parts = new List<ReplyPart>();
        await foreach (var part in reply.Value.Parts)
        {
            parts.Add(part);
        }

        Assert.Equal("Good to hear from you.", string.Concat(parts.OfType<ReplyWords>().Select(w => w.Text)));
        Assert.IsType<ReplyEnd>(parts[^1]);
        Assert.Equal("Corner Bakery", given.Model.LastPrompt!.Business.Name);
        await using var db = await given.DbFor(owner);
        Assert.Equal((0, 0, 0), (await db.Conversations.CountAsync(ct), await db.Leads.CountAsync(ct), await db.Gaps.CountAsync(ct)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData(null)]
    public async Task A_question_without_words_is_refused_before_anybody_thinks(string? question)
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();

        var reply = await given.The<TryMia>().RunAsync(owner, question, [], DialogueState.Fresh, Xunit.TestContext.Current.CancellationToken);

        Assert.Equal(RefusalKind.Invalid, reply.Refusal?.Kind);
        Assert.Equal(0, given.Model.Asked);
    }

    [Fact]
    public async Task The_owner_sees_what_she_says_where_it_is_from_and_how_sure_she_is()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        given.Model.Says = Answer;
        await using var screen = new Screen(given, owner);
        var test = screen.Render<TestMia>();

        test.Find("#ask-mia").Input("What does a loaf cost?");
        await test.InvokeAsync(() => test.Find("form.ask").Submit());

        await Eventually.HoldsAsync(() => test.FindAll(".said.mia:not(.speaking) .bubble").Any(b => b.TextContent == "Fresh every morning."), "her answer");
        Assert.Equal("Prices", test.Find(".said-sources").TextContent.Trim());
        test.FindAll("button").Single(b => b.TextContent == "Why?").Click();
        Assert.Contains("91", test.Find(".why-confidence").TextContent);
    }

    [Fact]
    public async Task What_a_visitor_could_press_is_shown_and_cannot_be_pressed_here()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        given.Model.Says = (prompt, _, _) => Parts(
            new ReplyWords("Which one do you mean?"),
            new ReplyEnd(new MessageExtras([], [new MessageAction("suggest", "Rye bread"), new MessageAction("link", "Book online", "https://b.example/book")]), prompt.Dialogue));
        await using var screen = new Screen(given, owner);
        var test = screen.Render<TestMia>();

        test.Find("#ask-mia").Input("What does a loaf cost?");
        await test.InvokeAsync(() => test.Find("form.ask").Submit());

        await Eventually.HoldsAsync(() => test.FindAll(".test-foot").Count == 1, "her answer");
        Assert.Equal(["Rye bread", "Book online"], test.FindAll("[aria-label='What a visitor can press here'] li").Select(l => l.TextContent));
        Assert.DoesNotContain("Rye bread", test.Buttons());
        Assert.Empty(test.FindAll("a[href='https://b.example/book']"));
        Assert.Contains("it is not kept: only what you teach her and your golden questions stay", test.Find(".test-foot").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_gate_withholds_from_visitors_it_withholds_here_too()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        given.Model.Says = (prompt, _, _) => Parts(new ReplyWords("We are glad you ask. A loaf costs $6.50."), new ReplyEnd(MessageExtras.None, prompt.Dialogue));
        var ct = Xunit.TestContext.Current.CancellationToken;

        var reply = await given.The<TryMia>().RunAsync(owner, "What does a loaf cost?", [], DialogueState.Fresh, ct);
        var words = "";
        await foreach (var part in reply.Value.Parts)
        {
            words += (part as ReplyWords)?.Text;
        }

        Assert.Contains("We are glad you ask.", words, StringComparison.Ordinal);
        Assert.DoesNotContain("6.50", words, StringComparison.Ordinal); // no passage has that price
    }

    [Fact]
    public async Task Where_she_fails_the_owner_is_told_and_can_ask_again()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        given.Model.Says = (_, _, _) => throw new InvalidOperationException("no model");
        await using var screen = new Screen(given, owner);
        var test = screen.Render<TestMia>();

        test.Find("#ask-mia").Input("Hello?");
        await test.InvokeAsync(() => test.Find("form.ask").Submit());

        await Eventually.HoldsAsync(() => test.FindAll("[role=alert]").Count == 1, "the notice");
        Assert.False(test.Find("#ask-mia").HasAttribute("disabled"));
    }

    private static async IAsyncEnumerable<ReplyPart> Parts(params ReplyPart[] parts)
    {
        await Task.CompletedTask;
        foreach (var part in parts)
        {
            yield return part;
        }
    }

    private static async IAsyncEnumerable<ReplyPart> Answer(ReceptionistPrompt prompt, ReceptionistTools tools, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        await Task.CompletedTask;
        yield return new ReplyWords("Fresh ");
        yield return new ReplyWords("every morning.");
        yield return new ReplyEnd(
            new MessageExtras([new SourceQuote("Prices", "https://b.example/prices", "baked fresh every morning")], [], null, new Receipt("answer", .91, "embedded", [])), prompt.Dialogue);
    }
}
