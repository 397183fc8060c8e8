using System.Globalization;
using MiaPulse.Core.Data;
using MiaPulse.Core.Notifications;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Reports;

/// <summary>What became of a mailed report.</summary>
/// <param name="Member">Whom it went to.</param>
/// <param name="DeliveredAt">When the vendor had it; null where it has not, or not yet.</param>
/// <param name="HasFailed">It was given up.</param>
/// <param name="Why">Why it failed, or has to be tried again.</param>
public sealed record MailedReport(string Member, DateTimeOffset? DeliveredAt, bool HasFailed, string? Why);

/// <summary>A report as the page shows it.</summary>
/// <param name="Earlier">Whether there may be one on the week before.</param>
/// <param name="Later">Whether there is one on the week after.</param>
public sealed record ReportPage(WeeklyReport Report, IReadOnlyList<MailedReport> Mailed, bool Earlier, bool Later);

/// <summary>The weekly reports of a business, read anew from what is kept: the same figures as were mailed, less what has been erased since.</summary>
public sealed class ReportBook(BusinessDbs dbs, TimeProvider clock)
{
    /// <param name="who">Whose.</param>
    /// <param name="day">A day of the week that is wanted; null, or one that is not over, for the latest week that there is a report on.</param>
    /// <param name="ct">Stops.</param>
    public async Task<ReportPage> ReadAsync(Owner who, DateOnly? day, CancellationToken ct)
    {
        await using var db = await dbs.ForAsync(who, ct);
        var business = await db.Businesses.AsNoTracking().Select(b => new { b.TimeZone, b.CreatedAt }).FirstAsync(ct);
        var last = ReportWeek.LastTold(clock.GetUtcNow(), business.TimeZone);
        var first = ReportWeek.Of(DateOnly.FromDateTime(business.CreatedAt.UtcDateTime), business.TimeZone);
        var asked = day is { } wanted ? wanted < first.Monday ? first : ReportWeek.Of(wanted, business.TimeZone) : last;
        var week = asked.Monday > last.Monday ? last : asked;
        var about = week.Monday.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var mailed = await (
            from mail in db.DueMails.AsNoTracking()
            where mail.Kind == DueMailKind.WeeklyReport && mail.About == about
            join member in db.Members on mail.MemberId equals (MemberId?)member.Id
            orderby member.Name
            select new { member.Name, mail.DueAt, mail.DeliveredAt, mail.FailedAt, mail.Why }).ToListAsync(ct);
        return new ReportPage(
            await ReportReading.ReadAsync(db, week, ct),
            [.. mailed.Where(m => m.DueAt is not null || m.DeliveredAt is not null || m.FailedAt is not null).Select(m => new MailedReport(m.Name, m.DeliveredAt, m.FailedAt is not null, m.Why))],
            week.Monday > first.Monday,
            week.Monday < last.Monday);
    }
}
