using MiaPulse.Core.Data;
using MiaPulse.Core.Notifications;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace MiaPulse.Core.Billing;

/// <summary>
/// Puts the reminder whose time has come into the outbox of every business on trial, one mail for each member. May be run as often and by as many as one likes: a
/// reminder's mail has one key, so that it is sent once.
/// </summary>
public sealed partial class RemindOfTrials(PlatformDbs platform, BusinessDbs dbs, NotificationQueue queue, TimeProvider clock, ILogger<RemindOfTrials> log)
{
    /// <returns>How many businesses are reminded.</returns>
    public async Task<int> RunAsync(Caretaker who, CancellationToken ct)
    {
        var reminded = 0;
        foreach (var (business, about) in await DueAsync(who, ct))
        {
            reminded += await WriteSafelyAsync(new Mia(business), about, ct) ? 1 : 0;
        }

        if (reminded > 0)
        {
            queue.Wake();
        }

        return reminded;
    }

    private async Task<List<(BusinessId Business, string About)>> DueAsync(Caretaker who, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var db = await platform.OpenAsync(who, ct);
        var trials = await db.Businesses.AsNoTracking().Where(b => b.TrialEndsOn != null).Select(b => new { b.Id, b.TimeZone, b.TrialEndsOn }).ToListAsync(ct);
        var due = new List<(BusinessId, string)>();
        foreach (var trial in trials)
        {
            if (trial.TrialEndsOn is { } endsOn && TrialReminders.DueAt(now, endsOn, trial.TimeZone) is { } reminder)
            {
                due.Add((trial.Id, TrialReminderMail.About(reminder, endsOn)));
            }
        }

        return due;
    }

    private async Task<bool> WriteSafelyAsync(Mia who, string about, CancellationToken ct)
    {
        try
        {
            var now = clock.GetUtcNow();
            await using var db = await dbs.ForAsync(who, ct);
            if (await IsWrittenAsync(db, about, ct))
            {
                return false; // also to a member who came since: it is old news
            }

            foreach (var member in await db.Members.AsNoTracking().Select(m => m.Id).ToListAsync(ct))
            {
                db.DueMails.Add(DueMail.For(who.Business, Ids.New<DueMailId>(clock), DueMailKind.TrialReminder, member, about, now));
            }

            return await db.SaveIfFirstAsync(() => IsWrittenAsync(db, about, ct), ct);
        }
#pragma warning disable CA1031 // one business's failure must not keep the others from being reminded; the next round looks again
        catch (Exception failure) when (!ct.IsCancellationRequested)
#pragma warning restore CA1031
        {
            WriteFailed(log, failure, who.Business);
            return false;
        }
    }

    private static Task<bool> IsWrittenAsync(MiaDb db, string about, CancellationToken ct) => db.DueMails.AnyAsync(m => m.Kind == DueMailKind.TrialReminder && m.About == about, ct);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The trial reminder of business {Business} could not be written and is looked at again")]
    private static partial void WriteFailed(ILogger log, Exception failure, BusinessId business);
}
