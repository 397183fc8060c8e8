using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Webhooks;

/// <summary>Closes the secrets that an earlier version has left open. May be run as often and by as many as one likes; what is closed stays as it is.</summary>
public sealed class SealSecrets(PlatformDbs platform, ISeal seal)
{
    /// <returns>How many were closed.</returns>
    public async Task<int> RunAsync(Caretaker who, CancellationToken ct)
    {
        await using var db = await platform.OpenAsync(who, ct);
        var sealedNow = 0;
        foreach (var kept in await db.WebhookEndpoints.AsNoTracking().Select(e => new { e.BusinessId, e.Id, e.Secret, e.PreviousSecret }).ToListAsync(ct))
        {
            // Where it still is what was read: a member may change it in this moment.
            var mine = db.WebhookEndpoints.Where(e => e.BusinessId == kept.BusinessId && e.Id == kept.Id);
            if (SealedSecret.IsOpen(kept.Secret))
            {
                var closed = seal.Close(kept.Secret);
                sealedNow += await mine.Where(e => e.Secret == kept.Secret).ExecuteUpdateAsync(e => e.SetProperty(x => x.Secret, closed), ct);
            }

            if (kept.PreviousSecret is { } previous && SealedSecret.IsOpen(previous))
            {
                var closed = seal.Close(previous);
                sealedNow += await mine.Where(e => e.PreviousSecret == previous).ExecuteUpdateAsync(e => e.SetProperty(x => x.PreviousSecret, closed), ct);
            }
        }

        return sealedNow;
    }
}
