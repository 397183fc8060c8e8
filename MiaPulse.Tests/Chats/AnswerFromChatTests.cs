using MiaPulse.Core.Businesses;
using MiaPulse.Core.Chats;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Leads;
using MiaPulse.Core.Notifications;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Tests.Chats;

/// <summary>What a member may do from a chat, who counts as that member, and what is asked back instead of guessed.</summary>
public sealed class AnswerFromChatTests : IAsyncLifetime
{
    private const long Zoe = 555;
    private const long Ben = 777;
    private const long Group = -1001234567890;

    private static readonly CancellationToken Ct = CancellationToken.None;

    private readonly FakeChatApp _app = new();
    private Given _given = null!;
    private Owner _owner = null!;

    public async ValueTask InitializeAsync()
    {
        _given = await _app.InAnEmptyInstallation();
        _owner = await _given.ABusiness();
    }

    public ValueTask DisposeAsync() => _given.DisposeAsync();

    [Fact]
    public async Task A_visitor_who_waits_comes_with_their_words_and_what_can_be_done()
    {
        await _app.ConnectAsync(_given, _owner, Zoe, Zoe);

        var (_, conversation) = await AVisitorWaitsAsync("Is the <b>cake</b> ready?");

        var said = Assert.Single(_app.Said);
        Assert.Equal((Zoe, (long?)null, conversation), (said.Chat, said.Topic, said.About));
        Assert.Equal(("Visitor on /prices waits for you", false, false), (said.Words.Heading, said.Words.HasLead, said.Words.IsRelay));
        Assert.Contains("“Is the <b>cake</b> ready?”", said.Words.Text, StringComparison.Ordinal);
        var alert = (await _given.AlertsOf(_owner)).Single(a => a.Channel is AlertChannel.Telegram);
        Assert.Equal((AlertState.Delivered, "101"), (alert.State, alert.VendorId));
    }

    [Fact]
    public async Task Replying_to_it_answers_the_visitor_takes_over_and_counts_as_seen()
    {
        await _app.ConnectAsync(_given, _owner, Zoe, Zoe);
        var (_, conversation) = await AVisitorWaitsAsync("Is the cake ready?");

        var answer = await _app.WritesAsync(_given, Zoe, Zoe, "Yes, at five.", replyTo: _app.LastMessage);

        Assert.StartsWith("Sent. You have the conversation", answer.Text, StringComparison.Ordinal);
        Assert.Equal(("Yes, at five.", Author.Member, "Anna"), (await _given.MessagesIn(_owner, conversation))[^1] is var last ? (last.Text, last.Author, last.AuthorName) : default);
        var talk = await _given.ConversationOf(_owner, conversation);
        Assert.Equal((ConversationState.Human, _owner.Member), (talk.State, talk.TakenBy));
        Assert.All(await _given.AlertsOf(_owner), a => Assert.NotNull(a.SeenAt));
        Assert.Equal(ChatAnswer.Silence, await _app.WritesAsync(_given, Zoe, Zoe, "See you then.", replyTo: _app.LastMessage)); // no comment on every word
    }

    [Fact]
    public async Task An_update_that_comes_again_does_nothing_again()
    {
        await _app.ConnectAsync(_given, _owner, Zoe, Zoe);
        var (_, conversation) = await AVisitorWaitsAsync("Hello");
        var words = new ChatWritten("telegram", "u-1", Zoe, Zoe, 41, "Hi.", new ChatTarget(null, _app.LastMessage), IsForwarded: false);
        var press = new ChatPressed("telegram", "u-2", Zoe, Zoe, ChatButton.TakeOver, conversation);
        await FakeChatApp.HearAsync(_given, words);
        await FakeChatApp.HearAsync(_given, press);
        await _app.CommandsAsync(_given, Zoe, Zoe, ChatCommand.HandBack);
        var before = (await _given.MessagesIn(_owner, conversation)).Count;
        Assert.Equal(ConversationState.Mia, (await _given.ConversationOf(_owner, conversation)).State);

        Assert.Equal(ChatAnswer.Silence, await FakeChatApp.HearAsync(_given, press)); // caught long ago, sent again now
        Assert.Equal(ChatAnswer.Silence, await FakeChatApp.HearAsync(_given, words));

        Assert.Equal(ConversationState.Mia, (await _given.ConversationOf(_owner, conversation)).State);
        Assert.Equal(before, (await _given.MessagesIn(_owner, conversation)).Count);
        await FakeChatApp.HearAsync(_given, press with { Id = "u-3" });
        Assert.Equal(ConversationState.Human, (await _given.ConversationOf(_owner, conversation)).State); // a new one does it
    }

    [Theory]
    [InlineData(null)]
    [InlineData(9999L)]
    public async Task Words_without_a_clear_target_reach_nobody_and_are_asked_about(long? replyTo)
    {
        await _app.ConnectAsync(_given, _owner, Zoe, Zoe);
        var (_, conversation) = await AVisitorWaitsAsync("Hello");
        var before = (await _given.MessagesIn(_owner, conversation)).Count;

        var answer = await _app.WritesAsync(_given, Zoe, Zoe, "Come at five.", replyTo);

        Assert.StartsWith("I do not know whom this is for", answer.Text, StringComparison.Ordinal);
        Assert.Equal(before, (await _given.MessagesIn(_owner, conversation)).Count);
        Assert.Equal(ConversationState.Waiting, (await _given.ConversationOf(_owner, conversation)).State);
    }

    [Fact]
    public async Task Forwarded_words_and_pictures_are_not_passed_on()
    {
        await _app.ConnectAsync(_given, _owner, Zoe, Zoe);
        var (_, conversation) = await AVisitorWaitsAsync("Hello");

        Assert.Equal("What was forwarded is not passed on. Please write it yourself.", (await _app.WritesAsync(_given, Zoe, Zoe, "Hi.", _app.LastMessage, isForwarded: true)).Text);
        Assert.Equal("Only text reaches the visitor, so this was not passed on.", (await _app.WritesAsync(_given, Zoe, Zoe, null, _app.LastMessage)).Text);

        Assert.Equal(ConversationState.Waiting, (await _given.ConversationOf(_owner, conversation)).State);
    }

    [Fact]
    public async Task Words_that_no_visitor_may_be_sent_are_refused_with_the_sentence_that_the_inbox_has()
    {
        await _app.ConnectAsync(_given, _owner, Zoe, Zoe);
        await AVisitorWaitsAsync("Hello");

        Assert.StartsWith("A message can have at most 4,000 characters", (await _app.WritesAsync(_given, Zoe, Zoe, new string('x', 4001), _app.LastMessage)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_but_the_member_themselves_acts_in_a_group_and_what_others_say_there_is_not_heard()
    {
        await _app.ConnectAsync(_given, _owner, Group, Zoe);
        var (_, conversation) = await AVisitorWaitsAsync("Hello");

        Assert.Equal(ChatAnswer.Silence, await _app.WritesAsync(_given, Group, Ben, "Nice weather.", _app.LastMessage));
        Assert.Equal(ChatAnswer.Silence, await _app.CommandsAsync(_given, Group, Ben, ChatCommand.Today));
        Assert.Equal("Only a member who has connected this chat may do that.", (await _app.PressesAsync(_given, Group, Ben, ChatButton.TakeOver, conversation)).Text);
        Assert.Equal("Only a member who has connected this chat may do that.", (await _app.PressesAsync(_given, Zoe, Zoe, ChatButton.TakeOver, conversation)).Text); // another chat of hers
        Assert.Equal(ChatAnswer.Silence, await _app.WritesAsync(_given, Group, Zoe, "Lunch?"));
        Assert.Equal(ConversationState.Waiting, (await _given.ConversationOf(_owner, conversation)).State);

        await _app.WritesAsync(_given, Group, Zoe, "Yes?", _app.LastMessage);
        Assert.Equal(ConversationState.Human, (await _given.ConversationOf(_owner, conversation)).State);
    }

    [Fact]
    public async Task In_a_group_each_member_acts_under_their_own_name_on_what_either_was_told()
    {
        var ben = await AColleagueAsync();
        await _app.ConnectAsync(_given, _owner, Group, Zoe);
        await _app.ConnectAsync(_given, ben, Group, Ben);
        var (_, conversation) = await AVisitorWaitsAsync("Hello");
        Assert.Single(_app.Said); // the group is told once

        await _app.WritesAsync(_given, Group, Ben, "Ben here.", replyTo: 101);

        Assert.Equal("Ben", (await _given.MessagesIn(_owner, conversation))[^1].AuthorName);
    }

    [Fact]
    public async Task A_neighbours_conversation_is_not_there_for_a_forged_button_or_a_reply()
    {
        var neighbour = await _given.ABusiness("Neighbour");
        await _app.ConnectAsync(_given, _owner, Zoe, Zoe);
        await _app.ConnectAsync(_given, neighbour, Ben, Ben);
        var (visitor, theirs) = await _given.AConversationOf(neighbour, "ana@ruiz.example");
        await _given.The<CaptureLead>().RunAsync(new Mia(neighbour.Business), theirs, new ContactCard("Ana", "ana@ruiz.example", null), "ana@ruiz.example", null, Ct);
        await _given.The<CallForPerson>().RunAsync(visitor, theirs, new ConversationStart(Channel.Web, null, null), Ct);
        await _given.AlertsAreSent();
        var before = (await _given.ConversationOf(neighbour, theirs)).Version;

        foreach (var button in Enum.GetValues<ChatButton>())
        {
            var foreign = await _app.PressesAsync(_given, Zoe, Zoe, button, theirs);
            Assert.Equal(await _app.PressesAsync(_given, Zoe, Zoe, button, _given.NewId<ConversationId>()), foreign);
        }

        Assert.StartsWith("I do not know", (await _app.WritesAsync(_given, Zoe, Zoe, "Mine now.", replyTo: _app.LastMessage)).Text, StringComparison.Ordinal);
        Assert.Equal(before, (await _given.ConversationOf(neighbour, theirs)).Version);
        Assert.Equal("Marked as contacted.", (await _app.PressesAsync(_given, Ben, Ben, ChatButton.MarkContacted, theirs)).Text); // for its own business it is there
        await using var db = await _given.DbFor(neighbour);
        Assert.Equal(LeadStatus.Contacted, (await db.Leads.SingleAsync()).Status);
    }

    [Fact]
    public async Task Buttons_take_over_and_hand_back()
    {
        await _app.ConnectAsync(_given, _owner, Zoe, Zoe);
        var (_, conversation) = await AVisitorWaitsAsync("Hello");

        Assert.Equal("You have the conversation. Mia is quiet.", (await _app.PressesAsync(_given, Zoe, Zoe, ChatButton.TakeOver, conversation)).Text);
        Assert.Equal(ConversationState.Human, (await _given.ConversationOf(_owner, conversation)).State);
        Assert.Equal("Mia has it again.", (await _app.PressesAsync(_given, Zoe, Zoe, ChatButton.HandBack, conversation)).Text);
        Assert.Equal(ConversationState.Mia, (await _given.ConversationOf(_owner, conversation)).State);
        Assert.Equal("That lead no longer exists.", (await _app.PressesAsync(_given, Zoe, Zoe, ChatButton.MarkContacted, conversation)).Text);
    }

    [Fact]
    public async Task Mia_gets_the_one_conversation_back_and_of_several_it_is_asked_which()
    {
        await _app.ConnectAsync(_given, _owner, Zoe, Zoe);
        Assert.Equal("You have no conversation just now.", (await _app.CommandsAsync(_given, Zoe, Zoe, ChatCommand.HandBack)).Text);
        var (_, first) = await AVisitorWaitsAsync("One");
        await _app.WritesAsync(_given, Zoe, Zoe, "Yes?", _app.LastMessage);
        var (_, second) = await AVisitorWaitsAsync("Two");
        var two = _app.LastMessage;
        await _app.WritesAsync(_given, Zoe, Zoe, "Yes?", two);

        Assert.StartsWith("You have several conversations.", (await _app.CommandsAsync(_given, Zoe, Zoe, ChatCommand.HandBack)).Text, StringComparison.Ordinal);
        Assert.Equal("Mia has it again.", (await _app.CommandsAsync(_given, Zoe, Zoe, ChatCommand.HandBack, replyTo: two)).Text);
        Assert.Equal((ConversationState.Human, ConversationState.Mia), ((await _given.ConversationOf(_owner, first)).State, (await _given.ConversationOf(_owner, second)).State));
        Assert.Equal("Mia has it again.", (await _app.CommandsAsync(_given, Zoe, Zoe, ChatCommand.HandBack)).Text);

        Assert.Equal(ConversationState.Mia, (await _given.ConversationOf(_owner, first)).State);
    }

    [Fact]
    public async Task Today_sums_up_the_day_of_the_business()
    {
        await _app.ConnectAsync(_given, _owner, Zoe, Zoe);
        await AVisitorWaitsAsync("Yesterday");
        _given.Clock.Advance(TimeSpan.FromHours(14.5)); // midnight in New York
        var (_, conversation) = await AVisitorWaitsAsync("ana@ruiz.example");
        await _given.The<CaptureLead>().RunAsync(new Mia(_owner.Business), conversation, new ContactCard("Ana", "ana@ruiz.example", null), "ana@ruiz.example", null, Ct);

        var answer = await _app.CommandsAsync(_given, Zoe, Zoe, ChatCommand.Today);

        Assert.Equal("Today at Corner Bakery:\n1 conversation, 1 of them new\n1 new lead\n2 visitors waiting for a person now\n0 conversations with you now", answer.Text);
    }

    private async Task<(Visitor Visitor, ConversationId Conversation)> AVisitorWaitsAsync(string words)
    {
        var (visitor, conversation) = await _given.AConversationOf(_owner, words);
        await _given.The<CallForPerson>().RunAsync(visitor, conversation, new ConversationStart(Channel.Web, null, null), Ct);
        await _given.AlertsAreSent();
        return (visitor, conversation);
    }

    private async Task<Owner> AColleagueAsync()
    {
        var ben = _owner with { Member = _given.NewId<MemberId>(), Name = "Ben" };
        await using var db = await _given.DbFor(_owner);
        db.Members.Add(new Member { BusinessId = _owner.Business, Id = ben.Member, Email = "ben@b1.example", EmailKey = "ben@b1.example", Name = "Ben", CreatedAt = _given.Clock.GetUtcNow() });
        await db.SaveChangesAsync();
        return ben;
    }
}
