using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Webhooks;

/// <summary>
/// A member has a webhook sent once more, or without waiting any longer: under the same id and in the same words. Of those that wait for an endpoint which fails, the
/// next one asks for it at once.
/// </summary>
public sealed class Redeliver(BusinessDbs dbs, TellEndpoints endpoints, TimeProvider clock)
{
    public async Task<Result> RunAsync(Owner who, WebhookDeliveryId id, CancellationToken ct)
    {
        await using var db = await dbs.ForAsync(who, ct);
        if (await db.WebhookDeliveries.FirstOrDefaultAsync(d => d.Id == id, ct) is not { } delivery)
        {
            return Refusal.NotFound("That webhook no longer exists.");
        }

        if (await db.WebhookEndpoints.FirstOrDefaultAsync(e => e.Id == delivery.EndpointId, ct) is not { IsOn: true } endpoint)
        {
            return Refusal.Conflict("Its endpoint is switched off. Switch it on first.");
        }

        if (!delivery.SendAgain(clock.GetUtcNow()))
        {
            return OnItsWay;
        }

        endpoint.StopResting();
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            return OnItsWay; // it was taken to be sent at this very moment
        }

        endpoints.Added(who.Business);
        return Result.Done;
    }

    private static Refusal OnItsWay => Refusal.Conflict("It is on its way already.");
}
