using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Notifications;

/// <summary>What a member has chosen to be told of.</summary>
/// <param name="Email">Where their mail goes.</param>
/// <param name="TimeZone">Of the business: the clock of their quiet hours.</param>
/// <param name="SendsBack">Mail to that address comes back.</param>
/// <param name="IsUnwanting">Its reader called our mail unwanted.</param>
public sealed record OwnAlerts(AlertPreferences Preferences, string Email, string TimeZone, bool SendsBack, bool IsUnwanting)
{
    /// <summary>They chose to be told in a chat, and none is connected: until one is, they are told by the next way, or by mail where there is none.</summary>
    public bool HasLostChat { get; init; }

    /// <summary>What somebody else of the business is told of, of <see cref="AlertPreferences.Kinds"/>.</summary>
    public IReadOnlyList<AlertKind> ToldToColleagues { get; init; } = [];
}

/// <summary>Reads the asking member's own choice, and whether a colleague is told in their place.</summary>
public sealed class AlertSettings(BusinessDbs dbs)
{
    public async Task<OwnAlerts> ReadAsync(Owner who, CancellationToken ct)
    {
        await using var db = await dbs.ForAsync(who, ct);
        var members = await db.Members.AsNoTracking().Select(m => new { m.Id, m.Alerts, m.Email, HasChat = db.ChatLinks.Any(l => l.MemberId == m.Id) }).ToListAsync(ct);
        var member = members.Single(m => m.Id == who.Member);
        var chosen = member.Alerts ?? AlertPreferences.Usual;
        var colleagues = members.Where(m => m.Id != who.Member).Select(m => m.Alerts ?? AlertPreferences.Usual).ToList();
        var timeZone = await db.Businesses.AsNoTracking().Select(b => b.TimeZone).FirstAsync(ct);
        var mailbox = await Mailbox.OfAsync(db, member.Email, ct);
        return new OwnAlerts(chosen, member.Email, timeZone, mailbox is { SendsBack: true }, mailbox is { IsUnwanting: true })
        {
            HasLostChat = !member.HasChat && chosen.WantsAnythingBy(AlertChannel.Telegram),
            ToldToColleagues = [.. AlertPreferences.Kinds.Where(kind => colleagues.Exists(c => c.WantsToHear(kind)))],
        };
    }
}
