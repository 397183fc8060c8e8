using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Notifications;

/// <summary>The asking member's phone.</summary>
/// <param name="Proven">The number that texts go to, as people of the business's region write it; null where there is none.</param>
/// <param name="IsStopped">Whoever has it has texted STOP, so nothing goes there.</param>
/// <param name="Asked">The number that a code is on its way to; null where none is.</param>
public sealed record OwnPhone(string? Proven, bool IsStopped, string? Asked);

/// <summary>Reads which phone a member has proven, or is about to.</summary>
public sealed class PhoneSettings(BusinessDbs dbs, TimeProvider clock)
{
    public async Task<OwnPhone> ReadAsync(Owner who, CancellationToken ct)
    {
        await using var db = await dbs.ForAsync(who, ct);
        var region = await db.Businesses.AsNoTracking().Select(b => b.Region).FirstAsync(ct);
        var proven = PhoneNumber.FromKept(await db.Members.AsNoTracking().Where(m => m.Id == who.Member).Select(m => m.Phone).FirstOrDefaultAsync(ct));
        var born = clock.GetUtcNow() - PhoneCode.Lifetime;
        var asked = await db.PhoneCodes.AsNoTracking().Where(c => c.MemberId == who.Member && c.Number != null && c.CreatedAt > born)
            .OrderByDescending(c => c.CreatedAt).Select(c => c.Number).FirstOrDefaultAsync(ct);
        return new OwnPhone(
            proven is null ? null : PhoneNumber.ForPeople(proven.Value, region), proven is not null && await TextOptOut.IsOutAsync(db, proven, ct), asked is null ? null : PhoneNumber.ForPeople(asked, region));
    }
}
