using MiaPulse.Core.Chats;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Leads;
using MiaPulse.Core.Notifications;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Reports;
using MiaPulse.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Tests.Chats;

/// <summary>A chat that goes away silences nobody: what was to be told there comes by another way, or by mail, and its member is told so.</summary>
public sealed class ChatGoneTests : IAsyncLifetime
{
    private const long Zoe = 555;

    private static readonly CancellationToken Ct = CancellationToken.None;
    private static readonly ConversationStart Start = new(Channel.Web, null, null);

    private readonly FakeChatApp _app = new();
    private Given _given = null!;
    private Owner _owner = null!;

    public async ValueTask InitializeAsync()
    {
        _given = await _app.InAnEmptyInstallation();
        _owner = await _given.ABusiness();
    }

    public ValueTask DisposeAsync() => _given.DisposeAsync();

    [Theory]
    [InlineData("dashboard")]
    [InlineData("command")]
    [InlineData("blocked")]
    public async Task Who_was_told_in_a_chat_alone_is_mailed_from_then_on_and_is_told_so_at_once(string how)
    {
        await ConnectsAsync(FakeChatApp.ByChatAlone);
        await (how switch
        {
            "dashboard" => _given.The<DisconnectChat>().RunAsync(_owner, Ct),
            "command" => _app.CommandsAsync(_given, Zoe, Zoe, ChatCommand.Stop),
            _ => LeavesAsync(),
        });

        await _given.AlertsAreSent();
        var said = _given.Mailer.Take();
        Assert.Equal(("owner1@b1.example", "chat_gone", "Telegram no longer reaches you"), (said.To.Value, said.Kind, said.Subject));
        Assert.Contains("New leads: by mail at once\nVisitors who wait: by mail at once\n", said.Text, StringComparison.Ordinal);
        Assert.Contains("https://mia.example/app/settings/alerts", said.Text, StringComparison.Ordinal);

        await ALeadAsync();
        await AVisitorWaitsAsync();
        Assert.All(await _given.AlertsOf(_owner), a => Assert.Equal((AlertChannel.Email, _given.Clock.GetUtcNow(), null), (a.Channel, a.DueAt, a.StepAt)));
        await _given.AlertsAreSent();
        Assert.Equal(["lead_captured", "visitor_waits"], new[] { _given.Mailer.Take().Kind, _given.Mailer.Take().Kind }.Order(StringComparer.Ordinal));
        Assert.True((await OwnAsync()).HasLostChat);
    }

    [Fact]
    public async Task A_mail_that_was_to_come_later_comes_at_once_where_the_chat_was_to_tell_first()
    {
        await ConnectsAsync(new AlertsInput { MailsLeads = 15, MailsWaiting = 15, ChatsLeads = 0, ChatsWaiting = 0 });
        await LeavesAsync();

        await ALeadAsync();
        await AVisitorWaitsAsync();

        var alerts = await _given.AlertsOf(_owner);
        Assert.Equal(2, alerts.Count);
        Assert.All(alerts, a => Assert.Equal((AlertChannel.Email, _given.Clock.GetUtcNow(), null), (a.Channel, a.DueAt, a.StepAt)));
    }

    [Fact]
    public async Task What_finds_out_that_the_chat_is_gone_and_what_waited_behind_it_is_mailed_instead()
    {
        await ConnectsAsync(FakeChatApp.ByChatAlone);
        await ALeadAsync();
        await ALeadAsync();
        _app.Answers = _ => new ChatSent.Gone("We were blocked there.");

        await _given.AlertsAreSent();

        Assert.Single(_app.Said);
        var alerts = await _given.AlertsOf(_owner);
        Assert.Equal((2, 2), (alerts.Count(a => a is { Channel: AlertChannel.Telegram, State: AlertState.Failed }), alerts.Count(a => a is { Channel: AlertChannel.Email, State: AlertState.Delivered })));
        var mails = new List<string>();
        while (_given.Mailer.TryTake(out var mail))
        {
            mails.Add(mail.Kind);
        }

        Assert.Equal(["chat_gone", "lead_captured", "lead_captured"], mails.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Who_is_mailed_too_gets_no_second_mail_of_what_the_chat_did_not_take()
    {
        await ConnectsAsync(new AlertsInput { ChatsLeads = 0 });
        await ALeadAsync();
        _app.Answers = _ => new ChatSent.Gone("We were blocked there.");

        await _given.AlertsAreSent();

        Assert.Single(await _given.AlertsOf(_owner), a => a.Channel is AlertChannel.Email);
    }

    [Fact]
    public async Task Who_connects_again_is_told_as_they_had_chosen_and_is_not_mailed_that_it_was_gone()
    {
        await ConnectsAsync(new AlertsInput { MailsLeads = null, MailsWaiting = 0, ChatsLeads = 5, ChatsWaiting = null });
        await LeavesAsync();

        await _app.ConnectAsync(_given, _owner, Zoe, Zoe);
        await _given.AlertsAreSent();

        var own = await OwnAsync();
        Assert.Equal((5, null, false), (own.Preferences.After(AlertKind.LeadCaptured, AlertChannel.Telegram), own.Preferences.After(AlertKind.VisitorWaits, AlertChannel.Telegram), own.HasLostChat));
        Assert.False(_given.Mailer.TryTake(out _));
        await using var db = await _given.DbFor(_owner);
        Assert.Equal(DueMailState.LetGo, (await db.DueMails.SingleAsync()).State);
    }

    [Fact]
    public async Task Who_has_such_mails_stopped_gets_none_in_place_of_the_chat_either()
    {
        await ConnectsAsync(FakeChatApp.ByChatAlone);
        await LeavesAsync();
        await ALeadAsync();
        await _given.AlertsAreSent();
        var mails = new[] { _given.Mailer.Take(), _given.Mailer.Take() };
        var stop = Assert.Single(AWeek.Tokens(mails.Single(m => m.Kind == "lead_captured").Text, "unsubscribe"));
        Assert.False((await _given.The<StopMail>().LookAsync(Newcomer.Instance, stop, Ct))?.IsStopped);

        Assert.True((await _given.The<StopMail>().RunAsync(Newcomer.Instance, stop, Ct)).IsDone);

        Assert.True((await _given.The<StopMail>().LookAsync(Newcomer.Instance, stop, Ct))?.IsStopped);
        Assert.False((await OwnAsync()).Preferences.WantsToHear(AlertKind.LeadCaptured));
        await ALeadAsync();
        await AVisitorWaitsAsync();
        Assert.Equal(AlertKind.VisitorWaits, Assert.Single(await _given.AlertsOf(_owner), a => a.State is AlertState.Waiting).Kind);
    }

    [Fact]
    public async Task Who_chooses_no_way_at_all_is_told_by_none()
    {
        await ConnectsAsync(FakeChatApp.ByChatAlone);
        await LeavesAsync();
        await _given.The<ChooseAlerts>().RunAsync(_owner, FakeChatApp.ByChatAlone with { ChatsLeads = null }, Ct);

        await ALeadAsync();
        await AVisitorWaitsAsync();

        Assert.Equal(AlertKind.VisitorWaits, Assert.Single(await _given.AlertsOf(_owner)).Kind);
    }

    [Fact]
    public async Task It_is_one_members_alone()
    {
        var neighbour = await _given.ABusiness("Neighbour");
        await _app.ConnectAsync(_given, neighbour, Zoe + 1, Zoe + 1);
        await _given.The<ChooseAlerts>().RunAsync(neighbour, FakeChatApp.ByChatAlone, Ct);
        await ConnectsAsync(FakeChatApp.ByChatAlone);
        await LeavesAsync();

        await ALeadAsync(neighbour);
        await AVisitorWaitsAsync(neighbour);

        var alerts = await _given.AlertsOf(neighbour);
        Assert.Equal(2, alerts.Count);
        Assert.All(alerts, a => Assert.Equal(AlertChannel.Telegram, a.Channel));
        await using var db = await _given.DbFor(neighbour);
        Assert.Empty(await db.DueMails.ToListAsync());
    }

    private async Task ConnectsAsync(AlertsInput chosen)
    {
        await _app.ConnectAsync(_given, _owner, Zoe, Zoe);
        Assert.True((await _given.The<ChooseAlerts>().RunAsync(_owner, chosen, Ct)).IsDone);
    }

    private Task<ChatAnswer> LeavesAsync() => FakeChatApp.HearAsync(_given, new ChatLeft("telegram", _app.NextEvent(), Zoe, Zoe));

    private async Task ALeadAsync(Owner? of = null)
    {
        var (_, conversation) = await _given.AConversationOf(of ?? _owner, "ana@ruiz.example");
        await _given.The<CaptureLead>().RunAsync(new Mia((of ?? _owner).Business), conversation, new ContactCard("Ana", "ana@ruiz.example", null), "ana@ruiz.example", null, Ct);
    }

    private async Task AVisitorWaitsAsync(Owner? of = null)
    {
        var (visitor, conversation) = await _given.AConversationOf(of ?? _owner);
        await _given.The<CallForPerson>().RunAsync(visitor, conversation, Start, Ct);
    }

    private Task<OwnAlerts> OwnAsync() => _given.The<AlertSettings>().ReadAsync(_owner, Ct);
}
