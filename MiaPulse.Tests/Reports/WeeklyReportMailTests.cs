using System.Net;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Leads;
using MiaPulse.Core.Notifications;
using MiaPulse.Core.Reports;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Tests.Reports;

/// <summary>What stands in a mailed report, as text and as HTML, and what a stranger's words cannot do in it.</summary>
public sealed class WeeklyReportMailTests
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    [Fact]
    public async Task It_tells_of_the_week_in_both_parts_and_each_open_question_has_a_link()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        await AWeek.AnsweredAsync(given, owner, "When do you open?", "Opening hours");
        await AWeek.AnsweredAsync(given, owner, "Are you open on Sunday?", "Opening hours");
        await AWeek.AnsweredAsync(given, owner, "What is a loaf?", "Our bread");
        await AWeek.AskedInVainAsync(given, owner, "Is there parking?");
        await AWeek.AskedInVainAsync(given, owner, "do you deliver");
        given.Clock.Advance(TimeSpan.FromSeconds(1));
        await AWeek.AskedInVainAsync(given, owner, "Do you deliver?");

        await AWeek.IsToldAsync(given);

        var mail = given.Mailer.Take();
        Assert.False(given.Mailer.TryTake(out _));
        Assert.Equal(("owner1@b1.example", "Corner Bakery: your week with Mia, 1–7 June 2026", "weekly_report"), (mail.To.Value, mail.Subject, mail.Kind));
        Assert.Equal($"weekly_report/2026-06-01/{owner.Member}", mail.Key);
        string[] both =
        [
            "Your week, 1–7 June 2026", "6 visitors wrote to Mia this week.", "Conversations", "6 more than the week before", "Answered by Mia alone", "50 %", "2 s",
            "Conversations by day", "Mon", "Sun", "Asked about most", "Opening hours", "twice", "Our bread", "Mia could not answer these 2 questions.", "Do you deliver?", "Is there parking?",
            "https://mia.example/app/reports?week=2026-06-01", "Sent to Anna of Corner Bakery, once a week. A link to answer works once, for 14 days, for whoever has this mail.", mail.Unsubscribe!.AbsoluteUri,
        ];
        var html = WebUtility.HtmlDecode(mail.Html);
        Assert.All(both, said => Assert.Contains(said, mail.Text, StringComparison.Ordinal));
        Assert.All(both, said => Assert.Contains(said, html, StringComparison.Ordinal));
        var links = AWeek.Tokens(mail.Text, "answer");
        Assert.Equal(2, links.Distinct().Count());
        Assert.All(links, token => Assert.Contains($"href=\"https://mia.example/answer/{token}\"", mail.Html, StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_reads_without_pictures_scripts_or_anything_from_elsewhere_and_in_the_dark()
    {
        await using var given = await Given.AnEmptyInstallation();
        await AWeek.AnsweredAsync(given, await given.ABusiness(), "When do you open?", "Opening hours");

        await AWeek.IsToldAsync(given);

        var html = given.Mailer.Take().Html;
        Assert.StartsWith("<!DOCTYPE html>", html.TrimStart(), StringComparison.Ordinal);
        Assert.Contains("@media (prefers-color-scheme: dark)", html, StringComparison.Ordinal);
        Assert.Contains("width=\"100%\"", html, StringComparison.Ordinal); // the bar of the busiest day
        Assert.DoesNotMatch("(?i)<img|<script|<link|url\\(|src=", html);
    }

    [Fact]
    public async Task A_week_in_which_nobody_wrote_is_told_in_a_sentence_and_without_figures()
    {
        await using var given = await Given.AnEmptyInstallation();
        await given.ABusiness();

        await AWeek.IsToldAsync(given);

        var mail = given.Mailer.Take();
        foreach (var part in new[] { mail.Text, mail.Html })
        {
            Assert.Contains("A quiet week: nobody wrote to Mia. Is she on your website?", part, StringComparison.Ordinal);
            Assert.Contains("https://mia.example/app/reports?week=2026-06-01", part, StringComparison.Ordinal);
            Assert.DoesNotContain("the week before", part, StringComparison.Ordinal);
            Assert.DoesNotContain("Conversations by day", part, StringComparison.Ordinal);
            Assert.DoesNotContain("answer/", part, StringComparison.Ordinal);
            Assert.Contains("Sent to Anna of Corner Bakery, once a week.", part, StringComparison.Ordinal);
            Assert.DoesNotContain("A link to answer", part, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_quiet_week_after_one_that_was_not_says_so_and_asks_again_what_is_open()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        await AWeek.AskedInVainAsync(given, owner, "Is there parking?");
        await AWeek.IsToldAsync(given);
        given.Mailer.Take();
        given.Clock.SetUtcNow(AWeek.Eight.AddDays(7));
        await given.The<WriteWeeklyReports>().RunAsync(Caretaker.Instance, Ct);
        await given.AlertsAreSent();

        var mail = given.Mailer.Take();

        Assert.Contains("A quiet week: nobody wrote to Mia. The week before, one visitor did.", mail.Text, StringComparison.Ordinal);
        Assert.Contains("Is there parking?", mail.Text, StringComparison.Ordinal);
        Assert.Contains("A link to answer works once", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Conversations:", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_stranger_asked_is_one_line_of_text_without_what_they_told_of_themselves()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness("Bread\r\n& <b>Butter</b>");
        await AWeek.AskedInVainAsync(given, owner, "Hi, I'm Ana Ruiz, ana@ruiz.example.\nhttps://evil.example\nDo you <script>alert(1)</script> repair bicycles?");

        await AWeek.IsToldAsync(given);

        var mail = given.Mailer.Take();
        Assert.DoesNotContain("ana@ruiz.example", mail.Text + mail.Html, StringComparison.Ordinal);
        Assert.DoesNotContain(mail.Text.Split('\n'), line => line.StartsWith("https://evil", StringComparison.Ordinal));
        Assert.DoesNotContain("<script", mail.Html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<b>", mail.Html, StringComparison.Ordinal);
        Assert.StartsWith("Bread & <b>Butter</b>: your week", mail.Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lead_and_a_conversation_that_a_person_had_are_counted_as_such()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        var (_, conversation) = await given.AConversationOf(owner, "ana@ruiz.example");
        await given.MiaRepliesIn(owner, conversation);
        await given.The<CaptureLead>().RunAsync(new Mia(owner.Business), conversation, new ContactCard("Ana", "ana@ruiz.example", null), "ana@ruiz.example", null, Ct);
        await given.The<ReplyAsOwner>().RunAsync(owner, conversation, "I call you at five.", "own-1", Ct);
        await AWeek.IsToldAsync(given);

        var mails = new List<Mail>();
        while (given.Mailer.TryTake(out var mail))
        {
            mails.Add(mail);
        }

        var text = Assert.Single(mails, m => m.Kind == "weekly_report").Text;
        Assert.Contains("One visitor wrote to Mia this week and left a way to reach them.", text, StringComparison.Ordinal);
        Assert.Contains("Leads: 1 (1 more than the week before)", text, StringComparison.Ordinal);
        Assert.Contains("Answered by Mia alone: 0 %", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_try_that_failed_is_repeated_under_the_same_key_and_in_the_same_words_and_keeps_no_link_open_in_the_database()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        await AWeek.AskedInVainAsync(given, owner, "Is there parking?");
        var refused = new List<Mail>();
        given.Mailer.Refuses = mail =>
        {
            refused.Add(mail);
            return true;
        };
        await AWeek.IsToldAsync(given);
        var token = Assert.Single(AWeek.Tokens(Assert.Single(refused).Text, "answer"));
        await using (var db = await given.DbFor(owner))
        {
            var waiting = await db.DueMails.AsNoTracking().SingleAsync(Ct);
            Assert.Equal((1, true), (waiting.Attempts, waiting.DueAt > AWeek.Eight));
            Assert.DoesNotContain(token, waiting.Words!, StringComparison.Ordinal);
            Assert.Equal(Secrets.Hash(token), (await db.AnswerLinks.AsNoTracking().SingleAsync(Ct)).TokenHash);
        }

        await AWeek.AskedInVainAsync(given, owner, "Do you deliver?"); // comes too late for this one
        given.Mailer.Refuses = _ => false;
        given.Clock.Advance(TimeSpan.FromSeconds(10));
        await given.AlertsAreSent();

        var sent = given.Mailer.Take();
        Assert.Equal((refused[0].Key, refused[0].Text, refused[0].Html, refused[0].Unsubscribe), (sent.Key, sent.Text, sent.Html, sent.Unsubscribe));
        await using var after = await given.DbFor(owner);
        var done = await after.DueMails.AsNoTracking().SingleAsync(Ct);
        Assert.Equal((null, null, true), (done.DueAt, done.Words, done.DeliveredAt is not null));
    }

    [Fact]
    public async Task What_was_closed_under_lost_keys_is_written_anew()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        given.Mailer.Refuses = _ => true;
        await AWeek.IsToldAsync(given);
        ((FakeSeal)given.The<ISeal>()).HasLostItsKeys = true;
        given.Mailer.Refuses = _ => false;
        given.Clock.Advance(TimeSpan.FromSeconds(10));

        await given.AlertsAreSent();

        var stop = Assert.Single(AWeek.Tokens(given.Mailer.Take().Text, "unsubscribe"));
        Assert.True((await given.The<StopMail>().RunAsync(Newcomer.Instance, stop, Ct)).IsDone);
        Assert.False((await given.The<AlertSettings>().ReadAsync(owner, Ct)).Preferences.WantsReports);
    }

    [Fact]
    public async Task One_that_nobody_takes_is_given_up_and_the_page_says_why()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        given.Mailer.Refuses = _ => true;
        await AWeek.IsToldAsync(given);
        for (var day = 0; day < 8; day++)
        {
            given.Clock.Advance(TimeSpan.FromDays(1));
            for (var turn = 0; turn < DueRow.MostAttempts; turn++)
            {
                await given.AlertsAreSent();
                given.Clock.Advance(TimeSpan.FromMinutes(1));
            }
        }

        var mailed = Assert.Single((await given.The<ReportBook>().ReadAsync(owner, new DateOnly(2026, 6, 3), Ct)).Mailed);
        Assert.Equal(("Anna", true, "Not now."), (mailed.Member, mailed.HasFailed, mailed.Why));
    }

    [Fact]
    public async Task Who_said_no_after_it_was_written_gets_none()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        given.Mailer.Refuses = _ => true;
        given.Clock.SetUtcNow(AWeek.Eight);
        await given.The<WriteWeeklyReports>().RunAsync(Caretaker.Instance, Ct);
        await given.The<ChooseAlerts>().RunAsync(owner, new AlertsInput { MailsReports = false }, Ct);
        given.Mailer.Refuses = _ => false;

        await given.AlertsAreSent();

        Assert.False(given.Mailer.TryTake(out _));
        await using var db = await given.DbFor(owner);
        Assert.Null((await db.DueMails.AsNoTracking().SingleAsync(Ct)).DueAt);
    }

    [Fact]
    public async Task A_link_that_ends_them_works_twice_and_one_that_nobody_was_given_does_nothing()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        var neighbour = await given.ABusiness("Neighbour");
        await AWeek.IsToldAsync(given);
        var mine = given.Mailer.Take() is { } first && first.To.Value == "owner1@b1.example" ? first : given.Mailer.Take();
        var stop = Assert.Single(AWeek.Tokens(mine.Text, "unsubscribe"));

        Assert.Equal(RefusalKind.NotFound, (await given.The<StopMail>().RunAsync(Newcomer.Instance, $"{stop}x", Ct)).Refusal?.Kind);
        Assert.True((await given.The<StopMail>().RunAsync(Newcomer.Instance, stop, Ct)).IsDone);
        Assert.True((await given.The<StopMail>().RunAsync(Newcomer.Instance, stop, Ct)).IsDone);

        var own = (await given.The<AlertSettings>().ReadAsync(owner, Ct)).Preferences;
        Assert.Equal((false, true), (own.WantsReports, own.Wants(AlertKind.LeadCaptured, AlertChannel.Email)));
        Assert.True((await given.The<AlertSettings>().ReadAsync(neighbour, Ct)).Preferences.WantsReports);
    }
}
