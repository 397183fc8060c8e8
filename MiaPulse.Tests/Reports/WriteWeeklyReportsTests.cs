using MiaPulse.Core.Businesses;
using MiaPulse.Core.Notifications;
using MiaPulse.Core.Reports;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Tests.Reports;

/// <summary>One report for each business and week, at eight on its own Monday, whatever happens.</summary>
public sealed class WriteWeeklyReportsTests
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    /// <summary>Monday, 8 June 2026, eight o'clock in New York: a week after the start.</summary>
    private static readonly DateTimeOffset Eight = new(2026, 6, 8, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task It_is_written_at_eight_and_once_however_often_somebody_looks()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        Assert.Equal(0, await LookAsync(given)); // there was no business in the week before
        given.Clock.SetUtcNow(Eight.AddSeconds(-1));
        Assert.Equal(0, await LookAsync(given));

        given.Clock.SetUtcNow(Eight);
        Assert.Equal(1, await LookAsync(given));
        Assert.Equal(0, await LookAsync(given));
        given.Clock.Advance(TimeSpan.FromDays(6));
        Assert.Equal(0, await LookAsync(given));

        var mail = Assert.Single(await MailsOf(given, owner));
        Assert.Equal((DueMailKind.WeeklyReport, owner.Member, "2026-06-01", Eight), (mail.Kind, mail.MemberId, mail.About, mail.DueAt));

        given.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, await LookAsync(given));
        Assert.Equal(["2026-06-01", "2026-06-08"], (await MailsOf(given, owner)).Select(m => m.About));
    }

    [Fact]
    public async Task Each_business_has_its_own_monday()
    {
        await using var given = await Given.AnEmptyInstallation();
        var auckland = await given.ABusiness("Harbour Cafe", b => b.TimeZone = "Pacific/Auckland");
        var newYork = await given.ABusiness();

        given.Clock.SetUtcNow(new DateTimeOffset(2026, 6, 7, 20, 0, 0, TimeSpan.Zero));
        await LookAsync(given);
        Assert.Equal((1, 0), ((await MailsOf(given, auckland)).Count, (await MailsOf(given, newYork)).Count));

        given.Clock.SetUtcNow(Eight);
        await LookAsync(given);
        Assert.Equal((1, 1), ((await MailsOf(given, auckland)).Count, (await MailsOf(given, newYork)).Count));
    }

    [Theory]
    [InlineData("Pacific/Auckland", "America/Los_Angeles")] // told already, where it is Sunday again
    [InlineData("America/Los_Angeles", "Pacific/Auckland")]
    public async Task A_business_that_moves_to_another_time_zone_is_told_of_each_week_once(string from, string to)
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness(change: b => b.TimeZone = from);
        for (var hour = 0; hour < (3 * 7 * 24) + 4; hour++)
        {
            given.Clock.Advance(TimeSpan.FromHours(1));
            await LookAsync(given);
            if (hour == 152) // Monday, half past ten, in the one place, and Sunday in the other
            {
                await MoveAsync(given, owner, to);
            }
        }

        var weeks = (await MailsOf(given, owner)).Select(m => m.About).ToList();
        Assert.Equal(weeks.Distinct(), weeks);
        Assert.Equal(["2026-06-01", "2026-06-08", "2026-06-15"], weeks);
    }

    [Theory]
    [InlineData("2026-10-26", "2026-11-02T13:00:00Z")] // the clocks go back on the Sunday of it
    [InlineData("2027-03-08", "2027-03-15T12:00:00Z")] // and forward
    public async Task Moving_the_clocks_neither_doubles_nor_skips_a_week(string week, string told)
    {
        await using var given = await Given.AnEmptyInstallation();
        var at = DateTimeOffset.Parse(told, null);
        given.Clock.SetUtcNow(at.AddDays(-20));
        var owner = await given.ABusiness();
        for (; given.Clock.GetUtcNow() < at.AddDays(1); given.Clock.Advance(TimeSpan.FromMinutes(30)))
        {
            await LookAsync(given);
        }

        var mail = Assert.Single(await MailsOf(given, owner), m => m.About == week);
        Assert.Equal(at, mail.CreatedAt);
        Assert.Equal(3, (await MailsOf(given, owner)).Count); // of the week that it came in, and of the two after it
    }

    [Fact]
    public async Task Ten_processes_that_look_at_once_write_one()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        var other = await given.ABusiness("Other");
        given.Clock.SetUtcNow(Eight);

        var written = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => LookAsync(given))));

        Assert.Equal(2, written.Sum());
        Assert.Single(await MailsOf(given, owner));
        Assert.Single(await MailsOf(given, other));
    }

    [Fact]
    public async Task What_was_missed_while_nothing_ran_is_told_late_and_once()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        given.Clock.SetUtcNow(Eight.AddDays(3));

        Assert.Equal(1, await LookAsync(given));

        Assert.Equal("2026-06-01", Assert.Single(await MailsOf(given, owner)).About);
    }

    [Fact]
    public async Task Every_member_gets_one_but_who_said_no()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        var ben = given.NewId<MemberId>();
        await using (var db = await given.DbFor(owner))
        {
            db.Members.Add(new Member { BusinessId = owner.Business, Id = ben, Email = "ben@b.example", EmailKey = "ben@b.example", Name = "Ben", CreatedAt = given.Clock.GetUtcNow() });
            await db.SaveChangesAsync(Ct);
        }

        await given.The<ChooseAlerts>().RunAsync(owner, new AlertsInput { MailsReports = false }, Ct);
        given.Clock.SetUtcNow(Eight);
        await LookAsync(given);

        Assert.Equal(ben, Assert.Single(await MailsOf(given, owner)).MemberId);
        Assert.False((await given.The<AlertSettings>().ReadAsync(owner, Ct)).Preferences.WantsReports);
    }

    private static Task<int> LookAsync(Given given) => given.The<WriteWeeklyReports>().RunAsync(Caretaker.Instance, Ct);

    private static async Task<List<DueMail>> MailsOf(Given given, Owner owner)
    {
        await using var db = await given.DbFor(owner);
        return await db.DueMails.AsNoTracking().OrderBy(m => m.CreatedAt).ToListAsync(Ct);
    }

    private static async Task MoveAsync(Given given, Owner owner, string zone)
    {
        await using var db = await given.DbFor(owner);
        (await db.Businesses.FirstAsync(Ct)).TimeZone = zone;
        await db.SaveChangesAsync(Ct);
    }
}
