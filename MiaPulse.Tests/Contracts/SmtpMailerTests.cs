using MailKit.Security;
using MiaPulse.Core.Notifications;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Support;
using MiaPulse.Web.Vendors.Smtp;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using MimeKit;

namespace MiaPulse.Tests.Contracts;

/// <summary>A mail server, told apart from a mail program's own library only by standing on loopback: what arrives there, and what we make of its answers.</summary>
public sealed class SmtpMailerTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_mail_arrives_whole_as_words_and_as_a_page()
    {
        await using var server = new LoopbackSmtp();
        var html = $"<p>Hi Zoë</p>{new string('x', 3000)}\n.\nand on";

        var delivery = await Send(server, AMail() with { Html = html, ReplyTo = Address("desk@bakery.example"), Unsubscribe = new Uri("https://mia.example/u/abc") });

        Assert.Equal(new Delivery.Delivered(), delivery);
        var mail = Read(Assert.Single(server.Mails));
        Assert.Equal(("Hi Zoë 🙏\n", html), (Plain(mail.TextBody), Plain(mail.HtmlBody)));
        Assert.Equal("multipart/alternative", mail.Body!.ContentType.MimeType);
        Assert.Equal("Your week — 3 leads 🙏", mail.Subject);
        Assert.Equal(("MiaPulse", "noreply@mia.example"), (mail.From.Mailboxes.Single().Name, mail.From.Mailboxes.Single().Address));
        Assert.Equal(("zoe@example.com", "desk@bakery.example"), (mail.To.Mailboxes.Single().Address, mail.ReplyTo.Mailboxes.Single().Address));
        Assert.Equal(("<https://mia.example/u/abc>", "List-Unsubscribe=One-Click"), (mail.Headers[HeaderId.ListUnsubscribe], mail.Headers[HeaderId.ListUnsubscribePost]));
        Assert.Equal(Given.Start, mail.Date);
        Assert.Contains(server.Commands, c => c.StartsWith("RCPT TO:<zoe@example.com>", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_mail_that_one_cannot_end_says_no_way_to_end_it()
    {
        await using var server = new LoopbackSmtp();

        await Send(server, AMail());

        var mail = Read(server.Mails[0]);
        Assert.NotNull(mail.MessageId);
        Assert.Null(mail.Headers[HeaderId.ListUnsubscribe]);
        Assert.Empty(mail.ReplyTo);
    }

    [Theory]
    [InlineData("MAIL", "451 busy", true, "")]
    [InlineData("RCPT", "450 4.2.1 greylisted zoe@example.com", true, "")]
    [InlineData("RCPT", "550 5.1.1 zoe@example.com unknown", false, "takes no mail for this address")]
    [InlineData("MAIL", "550 5.7.1 noreply@mia.example not yours", false, "Smtp:From")]
    [InlineData("MAIL", "530 5.7.0 sign in", false, "Smtp:User")]
    [InlineData("DATA", "554 no", false, "")]
    [InlineData(LoopbackSmtp.WholeMail, "452 full", true, "")]
    [InlineData(LoopbackSmtp.WholeMail, "552 too large", false, "")]
    [InlineData(LoopbackSmtp.Hello, "421 later", true, "")]
    [InlineData(LoopbackSmtp.Hello, "554 go away", false, "")]
    [InlineData("AUTH", "535 5.7.8 no", false, "Smtp:User and Smtp:Password")]
    [InlineData("AUTH", "454 4.7.0 try later", true, "")]
    [InlineData("MAIL", LoopbackSmtp.Cut, true, "")]
    [InlineData(LoopbackSmtp.Hello, LoopbackSmtp.Cut, true, "")]
    [InlineData(LoopbackSmtp.Hello, "rubbish", true, "")]
    public async Task What_may_pass_is_tried_later_and_what_may_not_is_told(string command, string answer, bool later, string tells)
    {
        await using var server = new LoopbackSmtp { AnswersWith = c => Stands(c, command) ? answer : null };

        var delivery = await Send(server, AMail(), user: "mia");

        Assert.Equal(later, delivery is Delivery.TryLater);
        var why = (delivery as Delivery.TryLater)?.Why ?? Assert.IsType<Delivery.NeverAgain>(delivery).Why;
        Assert.Contains(tells, why, StringComparison.Ordinal);
        Assert.DoesNotContain("zoe", why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_a_line_that_was_cut_the_same_mail_comes_with_the_same_id_and_another_with_another()
    {
        var cuts = 1;
        await using var server = new LoopbackSmtp { AnswersWith = c => c == LoopbackSmtp.WholeMail && Interlocked.Decrement(ref cuts) >= 0 ? LoopbackSmtp.Cut : null };

        Assert.IsType<Delivery.TryLater>(await Send(server, AMail()));
        Assert.IsType<Delivery.Delivered>(await Send(server, AMail()));
        Assert.IsType<Delivery.Delivered>(await Send(server, AMail() with { Key = "weekly_report/01JA" }));

        var ids = server.Mails.Select(m => Read(m).MessageId).ToList();
        Assert.Equal(ids[0], ids[1]);
        Assert.NotEqual(ids[1], ids[2]);
        Assert.EndsWith("@mia.example", ids[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("421 bye")]
    [InlineData(LoopbackSmtp.Cut)]
    public async Task How_the_server_hangs_up_does_not_send_a_mail_twice(string answer)
    {
        await using var server = new LoopbackSmtp { AnswersWith = c => c == "QUIT" ? answer : null };

        Assert.Equal(new Delivery.Delivered(), await Send(server, AMail()));

        Assert.Single(server.Mails);
    }

    [Theory]
    [InlineData(LoopbackSmtp.Hello)]
    [InlineData("RCPT")]
    [InlineData(LoopbackSmtp.WholeMail)]
    public async Task Silence_ends_when_the_clock_runs_out(string command)
    {
        var clock = new FakeTimeProvider(Given.Start);
        var asked = new TaskCompletionSource();
        await using var server = new LoopbackSmtp
        {
            AnswersWith = c =>
            {
                if (!Stands(c, command))
                {
                    return null;
                }

                asked.TrySetResult();
                return LoopbackSmtp.Hang;
            },
        };

        var sending = Send(server, AMail(), clock: clock);
        await asked.Task.WaitAsync(Eventually.Patience, Ct);
        Assert.False(sending.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(30));

        Assert.IsType<Delivery.TryLater>(await sending.WaitAsync(Eventually.Patience, Ct));
    }

    [Fact]
    public async Task Nobody_there_is_tried_later()
    {
        var nowhere = LoopbackVendor.Nowhere;

        Assert.IsType<Delivery.TryLater>(await Send("127.0.0.1", nowhere.Port, AMail()));
    }

    [Theory]
    [InlineData("mail.example", 587, "mia", SecureSocketOptions.StartTls)]
    [InlineData("mail.example", 25, "mia", SecureSocketOptions.StartTls)]
    [InlineData("203.0.113.9", 2525, "mia", SecureSocketOptions.StartTls)]
    [InlineData("mail.example", 465, "mia", SecureSocketOptions.SslOnConnect)]
    [InlineData("127.0.0.1", 465, "mia", SecureSocketOptions.SslOnConnect)]
    [InlineData("mail.example", 25, null, SecureSocketOptions.StartTlsWhenAvailable)]
    [InlineData("Localhost", 1025, "mia", SecureSocketOptions.StartTlsWhenAvailable)]
    [InlineData("127.0.0.1", 1025, "mia", SecureSocketOptions.StartTlsWhenAvailable)]
    [InlineData("::1", 1025, "mia", SecureSocketOptions.StartTlsWhenAvailable)]
    public void A_password_goes_over_a_plain_connection_on_this_machine_alone(string host, int port, string? user, SecureSocketOptions safety) =>
        Assert.Equal(safety, SmtpMailer.Safety(new SmtpOptions { Host = host, Port = port, User = user }));

    [Fact]
    public async Task A_password_does_not_go_to_whoever_shows_a_certificate_that_nobody_signed()
    {
        await using var server = new LoopbackSmtp { OffersTls = true };

        Assert.IsType<Delivery.TryLater>(await Send(server, AMail(), "mia"));

        Assert.Contains("STARTTLS", server.Commands);
        Assert.DoesNotContain(server.Commands, c => c.StartsWith("AUTH", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whoever_stops_the_sending_is_not_told_a_story_about_the_server()
    {
        var asked = new TaskCompletionSource();
        await using var server = new LoopbackSmtp
        {
            AnswersWith = c =>
            {
                asked.TrySetResult();
                return LoopbackSmtp.Hang;
            },
        };
        using var stop = new CancellationTokenSource();

        var sending = Mailer("127.0.0.1", server.Port).SendAsync(AMail(), stop.Token);
        await asked.Task.WaitAsync(Eventually.Patience, Ct);
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
    }

    private static bool Stands(string command, string name) =>
        name is LoopbackSmtp.Hello or LoopbackSmtp.WholeMail ? command == name : command.StartsWith(name, StringComparison.OrdinalIgnoreCase);

    private static Task<Delivery> Send(LoopbackSmtp server, Mail mail, string? user = null, FakeTimeProvider? clock = null) => Send("127.0.0.1", server.Port, mail, user, clock);

    private static Task<Delivery> Send(string host, int port, Mail mail, string? user = null, FakeTimeProvider? clock = null) => Mailer(host, port, user, clock).SendAsync(mail, Ct);

    private static SmtpMailer Mailer(string host, int port, string? user = null, FakeTimeProvider? clock = null) => new(
        Options.Create(new SmtpOptions { Host = host, Port = port, User = user, Password = user is null ? null : "made-up", From = "MiaPulse <noreply@mia.example>" }),
        clock ?? new FakeTimeProvider(Given.Start));

    private static Mail AMail() => new(Address("zoe@example.com"), "Your week — 3 leads 🙏", "Hi Zoë 🙏\n", "<p>Hi Zoë</p>") { Kind = "weekly_report", Key = "weekly_report/01J9" };

    private static EmailAddress Address(string text) => EmailAddress.TryParse(text, out var address) ? address : throw new InvalidOperationException(text);

    private static MimeMessage Read(byte[] mail) => MimeMessage.Load(new MemoryStream(mail));

    private static string? Plain(string? text) => text?.Replace("\r\n", "\n", StringComparison.Ordinal);
}
