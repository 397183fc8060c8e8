using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Notifications;

/// <summary>What a member has chosen to be told of.</summary>
/// <param name="Email">Where their mail goes.</param>
/// <param name="TimeZone">Of the business: the clock of their quiet hours.</param>
public sealed record OwnAlerts(AlertPreferences Preferences, string Email, string TimeZone);

/// <summary>Reads the asking member's own choice.</summary>
public sealed class AlertSettings(BusinessDbs dbs)
{
    public async Task<OwnAlerts> ReadAsync(Owner who, CancellationToken ct)
    {
        await using var db = await dbs.ForAsync(who, ct);
        var member = await db.Members.AsNoTracking().Where(m => m.Id == who.Member).Select(m => new { m.Alerts, m.Email }).FirstAsync(ct);
        return new OwnAlerts(member.Alerts ?? AlertPreferences.Usual, member.Email, await db.Businesses.AsNoTracking().Select(b => b.TimeZone).FirstAsync(ct));
    }
}
