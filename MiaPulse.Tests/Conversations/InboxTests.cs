using MiaPulse.Core.Conversations;
using MiaPulse.Core.Leads;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Support;

namespace MiaPulse.Tests.Conversations;

public sealed class InboxTests
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_conversation_with_the_newest_word_stands_first()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        var (_, first) = await given.AConversationOf(owner, "First");
        given.Clock.Advance(TimeSpan.FromMinutes(1));
        var (_, second) = await given.AConversationOf(owner, "Second");

        Assert.Equal([second, first], await IdsOf(given, owner, InboxFilter.All));

        given.Clock.Advance(TimeSpan.FromMinutes(1));
        await given.The<ReplyAsOwner>().RunAsync(owner, first, "On it", "m-1", Ct);

        Assert.Equal([first, second], await IdsOf(given, owner, InboxFilter.All));
    }

    [Fact]
    public async Task Each_filter_shows_its_own_conversations()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        var colleague = owner with { Member = given.NewId<MemberId>(), Name = "Ben" };
        var (_, mias) = await given.AConversationOf(owner);
        var (_, mine) = await given.AConversationOf(owner);
        await given.The<TakeOver>().RunAsync(owner, mine, Ct);
        var (_, theirs) = await given.AConversationOf(owner);
        await given.The<TakeOver>().RunAsync(colleague, theirs, Ct);
        var (waits, waiting) = await given.AConversationOf(owner);
        await given.The<CallForPerson>().RunAsync(waits, waiting, new ConversationStart(Channel.Web, null, null), Ct);
        var (_, closed) = await given.AConversationOf(owner);
        await given.The<CloseConversation>().RunAsync(owner, closed, Ct);

        Assert.Equal([mias], await IdsOf(given, owner, InboxFilter.Mia));
        Assert.Equal([mine], await IdsOf(given, owner, InboxFilter.Mine));
        Assert.Equal([waiting], await IdsOf(given, owner, InboxFilter.Waiting));
        Assert.Equal([closed], await IdsOf(given, owner, InboxFilter.Closed));
        Assert.Equivalent(new[] { mias, mine, theirs, waiting }, await IdsOf(given, owner, InboxFilter.All), strict: true);
        var counts = await given.The<Inbox>().CountAsync(owner, Ct);
        Assert.Equal((1, 1, 1, 4), (counts.Waiting, counts.Mine, counts.Mia, counts.All));
    }

    [Fact]
    public async Task A_visitors_word_is_unread_until_a_member_has_read_it()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        var (_, id) = await given.AConversationOf(owner);
        Assert.True((await Rows(given, owner)).Single().IsUnread);
        Assert.Equal(1, (await given.The<Inbox>().CountAsync(owner, Ct)).Attention);

        await given.The<MarkRead>().RunAsync(owner, id, 1, Ct);

        Assert.False((await Rows(given, owner)).Single().IsUnread);
        Assert.Equal(0, (await given.The<Inbox>().CountAsync(owner, Ct)).Attention);
    }

    [Fact]
    public async Task Pages_follow_one_another_without_gap_or_repeat_even_where_moments_are_equal()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        var made = new HashSet<ConversationId>();
        for (var i = 0; i < 7; i++)
        {
            made.Add((await given.AConversationOf(owner)).Conversation); // the clock stands still: all of one moment
        }

        var seen = new List<ConversationId>();
        InboxCursor? after = null;
        do
        {
            var page = await given.The<Inbox>().ReadAsync(owner, InboxFilter.All, null, after, 2, Ct);
            Assert.InRange(page.Rows.Count, 1, 2);
            seen.AddRange(page.Rows.Select(r => r.Id));
            after = page.Next;
        }
        while (after is not null);

        Assert.Equal(7, seen.Count);
        Assert.Equivalent(made, seen, strict: true);
    }

    [Theory]
    [InlineData("sourdough")]
    [InlineData("ana")]
    [InlineData("RUIZ.EXAMPLE")]
    [InlineData("4155550142")]
    public async Task Search_finds_words_names_and_contacts(string words)
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        var (_, found) = await given.AConversationOf(owner, "Do you bake Sourdough on Sundays?");
        await given.The<CaptureLead>().RunAsync(owner, found, new ContactCard("Ana Ruiz", "ana@ruiz.example", "+14155550142"), "I'm Ana Ruiz", null, Ct);
        await given.AConversationOf(owner, "Where are you?");

        var list = await given.The<Inbox>().ReadAsync(owner, InboxFilter.All, words, null, 10, Ct);

        var row = Assert.Single(list.Rows);
        Assert.Equal(found, row.Id);
        Assert.Equal("Ana Ruiz", row.Title);
        Assert.True(row.HasLead);
    }

    [Theory]
    [InlineData("%")]
    [InlineData("_")]
    [InlineData("\\")]
    [InlineData("' OR 1=1 --")]
    public async Task Signs_of_the_query_language_are_only_letters_to_search_for(string words)
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        await given.AConversationOf(owner, "Hello");
        var (_, literal) = await given.AConversationOf(owner, $"I said {words} to them");

        var list = await given.The<Inbox>().ReadAsync(owner, InboxFilter.All, words, null, 10, Ct);

        Assert.Equal(literal, Assert.Single(list.Rows).Id);
    }

    [Fact]
    public async Task A_neighbour_sees_none_of_it()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        await given.AConversationOf(owner, "Secret");
        var neighbour = await given.ABusiness("Neighbour");
        Assert.Single(await Rows(given, owner));

        Assert.Empty(await Rows(given, neighbour));
        Assert.Empty((await given.The<Inbox>().ReadAsync(neighbour, InboxFilter.All, "Secret", null, 10, Ct)).Rows);
        Assert.Equal(InboxCounts.None, await given.The<Inbox>().CountAsync(neighbour, Ct));
    }

    private static async Task<IReadOnlyList<InboxRow>> Rows(Given given, Owner who, InboxFilter filter = InboxFilter.All) =>
        (await given.The<Inbox>().ReadAsync(who, filter, null, null, 50, Ct)).Rows;

    private static async Task<ConversationId[]> IdsOf(Given given, Owner who, InboxFilter filter) => [.. (await Rows(given, who, filter)).Select(r => r.Id)];
}
