using MiaPulse.Core.Accounts;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Data;
using MiaPulse.Core.Leads;
using MiaPulse.Core.Notifications;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Reports;
using MiaPulse.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Tests.Notifications;

/// <summary>An address that sends mail back or does not want it gets none; and each word of a vendor's counts once.</summary>
public sealed class MailboxTests
{
    private static readonly DateTimeOffset Noon = Given.Start;

    private int _events;

    [Fact]
    public async Task An_address_that_bounced_gets_no_more_mail_of_any_kind_and_its_neighbour_does()
    {
        await using var given = await AnInstallation();
        Assert.IsType<Delivery.Delivered>(await Send(given, "zoe@example.com"));

        await Happened(given, MailEventKind.Bounced, "ZOE@Example.com");

        Assert.Contains("sends mail back", Assert.IsType<Delivery.NeverAgain>(await Send(given, "zoe@example.com")).Why, StringComparison.Ordinal);
        Assert.IsType<Delivery.NeverAgain>(await Send(given, "Zoe@example.com", SignInMail.Kind));
        Assert.IsType<Delivery.Delivered>(await Send(given, "zoe@example.org"));
        Assert.Equal(["zoe@example.com", "zoe@example.org"], Taken(given));
    }

    [Fact]
    public async Task Whoever_complained_gets_nothing_but_the_link_that_they_ask_for()
    {
        await using var given = await AnInstallation();
        await Happened(given, MailEventKind.Complained, "zoe@example.com");

        Assert.Contains("unwanted", Assert.IsType<Delivery.NeverAgain>(await Send(given, "zoe@example.com")).Why, StringComparison.Ordinal);
        Assert.IsType<Delivery.Delivered>(await Send(given, "zoe@example.com", SignInMail.Kind));

        await Happened(given, MailEventKind.Delivered, "zoe@example.com", Noon.AddHours(1));
        Assert.IsType<Delivery.NeverAgain>(await Send(given, "zoe@example.com"));
    }

    [Theory]
    [InlineData(MailEventKind.Delivered)]
    [InlineData(MailEventKind.Delayed)]
    [InlineData(MailEventKind.BouncedForNow)]
    [InlineData(MailEventKind.Failed)]
    public async Task What_passes_is_held_against_nobody_and_keeps_nobodys_address(MailEventKind kind)
    {
        await using var given = await AnInstallation();

        await Happened(given, kind, "zoe@example.com");

        Assert.IsType<Delivery.Delivered>(await Send(given, "zoe@example.com"));
        Assert.Equal((0, 1), await RowsOf(given));
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(-1, true)]
    public async Task A_mail_that_arrives_after_the_bounce_opens_the_address_again_and_one_from_before_does_not_whichever_is_heard_first(int hours, bool sendsBack)
    {
        await using var given = await AnInstallation();
        await Happened(given, MailEventKind.Bounced, "zoe@example.com");
        await Happened(given, MailEventKind.Delivered, "zoe@example.com", Noon.AddHours(hours));
        await Happened(given, MailEventKind.Bounced, "zoe@example.com", Noon.AddHours(-2)); // late news of an older one

        Assert.Equal(sendsBack, await Send(given, "zoe@example.com") is Delivery.NeverAgain);
    }

    [Fact]
    public async Task The_operator_lifts_whatever_is_held_against_an_address_and_a_new_bounce_counts_again()
    {
        await using var given = await AnInstallation();
        await Happened(given, MailEventKind.Bounced, "zoe@example.com");
        await Happened(given, MailEventKind.Complained, "zoe@example.com");

        Assert.Equal(new LiftedStop(SentBack: true, WasUnwanted: true), (await LiftAsync(given, "ZOE@example.com")).Value);
        await Happened(given, MailEventKind.Bounced, "zoe@example.com", Noon.AddHours(-2)); // late news of an older one

        Assert.IsType<Delivery.Delivered>(await Send(given, "zoe@example.com"));
        Assert.Equal(new LiftedStop(SentBack: false, WasUnwanted: false), (await LiftAsync(given, "zoe@example.com")).Value);
        Assert.Equal(new LiftedStop(SentBack: false, WasUnwanted: false), (await LiftAsync(given, "stranger@example.com")).Value);
        Assert.Equal(RefusalKind.Invalid, (await LiftAsync(given, "zoe")).Refusal?.Kind);
        await Happened(given, MailEventKind.Bounced, "zoe@example.com", Noon.AddHours(1));
        Assert.IsType<Delivery.NeverAgain>(await Send(given, "zoe@example.com"));
    }

    [Fact]
    public async Task Lifted_an_owner_gets_a_link_to_sign_in_again()
    {
        await using var given = await AnInstallation();
        await given.ABusiness();
        await Happened(given, MailEventKind.Bounced, "owner1@b1.example");
        await AskForLink();
        Assert.Empty(Taken(given));

        await LiftAsync(given, "owner1@b1.example");
        await AskForLink();

        Assert.Equal(["owner1@b1.example"], Taken(given));

        async Task AskForLink()
        {
            given.Clock.Advance(TimeSpan.FromSeconds(1));
            Assert.True((await given.The<RequestSignIn>().RunAsync(Newcomer.Instance, new SignInInput { Email = "owner1@b1.example" }, CancellationToken.None)).IsDone);
            await given.LinksAreMailed();
        }
    }

    [Fact]
    public async Task A_member_has_their_own_address_mailed_again_once_a_day_and_nobody_elses()
    {
        await using var given = await AnInstallation();
        var owner = await given.ABusiness();
        await Happened(given, MailEventKind.Bounced, "owner1@b1.example");
        await Happened(given, MailEventKind.Bounced, "zoe@example.com");

        Assert.True((await given.The<MailMeAgain>().RunAsync(owner, CancellationToken.None)).IsDone);
        Assert.True((await given.The<MailMeAgain>().RunAsync(owner, CancellationToken.None)).IsDone); // nothing is left to lift

        Assert.IsType<Delivery.Delivered>(await Send(given, "owner1@b1.example"));
        Assert.IsType<Delivery.NeverAgain>(await Send(given, "zoe@example.com"));
        await Happened(given, MailEventKind.Bounced, "owner1@b1.example", Noon.AddMinutes(1));
        Assert.Equal(RefusalKind.OverLimit, (await given.The<MailMeAgain>().RunAsync(owner, CancellationToken.None)).Refusal?.Kind);
        Assert.IsType<Delivery.NeverAgain>(await Send(given, "owner1@b1.example"));

        given.Clock.Advance(MailMeAgain.AgainAfter);

        Assert.True((await given.The<MailMeAgain>().RunAsync(owner, CancellationToken.None)).IsDone);
        Assert.IsType<Delivery.Delivered>(await Send(given, "owner1@b1.example"));
    }

    [Fact]
    public async Task A_complaint_is_not_for_a_member_to_lift()
    {
        await using var given = await AnInstallation();
        var owner = await given.ABusiness();
        await Happened(given, MailEventKind.Bounced, "owner1@b1.example");
        await Happened(given, MailEventKind.Complained, "owner1@b1.example");

        Assert.Equal(RefusalKind.NotAllowed, (await given.The<MailMeAgain>().RunAsync(owner, CancellationToken.None)).Refusal?.Kind);

        Assert.IsType<Delivery.NeverAgain>(await Send(given, "owner1@b1.example"));
    }

    [Fact]
    public async Task Nothing_is_held_against_anybody_where_nobody_is_named()
    {
        await using var given = await AnInstallation();

        await given.The<RecordMailEvent>().RunAsync(Caretaker.Instance, new MailEvent("resend", "msg_1", MailEventKind.Bounced, Noon, null, "mail-1"), CancellationToken.None);

        Assert.Equal((0, 1), await RowsOf(given));
    }

    [Fact]
    public async Task The_address_itself_is_not_kept()
    {
        await using var given = await AnInstallation();
        await Happened(given, MailEventKind.Bounced, "zoe@example.com");

        await using var db = await given.The<PlatformDbs>().OpenAsync(Caretaker.Instance, CancellationToken.None);
        var mailbox = await db.Mailboxes.SingleAsync();
        Assert.Equal(Mailbox.HashOf(Address("zoe@example.com")), mailbox.AddressHash);
        Assert.DoesNotContain("zoe", mailbox.AddressHash, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task An_event_that_comes_twenty_times_at_once_counts_once()
    {
        await using var given = await AnInstallation();
        var ran = 0;

        var first = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => given.The<OnceOnly>().ApplyAsync(
            Caretaker.Instance,
            "resend",
            "msg_1",
            db =>
            {
                db.Mailboxes.Add(new Mailbox { AddressHash = $"{Interlocked.Increment(ref ran)}" });
                return Task.CompletedTask;
            },
            CancellationToken.None))));

        Assert.True(ran >= 1);
        Assert.Single(first, isFirst => isFirst);
        Assert.Equal((1, 1), await RowsOf(given)); // what the others had begun is gone with them
    }

    [Fact]
    public async Task Two_events_about_one_address_that_meet_both_count()
    {
        await using var given = await AnInstallation();

        await Task.WhenAll(Task.Run(() => Happened(given, MailEventKind.Bounced, "zoe@example.com")), Task.Run(() => Happened(given, MailEventKind.Complained, "zoe@example.com")));

        await using var db = await given.The<PlatformDbs>().OpenAsync(Caretaker.Instance, CancellationToken.None);
        var mailbox = await db.Mailboxes.SingleAsync();
        Assert.Equal((true, true), (mailbox.SendsBack, mailbox.IsUnwanting));
    }

    [Fact]
    public async Task An_event_is_forgotten_when_no_vendor_sends_it_any_more()
    {
        await using var given = await AnInstallation();
        await Happened(given, MailEventKind.Bounced, "zoe@example.com");
        given.Clock.Advance(SeenEvent.Kept + TimeSpan.FromMinutes(1));

        await Happened(given, MailEventKind.Bounced, "ana@example.com");

        Assert.Equal((2, 1), await RowsOf(given)); // the mailboxes stay
    }

    [Theory]
    [InlineData(MailEventKind.Bounced, "The mail came back: this address takes none from us.")]
    [InlineData(MailEventKind.Failed, "The mail was taken by whoever carries it, and then could not be sent.")]
    public async Task An_alert_that_did_not_arrive_says_why_and_its_member_is_told_by_the_next_step_at_once(MailEventKind kind, string why)
    {
        await using var given = await AnInstallation();
        var owner = await AlertedByMail(given, "mail-1");
        var before = await AlertBy(given, owner, AlertChannel.Text);
        Assert.Equal(Noon.AddMinutes(5), before.DueAt);

        await Happened(given, kind, "owner1@b1.example");
        await Happened(given, kind, "owner1@b1.example"); // another event about the same mail

        var mailed = await AlertBy(given, owner, AlertChannel.Email);
        Assert.Equal((AlertState.Failed, why), (mailed.State, mailed.Why));
        Assert.Equal(Noon, (await AlertBy(given, owner, AlertChannel.Text)).DueAt);
        await given.AlertsAreSent();
        Assert.Equal(AlertState.Delivered, (await AlertBy(given, owner, AlertChannel.Text)).State);
    }

    [Theory]
    [InlineData(MailEventKind.Bounced, "mail-9")]
    [InlineData(MailEventKind.Bounced, null)]
    [InlineData(MailEventKind.Complained, "mail-1")]
    [InlineData(MailEventKind.Delivered, "mail-1")]
    [InlineData(MailEventKind.Delayed, "mail-1")]
    [InlineData(MailEventKind.BouncedForNow, "mail-1")]
    public async Task What_is_no_news_of_a_mail_that_did_not_arrive_changes_no_alert(MailEventKind kind, string? mailId)
    {
        await using var given = await AnInstallation();
        var owner = await AlertedByMail(given, "mail-1");

        await Happened(given, kind, "owner1@b1.example", mailId: mailId);

        Assert.Equal(AlertState.Delivered, (await AlertBy(given, owner, AlertChannel.Email)).State);
        Assert.Equal(Noon.AddMinutes(5), (await AlertBy(given, owner, AlertChannel.Text)).DueAt);
    }

    [Fact]
    public async Task A_bounce_changes_nothing_of_a_neighbours()
    {
        await using var given = await AnInstallation();
        await AlertedByMail(given, "mail-1");
        var neighbour = await AlertedByMail(given, "mail-2", "+13125550124");

        await Happened(given, MailEventKind.Bounced, "owner1@b1.example");

        Assert.Equal(AlertState.Delivered, (await AlertBy(given, neighbour, AlertChannel.Email)).State);
        Assert.Equal(Noon.AddMinutes(5), (await AlertBy(given, neighbour, AlertChannel.Text)).DueAt);
    }

    [Fact]
    public async Task A_report_that_came_back_is_in_the_book_of_mails_as_failed()
    {
        await using var given = await AnInstallation();
        given.The<FakeMailer>().VendorId = "mail-1";
        var owner = await given.ABusiness();
        await AWeek.IsToldAsync(given);
        Assert.Equal(DueMailState.Delivered, (await ReportOf(given)).State);

        await Happened(given, MailEventKind.Bounced, "owner1@b1.example");
        await Happened(given, MailEventKind.Bounced, "owner1@b1.example");

        var report = await ReportOf(given);
        Assert.Equal((owner.Business, DueMailState.Failed, "The mail came back: this address takes none from us."), (report.BusinessId, report.State, report.Why));
    }

    /// <summary>A member who was just mailed of a lead, and gets a text of it in five minutes.</summary>
    private static async Task<Owner> AlertedByMail(Given given, string mailId, string phone = "+13125550123")
    {
        given.The<FakeMailer>().VendorId = mailId;
        var owner = await given.ABusiness();
        await given.ProvedPhone(owner, phone);
        Assert.True((await given.The<ChooseAlerts>().RunAsync(owner, new AlertsInput { MailsLeads = 0, TextsLeads = 5 }, CancellationToken.None)).IsDone);
        var (_, conversation) = await given.AConversationOf(owner, "ana@ruiz.example");
        await given.The<CaptureLead>().RunAsync(new Mia(owner.Business), conversation, new ContactCard("Ana", "ana@ruiz.example", null), "ana@ruiz.example", null, CancellationToken.None);
        await given.AlertsAreSent();
        var mailed = await AlertBy(given, owner, AlertChannel.Email);
        Assert.Equal((AlertState.Delivered, mailId), (mailed.State, mailed.VendorId));
        return owner;
    }

    private static async Task<Notification> AlertBy(Given given, Owner owner, AlertChannel channel) => (await given.AlertsOf(owner)).Single(a => a.Channel == channel);

    private static async Task<DueMail> ReportOf(Given given)
    {
        await using var db = await given.The<PlatformDbs>().OpenAsync(Caretaker.Instance, CancellationToken.None);
        return await db.DueMails.AsNoTracking().SingleAsync();
    }

    private static Task<Given> AnInstallation() =>
        Given.AnEmptyInstallation(services => services.AddMailCarrier<FakeMailer>());

    private static Task<Delivery> Send(Given given, string to, string kind = "weekly_report") =>
        given.The<IMailer>().SendAsync(new Mail(Address(to), "Hello", "Hello", "<p>Hello</p>") { Kind = kind, Key = $"{kind}/{to}" }, CancellationToken.None);

    private static Task<Result<LiftedStop>> LiftAsync(Given given, string email) => given.The<LiftMailStop>().RunAsync(Caretaker.Instance, email, CancellationToken.None);

    private static List<string> Taken(Given given)
    {
        var taken = new List<string>();
        while (given.The<FakeMailer>().TryTake(out var mail))
        {
            taken.Add(mail.To.Value);
        }

        return taken;
    }

    private Task Happened(Given given, MailEventKind kind, string to, DateTimeOffset? at = null, string? mailId = "mail-1") => given.The<RecordMailEvent>().RunAsync(
        Caretaker.Instance, new MailEvent("resend", $"msg_{Interlocked.Increment(ref _events)}", kind, at ?? Noon, Address(to), mailId), CancellationToken.None);

    private static async Task<(int Mailboxes, int Events)> RowsOf(Given given)
    {
        await using var db = await given.The<PlatformDbs>().OpenAsync(Caretaker.Instance, CancellationToken.None);
        return (await db.Mailboxes.CountAsync(), await db.SeenEvents.CountAsync());
    }

    private static EmailAddress Address(string text) => EmailAddress.TryParse(text, out var address) ? address : throw new InvalidOperationException(text);
}
