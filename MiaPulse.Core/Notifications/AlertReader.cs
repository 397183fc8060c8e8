using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Notifications;

/// <summary>A member as whoever writes alerts needs them.</summary>
/// <param name="Member">Who.</param>
/// <param name="Alerts">What they chose; null for nothing yet.</param>
/// <param name="HasChat">Whether a chat of theirs is connected.</param>
internal sealed record AlertReader(MemberId Member, AlertPreferences? Alerts, bool HasChat)
{
    /// <summary>Those of the business that <paramref name="db"/> is of.</summary>
    public static Task<List<AlertReader>> AllAsync(MiaDb db, CancellationToken ct) =>
        db.Members.AsNoTracking().Select(m => new AlertReader(m.Id, m.Alerts, db.ChatLinks.Any(l => l.MemberId == m.Id))).ToListAsync(ct);
}
