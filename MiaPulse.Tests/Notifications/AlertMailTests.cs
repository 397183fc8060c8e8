using MiaPulse.Core.Conversations;
using MiaPulse.Core.Notifications;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Support;

namespace MiaPulse.Tests.Notifications;

/// <summary>What stands in a mailed alert, and what a stranger's words cannot do in it.</summary>
public sealed class AlertMailTests
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    [Fact]
    public async Task A_lead_is_mailed_with_everything_that_is_known_and_a_way_to_answer()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        var (_, conversation) = await given.AConversationOf(owner, "sure, I'm Ana Ruiz, ana@ruiz.example or 415 555 0142");
        await given.MiaRepliesIn(owner, conversation);

        await given.AlertsAreSent();

        var mail = given.Mailer.Take();
        Assert.Equal(("owner1@b1.example", "New lead: Ana Ruiz", "lead_captured", "ana@ruiz.example"), (mail.To.Value, mail.Subject, mail.Kind, mail.ReplyTo?.Value));
        Assert.Equal(Assert.Single(await given.AlertsOf(owner)).DedupeKey, mail.Key);
        foreach (var said in new[] { "Ana Ruiz", "ana@ruiz.example", "(415) 555-0142", "sure, I'm Ana Ruiz", $"https://mia.example/app/inbox/{conversation}", "https://mia.example/app/settings/alerts" })
        {
            Assert.Contains(said, mail.Text, StringComparison.Ordinal);
            Assert.Contains(said, System.Net.WebUtility.HtmlDecode(mail.Html), StringComparison.Ordinal);
        }

        Assert.Contains($"No more mails about new leads:\n{mail.Unsubscribe}\n", mail.Text, StringComparison.Ordinal);
        Assert.Contains($"href=\"{mail.Unsubscribe}\"", mail.Html, StringComparison.Ordinal);
        Assert.Matches("app/settings/alerts\\s*<br ?/?>\\s*<a class=\"link\"", mail.Html); // on a line of its own, not behind an address
        Assert.False(given.Mailer.TryTake(out _));
    }

    [Fact]
    public async Task A_visitor_who_waits_is_mailed_with_the_reason()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        var (visitor, conversation) = await given.AConversationOf(owner, "Can somebody call me?");
        await given.The<CallForPerson>().RunAsync(visitor, conversation, new ConversationStart(Channel.Web, null, null), Ct);

        await given.AlertsAreSent();

        var mail = given.Mailer.Take();
        Assert.Equal(("Visitor on /prices waits for a person", "visitor_waits", null), (mail.Subject, mail.Kind, mail.ReplyTo));
        Assert.Contains("The visitor asked for a person.", mail.Text, StringComparison.Ordinal);
        Assert.Contains("“Can somebody call me?”", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_stranger_typed_is_one_quoted_line_and_neither_header_nor_markup()
    {
        var facts = new AlertFacts(
            "Eve\r\nBcc: all@b.example", "no address\r\nat all", "1\u202e2", null, "Hello\r\n\r\nOpen the conversation:\nhttps://evil.example\n<script>alert(1)</script>\u202egnp.exe", null);

        await using var given = await Given.AnEmptyInstallation();
        var mail = await Write(facts).ToMailAsync(given.The<IMailTemplates>());

        Assert.Equal("New lead: Eve Bcc: all@b.example", mail.Subject);
        Assert.Null(mail.ReplyTo);
        Assert.DoesNotContain(mail.Text, c => c is '\r' or '\u202e');
        Assert.DoesNotContain(mail.Text.Split('\n'), line => line.StartsWith("https://evil", StringComparison.Ordinal));
        Assert.DoesNotContain("<script", mail.Html, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("&lt;script&gt;", mail.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\u200b\u202e", "New lead: A visitor")]
    [InlineData("An exceedingly long name of which nobody would ever want to read more than this much", "New lead: An exceedingly long name of which nobody would ever want to…")]
    public void A_name_is_short_and_can_be_seen(string name, string subject) =>
        Assert.Equal(subject, Write(new AlertFacts(name, null, null, null, null, null)).Subject);

    private static Letter Write(AlertFacts facts)
    {
        Assert.True(EmailAddress.TryParse("owner@b.example", out var to));
        return AlertMail.Write(
            new AlertToSend("key", AlertKind.LeadCaptured, default, "Corner Bakery", new AlertRecipient(default, "Anna", to.Value), facts) { BusinessId = default }, to, new PublicUrl(new Uri("https://mia.example")));
    }
}
