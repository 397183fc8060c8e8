using MiaPulse.Core.Conversations;
using MiaPulse.Core.Leads;
using MiaPulse.Core.Shared;
using MiaPulse.Core.Visits;
using MiaPulse.Tests.Support;

namespace MiaPulse.Tests.Conversations;

public sealed class OpenConversationTests
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_member_sees_what_was_said_by_whom_and_where_it_began()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        var (_, id) = await given.AConversationOf(owner, "Do you deliver?");
        await given.The<ReplyAsOwner>().RunAsync(owner, id, "We do.", "m-1", Ct);

        var view = (await given.The<OpenConversation>().ReadAsync(owner, id, 50, Ct)).Value;

        Assert.Equal("Visitor on /prices", view.Head.Title);
        Assert.Equal(ConversationState.Human, view.Head.State);
        Assert.True(view.Head.IsMine);
        Assert.Equal("Do you deliver?", view.Messages[0].Text);
        Assert.Equal((Author.Member, "We do."), (view.Messages[^1].Author, view.Messages[^1].Text));
        Assert.Equal(view.Messages.Select(m => m.Sequence).Order(), view.Messages.Select(m => m.Sequence));
        Assert.Equal("America/New_York", view.Visitor.TimeZone);
        Assert.Null(view.Lead);
        Assert.False(view.HasEarlier);
    }

    [Fact]
    public async Task Only_the_latest_messages_are_read_and_it_says_that_there_are_more()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        var (visitor, id) = await given.AConversationOf(owner, "One");
        await given.Wrote(visitor, "Two");
        await given.Wrote(visitor, "Three");

        var view = (await given.The<OpenConversation>().ReadAsync(owner, id, 2, Ct)).Value;

        Assert.Equal(["Two", "Three"], view.Messages.Select(m => m.Text));
        Assert.True(view.HasEarlier);
    }

    [Fact]
    public async Task The_contact_and_the_pages_seen_stand_beside_it()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        var (visitor, id) = await given.AConversationOf(owner);
        await given.The<RecordPage>().RunAsync(visitor, new SeenPage("https://b.example/cakes", "Cakes", null));
        await given.The<CaptureLead>().RunAsync(owner, id, new ContactCard("Ana", "ana@ruiz.example", null), "I'm Ana", "A cake", Ct);

        var view = (await given.The<OpenConversation>().ReadAsync(owner, id, 50, Ct)).Value;

        Assert.Equal("Ana", view.Head.Title);
        Assert.Equal(("ana@ruiz.example", LeadStatus.New), (view.Lead!.Email, view.Lead.Status));
        Assert.Contains(view.Trail, p => p.Url == "https://b.example/cakes");
    }

    [Fact]
    public async Task A_neighbours_conversation_is_not_found()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        var (_, id) = await given.AConversationOf(owner);
        var neighbour = await given.ABusiness("Neighbour");
        Assert.True((await given.The<OpenConversation>().ReadAsync(owner, id, 50, Ct)).IsDone);

        var foreign = await given.The<OpenConversation>().ReadAsync(neighbour, id, 50, Ct);
        var missing = await given.The<OpenConversation>().ReadAsync(neighbour, given.NewId<ConversationId>(), 50, Ct);

        Assert.Equal(RefusalKind.NotFound, foreign.Refusal?.Kind);
        Assert.Equal(missing.Refusal, foreign.Refusal);
    }
}
