using MiaPulse.Core.Data;
using MiaPulse.Core.Live;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace MiaPulse.Core.Notifications;

/// <summary>
/// Sends the alerts of one business by one channel that are due: takes a row, sends it, writes down what became of it, and goes on to the next, whatever happened to
/// this one. A kill in between only delays: the lease ends, and the row is sent under the same key.
/// </summary>
public sealed partial class DeliverDue(
    BusinessDbs dbs, IEnumerable<INotificationChannel> channels, ISeal seal, TrySending tries, BringForward forward, LiveFeed live, TimeProvider clock,
    UnreadWords unread, ILogger<DeliverDue> log)
{
    /// <summary>After this many the next lane has its turn.</summary>
    public const int MostInOneTurn = 10;

    private static readonly Delivery.NeverAgain Unheard = new("It was handed over, and nobody heard whether it was taken. It may have gone out, so it is not sent again by itself.");

    private static readonly Delivery NotConnected = new Delivery.NeverAgain("This way to reach you is not connected.");

    public async Task RunAsync(Mia who, AlertChannel channel, CancellationToken ct)
    {
        for (var dealt = 0; dealt < MostInOneTurn; dealt++)
        {
            await using var db = await dbs.ForAsync(who, ct);
            if (await tries.TakeAsync(db, db.Notifications.Where(n => n.Channel == channel), channel, ct) is not { } alert)
            {
                return;
            }

            await DeliverSafelyAsync(db, alert, ct);
            live.Publish(who.Business, new AlertsChanged());
        }
    }

    private async Task DeliverSafelyAsync(MiaDb db, Notification alert, CancellationToken ct)
    {
        try
        {
            await DeliverAsync(db, alert, ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            Overtaken(log, alert.Id);
        }
#pragma warning disable CA1031 // one bad row must not block the next; its lease ends, and taken too often it is given up
        catch (Exception failure) when (!ct.IsCancellationRequested)
#pragma warning restore CA1031
        {
            DeliveryFailed(log, failure, alert.Id);
        }
    }

    private async Task DeliverAsync(MiaDb db, Notification alert, CancellationToken ct)
    {
        var vendor = VendorState.There;
        var channel = channels.FirstOrDefault(c => c.Channel == alert.Channel);
        var unheard = channel is { MayRepeat: false } ? Unheard : null;
        if (alert.IsHopeless)
        {
            alert.GiveUp("Sending it failed on our side each time.", clock.GetUtcNow());
        }
        else if (alert.MayHaveGone && unheard is not null)
        {
            alert.GiveUp(unheard.Why, clock.GetUtcNow());
        }
        else if (alert.Kind is AlertKind.VisitorWrote ? await unread.IsSeenToAsync(db, alert, ct) : await AlertSteps.IsSeenToAsync(db, alert, ct))
        {
            alert.LetGo();
        }
        else
        {
            var member = await db.Members.AsNoTracking().Where(m => m.Id == alert.MemberId).Select(m => new { m.Id, m.Name, m.Email, m.Alerts }).FirstAsync(ct);
            var business = await db.Businesses.AsNoTracking().Select(b => new { b.Name, b.TimeZone, b.Region }).FirstAsync(ct);
            if (alert.Again == 0 && member.Alerts?.Quiet?.EndAfter(clock.GetUtcNow(), business.TimeZone) is { } end)
            {
                alert.Hold(end);
            }
            else
            {
                alert.Facts ??= await AlertFacts.ReadAsync(db, alert, business.Region, business.TimeZone, ct);
                var stop = alert.Channel is AlertChannel.Email ? alert.StopToken(seal) : null;
                await db.SaveChangesAsync(ct);
                var sent = new AlertToSend(alert.SendingKey, alert.Kind, alert.ConversationId, business.Name, new AlertRecipient(member.Id, member.Name, member.Email), alert.Facts)
                {
                    BusinessId = alert.BusinessId,
                    Stop = stop,
                };
                vendor = await tries.SendAsync(alert, alert.Channel, token => channel?.SendAsync(sent, token) ?? Task.FromResult(NotConnected), unheard, ct);
            }
        }

        await db.SaveChangesAsync(CancellationToken.None); // what has left is written down, also while we stop
        Count(alert);
        if (alert is { State: AlertState.Failed, Again: 0 })
        {
            await AlertSteps.BringNextAsync(db, alert, clock.GetUtcNow(), ct);
            await unread.PassOnAsync(new Mia(alert.BusinessId), alert, ct);
        }

        if (vendor is VendorState.Back)
        {
            await forward.RunAsync(Caretaker.Instance, alert.Channel, ct);
        }
    }

    private void Count(Notification alert)
    {
        var channel = new KeyValuePair<string, object?>("channel", alert.Channel.ToString());
        if (alert is { DeliveredAt: { } delivered, Again: 0 })
        {
            Telemetry.NotificationSeconds.Record((delivered - alert.CreatedAt).TotalSeconds, channel);
        }
        else if (alert.State is AlertState.Failed)
        {
            Telemetry.NotificationFailed.Add(1, channel);
            GivenUp(log, alert.Id, alert.Why);
        }
        else if (alert is { State: AlertState.Waiting, TryingSince: not null })
        {
            Telemetry.NotificationRetried.Add(1, channel);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Alert {Alert} was given up: {Why}")]
    private static partial void GivenUp(ILogger log, NotificationId alert, string? why);

    [LoggerMessage(Level = LogLevel.Information, Message = "Alert {Alert} was erased or taken by another process while it was sent")]
    private static partial void Overtaken(ILogger log, NotificationId alert);

    [LoggerMessage(Level = LogLevel.Error, Message = "Alert {Alert} could not be dealt with and is taken up again when its lease ends")]
    private static partial void DeliveryFailed(ILogger log, Exception failure, NotificationId alert);
}
