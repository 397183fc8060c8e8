using System.Globalization;
using MiaPulse.Core.Data;
using MiaPulse.Core.Notifications;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace MiaPulse.Core.Reports;

/// <summary>
/// Puts the report on the week that is over into the outbox of every business whose Monday has come to eight o'clock, one mail for each member who wants it. It may be
/// run as often and by as many as one likes: the row of the week is written with the mails and is unique, so that a business is told of a week once.
/// </summary>
public sealed partial class WriteWeeklyReports(PlatformDbs platform, BusinessDbs dbs, NotificationQueue queue, TimeProvider clock, ILogger<WriteWeeklyReports> log)
{
    /// <returns>Of how many businesses a week was written.</returns>
    public async Task<int> RunAsync(Caretaker who, CancellationToken ct)
    {
        var written = 0;
        foreach (var (business, monday) in await DueAsync(who, ct))
        {
            written += await WriteSafelyAsync(new Mia(business), monday, ct) ? 1 : 0;
        }

        if (written > 0)
        {
            queue.Wake();
        }

        return written;
    }

    private async Task<List<(BusinessId Business, DateOnly Monday)>> DueAsync(Caretaker who, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var db = await platform.OpenAsync(who, ct);
        var businesses = await db.Businesses.AsNoTracking().Select(b => new { b.Id, b.TimeZone, b.CreatedAt }).ToListAsync(ct);
        if (businesses.Count == 0)
        {
            return [];
        }

        var weeks = businesses.Select(b => b.TimeZone).Distinct(StringComparer.Ordinal).ToDictionary(zone => zone, zone => ReportWeek.LastTold(now, zone), StringComparer.Ordinal);
        var oldest = weeks.Values.Min(w => w.Monday);
        var known = (await db.WrittenWeeks.AsNoTracking().Where(w => w.Monday >= oldest).Select(w => new { w.BusinessId, w.Monday }).ToListAsync(ct))
            .Select(w => (w.BusinessId, w.Monday)).ToHashSet();
        return
        [
            .. from business in businesses
               let week = weeks[business.TimeZone]
               where business.CreatedAt < week.Until && !known.Contains((business.Id, week.Monday))
               select (business.Id, week.Monday),
        ];
    }

    private async Task<bool> WriteSafelyAsync(Mia who, DateOnly monday, CancellationToken ct)
    {
        try
        {
            return await WriteAsync(who, monday, ct);
        }
#pragma warning disable CA1031 // one business's failure must not keep the others from their report; the next round tries it again
        catch (Exception failure) when (!ct.IsCancellationRequested)
#pragma warning restore CA1031
        {
            WriteFailed(log, failure, who.Business);
            return false;
        }
    }

    private async Task<bool> WriteAsync(Mia who, DateOnly monday, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var db = await dbs.ForAsync(who, ct);
        db.WrittenWeeks.Add(new WrittenWeek { BusinessId = who.Business, Monday = monday, At = now });
        foreach (var member in await db.Members.AsNoTracking().Select(m => new { m.Id, m.Alerts }).ToListAsync(ct))
        {
            if ((member.Alerts ?? AlertPreferences.Usual).WantsReports)
            {
                db.DueMails.Add(DueMail.For(
                    who.Business, Ids.New<DueMailId>(clock), DueMailKind.WeeklyReport, member.Id, monday.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), now));
            }
        }

        if (!await db.SaveIfFirstAsync(() => db.WrittenWeeks.AnyAsync(w => w.Monday == monday, ct), ct))
        {
            return false;
        }

        var dead = now - AnswerLink.Lifetime;
        await db.AnswerLinks.Where(l => l.CreatedAt < dead).ExecuteDeleteAsync(ct); // once a week they are swept
        return true;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The weekly report of business {Business} could not be written and will be tried again")]
    private static partial void WriteFailed(ILogger log, Exception failure, BusinessId business);
}
