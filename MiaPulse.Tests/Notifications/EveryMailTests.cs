using System.Net;
using System.Reflection;
using System.Text.RegularExpressions;
using MiaPulse.Core.Accounts;
using MiaPulse.Core.Billing;
using MiaPulse.Core.Chats;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Golden;
using MiaPulse.Core.Notifications;
using MiaPulse.Core.Reports;
using MiaPulse.Core.Visits;
using MiaPulse.Core.Webhooks;

namespace MiaPulse.Tests.Notifications;

/// <summary>What holds for every mail, whatever it says. How they look is seen in <c>MailsInABrowserTests</c>.</summary>
public sealed partial class EveryMailTests
{
    [Fact]
    public async Task There_is_one_of_each_kind_and_whoever_makes_mails_is_known_here()
    {
        string[] kinds = [.. Enum.GetValues<AlertKind>().Select(k => Alert.WordFor(k)), .. Enum.GetValues<DueMailKind>().Select(k => DueMail.WordFor(k)), SignInMail.Kind];
        var mails = await EveryMail.AllAsync();
        Assert.Equal(kinds.Order(StringComparer.Ordinal), mails.Select(m => m.Mail.Kind).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(mails.Count, mails.Select(m => m.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count());

        // Who comes new to one of these lists has a mail that belongs into EveryMail.
        var core = typeof(Letter).Assembly.GetTypes();
        Assert.Equal(
            [
                nameof(ChatGoneMail), nameof(DeletionReceipt), nameof(EmailChannel), nameof(GoldenMail), nameof(MailSignInLink), nameof(SwitchedOffMail), nameof(TranscriptMail),
                nameof(TrialReminderMail), nameof(UnseenRepliesMail), nameof(WeeklyReportMail),
            ],
            core.Where(t => t.GetConstructors().SelectMany(c => c.GetParameters()).Any(p => p.ParameterType == typeof(IMailTemplates))).Select(t => t.Name).Order(StringComparer.Ordinal));
        Assert.Equal(
            ["AlertMail.Write", "SignInMail.AlreadyHere", "SignInMail.Welcome", "SignInMail.Write", "TrialMail.Write"],
            core.SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Static)).Where(m => m.ReturnType == typeof(Letter))
                .Select(m => $"{m.DeclaringType!.Name}.{m.Name}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_text_has_every_link_of_the_other_part_and_no_markup()
    {
        foreach (var (name, mail) in await EveryMail.AllAsync())
        {
            var links = Link().Matches(mail.Html).Select(m => WebUtility.HtmlDecode(m.Groups[1].Value)).ToList();
            Assert.True(links.Count > 0 || mail.Kind == DueMail.WordFor(DueMailKind.DeletionReceipt), $"{name} leads nowhere.");
            Assert.Empty(links.Where(link => !mail.Text.Contains(link, StringComparison.Ordinal)).Select(link => $"{name}: {link} is missing from the text."));
            Assert.Empty(Markup().Matches(mail.Text).Select(m => $"{name} has markup in its text: {m.Value}"));
        }
    }

    [Fact]
    public async Task Above_a_visitors_mail_stands_the_business_and_above_a_members_our_name()
    {
        var toVisitors = new[] { DueMailKind.UnseenReplies, DueMailKind.Transcript, DueMailKind.DeletionReceipt }.Select(DueMail.WordFor).ToList();
        foreach (var (name, mail) in await EveryMail.AllAsync())
        {
            var isToVisitor = toVisitors.Contains(mail.Kind);
            Assert.Equal((name, isToVisitor ? EveryMail.Bakery : "MiaPulse"), (name, WebUtility.HtmlDecode(Head().Match(mail.Html).Groups[1].Value)));
            Assert.Single(Ours().Matches(mail.Html));
            Assert.EndsWith(isToVisitor ? $"\n\n{EveryMail.Bakery}\nMiaPulse\n" : "\n\nMiaPulse\n", mail.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Nothing_in_it_is_fetched_from_anywhere()
    {
        foreach (var (name, mail) in await EveryMail.AllAsync())
        {
            Assert.Empty(Fetched().Matches(mail.Html).Select(m => $"{name} fetches something: {m.Value}"));
        }
    }

    [GeneratedRegex("href=\"([^\"]+)\"")]
    private static partial Regex Link();

    [GeneratedRegex("<td class=\"head\"[^>]*><span dir=\"auto\">([^<]*)</span></td>")]
    private static partial Regex Head();

    /// <summary>Our name standing alone, as a sign and not in a sentence.</summary>
    [GeneratedRegex(">MiaPulse</")]
    private static partial Regex Ours();

    /// <summary>An entity or a tag. A less-than sign of somebody's name is none.</summary>
    [GeneratedRegex("&(#[0-9]+|#x[0-9a-fA-F]+|[a-zA-Z]+);|</?[a-zA-Z!]")]
    private static partial Regex Markup();

    [GeneratedRegex("(?i)<img|<script|<link|<iframe|src=|@import|url\\(")]
    private static partial Regex Fetched();
}
