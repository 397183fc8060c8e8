using MiaPulse.Core.Conversations;
using MiaPulse.Core.Data;
using MiaPulse.Core.Live;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Tests.Conversations;

public sealed class MessageLogTests
{
    private static readonly ConversationStart OnThePriceList = new(Channel.Web, "https://b.example/prices", "Prices");

    [Fact]
    public async Task The_first_message_begins_the_conversation_and_makes_a_reply_due()
    {
        await using var given = await Given.AnEmptyInstallation();
        var bakery = await given.ABusiness();
        var visitor = await given.AVisitorOf(bakery);

        var sent = await given.The<ReceiveMessage>().RunAsync(visitor, null, OnThePriceList, "Do you have rye bread?", "c-1");

        Assert.Equal(1, sent.Value.Sequence);
        var conversation = await given.ConversationOf(bakery, sent.Value.ConversationId);
        Assert.Equal(ConversationState.Mia, conversation.State);
        Assert.NotNull(conversation.ReplyDueAt);
        Assert.Equal("https://b.example/prices", conversation.StartedOnUrl);
        Assert.Equal("Do you have rye bread?", conversation.LastText);
        var message = Assert.Single(await given.MessagesIn(bakery, sent.Value.ConversationId));
        Assert.Equal((Author.Visitor, "Do you have rye bread?", sent.Value.Id), (message.Author, message.Text, message.Id));
    }

    [Fact]
    public async Task A_message_sent_again_is_the_same_message()
    {
        await using var given = await Given.AnEmptyInstallation();
        var bakery = await given.ABusiness();
        var visitor = await given.AVisitorOf(bakery);
        var receive = given.The<ReceiveMessage>();

        var first = await receive.RunAsync(visitor, null, OnThePriceList, "Hello", "c-1");
        var again = await receive.RunAsync(visitor, first.Value.ConversationId, OnThePriceList, "Hello", "c-1");
        var onANewConnection = await receive.RunAsync(visitor, null, OnThePriceList, "Hello", "c-1");

        Assert.Equal(first.Value, again.Value);
        Assert.Equal(first.Value, onANewConnection.Value);
        Assert.Single(await given.MessagesIn(bakery, first.Value.ConversationId));
    }

    [Fact]
    public async Task Fifty_first_messages_at_once_make_one_conversation_without_a_gap()
    {
        await using var given = await Given.AnEmptyInstallation();
        var bakery = await given.ABusiness();
        var visitor = await given.AVisitorOf(bakery);

        var sent = await Task.WhenAll(Enumerable.Range(0, 50).Select(i =>
            given.The<ReceiveMessage>().RunAsync(visitor, null, OnThePriceList, $"Message {i}", $"c-{i}")));

        Assert.Single(sent.Select(s => s.Value.ConversationId).Distinct());
        Assert.Equal(Enumerable.Range(1, 50).Select(i => (long)i), sent.Select(s => s.Value.Sequence).Order());
        var stored = await given.MessagesIn(bakery, sent[0].Value.ConversationId);
        Assert.Equal(50, stored.Count);
        Assert.Equal(50, (await given.ConversationOf(bakery, sent[0].Value.ConversationId)).LastSequence);
    }

    [Fact]
    public async Task Messages_are_heard_in_the_order_of_their_sequence()
    {
        await using var given = await Given.AnEmptyInstallation();
        var bakery = await given.ABusiness();
        var visitor = await given.AVisitorOf(bakery);
        using var heard = given.Hear(bakery);

        await Task.WhenAll(Enumerable.Range(0, 200).Select(i => given.The<ReceiveMessage>().RunAsync(visitor, null, OnThePriceList, $"Message {i}", $"c-{i}")));

        await Eventually.HoldsAsync(() => heard.All.OfType<MessageAdded>().Count() == 200, "200 messages heard");
        Assert.Equal(Enumerable.Range(1, 200).Select(i => (long)i), heard.All.OfType<MessageAdded>().Select(m => m.Sequence));
    }

    [Fact]
    public async Task One_bad_write_in_a_batch_harms_only_its_own_sender()
    {
        await using var given = await Given.AnEmptyInstallation();
        var bakery = await given.ABusiness();
        var visitor = await given.AVisitorOf(bakery);

        var sends = Enumerable.Range(0, 40).Select(i => i == 20
            ? given.The<GroupCommit>().RunAsync(new BadWrite())
            : (Task)given.The<ReceiveMessage>().RunAsync(visitor, null, OnThePriceList, $"Message {i}", $"c-{i}")).ToList();
        await Task.WhenAll(sends.Select(s => s.ContinueWith(_ => { }, TaskScheduler.Default)));

        Assert.True(sends[20].IsFaulted);
        Assert.All(sends.Where((_, i) => i != 20), s => Assert.True(s.IsCompletedSuccessfully));
        await using var db = await given.DbFor(bakery);
        Assert.Equal(39, await db.Messages.CountAsync());
    }

    [Fact]
    public async Task A_visitor_who_is_not_there_any_more_begins_nothing()
    {
        await using var given = await Given.AnEmptyInstallation();
        var bakery = await given.ABusiness();
        var erased = new Visitor(bakery.Business, given.NewId<VisitorId>());

        var refused = await given.The<ReceiveMessage>().RunAsync(erased, null, OnThePriceList, "Hello", "c-1");

        Assert.Equal(RefusalKind.NotFound, refused.Refusal!.Kind);
        await using var db = await given.DbFor(bakery);
        Assert.Empty(await db.Conversations.ToListAsync());
    }

    [Fact]
    public async Task A_member_who_takes_over_has_the_conversation_and_a_second_click_changes_nothing()
    {
        await using var given = await Given.AnEmptyInstallation();
        var bakery = await given.ABusiness();
        var (_, id) = await given.AConversationOf(bakery);

        Assert.True((await given.The<TakeOver>().RunAsync(bakery, id, CancellationToken.None)).IsDone);
        var taken = await given.ConversationOf(bakery, id);
        Assert.True((await given.The<TakeOver>().RunAsync(bakery, id, CancellationToken.None)).IsDone);
        var again = await given.ConversationOf(bakery, id);

        Assert.Equal((ConversationState.Human, bakery.Member, "Anna"), (taken.State, taken.TakenBy!.Value, taken.TakenByName));
        Assert.Equal((taken.Version, taken.LastSequence), (again.Version, again.LastSequence));
        Assert.Equal("Anna joined", (await given.MessagesIn(bakery, id))[^1].Text);
    }

    [Fact]
    public async Task Handing_back_closing_and_writing_again_lead_back_to_Mia()
    {
        await using var given = await Given.AnEmptyInstallation();
        var bakery = await given.ABusiness();
        var (visitor, id) = await given.AConversationOf(bakery);

        await given.The<ReplyAsOwner>().RunAsync(bakery, id, "I am here now.", "o-1", CancellationToken.None);
        Assert.Equal(ConversationState.Human, (await given.ConversationOf(bakery, id)).State);
        await given.The<HandBack>().RunAsync(bakery, id, CancellationToken.None);
        Assert.Equal(ConversationState.Mia, (await given.ConversationOf(bakery, id)).State);
        await given.The<CloseConversation>().RunAsync(bakery, id, CancellationToken.None);
        Assert.Equal(ConversationState.Closed, (await given.ConversationOf(bakery, id)).State);
        await given.Wrote(visitor, "One more thing");
        Assert.Equal(ConversationState.Mia, (await given.ConversationOf(bakery, id)).State);
    }

    [Fact]
    public async Task A_visitor_who_asks_for_a_person_before_the_first_word_waits_in_a_conversation()
    {
        await using var given = await Given.AnEmptyInstallation();
        var bakery = await given.ABusiness();
        var visitor = await given.AVisitorOf(bakery);

        var called = await given.The<CallForPerson>().RunAsync(visitor, null, OnThePriceList, CancellationToken.None);

        var conversation = await given.ConversationOf(bakery, called.Value);
        Assert.Equal(ConversationState.Waiting, conversation.State);
        Assert.Equal(Given.Start, conversation.WaitingSince);
    }

    [Fact]
    public async Task Another_business_finds_no_such_conversation_and_changes_nothing()
    {
        await using var given = await Given.AnEmptyInstallation();
        var bakery = await given.ABusiness();
        var neighbour = await given.ABusiness("Neighbour");
        var (_, id) = await given.AConversationOf(bakery);
        var before = await given.ConversationOf(bakery, id);
        using var heard = given.Hear(bakery);
        using var heardNextDoor = given.Hear(neighbour);

        var refusals = new[]
        {
            (await given.The<TakeOver>().RunAsync(neighbour, id, CancellationToken.None)).Refusal,
            (await given.The<HandBack>().RunAsync(neighbour, id, CancellationToken.None)).Refusal,
            (await given.The<CloseConversation>().RunAsync(neighbour, id, CancellationToken.None)).Refusal,
            (await given.The<ReplyAsOwner>().RunAsync(neighbour, id, "Hello", "o-1", CancellationToken.None)).Refusal,
        };

        Assert.All(refusals, r => Assert.Equal(RefusalKind.NotFound, r!.Kind));
        var after = await given.ConversationOf(bakery, id);
        Assert.Equal((before.Version, before.LastSequence, before.State), (after.Version, after.LastSequence, after.State));
        Assert.Empty(heardNextDoor.All);
        await given.The<TakeOver>().RunAsync(bakery, id, CancellationToken.None); // what the owner does is heard, so the silence above meant something
        await heard.FirstAsync<StateChanged>();
        Assert.Single(heard.All.OfType<StateChanged>());
    }

    [Theory]
    [InlineData("")]
    [InlineData("   \n\t ")]
    [InlineData("\u200b\u200b")]
    [InlineData("bell \u0007")]
    [InlineData(null)]
    public async Task What_is_no_text_is_refused_with_a_sentence(string? text)
    {
        await using var given = await Given.AnEmptyInstallation();
        var bakery = await given.ABusiness();
        var visitor = await given.AVisitorOf(bakery);

        var refused = await given.The<ReceiveMessage>().RunAsync(visitor, null, OnThePriceList, text, "c-1");

        Assert.Equal(RefusalKind.Invalid, refused.Refusal!.Kind);
        await using var db = await given.DbFor(bakery);
        Assert.False(await db.Conversations.AnyAsync());
    }

    [Fact]
    public void Half_of_a_surrogate_pair_is_no_text() // not in the list above: attributes are stored as UTF-8, which has no such thing
    {
        Assert.Equal(RefusalKind.Invalid, MessageText.Check("half " + '\ud83d').Refusal!.Kind);
        Assert.True(MessageText.Check("whole \ud83d\ude00").IsDone);
    }

    [Fact]
    public async Task A_message_of_4000_characters_is_taken_and_one_of_4001_is_not()
    {
        await using var given = await Given.AnEmptyInstallation();
        var bakery = await given.ABusiness();
        var visitor = await given.AVisitorOf(bakery);

        Assert.True((await given.The<ReceiveMessage>().RunAsync(visitor, null, OnThePriceList, new string('x', 4000), "c-1")).IsDone);
        Assert.Contains("4,000", (await given.The<ReceiveMessage>().RunAsync(visitor, null, OnThePriceList, new string('x', 4001), "c-2")).Refusal!.Sentence, StringComparison.Ordinal);
    }

    private sealed class BadWrite : Write<bool>
    {
        protected internal override void Apply(WriteSession session) =>
            Outcome = session.Command("""INSERT INTO "Businesses" ("Id") VALUES (@a)""", Guid.Empty).ExecuteNonQuery() == 1;
    }
}
