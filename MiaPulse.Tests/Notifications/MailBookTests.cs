using Bunit;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Notifications;
using MiaPulse.Core.Reports;
using MiaPulse.Core.Shared;
using MiaPulse.Core.Visits;
using MiaPulse.Tests.Reports;
using MiaPulse.Tests.Support;
using MiaPulse.Web.Notifications;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Tests.Notifications;

/// <summary>Members see what became of each mail, and have one sent again.</summary>
public sealed class MailBookTests
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    [Fact]
    public async Task It_lists_newest_first_page_by_page_to_whom_and_what_became_of_it()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        await AWeek.IsToldAsync(given);
        given.Clock.Advance(TimeSpan.FromSeconds(1));
        var (visitor, conversation) = await given.AConversationOf(owner);
        await given.The<EmailTranscript>().RunAsync(visitor, "ana@ruiz.example", Ct);
        given.Clock.Advance(TimeSpan.FromSeconds(1));
        var erased = await given.AVisitorOf(owner);
        await given.The<EraseVisitor>().RunAsync(erased, "bo@b.example", Ct);

        var page = await PageAsync(given, owner);

        Assert.Equal(3, page.Total);
        Assert.Equal([DueMailKind.DeletionReceipt, DueMailKind.Transcript, DueMailKind.WeeklyReport], page.Rows.Select(r => r.Kind));
        Assert.Equal([DueMailState.Waiting, DueMailState.Waiting, DueMailState.Delivered], page.Rows.Select(r => r.State));
        Assert.Equal((null, null, null), (page.Rows[0].Member, page.Rows[0].Visitor, page.Rows[0].Conversation));
        Assert.StartsWith("D-", page.Rows[0].Reference, StringComparison.Ordinal);
        Assert.Equal((null, "Visitor on /prices", conversation), (page.Rows[1].Member, page.Rows[1].Visitor, page.Rows[1].Conversation));
        Assert.Equal("To the visitor (a…@ruiz.example)", MailWords.To(page.Rows[1]));
        Assert.Equal(("Anna", null, true), (page.Rows[2].Member, page.Rows[2].Visitor, page.Rows[2].CanBeSentAgain));
        Assert.Equal((null, null), (page.Rows[0].Address, page.Rows[2].Address));
        Assert.Equal(DueMailKind.Transcript, Assert.Single((await given.The<MailBook>().PageAsync(owner, 1, 1, Ct)).Rows).Kind);
        Assert.Equal(0, (await given.The<MailBook>().PageAsync(await given.ABusiness("Neighbour"), 0, 50, Ct)).Total);
    }

    [Fact]
    public async Task One_that_arrived_is_sent_again_under_another_key_and_not_while_it_is_on_its_way()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        await AWeek.IsToldAsync(given);
        var first = given.Mailer.Take();
        var id = Assert.Single((await PageAsync(given, owner)).Rows).Id;

        Assert.True((await AgainAsync(given, owner, id)).IsDone);
        Assert.Equal(RefusalKind.Conflict, (await AgainAsync(given, owner, id)).Refusal?.Kind);
        await given.AlertsAreSent();

        var second = given.Mailer.Take();
        Assert.Equal((first.To, first.Subject, $"{first.Key}/again/1"), (second.To, second.Subject, second.Key));
        Assert.Equal(first.Unsubscribe, second.Unsubscribe); // the link in the first mail goes on working
        var row = Assert.Single((await PageAsync(given, owner)).Rows);
        Assert.Equal((DueMailState.Delivered, 1), (row.State, row.Again));
    }

    [Fact]
    public async Task A_transcript_sent_again_counts_among_the_few_of_its_address_and_a_receipt_cannot_be()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        var (visitor, _) = await given.AConversationOf(owner);
        await given.The<EmailTranscript>().RunAsync(visitor, "ana@ruiz.example", Ct);
        await given.AlertsAreSent();
        var id = Assert.Single((await PageAsync(given, owner)).Rows).Id;
        for (var again = 1; again < StrangerMail.MostADay; again++)
        {
            Assert.True((await AgainAsync(given, owner, id)).IsDone);
            await given.AlertsAreSent();
        }

        Assert.Equal(RefusalKind.OverLimit, (await AgainAsync(given, owner, id)).Refusal?.Kind);
        var mails = 0;
        while (given.Mailer.TryTake(out _))
        {
            mails++;
        }

        Assert.Equal(StrangerMail.MostADay, mails);
        await given.The<EraseVisitor>().RunAsync(visitor, "bo@b.example", Ct);
        await given.AlertsAreSent();
        var receipt = Assert.Single((await PageAsync(given, owner)).Rows);
        Assert.False(receipt.CanBeSentAgain);
        Assert.Equal(RefusalKind.Conflict, (await AgainAsync(given, owner, receipt.Id)).Refusal?.Kind);
    }

    [Fact]
    public async Task A_page_beyond_the_end_is_the_last_one()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        await AWeek.IsToldAsync(given);

        var page = await given.The<MailBook>().PageAsync(owner, 4_900, 50, Ct);
        var alerts = await given.The<AlertBook>().PageAsync(owner, 4_900, 50, Ct);

        Assert.Equal((1, 1, 0), (page.Rows.Count, page.Total, page.Skip));
        Assert.Equal((alerts.Total, 0), (alerts.Rows.Count, alerts.Skip));
    }

    [Fact]
    public async Task A_neighbours_mail_is_not_found_and_stays_as_it_is()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        await AWeek.IsToldAsync(given);
        var id = Assert.Single((await PageAsync(given, owner)).Rows).Id;

        Assert.Equal(RefusalKind.NotFound, (await AgainAsync(given, await given.ABusiness("Neighbour"), id)).Refusal?.Kind);

        Assert.Equal(DueMailState.Delivered, Assert.Single((await PageAsync(given, owner)).Rows).State);
    }

    [Fact]
    public async Task The_page_says_why_one_failed_and_a_click_sends_it_again()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        await using var screen = new Screen(given, owner);
        var page = screen.Render<MailsPage>();
        await screen.ShowsAsync(() => page.FindAll(".state h2").Count == 1, "the empty state");
        Assert.Equal("No mails yet", page.Find(".state h2").TextContent);
        given.Clock.SetUtcNow(AWeek.Eight);
        await given.The<WriteWeeklyReports>().RunAsync(Caretaker.Instance, Ct);
        await using (var db = await given.DbFor(owner))
        {
            (await db.DueMails.SingleAsync(Ct)).GiveUp("The mailbox does not exist.", AWeek.Eight);
            await db.SaveChangesAsync(Ct);
        }

        var failed = screen.Render<MailsPage>();
        await screen.ShowsAsync(() => failed.FindAll(".tag.failed").Count == 1, "the failure");
        Assert.Contains("The mailbox does not exist.", failed.Find(".alert-state").TextContent, StringComparison.Ordinal);
        Assert.Contains("To Anna", failed.Find(".alert-what").TextContent, StringComparison.Ordinal);

        failed.Find("button.alert-again").Click();

        await screen.ShowsAsync(() => failed.FindAll(".tag.waiting").Count == 1, "that it is on its way again");
        await given.AlertsAreSent();
        await screen.ShowsAsync(() => failed.FindAll(".tag.ready").Count == 1, "that it was delivered, by itself");
    }

    private static Task<MailPage> PageAsync(Given given, Owner owner) => given.The<MailBook>().PageAsync(owner, 0, 50, Ct);

    private static Task<Result> AgainAsync(Given given, Owner owner, DueMailId id) => given.The<SendMailAgain>().RunAsync(owner, id, Ct);
}
