using Bunit;
using MiaPulse.Core.Businesses;
using MiaPulse.Core.Chats;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Leads;
using MiaPulse.Core.Notifications;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Support;
using MiaPulse.Web.Layout;
using MiaPulse.Web.Notifications;

namespace MiaPulse.Tests.Notifications;

public sealed class AlertsPageTests
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    private readonly FakeChannel _channel = new();

    [Fact]
    public async Task Without_alerts_it_says_what_will_be_here()
    {
        await using var given = await _channel.InAnEmptyInstallation();
        var owner = await given.ABusiness();
        await using var screen = new Screen(given, owner);

        var page = screen.Render<AlertsPage>();

        await screen.ShowsAsync(() => page.FindAll(".state h2").Count == 1, "the empty state");
        Assert.Equal("No alerts yet", page.Find(".state h2").TextContent);
    }

    [Fact]
    public async Task An_alert_appears_by_itself_and_tells_what_becomes_of_it()
    {
        await using var given = await _channel.InAnEmptyInstallation();
        var owner = await given.ABusiness();
        await using var screen = new Screen(given, owner);
        var page = screen.Render<AlertsPage>();
        var conversation = await ALeadOf(given, owner);
        await screen.ShowsAsync(() => page.FindAll(".tag.waiting").Count == 1, "the alert");
        Assert.Equal("Ana left a way to reach them", page.Find(".alert-what a").TextContent);
        Assert.Equal($"/app/inbox/{conversation}", page.Find(".alert-what a").GetAttribute("href"));
        Assert.Contains("For Anna, by email", page.Find(".alert-what").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll(".alert-again"));

        await given.AlertsAreSent();
        await screen.ShowsAsync(() => page.FindAll(".tag.ready").Count == 1, "that it was delivered");
        Assert.Contains("Delivered in ", page.Find(".alert-state .quiet").TextContent, StringComparison.Ordinal);

        await given.The<MarkRead>().RunAsync(owner, conversation, 1, Ct);
        await screen.ShowsAsync(() => page.FindAll(".tag.new").Count == 1, "that it was seen");
        Assert.Equal("Seen", page.Find(".tag.new").TextContent);
    }

    [Fact]
    public async Task One_that_failed_says_why_is_counted_in_the_navigation_and_is_sent_again_with_a_click()
    {
        await using var given = await _channel.InAnEmptyInstallation();
        var owner = await given.ABusiness();
        _channel.Answers = (_, _) => FakeChannel.Says(new Delivery.NeverAgain("The mailbox does not exist."));
        await ALeadOf(given, owner);
        await given.AlertsAreSent();
        await using var screen = new Screen(given, owner);
        var nav = screen.Render<AppNav>();
        var page = screen.Render<AlertsPage>();
        await screen.ShowsAsync(() => page.FindAll(".tag.failed").Count == 1 && nav.FindAll(".nav-badge").Count > 0, "the failure");
        Assert.Contains("The mailbox does not exist.", page.Find(".alert-state").TextContent, StringComparison.Ordinal);
        Assert.Contains("1 alert could not be delivered", nav.Markup, StringComparison.Ordinal);

        page.Find("button.alert-again").Click();

        await screen.ShowsAsync(() => page.FindAll(".tag.waiting").Count == 1 && !nav.Markup.Contains("could not be delivered", StringComparison.Ordinal), "that it is on its way again");
        _channel.Answers = (_, _) => FakeChannel.Says(new Delivery.Delivered());
        await given.AlertsAreSent();
        await screen.ShowsAsync(() => page.FindAll(".tag.ready").Count == 1, "that it was delivered");
    }

    [Fact]
    public async Task A_member_chooses_on_the_settings_page()
    {
        await using var given = await _channel.InAnEmptyInstallation();
        var owner = await given.ABusiness();
        await using var screen = new Screen(given, owner);
        var page = screen.Render<AlertsSettingsPage>();
        await screen.ShowsAsync(() => page.FindAll(".step select").Count == 2, "the form");
        Assert.Contains("owner1@b1.example", page.Markup, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("input[type=time]"));

        page.FindAll(".step select")[0].Change("never");
        page.FindAll(".step select")[1].Change("5");
        page.FindAll(".choice input")[3].Change(false); // behind those for golden questions and the trial, the second for the browser
        page.FindAll(".choice input")[4].Change(true);
        page.Find("input[aria-label='Quiet until']").Change("06:30:00"); // as a browser hands it over
        await page.InvokeAsync(() => page.Find("form:not(.phone-form)").Submit());

        await screen.ShowsAsync(() => page.Markup.Contains("Saved.", StringComparison.Ordinal), "that it is kept");
        var own = await given.The<AlertSettings>().ReadAsync(owner, Ct);
        Assert.False(own.Preferences.Wants(AlertKind.LeadCaptured, AlertChannel.Email));
        Assert.Equal((true, false), (own.Preferences.WantsAtDesk(AlertKind.LeadCaptured), own.Preferences.WantsAtDesk(AlertKind.VisitorMissed)));
        Assert.Equal(5, own.Preferences.After(AlertKind.VisitorWaits, AlertChannel.Email));
        Assert.Equal(new QuietHours(new TimeOnly(21, 0), new TimeOnly(6, 30)), own.Preferences.Quiet);
    }

    [Fact]
    public async Task A_chat_is_connected_with_a_code_to_scan_chosen_for_and_disconnected_on_the_settings_page()
    {
        var app = new FakeChatApp();
        await using var given = await app.InAnEmptyInstallation();
        var owner = await given.ABusiness();
        await using var screen = new Screen(given, owner);
        var page = screen.Render<AlertsSettingsPage>();
        await screen.ShowsAsync(() => page.FindAll("button.chat-connect").Count == 1, "the way to connect");
        Assert.Equal(2, page.FindAll(".step select").Count);
        Assert.Equal(["Telegram", "Text messages", "In this browser", "Mail to owner1@b1.example"], page.FindAll("h2").Take(4).Select(h => h.TextContent)); // first how, then what of

        page.Find("button.chat-connect").Click();
        await screen.ShowsAsync(() => page.FindAll("svg.qr").Count == 1, "the code");
        Assert.NotEmpty(page.Find("svg.qr path").GetAttribute("d")!);
        var link = page.FindAll("a").Select(a => a.GetAttribute("href")).First(h => h?.StartsWith("https://t.example/mia?start=", StringComparison.Ordinal) == true)!;
        await app.BringAsync(given, new Uri(link).Query["?start=".Length..], 555, 555);

        await screen.ShowsAsync(() => page.FindAll("button.chat-disconnect").Count == 1 && page.FindAll(".step select").Count == 4, "that it is connected, by itself");
        Assert.Empty(page.FindAll("svg.qr"));
        Assert.Contains("Zoë", page.Find("#chat-title").ParentElement!.TextContent, StringComparison.Ordinal);
        page.FindAll(".step select")[3].Change("never"); // behind the two for mail, the second for the chat
        await page.InvokeAsync(() => page.Find("form:not(.phone-form)").Submit());
        await screen.ShowsAsync(() => page.Markup.Contains("Saved.", StringComparison.Ordinal), "that it is kept");
        var own = (await given.The<AlertSettings>().ReadAsync(owner, Ct)).Preferences;
        Assert.Equal((true, false), (own.Wants(AlertKind.LeadCaptured, AlertChannel.Telegram), own.Wants(AlertKind.VisitorWaits, AlertChannel.Telegram)));

        page.Find("button.chat-disconnect").Click();
        await screen.ShowsAsync(() => page.FindAll("button.chat-connect").Count == 1, "that it is disconnected");
    }

    [Fact]
    public async Task A_phone_is_proven_chosen_for_and_removed_on_the_settings_page()
    {
        await using var given = await _channel.InAnEmptyInstallation();
        var owner = await given.ABusiness();
        await using var screen = new Screen(given, owner);
        var page = screen.Render<AlertsSettingsPage>();
        await screen.ShowsAsync(() => page.FindAll("input.phone-number").Count == 1, "the way to add a phone");
        Assert.Equal(2, page.FindAll(".step select").Count);

        page.Find("input.phone-number").Change("+1 900 234 5678");
        await page.InvokeAsync(() => page.Find("form.phone-form").Submit());
        await screen.ShowsAsync(() => page.Markup.Contains("That number costs extra", StringComparison.Ordinal) && TakesAnother(), "why not");
        page.Find("input.phone-number").Change("312 555 0123");
        await page.InvokeAsync(() => page.Find("form.phone-form").Submit());
        await screen.ShowsAsync(() => page.FindAll("input.phone-code").Count == 1 && TakesAnother(), "the field for the code");
        Assert.Contains("(312) 555-0123", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("costs extra", page.Markup, StringComparison.Ordinal);

        page.Find("input.phone-code").Change(given.Texter.Take().Text[..PhoneCode.Length]);
        await page.InvokeAsync(() => page.Find("form.phone-form").Submit());
        await screen.ShowsAsync(() => page.FindAll("button.phone-remove").Count == 1 && page.FindAll(".step select").Count == 4, "that it is proven, and the choice");
        await screen.ShowsAsync(() => SaysOfThePhone("No texts are chosen yet. Say below, under “Texts to (312) 555-0123”"), "that none is sent yet, and where to choose");
        page.FindAll(".step select")[3].Change("2");
        await screen.ShowsAsync(() => SaysOfThePhone("Texts go there as you choose below."), "that they are sent");
        await page.InvokeAsync(() => page.Find("form:not(.phone-form)").Submit());
        await screen.ShowsAsync(() => page.Markup.Contains("Saved.", StringComparison.Ordinal), "that it is kept");
        Assert.Equal(2, (await given.The<AlertSettings>().ReadAsync(owner, Ct)).Preferences.After(AlertKind.VisitorWaits, AlertChannel.Text));

        await given.The<HearTextWish>().RunAsync(Caretaker.Instance, new TextHeard("twilio", "SM9", "+13125550123", null, "STOP"), Ct);
        await screen.ShowsAsync(() => page.FindAll(".notice.warm").Count == 2, "that it has opted out, by itself");
        page.Find("button.phone-remove").Click();
        await screen.ShowsAsync(() => page.FindAll("input.phone-number").Count == 1 && page.FindAll(".step select").Count == 2, "that it is removed");

        // What is sent while the page is still at what was sent before counts for nothing: its button says so.
        bool TakesAnother() => page.FindAll("form.phone-form button[type=submit]:not([disabled])").Count == 1;
        bool SaysOfThePhone(string words) => page.Find("[aria-labelledby=phone-title]").TextContent.Contains(words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(MailEventKind.Bounced, "owner1@b1.example", "Mail to this address comes back")]
    [InlineData(MailEventKind.Complained, "OWNER1@b1.example", "marked our mail as unwanted")]
    [InlineData(MailEventKind.Bounced, "neighbour@b1.example", null)]
    public async Task The_settings_page_says_where_no_mail_goes_any_more(MailEventKind kind, string to, string? says)
    {
        await using var given = await _channel.InAnEmptyInstallation();
        var owner = await given.ABusiness();
        Assert.True(EmailAddress.TryParse(to, out var address));
        await given.The<RecordMailEvent>().RunAsync(Caretaker.Instance, new MailEvent("resend", "msg_1", kind, Given.Start, address, null), Ct);
        await using var screen = new Screen(given, owner);

        var page = screen.Render<AlertsSettingsPage>();

        await screen.ShowsAsync(() => page.FindAll("#mail-title").Count == 1, "the card");
        Assert.Equal(says is null ? 0 : 1, page.FindAll(".mail-stop").Count);
        Assert.All(page.FindAll(".mail-stop"), notice => Assert.Contains(says!, notice.TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_member_whose_mail_came_back_has_it_sent_again_with_a_click_and_one_who_complained_cannot()
    {
        await using var given = await _channel.InAnEmptyInstallation();
        var owner = await given.ABusiness();
        Assert.True(EmailAddress.TryParse("owner1@b1.example", out var address));
        await given.The<RecordMailEvent>().RunAsync(Caretaker.Instance, new MailEvent("resend", "msg_1", MailEventKind.Bounced, Given.Start, address, null), Ct);
        await using var screen = new Screen(given, owner);
        var page = screen.Render<AlertsSettingsPage>();
        await screen.ShowsAsync(() => page.FindAll(".mail-stop").Count == 1, "the notice");

        await page.InvokeAsync(() => page.Button("Mail me again").Click());

        await screen.ShowsAsync(() => page.FindAll(".mail-lifted").Count == 1, "that it is lifted");
        Assert.Empty(page.FindAll(".mail-stop"));
        Assert.False((await given.The<AlertSettings>().ReadAsync(owner, Ct)).SendsBack);

        await given.The<RecordMailEvent>().RunAsync(Caretaker.Instance, new MailEvent("resend", "msg_2", MailEventKind.Complained, Given.Start, address, null), Ct);
        var later = screen.Render<AlertsSettingsPage>();
        await screen.ShowsAsync(() => later.FindAll(".mail-stop").Count == 1, "the complaint");
        Assert.DoesNotContain("Mail me again", later.Buttons());
    }

    [Fact]
    public async Task A_later_step_says_when_it_is_sent_and_afterwards_that_it_was_not_needed()
    {
        await using var given = await _channel.InAnEmptyInstallation();
        var owner = await given.ABusiness();
        await given.The<ChooseAlerts>().RunAsync(owner, new AlertsInput { MailsLeads = 15 }, Ct);
        var conversation = await ALeadOf(given, owner);
        await using var screen = new Screen(given, owner);
        var page = screen.Render<AlertsPage>();
        await screen.ShowsAsync(() => page.FindAll(".tag.waiting").Count == 1, "the step");
        Assert.Equal("If unseen", page.Find(".tag.waiting").TextContent);
        Assert.Contains("Next:", page.Find(".alert-state").TextContent, StringComparison.Ordinal);

        await given.The<MarkRead>().RunAsync(owner, conversation, 1, Ct);
        given.Clock.Advance(TimeSpan.FromMinutes(15));
        await given.AlertsAreSent();

        await screen.ShowsAsync(() => page.FindAll(".tag.new").Count == 1, "that it was let go");
        Assert.Equal("Not needed: seen first", page.Find(".tag.new").TextContent);
        Assert.Empty(_channel.Asked);
    }

    [Fact]
    public async Task One_whose_mails_were_switched_off_before_it_went_says_so()
    {
        await using var given = await _channel.InAnEmptyInstallation();
        var owner = await given.ABusiness();
        _channel.Answers = (_, _) => FakeChannel.Says(new Delivery.TryLater("The provider is busy.", TimeSpan.FromMinutes(5)));
        await ALeadOf(given, owner);
        await given.AlertsAreSent();
        Assert.True((await given.The<StopMail>().RunAsync(Newcomer.Instance, Assert.Single(_channel.Asked).Stop, Ct)).IsDone);
        await using var screen = new Screen(given, owner);

        var page = screen.Render<AlertsPage>();

        await screen.ShowsAsync(() => page.FindAll(".tag.new").Count == 1, "that it was not sent");
        Assert.Equal("Not sent", page.Find(".tag.new").TextContent);
        Assert.Contains("These mails were switched off", page.Find(".alert-state").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("busy", page.Find(".alert-state").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_lost_their_chat_reads_so_wherever_alerts_are_and_who_chooses_no_way_reads_that_nobody_is_told()
    {
        var app = new FakeChatApp();
        await using var given = await app.InAnEmptyInstallation();
        var owner = await given.ABusiness();
        await app.ConnectAsync(given, owner, 555, 555);
        await given.The<ChooseAlerts>().RunAsync(owner, FakeChatApp.ByChatAlone, Ct);
        await using var screen = new Screen(given, owner);
        var (alerts, settings) = (screen.Render<AlertsPage>(), screen.Render<AlertsSettingsPage>());
        await screen.ShowsAsync(() => alerts.FindAll(".state h2").Count == 1 && settings.FindAll(".step select").Count == 4, "the list and the form");
        Assert.Empty(alerts.FindAll(".chat-lost, .untold"));
        Assert.Empty(settings.FindAll(".chat-lost, .untold"));

        await FakeChatApp.HearAsync(given, new ChatLeft("telegram", app.NextEvent(), 555, 555));

        await screen.ShowsAsync(() => alerts.FindAll(".chat-lost").Count == 1 && settings.FindAll(".chat-lost").Count == 1, "that it is gone, by itself");
        Assert.Contains("Telegram no longer reaches you.", alerts.Find(".chat-lost").TextContent, StringComparison.Ordinal);
        Assert.Equal(["0", "0"], settings.FindAll(".step select").Skip(2).Select(s => s.GetAttribute("value"))); // as it was chosen
        Assert.Empty(settings.FindAll(".untold"));

        settings.FindAll(".step select")[2].Change("never"); // behind the two for mail
        Assert.StartsWith("Nobody will be told when a visitor leaves an email address", Assert.Single(settings.FindAll(".untold")).TextContent, StringComparison.Ordinal);
        settings.FindAll(".step select")[3].Change("never");
        await settings.InvokeAsync(() => settings.Find("form:not(.phone-form)").Submit());
        await screen.ShowsAsync(() => settings.Markup.Contains("Saved.", StringComparison.Ordinal), "that it is kept");

        Assert.Equal(2, settings.FindAll(".untold").Count);
        var later = screen.Render<AlertsPage>();
        await screen.ShowsAsync(() => later.FindAll(".untold").Count == 2, "that nobody is told");
        Assert.Empty(later.FindAll(".chat-lost"));
    }

    [Fact]
    public async Task Where_a_colleague_is_told_only_the_member_who_is_not_reads_so_where_they_choose()
    {
        await using var given = await _channel.InAnEmptyInstallation();
        var owner = await given.ABusiness();
        await using (var db = await given.DbFor(owner))
        {
            db.Members.Add(new Member { BusinessId = owner.Business, Id = given.NewId<MemberId>(), Email = "ben@b1.example", EmailKey = "ben@b1.example", Name = "Ben", CreatedAt = given.Clock.GetUtcNow() });
            await db.SaveChangesAsync();
        }

        await given.The<ChooseAlerts>().RunAsync(owner, new AlertsInput { MailsWaiting = null }, Ct);
        await using var screen = new Screen(given, owner);

        var (alerts, settings) = (screen.Render<AlertsPage>(), screen.Render<AlertsSettingsPage>());

        await screen.ShowsAsync(() => alerts.FindAll(".state h2").Count == 1 && settings.FindAll(".untold").Count == 1, "the list, and the word in the form");
        Assert.Equal("You will not be told when a visitor waits for a person, or has waited in vain. A colleague will.", settings.Find(".untold").TextContent);
        Assert.Empty(alerts.FindAll(".untold"));
    }

    private static async Task<ConversationId> ALeadOf(Given given, Owner owner)
    {
        var (_, conversation) = await given.AConversationOf(owner, "ana@ruiz.example");
        await given.The<CaptureLead>().RunAsync(new Mia(owner.Business), conversation, new ContactCard("Ana", "ana@ruiz.example", null), "ana@ruiz.example", null, Ct);
        return conversation;
    }
}
