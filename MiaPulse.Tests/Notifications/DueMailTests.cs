using MiaPulse.Core.Conversations;
using MiaPulse.Core.Leads;
using MiaPulse.Core.Notifications;
using MiaPulse.Core.Reports;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Reports;
using MiaPulse.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Tests.Notifications;

/// <summary>A mail that is due is sent once, whoever dies with it or is at it at the same time, and holds up no alert.</summary>
public sealed class DueMailTests
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    [Fact]
    public async Task Ten_who_send_at_once_send_it_once()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        await WriteAsync(given);

        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => given.The<DeliverMail>().RunAsync(new Mia(owner.Business), Ct))));

        Assert.Equal("weekly_report", given.Mailer.Take().Kind);
        Assert.False(given.Mailer.TryTake(out _));
    }

    [Fact]
    public async Task What_somebody_took_and_died_with_is_sent_when_the_lease_is_over_and_not_before()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        await WriteAsync(given);
        await DieWithAsync(given, owner);
        await given.AlertsAreSent();
        Assert.False(given.Mailer.TryTake(out _));

        given.Clock.Advance(DueRow.Lease);
        await given.AlertsAreSent();

        given.Mailer.Take();
    }

    [Fact]
    public async Task What_kills_whoever_takes_it_is_given_up()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        await WriteAsync(given);
        for (var death = 0; death < 10; death++)
        {
            await DieWithAsync(given, owner);
            given.Clock.Advance(DueRow.Lease);
        }

        await given.AlertsAreSent();

        Assert.False(given.Mailer.TryTake(out _));
        await using var db = await given.DbFor(owner);
        Assert.NotNull((await db.DueMails.AsNoTracking().SingleAsync(Ct)).FailedAt);
    }

    [Fact]
    public async Task Where_a_provider_takes_only_so_many_it_goes_after_a_lead()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        await WriteAsync(given);
        var (_, conversation) = await given.AConversationOf(owner, "ana@ruiz.example");
        await given.The<CaptureLead>().RunAsync(new Mia(owner.Business), conversation, new ContactCard("Ana", "ana@ruiz.example", null), "ana@ruiz.example", null, Ct);

        await given.AlertsAreSent();

        Assert.Equal([("lead_captured", false), ("weekly_report", true)], new[] { given.Mailer.Take(), given.Mailer.Take() }.Select(m => (m.Kind, m.CanWait)).Order());
    }

    [Fact]
    public void What_would_fail_again_is_given_up_at_once_and_keeps_no_words()
    {
        var mail = DueMail.For(default, default, DueMailKind.WeeklyReport, default, "2026-06-01", Given.Start);
        mail.Words = "closed";
        mail.Take(Given.Start);

        mail.Hear(new Delivery.NeverAgain("The mailbox does not exist."), Given.Start, jitter: 1);

        Assert.Equal((Given.Start, null, null, null, "The mailbox does not exist."), (mail.FailedAt, mail.DueAt, mail.LeasedUntil, mail.Words, mail.Why));
    }

    [Fact]
    public void The_longest_key_is_one_that_every_vendor_takes() =>
        Assert.All(Enum.GetValues<DueMailKind>(), kind => Assert.True(DueMail.For(default, default, kind, default, new string('x', 64), Given.Start).DedupeKey.Length <= DueRow.MaxKeyLength));

    private static async Task WriteAsync(Given given)
    {
        given.Clock.SetUtcNow(AWeek.Eight);
        Assert.Equal(1, await given.The<WriteWeeklyReports>().RunAsync(Caretaker.Instance, Ct));
    }

    private static async Task DieWithAsync(Given given, Owner owner)
    {
        await using var db = await given.DbFor(owner);
        (await db.DueMails.SingleAsync(Ct)).Take(given.Clock.GetUtcNow());
        await db.SaveChangesAsync(Ct);
    }
}
