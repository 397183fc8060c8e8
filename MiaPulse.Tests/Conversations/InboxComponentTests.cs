using Bunit;
using MiaPulse.Core.Conversations;
using MiaPulse.Tests.Support;
using MiaPulse.Web.Conversations;
using Microsoft.Extensions.Time.Testing;

namespace MiaPulse.Tests.Conversations;

public sealed class InboxComponentTests
{
    private readonly FakeTimeProvider _clock = new(Given.Start);

    [Theory]
    [InlineData(ConversationState.Mia, "Mia is answering", "Take over", "Close")]
    [InlineData(ConversationState.Waiting, "Waiting for a person", "Take over", "Hand back to Mia", "Close")]
    [InlineData(ConversationState.Closed, "Closed. A new message opens it again", "Take over")]
    public void The_banner_says_who_has_it_and_offers_what_fits(ConversationState state, string words, params string[] ways)
    {
        using var screen = new PlainScreen();

        var banner = screen.Render<ConversationBanner>(p => p.Add(x => x.State, state));

        Assert.Equal(words, banner.Find(".banner-words").TextContent.Trim());
        Assert.Equal(ways, banner.FindAll("button").Select(b => b.TextContent.Trim()));
    }

    [Theory]
    [InlineData(true, "You have this conversation", "Hand back to Mia", "Close")]
    [InlineData(false, "Ben has this conversation", "Take over", "Hand back to Mia", "Close")]
    public void The_banner_tells_mine_from_a_colleagues(bool isMine, string words, params string[] ways)
    {
        using var screen = new PlainScreen();

        var banner = screen.Render<ConversationBanner>(p => p.Add(x => x.State, ConversationState.Human).Add(x => x.IsMine, isMine).Add(x => x.TakenByName, "Ben"));

        Assert.Equal(words, banner.Find(".banner-words").TextContent.Trim());
        Assert.Equal(ways, banner.FindAll("button").Select(b => b.TextContent.Trim()));
    }

    [Fact]
    public void While_something_is_under_way_no_button_of_the_banner_can_be_pressed()
    {
        using var screen = new PlainScreen();

        var banner = screen.Render<ConversationBanner>(p => p.Add(x => x.State, ConversationState.Waiting).Add(x => x.IsBusy, true));

        Assert.All(banner.FindAll("button"), b => Assert.True(b.HasAttribute("disabled")));
    }

    [Fact]
    public void A_row_says_in_words_what_its_colours_say()
    {
        using var screen = new PlainScreen();
        var row = Sample.Row(_clock) with { State = ConversationState.Waiting, WaitingSince = _clock.GetUtcNow(), HasLead = true };

        var line = screen.Render<InboxLine>(p => p.Add(x => x.Row, row).Add(x => x.Href, "/app/inbox/x").Add(x => x.IsOpen, true));

        Assert.StartsWith("Waiting", line.Find(".tag.waiting").TextContent, StringComparison.Ordinal);
        Assert.Equal("Visitor on /prices", line.Find(".line-title").TextContent);
        Assert.Equal("true", line.Find("a").GetAttribute("aria-current"));
        Assert.Equal("Unread", line.Find(".unread-dot").TextContent);
        Assert.Equal("Lead", line.Find(".tag.lead").TextContent);
    }

    [Fact]
    public void A_row_says_that_somebody_called()
    {
        using var screen = new PlainScreen();
        var web = screen.Render<InboxLine>(p => p.Add(x => x.Row, Sample.Row(_clock)).Add(x => x.Href, "/a"));
        Assert.Empty(web.FindAll(".tag.phone"));

        var line = screen.Render<InboxLine>(p => p.Add(x => x.Row, Sample.Row(_clock) with { Channel = Channel.Phone, StartedOnUrl = null }).Add(x => x.Href, "/a"));

        Assert.Equal("Phone", line.Find(".tag.phone").TextContent);
        Assert.Equal("Caller", line.Find(".line-title").TextContent);
    }

    [Fact]
    public void A_row_that_did_not_change_is_not_drawn_again()
    {
        using var screen = new PlainScreen();
        var row = Sample.Row(_clock);
        var line = screen.Render<InboxLine>(p => p.Add(x => x.Row, row).Add(x => x.Href, "/a"));
        var before = line.RenderCount;

        line.Render(p => p.Add(x => x.Row, row with { }).Add(x => x.Href, "/a"));
        Assert.Equal(before, line.RenderCount);

        line.Render(p => p.Add(x => x.Row, row with { LastText = "Bye" }).Add(x => x.Href, "/a"));
        Assert.Equal("Bye", line.Find(".line-last").TextContent);
    }

    [Fact]
    public void Each_speaker_has_a_bubble_of_their_own()
    {
        using var screen = new PlainScreen();

        string ClassOf(Author author) => screen.Render<MessageBubble>(p => p.Add(x => x.Message, Sample.Message(_clock, author, "Hello"))).Find(".said").ClassName!;

        Assert.Equal(["said visitor", "said mia", "said member", "said system"], new[] { Author.Visitor, Author.Mia, Author.Member, Author.System }.Select(ClassOf));
    }

    [Fact]
    public void Mias_bubble_says_that_she_is_an_AI_where_it_is_from_and_why()
    {
        using var screen = new PlainScreen();
        var extras = new MessageExtras(
            [new SourceQuote("Prices", "https://b.example/prices", "A loaf costs 6.50")], [], null,
            new Receipt("answer", .87, "embedded", [new ReceiptPassage(default, "Our bread", "https://b.example/prices", "Fresh daily. A loaf costs 6.50. Closed on Mondays.", 3)]));
        var corrected = new List<Message>();
        var bubble = screen.Render<MessageBubble>(p => p
            .Add(x => x.Message, Sample.Message(_clock, Author.Mia, "It costs 6.50.", extras))
            .Add(x => x.OnCorrect, (Message m) => corrected.Add(m)));
        Assert.Equal("AI", bubble.Find(".ai-tag").TextContent);
        Assert.Equal("https://b.example/prices", bubble.Find(".said-sources a").GetAttribute("href"));
        Assert.Empty(bubble.FindAll(".why"));

        bubble.FindAll("button").Single(b => b.TextContent == "Why?").Click();

        Assert.Equal("true", bubble.FindAll("button").Single(b => b.TextContent == "Why?").GetAttribute("aria-expanded"));
        Assert.Equal("A loaf costs 6.50", bubble.Find(".why mark").TextContent);
        Assert.Contains("87", bubble.Find(".why-confidence").TextContent);
        Assert.Equal(("0", "Words of Our bread"), (bubble.Find(".passage-text").GetAttribute("tabindex"), bubble.Find(".passage-text").GetAttribute("aria-label"))); // it scrolls, by keyboard too
        bubble.FindAll("button").Single(b => b.TextContent == "Correct this").Click();
        Assert.Single(corrected);
    }

    [Fact]
    public async Task The_list_shows_a_visitor_the_moment_they_write()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        await using var screen = new Screen(given, owner);
        var list = screen.Render<InboxRows>(p => p.Add(x => x.Filter, InboxFilter.All));
        Assert.Equal("No conversations yet", list.Find(".state h2").TextContent);

        await given.AConversationOf(owner, "Do you deliver?");

        await screen.ShowsAsync(() => list.FindAll(".line-last").Any(l => l.TextContent == "Do you deliver?"), "the row");
    }

    [Fact]
    public async Task The_conversation_shows_words_as_they_come_and_who_has_it()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        var (visitor, id) = await given.AConversationOf(owner, "Do you deliver?");
        await using var screen = new Screen(given, owner);
        var pane = screen.Render<ConversationPane>(p => p.Add(x => x.Id, id));
        Assert.Equal("Do you deliver?", pane.Find(".said.visitor .bubble").TextContent);

        given.Clock.Advance(TimeSpan.FromSeconds(1));
        await given.Wrote(visitor, "On Sundays?");
        await screen.ShowsAsync(() => pane.FindAll(".said.visitor").Count == 2, "the second question");

        await given.MiaRepliesIn(owner, id);
        given.Clock.Advance(TimeSpan.FromSeconds(1));
        await screen.ShowsAsync(() => pane.FindAll(".said.mia:not(.speaking) .bubble").Any(b => b.TextContent == "Good to hear from you."), "Mia's reply");
        await screen.ShowsAsync(() => pane.FindAll(".speaking").Count == 0, "the streamed words give way to the message");

        await pane.InvokeAsync(() => pane.FindAll(".banner button").Single(b => b.TextContent.Trim() == "Take over").Click());
        await screen.ShowsAsync(() => pane.Find(".banner-words").TextContent.Contains("You have this conversation", StringComparison.Ordinal), "the takeover");
        Assert.Equal(ConversationState.Human, (await given.ConversationOf(owner, id)).State);
    }

    [Fact]
    public async Task A_reply_takes_over_and_sending_the_same_again_is_the_same_message()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        var (_, id) = await given.AConversationOf(owner);
        await using var screen = new Screen(given, owner);
        var pane = screen.Render<ConversationPane>(p => p.Add(x => x.Id, id));
        var composer = pane.FindComponent<Composer>().Instance;

        await pane.InvokeAsync(() => composer.SendAsync("On our way", "m-77"));
        await pane.InvokeAsync(() => composer.SendAsync("On our way", "m-77"));

        Assert.Single(await given.MessagesIn(owner, id), m => m.Author is Author.Member);
        Assert.Equal("On our way", Assert.Single(pane.FindAll(".said.member .bubble")).TextContent);
    }

    [Fact]
    public async Task A_reply_that_was_refused_stays_with_its_reason_and_a_way_to_try_again()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        var (_, id) = await given.AConversationOf(owner);
        await using var screen = new Screen(given, owner);
        var pane = screen.Render<ConversationPane>(p => p.Add(x => x.Id, id));

        await pane.InvokeAsync(() => pane.FindComponent<Composer>().Instance.SendAsync(new string('x', Message.MaxLength + 1), "m-78"));

        Assert.Contains("at most", pane.Find(".said.failed [role=alert]").TextContent);
        pane.FindAll(".said.failed button").Single(b => b.TextContent == "Discard").Click();
        Assert.Empty(pane.FindAll(".said.failed"));
    }

    [Fact]
    public async Task A_conversation_that_is_not_ours_looks_like_one_that_is_not_there()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        var neighbour = await given.ABusiness("Neighbour");
        var (_, id) = await given.AConversationOf(owner, "Secret");
        await using var screen = new Screen(given, neighbour);

        var pane = screen.Render<ConversationPane>(p => p.Add(x => x.Id, id));

        Assert.Equal("This conversation is not here", pane.Find(".state h1").TextContent);
        Assert.DoesNotContain("Secret", pane.Markup);
    }
}
