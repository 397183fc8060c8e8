using MiaPulse.Core.Accounts;
using MiaPulse.Core.Data;
using MiaPulse.Core.Notifications;
using MiaPulse.Core.Shared;
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

    private static Task<Given> AnInstallation() =>
        Given.AnEmptyInstallation(services => services.AddMailCarrier<FakeMailer>());

    private static Task<Delivery> Send(Given given, string to, string kind = "weekly_report") =>
        given.The<IMailer>().SendAsync(new Mail(Address(to), "Hello", "Hello", "<p>Hello</p>") { Kind = kind, Key = $"{kind}/{to}" }, CancellationToken.None);

    private static List<string> Taken(Given given)
    {
        var taken = new List<string>();
        while (given.The<FakeMailer>().TryTake(out var mail))
        {
            taken.Add(mail.To.Value);
        }

        return taken;
    }

    private Task Happened(Given given, MailEventKind kind, string to, DateTimeOffset? at = null) => given.The<RecordMailEvent>().RunAsync(
        Caretaker.Instance, new MailEvent("resend", $"msg_{Interlocked.Increment(ref _events)}", kind, at ?? Noon, Address(to), "mail-1"), CancellationToken.None);

    private static async Task<(int Mailboxes, int Events)> RowsOf(Given given)
    {
        await using var db = await given.The<PlatformDbs>().OpenAsync(Caretaker.Instance, CancellationToken.None);
        return (await db.Mailboxes.CountAsync(), await db.SeenEvents.CountAsync());
    }

    private static EmailAddress Address(string text) => EmailAddress.TryParse(text, out var address) ? address : throw new InvalidOperationException(text);
}
