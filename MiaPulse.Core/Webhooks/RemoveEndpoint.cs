using MiaPulse.Core.Data;
using MiaPulse.Core.Live;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Webhooks;

/// <summary>A member removes an endpoint. What was sent to it, and what waited for it, goes with it.</summary>
public sealed class RemoveEndpoint(BusinessDbs dbs, LiveFeed live)
{
    public async Task<Result> RunAsync(Owner who, WebhookEndpointId id, CancellationToken ct)
    {
        await using var db = await dbs.ForAsync(who, ct);
        if (await db.WebhookEndpoints.Where(e => e.Id == id).ExecuteDeleteAsync(ct) == 0)
        {
            return Refusal.NotFound("That endpoint no longer exists.");
        }

        live.Publish(who.Business, new WebhooksChanged());
        return Result.Done;
    }
}
