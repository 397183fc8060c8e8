using MiaPulse.Core.Data;
using MiaPulse.Core.Live;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Calls;

/// <summary>An owner takes the number away: nobody of ours answers there any more. Calls and what was said in them stay. Twice changes nothing.</summary>
public sealed class DisconnectLine(BusinessDbs dbs, LiveFeed live)
{
    public async Task RunAsync(Owner who, CancellationToken ct)
    {
        await using var db = await dbs.ForAsync(who, ct);
        if (await db.PhoneLines.ExecuteDeleteAsync(ct) > 0)
        {
            live.Publish(who.Business, new LineChanged());
        }
    }
}
