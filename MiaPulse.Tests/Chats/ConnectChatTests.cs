using MiaPulse.Core.Chats;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Live;
using MiaPulse.Core.Notifications;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Tests.Chats;

/// <summary>A chat is connected by whoever brings the member's code, once, to that member of that business; and disconnected in three ways.</summary>
public sealed class ConnectChatTests
{
    private const long Zoe = 555;
    private const long Ben = 777;
    private const long Group = -1001234567890;

    private static readonly CancellationToken Ct = CancellationToken.None;

    private readonly FakeChatApp _app = new();

    [Fact]
    public async Task The_code_from_the_dashboard_connects_the_chat_that_it_is_brought_from_and_says_yes_to_its_alerts()
    {
        await using var given = await _app.InAnEmptyInstallation();
        var owner = await given.ABusiness();
        using var heard = given.Hear(owner);
        Assert.Equal(new OwnChat(CanConnect: true, null, HasTopics: false), await given.The<ChatSettings>().ReadAsync(owner, Ct));

        var answer = await _app.ConnectAsync(given, owner, Zoe, Zoe);

        Assert.StartsWith("Connected to Corner Bakery.", answer.Text, StringComparison.Ordinal);
        Assert.Equal(new OwnChat(CanConnect: true, "Zoë", HasTopics: false), await given.The<ChatSettings>().ReadAsync(owner, Ct));
        var own = (await given.The<AlertSettings>().ReadAsync(owner, Ct)).Preferences;
        Assert.All(Enum.GetValues<AlertKind>(), kind => Assert.True(own.Wants(kind, AlertChannel.Telegram) && own.Wants(kind, AlertChannel.Email)));
        await heard.FirstAsync<ChatsChanged>();
    }

    [Fact]
    public async Task A_code_is_long_kept_as_a_hash_and_fits_into_a_link()
    {
        await using var given = await _app.InAnEmptyInstallation();
        var owner = await given.ABusiness();

        var code = await FakeChatApp.CodeAsync(given, owner);

        Assert.Matches("^[A-Za-z0-9_-]{22,64}$", code); // 22 letters and digits are 128 bits
        await using var db = await given.DbFor(owner);
        Assert.Equal(Secrets.Hash(code), (await db.ChatCodes.SingleAsync()).CodeHash);
    }

    [Fact]
    public async Task A_code_works_once_for_fifteen_minutes_and_only_the_newest()
    {
        await using var given = await _app.InAnEmptyInstallation();
        var owner = await given.ABusiness();
        var replaced = await FakeChatApp.CodeAsync(given, owner);
        var late = await FakeChatApp.CodeAsync(given, owner);
        Assert.StartsWith("This code", (await _app.BringAsync(given, replaced, Zoe, Zoe)).Text, StringComparison.Ordinal);
        given.Clock.Advance(ChatCode.Lifetime);
        Assert.StartsWith("This code", (await _app.BringAsync(given, late, Zoe, Zoe)).Text, StringComparison.Ordinal);
        var good = await FakeChatApp.CodeAsync(given, owner);
        Assert.StartsWith("This code", (await _app.BringAsync(given, good + "x", Zoe, Zoe)).Text, StringComparison.Ordinal);
        Assert.Null((await given.The<ChatSettings>().ReadAsync(owner, Ct)).Title);

        Assert.StartsWith("Connected", (await _app.BringAsync(given, good, Zoe, Zoe)).Text, StringComparison.Ordinal);
        Assert.StartsWith("This code", (await _app.BringAsync(given, good, Ben, Ben)).Text, StringComparison.Ordinal);

        await using var db = await given.DbFor(owner);
        Assert.Equal(Zoe, (await db.ChatLinks.SingleAsync()).ChatId);
    }

    [Fact]
    public async Task Of_ten_who_bring_the_same_code_at_once_one_is_connected()
    {
        await using var given = await _app.InAnEmptyInstallation();
        var owner = await given.ABusiness();
        var code = await FakeChatApp.CodeAsync(given, owner);

        var answers = await Task.WhenAll(Enumerable.Range(1, 10).Select(n => Task.Run(() => _app.BringAsync(given, code, n, n))));

        Assert.Single(answers, a => a.Text?.StartsWith("Connected", StringComparison.Ordinal) == true);
        await using var db = await given.DbFor(owner);
        Assert.Equal(1, await db.ChatLinks.CountAsync());
    }

    [Fact]
    public async Task A_chat_belongs_to_one_business_and_a_member_has_one_chat()
    {
        await using var given = await _app.InAnEmptyInstallation();
        var (owner, neighbour) = (await given.ABusiness(), await given.ABusiness("Neighbour"));
        await _app.ConnectAsync(given, owner, Zoe, Zoe);

        Assert.StartsWith("This chat is connected to another business", (await _app.ConnectAsync(given, neighbour, Zoe, Zoe)).Text, StringComparison.Ordinal);
        Assert.Null((await given.The<ChatSettings>().ReadAsync(neighbour, Ct)).Title);
        await _app.ConnectAsync(given, owner, Group, Zoe, hasTopics: true);

        await using var db = await given.DbFor(owner);
        var link = await db.ChatLinks.SingleAsync();
        Assert.Equal((Group, Zoe, true), (link.ChatId, link.UserId, link.HasTopics));
        Assert.StartsWith("Connected", (await _app.ConnectAsync(given, neighbour, Zoe, Zoe)).Text, StringComparison.Ordinal); // it is free again
    }

    [Theory]
    [InlineData("dashboard")]
    [InlineData("command")]
    [InlineData("blocked")]
    [InlineData("refused")]
    public async Task A_chat_that_is_disconnected_is_told_nothing_more_and_may_do_nothing_more(string how)
    {
        await using var given = await _app.InAnEmptyInstallation();
        var owner = await given.ABusiness();
        await _app.ConnectAsync(given, owner, Zoe, Zoe);
        var (visitor, conversation) = await given.AConversationOf(owner);
        switch (how)
        {
            case "dashboard":
                await given.The<DisconnectChat>().RunAsync(owner, Ct);
                break;
            case "command":
                Assert.StartsWith("Disconnected", (await _app.CommandsAsync(given, Zoe, Zoe, ChatCommand.Stop)).Text, StringComparison.Ordinal);
                break;
            case "blocked":
                await FakeChatApp.HearAsync(given, new ChatLeft("telegram", _app.NextEvent(), Zoe, Zoe));
                break;
            default:
                _app.Answers = _ => new ChatSent.Gone("We were blocked there.");
                await given.The<CallForPerson>().RunAsync(visitor, conversation, new ConversationStart(Channel.Web, null, null), Ct);
                await given.AlertsAreSent();
                Assert.Equal("We were blocked there.", (await given.AlertsOf(owner)).Single(a => a.Channel is AlertChannel.Telegram).Why);
                break;
        }

        Assert.Null((await given.The<ChatSettings>().ReadAsync(owner, Ct)).Title);
        Assert.True((await given.The<AlertSettings>().ReadAsync(owner, Ct)).HasLostChat); // what they had chosen for it stays chosen
        var told = _app.Said.Count;
        Assert.Equal("Only a member who has connected this chat may do that.", (await _app.PressesAsync(given, Zoe, Zoe, ChatButton.TakeOver, conversation)).Text);
        Assert.Equal(ConversationState.Human, await StateAfterTakingAsync(given, owner, conversation)); // it was there to be taken
        await given.The<CallForPerson>().RunAsync(await given.AVisitorOf(owner), null, new ConversationStart(Channel.Web, null, null), Ct);
        await given.AlertsAreSent();
        Assert.Equal(told, _app.Said.Count);
    }

    private static async Task<ConversationState> StateAfterTakingAsync(Given given, Owner owner, ConversationId conversation)
    {
        Assert.NotEqual(ConversationState.Human, (await given.ConversationOf(owner, conversation)).State);
        await given.The<TakeOver>().RunAsync(owner, conversation, Ct);
        return (await given.ConversationOf(owner, conversation)).State;
    }
}
