using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Webhooks;

/// <summary>A member has a test sent to an endpoint, by the way that everything goes: what arrives is what would arrive. It is tried once.</summary>
public sealed class SendTest(BusinessDbs dbs, TellEndpoints endpoints, TimeProvider clock)
{
    public async Task<Result<WebhookDeliveryId>> RunAsync(Owner who, WebhookEndpointId id, CancellationToken ct)
    {
        await using var db = await dbs.ForAsync(who, ct);
        if (await db.WebhookEndpoints.AsNoTracking().FirstOrDefaultAsync(e => e.Id == id, ct) is not { } endpoint)
        {
            return Refusal.NotFound("That endpoint no longer exists.");
        }

        if (!endpoint.IsOn)
        {
            return Refusal.Conflict("It is switched off. Switch it on first.");
        }

        if (await db.WebhookDeliveries.AnyAsync(d => d.EndpointId == id && d.Kind == WebhookKind.Test && d.DueAt != null, ct))
        {
            return Refusal.Conflict("A test is on its way already.");
        }

        var test = endpoints.AddTo(db, who, id, WebhookFact.OfTest(who.Name, clock.GetUtcNow()));
        await db.SaveChangesAsync(ct);
        endpoints.Added(who.Business);
        return test.Id;
    }
}
