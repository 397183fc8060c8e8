using MiaPulse.Core.Businesses;
using MiaPulse.Core.Chats;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Leads;
using MiaPulse.Core.Notifications;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Support;

namespace MiaPulse.Tests.Notifications;

/// <summary>Telegram at once, a text after two minutes, mail after five: what comes later comes only where nobody has seen to it, and sooner where what was to come first cannot.</summary>
public sealed class EscalationTests
{
    private const long Chat = 555;

    private static readonly CancellationToken Ct = CancellationToken.None;
    private static readonly AlertsInput InSteps = new() { ChatsLeads = 0, ChatsWaiting = 0, TextsLeads = 2, TextsWaiting = 2, MailsLeads = 5, MailsWaiting = 5 };

    private readonly FakeChatApp _app = new();

    [Fact]
    public async Task What_nobody_sees_goes_from_step_to_step()
    {
        await using var given = await _app.InAnEmptyInstallation();
        var owner = await OneWithSteps(given);
        var conversation = await ALeadOf(given, owner);

        await given.AlertsAreSent();
        Assert.Equal((1, 0, false), ToldBy(given));
        var rows = (await given.The<AlertBook>().PageAsync(owner, 0, 50, Ct)).Rows;
        Assert.Equal(
            [(AlertChannel.Email, true, Given.Start.AddMinutes(5)), (AlertChannel.Text, true, Given.Start.AddMinutes(2))],
            rows.Where(r => r.State is AlertState.Waiting).Select(r => (r.Channel, r.IsLater, r.NextAt!.Value)).OrderBy(r => r.Channel));

        given.Clock.Advance(TimeSpan.FromMinutes(2) - TimeSpan.FromSeconds(1));
        await given.AlertsAreSent();
        Assert.Equal((1, 0, false), ToldBy(given));
        given.Clock.Advance(TimeSpan.FromSeconds(1));
        await given.AlertsAreSent();
        Assert.Equal((1, 1, false), ToldBy(given));
        given.Clock.Advance(TimeSpan.FromMinutes(3));
        await given.AlertsAreSent();

        Assert.Equal((1, 1, true), ToldBy(given));
        Assert.All(await given.AlertsOf(owner), a => Assert.Equal((AlertState.Delivered, conversation), (a.State, a.ConversationId)));
    }

    [Fact]
    public async Task Whoever_looks_in_time_is_told_no_more()
    {
        await using var given = await _app.InAnEmptyInstallation();
        var owner = await OneWithSteps(given);
        var conversation = await ALeadOf(given, owner);
        await given.AlertsAreSent();
        given.Clock.Advance(TimeSpan.FromMinutes(1));

        await given.The<MarkRead>().RunAsync(owner, conversation, 1, Ct);
        given.Clock.Advance(TimeSpan.FromMinutes(10));
        await given.AlertsAreSent();

        Assert.Equal((1, 0, false), ToldBy(given));
        var rows = (await given.The<AlertBook>().PageAsync(owner, 0, 50, Ct)).Rows;
        Assert.Equal([AlertState.Seen, AlertState.LetGo, AlertState.LetGo], rows.Select(r => r.State).Order());
        Assert.All(rows, r => Assert.Equal(Given.Start.AddMinutes(1), r.SeenAt));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Whoever_takes_it_over_saves_everybody_the_rest_also_when_they_hand_it_back(bool handsBack)
    {
        await using var given = await _app.InAnEmptyInstallation();
        var owner = await OneWithSteps(given);
        var ben = await AColleagueOf(given, owner);
        var conversation = await ALeadOf(given, owner);
        await given.AlertsAreSent();
        given.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.True((await given.The<TakeOver>().RunAsync(ben, conversation, Ct)).IsDone);
        if (handsBack)
        {
            Assert.True((await given.The<HandBack>().RunAsync(ben, conversation, Ct)).IsDone);
        }

        given.Clock.Advance(TimeSpan.FromMinutes(10));
        await given.AlertsAreSent();

        var later = (await given.AlertsOf(owner)).Where(a => a.MemberId == owner.Member && a.StepAt is not null).ToList();
        Assert.Equal(2, later.Count);
        Assert.All(later, a => Assert.Equal((AlertState.LetGo, null, null), (a.State, a.SeenAt, a.DeliveredAt)));
        Assert.Equal(1, given.Texter.Count); // the code
    }

    [Fact]
    public async Task A_visitor_who_waits_goes_the_same_steps()
    {
        await using var given = await _app.InAnEmptyInstallation();
        var owner = await OneWithSteps(given);
        var (visitor, conversation) = await given.AConversationOf(owner);
        await given.The<CallForPerson>().RunAsync(visitor, conversation, new ConversationStart(Channel.Web, null, null), Ct);

        var rows = (await given.AlertsOf(owner)).OrderBy(a => a.DueAt).ToList();
        Assert.Equal(
            [(AlertChannel.Telegram, Given.Start, (DateTimeOffset?)null), (AlertChannel.Text, Given.Start.AddMinutes(2), Given.Start.AddMinutes(2)), (AlertChannel.Email, Given.Start.AddMinutes(5), Given.Start.AddMinutes(5))],
            rows.Select(a => (a.Channel, a.DueAt!.Value, a.StepAt)));

        given.Clock.Advance(TimeSpan.FromMinutes(2));
        await given.AlertsAreSent();
        Assert.Equal((1, 1, false), ToldBy(given));
    }

    [Fact]
    public async Task Where_the_first_step_fails_for_good_the_next_comes_at_once_and_the_one_after_it_in_its_time()
    {
        await using var given = await _app.InAnEmptyInstallation();
        var owner = await OneWithSteps(given);
        _app.Answers = _ => new ChatSent.Failed(new Delivery.NeverAgain("The chat is closed."));
        await ALeadOf(given, owner);

        await given.AlertsAreSent();

        Assert.Equal((1, 1, false), ToldBy(given));
        given.Clock.Advance(TimeSpan.FromMinutes(5));
        await given.AlertsAreSent();
        Assert.Equal((1, 1, true), ToldBy(given));
    }

    [Fact]
    public async Task Where_another_way_has_told_them_a_failure_hurries_nothing()
    {
        await using var given = await _app.InAnEmptyInstallation();
        var owner = await OneWithSteps(given, InSteps with { MailsLeads = 0, TextsLeads = 5 });
        _app.Answers = _ => new ChatSent.Failed(new Delivery.NeverAgain("The chat is closed."));
        await ALeadOf(given, owner);

        await given.AlertsAreSent();

        Assert.Equal((1, 0, true), ToldBy(given));
        Assert.Equal(Given.Start.AddMinutes(5), (await given.AlertsOf(owner)).Single(a => a.Channel is AlertChannel.Text).DueAt);
    }

    [Fact]
    public async Task A_text_that_turns_out_not_to_have_arrived_brings_the_next_step()
    {
        await using var given = await _app.InAnEmptyInstallation();
        var owner = await OneWithSteps(given, InSteps with { ChatsLeads = null, TextsLeads = 0, MailsLeads = 15 });
        await ALeadOf(given, owner);
        await given.AlertsAreSent();
        var texted = (await given.AlertsOf(owner)).Single(a => a.Channel is AlertChannel.Text);
        Assert.Equal((AlertState.Delivered, "SM2"), (texted.State, texted.VendorId));

        foreach (var status in new[] { TextStatus.Sent, TextStatus.Undelivered, TextStatus.Undelivered })
        {
            await given.The<RecordTextEvent>().RunAsync(Caretaker.Instance, new TextEvent("twilio", "SM2", texted.SendingKey, status, status is TextStatus.Sent ? null : 30003), Ct);
        }

        var failed = (await given.AlertsOf(owner)).Single(a => a.Channel is AlertChannel.Text);
        Assert.Equal((AlertState.Failed, "The text did not arrive (30003)."), (failed.State, failed.Why));
        await given.AlertsAreSent();
        Assert.Equal((0, 1, true), ToldBy(given));
    }

    [Fact]
    public async Task A_step_that_is_not_connected_is_none_and_the_next_takes_its_place()
    {
        await using var given = await Given.AnEmptyInstallation(); // without a messenger
        var owner = await given.ABusiness();
        await given.ProvedPhone(owner);
        await given.The<ChooseAlerts>().RunAsync(owner, InSteps, Ct);

        await ALeadOf(given, owner);

        Assert.Equal(
            [(AlertChannel.Text, Given.Start, (DateTimeOffset?)null), (AlertChannel.Email, Given.Start.AddMinutes(5), Given.Start.AddMinutes(5))],
            (await given.AlertsOf(owner)).OrderBy(a => a.DueAt).Select(a => (a.Channel, a.DueAt!.Value, a.StepAt)));
    }

    [Fact]
    public async Task One_way_alone_may_be_chosen_for_what_nobody_has_looked_at()
    {
        await using var given = await _app.InAnEmptyInstallation();
        var owner = await OneWithSteps(given, new AlertsInput { MailsLeads = null, MailsWaiting = null, TextsLeads = 15 });
        await ALeadOf(given, owner);

        given.Clock.Advance(TimeSpan.FromMinutes(14));
        await given.AlertsAreSent();
        Assert.Equal((0, 0, false), ToldBy(given));
        given.Clock.Advance(TimeSpan.FromMinutes(1));
        await given.AlertsAreSent();
        Assert.Equal((0, 1, false), ToldBy(given));
    }

    [Fact]
    public async Task In_quiet_hours_a_later_step_waits_too_and_is_spared_by_whoever_looks_until_they_end()
    {
        await using var given = await _app.InAnEmptyInstallation();
        var owner = await OneWithSteps(given, InSteps with { HasQuietHours = true, QuietFrom = new TimeOnly(9, 0), QuietUntil = new TimeOnly(10, 0) }); // it is 9:30 there
        var seen = await ALeadOf(given, owner);
        var other = await ALeadOf(given, owner);
        given.Clock.Advance(TimeSpan.FromMinutes(10));
        await given.AlertsAreSent();
        Assert.Equal((0, 0, false), ToldBy(given));
        Assert.All((await given.The<AlertBook>().PageAsync(owner, 0, 50, Ct)).Rows, r => Assert.Equal((true, false, Given.Start.AddMinutes(30)), (r.IsHeld, r.IsLater, r.NextAt)));

        await given.The<MarkRead>().RunAsync(owner, seen, 1, Ct);
        given.Clock.Advance(TimeSpan.FromMinutes(20));
        await given.AlertsAreSent();

        var alerts = await given.AlertsOf(owner);
        Assert.All(alerts.Where(a => a.ConversationId == seen), a => Assert.Equal(AlertState.LetGo, a.State));
        Assert.All(alerts.Where(a => a.ConversationId == other), a => Assert.Equal(AlertState.Delivered, a.State));
    }

    [Fact]
    public async Task A_neighbours_failure_moves_no_step_of_anybody_elses()
    {
        await using var given = await _app.InAnEmptyInstallation();
        var owner = await OneWithSteps(given);
        var neighbour = await OneWithSteps(given, chat: Chat + 1);
        _app.Answers = said => said.Chat == Chat ? new ChatSent.Failed(new Delivery.NeverAgain("The chat is closed.")) : null;
        await ALeadOf(given, owner);
        await ALeadOf(given, neighbour);

        await given.AlertsAreSent();

        Assert.Equal(AlertState.Delivered, (await given.AlertsOf(owner)).Single(a => a.Channel is AlertChannel.Text).State);
        Assert.Equal(Given.Start.AddMinutes(2), (await given.AlertsOf(neighbour)).Single(a => a.Channel is AlertChannel.Text).DueAt);
    }

    [Fact]
    public void What_was_chosen_before_there_were_steps_is_told_at_once()
    {
        var old = Core.Data.Json.Read<AlertPreferences>("""{"choices":[{"kind":"leadCaptured","channel":"telegram","isOn":true},{"kind":"leadCaptured","channel":"email","isOn":false}],"wantsReports":true}""");

        Assert.Equal((0, null, null), (old.After(AlertKind.LeadCaptured, AlertChannel.Telegram), old.After(AlertKind.LeadCaptured, AlertChannel.Email), old.After(AlertKind.LeadCaptured, AlertChannel.Text)));
        Assert.Equal(0, old.After(AlertKind.VisitorMissed, AlertChannel.Email));
    }

    /// <summary>How many were said in chats, how many texted beside the codes, and whether something was mailed.</summary>
    private (int Chats, int Texts, bool Mails) ToldBy(Given given)
    {
        var mails = given.Mailer.TryTake(out _);
        return (_app.Said.Count, given.Texter.Count - 1, mails);
    }

    private async Task<Owner> OneWithSteps(Given given, AlertsInput? steps = null, long chat = Chat)
    {
        var owner = await given.ABusiness();
        await _app.ConnectAsync(given, owner, chat, chat);
        await given.ProvedPhone(owner);
        Assert.True((await given.The<ChooseAlerts>().RunAsync(owner, steps ?? InSteps, Ct)).IsDone);
        return owner;
    }

    private static async Task<Owner> AColleagueOf(Given given, Owner owner)
    {
        var ben = owner with { Member = given.NewId<MemberId>(), Name = "Ben" };
        await using var db = await given.DbFor(owner);
        db.Members.Add(new Member { BusinessId = owner.Business, Id = ben.Member, Email = "ben@b1.example", EmailKey = "ben@b1.example", Name = "Ben", CreatedAt = given.Clock.GetUtcNow() });
        await db.SaveChangesAsync();
        return ben;
    }

    private static async Task<ConversationId> ALeadOf(Given given, Owner owner)
    {
        var (_, conversation) = await given.AConversationOf(owner, "ana@ruiz.example");
        await given.The<CaptureLead>().RunAsync(new Mia(owner.Business), conversation, new ContactCard("Ana", "ana@ruiz.example", null), "ana@ruiz.example", null, Ct);
        return conversation;
    }
}
