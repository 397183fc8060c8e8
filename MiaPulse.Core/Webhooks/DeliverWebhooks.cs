using MiaPulse.Core.Data;
using MiaPulse.Core.Live;
using MiaPulse.Core.Notifications;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace MiaPulse.Core.Webhooks;

/// <summary>
/// Sends the webhooks to one endpoint that are due, one after another: takes a row, sends it, writes down what became of it, and goes on to the next. One that fails
/// makes the others wait: then a single one asks for the endpoint at each of its times, and with the first that is taken the others go out, in order. A kill in between
/// only delays: the lease ends, and the row is sent under the same id and in the same words. What is old is forgotten on the way.
/// </summary>
public sealed partial class DeliverWebhooks(
    BusinessDbs dbs, WebhookCaller caller, NotificationQueue mails, LiveFeed live, ISeal seal, TimeProvider clock, ILogger<DeliverWebhooks> log)
{
    /// <summary>After this many the next endpoint has its turn.</summary>
    public const int MostInOneTurn = 10;

    private const int MostLooks = 3;

    /// <summary>How often one asks for an endpoint that fails before another does: it may be its own words that are not taken, and they must not hold up all others.</summary>
    private const int TriesInARow = 2;

    public async Task RunAsync(Mia who, WebhookEndpointId endpoint, CancellationToken ct)
    {
        for (var dealt = 0; dealt < MostInOneTurn; dealt++)
        {
            await using var db = await dbs.ForAsync(who, ct);
            if (await TakeAsync(db, endpoint, ct) is not { } delivery)
            {
                await ForgetAsync(db, ct);
                return;
            }

            await DeliverSafelyAsync(db, delivery, ct);
            live.Publish(who.Business, new WebhooksChanged());
        }
    }

    private async Task<WebhookDelivery?> TakeAsync(MiaDb db, WebhookEndpointId endpoint, CancellationToken ct)
    {
        for (var looks = 0; looks < MostLooks; looks++)
        {
            var now = clock.GetUtcNow();
            if (await NextAsync(db, endpoint, now, ct) is not { } due)
            {
                return null;
            }

            try
            {
                due.Take(now);
                await db.SaveChangesAsync(ct);
                return due;
            }
            catch (DbUpdateConcurrencyException)
            {
                db.Entry(due).State = EntityState.Detached; // another process was faster, and then nothing is due; or it has just been erased
            }
        }

        return null;
    }

    /// <summary>The same for whoever looks, so that two who do meet at one row and not at two.</summary>
    private static async Task<WebhookDelivery?> NextAsync(MiaDb db, WebhookEndpointId endpoint, DateTimeOffset now, CancellationToken ct)
    {
        var due = WebhookDelivery.Due(db, now).Where(d => d.EndpointId == endpoint);
        var isFailing = await db.WebhookEndpoints.AnyAsync(e => e.Id == endpoint && e.FailingSince != null, ct);
        var inOrder = isFailing ? due.OrderBy(d => d.Attempts / TriesInARow).ThenBy(d => d.CreatedAt) : due.OrderBy(d => d.CreatedAt);
        return await inOrder.ThenBy(d => d.Kind).ThenBy(d => d.Id).FirstOrDefaultAsync(ct);
    }

    private async Task DeliverSafelyAsync(MiaDb db, WebhookDelivery delivery, CancellationToken ct)
    {
        try
        {
            await DeliverAsync(db, delivery, ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            Overtaken(log, delivery.Id);
        }
#pragma warning disable CA1031 // one bad row must not block the next; its lease ends, and taken too often it is given up
        catch (Exception failure) when (!ct.IsCancellationRequested)
#pragma warning restore CA1031
        {
            DeliveryFailed(log, failure, delivery.Id);
        }
    }

    private async Task DeliverAsync(MiaDb db, WebhookDelivery delivery, CancellationToken ct)
    {
        WebhookEndpoint? switchedOff = null;
        if (delivery.IsHopeless)
        {
            delivery.GiveUp("Sending it failed on our side each time.", clock.GetUtcNow());
        }
        else
        {
            var to = await db.WebhookEndpoints.AsNoTracking().FirstAsync(e => e.Id == delivery.EndpointId, ct);
            if (await CallAsync(to, delivery, ct) is { } answer)
            {
                switchedOff = await HearAsync(db, delivery, to, answer);
            }
            else
            {
                delivery.GiveBack();
            }
        }

        await db.SaveChangesAsync(CancellationToken.None); // what has left is written down, also while we stop
        Count(delivery);
        if (switchedOff is not null)
        {
            Telemetry.WebhookSwitchedOff.Add(1);
            SwitchedOff(log, switchedOff.Id, switchedOff.Why);
            mails.Wake();
            live.Publish(switchedOff.BusinessId, new AlertsChanged());
        }
    }

    /// <summary>Null where we are stopping: nobody knows what became of it, so it is sent again.</summary>
    private async Task<WebhookAnswer?> CallAsync(WebhookEndpoint to, WebhookDelivery delivery, CancellationToken ct)
    {
        if (to.SecretsAt(seal, clock.GetUtcNow()) is not { Count: > 0 } secrets)
        {
            return new WebhookAnswer(null, null, TimeSpan.Zero, null, "Its secret cannot be read any more, so it was not sent. Change the secret."); // unsigned, nobody could tell it from a stranger's
        }

        try
        {
            return await caller.CallAsync(new WebhookCall(to.Url, delivery.EventId.ToString(), delivery.Payload, secrets), ct);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            return null;
        }
    }

    /// <returns>The endpoint, where this has switched it off. The mails that say so are in the same unit of work.</returns>
    private async Task<WebhookEndpoint?> HearAsync(MiaDb db, WebhookDelivery delivery, WebhookEndpoint asked, WebhookAnswer answer)
    {
        var (now, jitter) = (clock.GetUtcNow(), Jitter.Draw());
        delivery.Hear(answer, now, jitter);

        // Read anew: while we waited for the answer, a member may have moved it, switched it off or removed it.
        if (await db.WebhookEndpoints.FirstOrDefaultAsync(e => e.Id == asked.Id) is not { } endpoint || endpoint.Url != asked.Url)
        {
            return null;
        }

        if (delivery.Kind is WebhookKind.Test)
        {
            if (answer.IsTaken)
            {
                endpoint.StopResting();
            }

            return null; // else it says nothing: somebody tries something out, which is not how it does from day to day
        }

        var (wasOn, awaySince) = (endpoint.IsOn, endpoint.IsAway ? endpoint.FailingSince : null);
        endpoint.Hear(answer, now, jitter);
        if (answer.IsTaken && awaySince is { } since)
        {
            await BringForwardAsync(db, endpoint.Id, since, now);
        }

        if (!wasOn || endpoint.IsOn)
        {
            return null;
        }

        await SwitchedOffMail.ExpectAsync(db, endpoint, clock);
        return endpoint;
    }

    /// <summary>It is back: what failed only while it was away is due now.</summary>
    private static Task<int> BringForwardAsync(MiaDb db, WebhookEndpointId endpoint, DateTimeOffset since, DateTimeOffset now) => db.WebhookDeliveries
        .Where(d => d.EndpointId == endpoint && d.DueAt > now && d.LeasedUntil == null && d.LastTriedAt >= since)
        .ExecuteUpdateAsync(set => set.SetProperty(d => d.DueAt, now), CancellationToken.None);

    private async Task ForgetAsync(MiaDb db, CancellationToken ct)
    {
        var before = clock.GetUtcNow() - WebhookDelivery.Kept;
        var old = db.WebhookDeliveries.Where(d => d.CreatedAt < before);
        if (await old.AnyAsync(ct))
        {
            await old.ExecuteDeleteAsync(ct);
        }
    }

    private void Count(WebhookDelivery delivery)
    {
        var kind = new KeyValuePair<string, object?>("kind", WebhookKinds.WordFor(delivery.Kind));
        if (delivery.DeliveredAt is { } delivered)
        {
            Telemetry.WebhookSeconds.Record((delivered - delivery.CreatedAt).TotalSeconds, kind);
        }
        else if (delivery.State is DeliveryState.Failed)
        {
            Telemetry.WebhookFailed.Add(1, kind);
            GivenUp(log, delivery.Id, delivery.Why);
        }
        else if (delivery.Attempts > 0)
        {
            Telemetry.WebhookRetried.Add(1, kind);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Webhook {Delivery} was given up: {Why}")]
    private static partial void GivenUp(ILogger log, WebhookDeliveryId delivery, string? why);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Endpoint {Endpoint} was switched off: {Why}")]
    private static partial void SwitchedOff(ILogger log, WebhookEndpointId endpoint, string? why);

    [LoggerMessage(Level = LogLevel.Information, Message = "Webhook {Delivery} was erased or taken by another process while it was sent")]
    private static partial void Overtaken(ILogger log, WebhookDeliveryId delivery);

    [LoggerMessage(Level = LogLevel.Error, Message = "Webhook {Delivery} could not be dealt with and is taken up again when its lease ends")]
    private static partial void DeliveryFailed(ILogger log, Exception failure, WebhookDeliveryId delivery);
}
