using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace MiaPulse.Core.Notifications;

/// <summary>One try to hand over a row of work, alert or other mail: it is taken, sent under a clock, and hears what became of it.</summary>
public sealed partial class TrySending(ChannelWatch watch, TimeProvider clock, ILogger<TrySending> log)
{
    /// <summary>The clock on one try; well under <see cref="DueRow.Lease"/>.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    /// <summary>How many due rows are looked at to find one that nobody else is at.</summary>
    private const int MostLooked = 10;

    /// <summary>Takes the one of these rows that has been due for longest and that nobody is at. Null where there is none, or where their vendor may not be tried.</summary>
    /// <param name="db">Saves the lease.</param>
    /// <param name="rows">The rows, due or not.</param>
    /// <param name="by">By which way they go.</param>
    /// <param name="ct">Stops.</param>
    public async Task<T?> TakeAsync<T>(MiaDb db, IQueryable<T> rows, AlertChannel by, CancellationToken ct) where T : DueRow
    {
        var now = clock.GetUtcNow();
        foreach (var due in await rows.Where(DueRows.AreDueAt<T>(now)).OrderBy(r => r.DueAt).Take(MostLooked).ToListAsync(ct))
        {
            if (!watch.MayTry(by))
            {
                return null; // their vendor is away, and another has just gone to ask for it
            }

            try
            {
                due.Take(now);
                await db.SaveChangesAsync(ct);
                return due;
            }
            catch (DbUpdateConcurrencyException)
            {
                db.Entry(due).State = EntityState.Detached; // another process was faster, or it has just been erased
            }
        }

        return null;
    }

    /// <summary>Sends it, and writes down in the row what became of it. The caller saves.</summary>
    /// <param name="row">What is sent.</param>
    /// <param name="by">By which way it goes.</param>
    /// <param name="send">Hands it over, and says what the vendor said.</param>
    /// <param name="unheard">What became of it where nobody heard whether it was taken; null where it may then be sent once more.</param>
    /// <param name="ct">Stops.</param>
    /// <returns>What the try says of the vendor.</returns>
    public async Task<VendorState> SendAsync(DueRow row, AlertChannel by, Func<CancellationToken, Task<Delivery>> send, Delivery? unheard, CancellationToken ct)
    {
        var delivery = await HandOverAsync(by, send, unheard, ct);
        var vendor = ct.IsCancellationRequested ? VendorState.There : watch.Hear(by, delivery); // that we stop says nothing of the vendor
        var jitter = Jitter.Draw();
        if (delivery is Delivery.TryLater later && (vendor is VendorState.Away || later.IsNoTry))
        {
            row.Await(later, clock.GetUtcNow(), jitter);
        }
        else
        {
            row.Hear(delivery, clock.GetUtcNow(), jitter);
        }

        return vendor;
    }

    private async Task<Delivery> HandOverAsync(AlertChannel by, Func<CancellationToken, Task<Delivery>> send, Delivery? unheard, CancellationToken ct)
    {
        using var limit = new CancellationTokenSource(Longest, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(ct, limit.Token);
        try
        {
            return await send(both.Token).WaitAsync(both.Token); // also one that does not listen to its token
        }
        catch (OperationCanceledException)
        {
            return unheard ?? new Delivery.TryLater(ct.IsCancellationRequested ? "We stopped while it was sent." : $"There was no answer within {Longest.TotalSeconds:0} seconds.");
        }
#pragma warning disable CA1031 // a channel says what became of it; one that throws has a bug, and the row is due all the same
        catch (Exception failure)
#pragma warning restore CA1031
        {
            SendingFailed(log, failure, by);
            return unheard ?? new Delivery.TryLater("It could not be sent just now.");
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The channel {Channel} failed instead of saying what became of what it was given")]
    private static partial void SendingFailed(ILogger log, Exception failure, AlertChannel channel);
}
