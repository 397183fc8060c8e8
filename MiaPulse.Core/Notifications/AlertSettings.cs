using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Notifications;

/// <summary>What a member has chosen to be told of.</summary>
/// <param name="Email">Where their mail goes.</param>
/// <param name="TimeZone">Of the business: the clock of their quiet hours.</param>
/// <param name="SendsBack">Mail to that address comes back.</param>
/// <param name="IsUnwanting">Its reader called our mail unwanted.</param>
public sealed record OwnAlerts(AlertPreferences Preferences, string Email, string TimeZone, bool SendsBack, bool IsUnwanting);

/// <summary>Reads the asking member's own choice.</summary>
public sealed class AlertSettings(BusinessDbs dbs)
{
    public async Task<OwnAlerts> ReadAsync(Owner who, CancellationToken ct)
    {
        await using var db = await dbs.ForAsync(who, ct);
        var member = await db.Members.AsNoTracking().Where(m => m.Id == who.Member).Select(m => new { m.Alerts, m.Email }).FirstAsync(ct);
        var timeZone = await db.Businesses.AsNoTracking().Select(b => b.TimeZone).FirstAsync(ct);
        var mailbox = await Mailbox.OfAsync(db, member.Email, ct);
        return new OwnAlerts(member.Alerts ?? AlertPreferences.Usual, member.Email, timeZone, mailbox is { SendsBack: true }, mailbox is { IsUnwanting: true });
    }
}
