using MiaPulse.Core.Data;
using MiaPulse.Core.Live;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Webhooks;

/// <summary>A member changes an endpoint's secret. The old one signs too for a day, so that the receiver can change over in its own time.</summary>
public sealed class RotateSecret(BusinessDbs dbs, LiveFeed live, ISeal seal, TimeProvider clock)
{
    /// <returns>The new secret, which is told here and never again.</returns>
    public async Task<Result<string>> RunAsync(Owner who, WebhookEndpointId id, CancellationToken ct)
    {
        await using var db = await dbs.ForAsync(who, ct);
        if (await db.WebhookEndpoints.FirstOrDefaultAsync(e => e.Id == id, ct) is not { } endpoint)
        {
            return Refusal.NotFound("That endpoint no longer exists.");
        }

        var secret = WebhookSignature.NewSecret();
        endpoint.Rotate(seal.Close(secret), clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        live.Publish(who.Business, new WebhooksChanged());
        return secret;
    }
}
