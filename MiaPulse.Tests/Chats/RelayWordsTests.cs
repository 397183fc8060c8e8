using MiaPulse.Core.Chats;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Notifications;
using MiaPulse.Core.Shared;
using MiaPulse.Core.Visits;
using MiaPulse.Tests.Support;
using MiaPulse.Web.Chats;

namespace MiaPulse.Tests.Chats;

/// <summary>The visitor's next words come to where the member took the conversation, once, in order, and only while the member has it.</summary>
public sealed class RelayWordsTests : IAsyncLifetime
{
    private const long Zoe = 555;
    private const long Group = -1001234567890;

    private static readonly CancellationToken Ct = CancellationToken.None;
    private static readonly ChatSent Silence = new ChatSent.Failed(new Delivery.TryLater("There was no answer."));

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
    public async Task What_gathers_comes_as_one_message_and_a_reply_to_that_goes_to_the_same_visitor()
    {
        await _app.ConnectAsync(_given, _owner, Zoe, Zoe);
        var (visitor, conversation) = await AVisitorWaitsAsync("Hello");
        await _given.Wrote(visitor, "Anybody?"); // after the alert, before the answer
        await _app.WritesAsync(_given, Zoe, Zoe, "Yes?", _app.LastMessage);
        await _given.Wrote(visitor, "Is it ready?");
        await _given.Wrote(visitor, "The cake.");

        await FakeChatApp.WordsAreRelayed(_given);
        await FakeChatApp.WordsAreRelayed(_given);

        Assert.Equal(2, _app.Said.Count);
        Assert.Equal(("Anybody?\nIs it ready?\nThe cake.", true, conversation), (_app.Said[1].Words.Text, _app.Said[1].Words.IsRelay, _app.Said[1].About));
        await _app.WritesAsync(_given, Zoe, Zoe, "At five.", _app.LastMessage);
        Assert.Equal("At five.", (await _given.MessagesIn(_owner, conversation))[^1].Text);
    }

    [Fact]
    public async Task What_is_too_long_for_one_message_comes_in_two_and_none_is_torn()
    {
        await _app.ConnectAsync(_given, _owner, Zoe, Zoe);
        var (visitor, _) = await AVisitorWaitsAsync("Hello");
        await _app.WritesAsync(_given, Zoe, Zoe, "Yes?", _app.LastMessage);
        var (one, two) = (new string('a', 4000), new string('b', 3000));
        await _given.Wrote(visitor, one);
        await _given.Wrote(visitor, two);

        await FakeChatApp.WordsAreRelayed(_given);
        await FakeChatApp.WordsAreRelayed(_given);

        Assert.Equal([one, two], _app.Said.Skip(1).Select(s => s.Words.Text));
    }

    [Theory]
    [InlineData("handed back")]
    [InlineData("taken by another way")]
    [InlineData("closed")]
    public async Task Once_the_member_no_longer_has_it_by_that_taking_nothing_more_comes(string how)
    {
        await _app.ConnectAsync(_given, _owner, Zoe, Zoe);
        var (visitor, conversation) = await AVisitorWaitsAsync("Hello");
        await _app.WritesAsync(_given, Zoe, Zoe, "Yes?", _app.LastMessage);
        await _given.Wrote(visitor, "First");
        await FakeChatApp.WordsAreRelayed(_given);
        Assert.Equal("First", _app.Said[^1].Words.Text);
        switch (how)
        {
            case "handed back":
                await _app.CommandsAsync(_given, Zoe, Zoe, ChatCommand.HandBack);
                break;
            case "closed":
                await _given.The<CloseConversation>().RunAsync(_owner, conversation, Ct);
                break;
            default:
                await _given.The<HandBack>().RunAsync(_owner, conversation, Ct);
                await _given.The<TakeOver>().RunAsync(_owner, conversation, Ct);
                break;
        }

        await _given.Wrote(visitor, "Second");
        await FakeChatApp.WordsAreRelayed(_given);

        Assert.Equal("First", _app.Said[^1].Words.Text);
    }

    [Fact]
    public async Task A_messenger_that_is_away_delays_the_words_and_loses_and_doubles_none()
    {
        await _app.ConnectAsync(_given, _owner, Zoe, Zoe);
        var (visitor, _) = await AVisitorWaitsAsync("Hello");
        await _app.WritesAsync(_given, Zoe, Zoe, "Yes?", _app.LastMessage);
        _app.Answers = _ => new ChatSent.Failed(new Delivery.TryLater("Slow down.", TimeSpan.FromSeconds(40)));
        await _given.Wrote(visitor, "First");
        await FakeChatApp.WordsAreRelayed(_given);
        await _given.Wrote(visitor, "Second");
        _given.Clock.Advance(TimeSpan.FromSeconds(39));
        await FakeChatApp.WordsAreRelayed(_given);
        Assert.Equal(2, _app.Said.Count); // it asked for longer

        _app.Answers = _ => null;
        _given.Clock.Advance(TimeSpan.FromSeconds(1));
        await FakeChatApp.WordsAreRelayed(_given);
        await FakeChatApp.WordsAreRelayed(_given);

        Assert.Equal(["First", "First\nSecond"], _app.Said.Skip(1).Select(s => s.Words.Text));
    }

    [Fact]
    public async Task A_messenger_that_is_away_is_asked_for_once_in_ten_seconds_however_many_conversations_are_followed()
    {
        const int Followed = 8;
        await _app.ConnectAsync(_given, _owner, Zoe, Zoe);
        var visitors = new List<Visitor>();
        for (var n = 0; n < Followed; n++)
        {
            visitors.Add((await AVisitorWaitsAsync($"Hello {n}")).Visitor);
            await _app.WritesAsync(_given, Zoe, Zoe, "Yes?", _app.LastMessage);
        }

        _app.Answers = _ => Silence;
        foreach (var visitor in visitors)
        {
            await _given.Wrote(visitor, "Is it ready?");
        }

        await PassesAsync(TimeSpan.FromMinutes(1));
        var before = _app.Said.Count;
        await PassesAsync(TimeSpan.FromMinutes(5));
        Assert.InRange(_app.Said.Count - before, 10, 31);

        _app.Answers = _ => null;
        before = _app.Said.Count;
        await PassesAsync(TimeSpan.FromMinutes(2));

        var said = _app.Said.Skip(before).ToList();
        Assert.Equal(Followed, said.Select(s => s.About).Distinct().Count());
        Assert.All(said, s => Assert.Equal(("Is it ready?", true), (s.Words.Text, s.Words.IsRelay)));
        Assert.Equal(Followed, said.Count);
    }

    [Fact]
    public async Task Alerts_and_relayed_words_learn_from_each_other_that_the_messenger_is_away_and_that_it_is_back()
    {
        await _app.ConnectAsync(_given, _owner, Zoe, Zoe);
        var (visitor, _) = await AVisitorWaitsAsync("Hello");
        await _app.WritesAsync(_given, Zoe, Zoe, "Yes?", _app.LastMessage);
        _app.Answers = _ => Silence;
        for (var failure = 0; failure < ChannelWatch.MostInARow; failure++)
        {
            await AVisitorWaitsAsync("Anybody?");
        }

        var before = _app.Said.Count;
        Assert.Equal(1 + ChannelWatch.MostInARow, before);
        await _given.Wrote(visitor, "Is it ready?");
        await FakeChatApp.WordsAreRelayed(_given);
        Assert.Equal(before, _app.Said.Count); // the alerts have found out, so it is not asked

        _app.Answers = _ => null;
        _given.Clock.Advance(TimeSpan.FromSeconds(1));
        await FakeChatApp.WordsAreRelayed(_given);
        Assert.Equal("Is it ready?", Assert.Single(_app.Said.Skip(before)).Words.Text);
        await _given.AlertsAreSent(); // in that moment: what waited for it has been brought forward

        Assert.All((await _given.AlertsOf(_owner)).Where(a => a is { Channel: AlertChannel.Telegram, Kind: AlertKind.VisitorWaits }), a => Assert.NotNull(a.DeliveredAt));
        Assert.Equal(before + 1 + ChannelWatch.MostInARow, _app.Said.Count);
    }

    [Fact]
    public async Task Where_the_chat_has_topics_each_conversation_has_one_and_every_word_in_it_is_for_that_visitor()
    {
        await _app.ConnectAsync(_given, _owner, Group, Zoe, hasTopics: true);
        var (visitor, first) = await AVisitorWaitsAsync("One");
        var (_, second) = await AVisitorWaitsAsync("Two");
        Assert.Equal((7L, 8L), (_app.Said[0].Topic, _app.Said[1].Topic));
        Assert.Equal(["Visitor on /prices", "Visitor on /prices"], _app.Topics);

        await _app.WritesAsync(_given, Group, Zoe, "Yes?", replyTo: 7, topic: 7); // every message in a topic can name its first as what it replies to
        await _given.Wrote(visitor, "Is it ready?");
        await FakeChatApp.WordsAreRelayed(_given);
        await _app.CommandsAsync(_given, Group, Zoe, ChatCommand.HandBack, topic: 7);

        Assert.Equal((7L, "Is it ready?"), (_app.Said[2].Topic, _app.Said[2].Words.Text));
        Assert.Equal((ConversationState.Mia, ConversationState.Waiting), ((await _given.ConversationOf(_owner, first)).State, (await _given.ConversationOf(_owner, second)).State));
        Assert.Equal(2, _app.Topics.Count);
    }

    [Fact]
    public async Task Without_the_right_to_open_topics_words_come_beside_them_and_a_topic_that_was_deleted_is_opened_anew()
    {
        _app.OpensTopics = _ => null;
        await _app.ConnectAsync(_given, _owner, Group, Zoe, hasTopics: true);
        var (visitor, _) = await AVisitorWaitsAsync("One");
        Assert.Null(Assert.Single(_app.Said).Topic);
        await _app.WritesAsync(_given, Group, Zoe, "Yes?", _app.LastMessage);

        _app.OpensTopics = _ => 0;
        var isFirst = true;
        _app.Answers = _ => isFirst ? new ChatSent.TopicGone() : null;
        await _given.Wrote(visitor, "Second");
        await FakeChatApp.WordsAreRelayed(_given);
        isFirst = false;
        _given.Clock.Advance(TimeSpan.FromSeconds(5));
        await FakeChatApp.WordsAreRelayed(_given);

        Assert.Equal(new long?[] { null, 7, 8 }, _app.Said.Select(s => s.Topic));
    }

    [Fact]
    public async Task A_group_that_gets_another_number_is_told_there()
    {
        await _app.ConnectAsync(_given, _owner, -4242, Zoe);
        _app.Answers = what => what.Chat == -4242 ? new ChatSent.Moved(Group) : null;
        var (_, conversation) = await AVisitorWaitsAsync("One");
        _given.Clock.Advance(TimeSpan.FromSeconds(5));
        await _given.AlertsAreSent();

        Assert.Equal([-4242L, Group], _app.Said.Select(s => s.Chat));
        await _app.WritesAsync(_given, Group, Zoe, "Yes?", _app.LastMessage);
        Assert.Equal(ConversationState.Human, (await _given.ConversationOf(_owner, conversation)).State);
    }

    [Fact]
    public async Task A_visitor_who_is_erased_leaves_nothing_in_the_rows_of_the_chat()
    {
        await _app.ConnectAsync(_given, _owner, Zoe, Zoe);
        var (visitor, _) = await AVisitorWaitsAsync("Hello");
        await using (var before = await _given.DbFor(_owner))
        {
            Assert.Equal((1, 1), (before.ChatThreads.Count(), before.AlertMessages.Count()));
        }

        await _given.The<EraseVisitor>().RunAsync(visitor, Ct);

        await using var db = await _given.DbFor(_owner);
        Assert.Equal((0, 0), (db.ChatThreads.Count(), db.AlertMessages.Count()));
        Assert.StartsWith("I do not know", (await _app.WritesAsync(_given, Zoe, Zoe, "Hello?", _app.LastMessage)).Text, StringComparison.Ordinal);
    }

    /// <summary>Time passes, and the worker looks as often as it does.</summary>
    private async Task PassesAsync(TimeSpan time)
    {
        for (var end = _given.Clock.GetUtcNow() + time; _given.Clock.GetUtcNow() < end;)
        {
            await FakeChatApp.WordsAreRelayed(_given);
            _given.Clock.Advance(RelayWorker.SweepEvery);
        }
    }

    private async Task<(Visitor Visitor, ConversationId Conversation)> AVisitorWaitsAsync(string words)
    {
        var (visitor, conversation) = await _given.AConversationOf(_owner, words);
        await _given.The<CallForPerson>().RunAsync(visitor, conversation, new ConversationStart(Channel.Web, null, null), Ct);
        await _given.AlertsAreSent();
        return (visitor, conversation);
    }
}
