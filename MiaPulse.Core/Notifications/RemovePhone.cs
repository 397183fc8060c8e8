using MiaPulse.Core.Data;
using MiaPulse.Core.Live;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Notifications;

/// <summary>A member no longer wants texts: their number is forgotten, be it proven or only asked for, and with it that they chose texts. Twice, or at once, changes nothing.</summary>
public sealed class RemovePhone(BusinessDbs dbs, LiveFeed live)
{
    public async Task RunAsync(Owner who, CancellationToken ct)
    {
        await using var db = await dbs.ForAsync(who, ct);
        await db.PhoneCodes.Where(c => c.MemberId == who.Member && c.Number != null).ExecuteUpdateAsync(set => set.SetProperty(c => c.Number, (string?)null), ct);
        if (await db.Members.FirstOrDefaultAsync(m => m.Id == who.Member && m.Phone != null, ct) is { } member)
        {
            member.ForgetPhone();
            await db.SaveChangesAsync(ct);
        }

        live.Publish(who.Business, new PhonesChanged());
    }
}
