using MiaPulse.Core.Data;
using MiaPulse.Core.Live;
using MiaPulse.Core.Notifications;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace MiaPulse.Core.Calls;

/// <summary>
/// Hands over the links that are written down and not on their way, and looks up those of which nobody heard whether they were taken. What was handed over once is never
/// handed over again: vendors know no key by which they would leave a second one out. May be run as often and by as many as one likes.
/// </summary>
public sealed partial class SendDueLinks(
    PlatformDbs platform, BusinessDbs dbs, ITexter texter, ITextLookup lookup, OnceOnly once, LiveFeed live, TimeProvider clock, ILogger<SendDueLinks> log)
{
    /// <summary>Longer than any carrier takes for one text. Whoever is still at it then has died with it.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(3);

    /// <summary>By how much a vendor's clock may be behind ours.</summary>
    private static readonly TimeSpan ClockSlack = TimeSpan.FromSeconds(5);

    private const int MostAtOnce = 100;

    /// <summary>A vendor's later word may meet its first; the one that loses looks again at what the other left.</summary>
    private const int MostTries = 10;

    public async Task RunAsync(Caretaker who, CancellationToken ct)
    {
        foreach (var (business, call, state) in await DueAsync(who, ct))
        {
            ct.ThrowIfCancellationRequested();
            await (state is CallTextState.Due ? HandOverAsync(business, call) : SafelyAsync(call, () => LookUpAsync(business, call, ct)));
        }
    }

    /// <summary>Hands a link over that has not been, and writes down what became of it. Does not fail: what goes wrong here leaves a row that says what is left to do.</summary>
    /// <returns>How far it is then; null where it is not there, or that could not be written down.</returns>
    internal Task<CallTextState?> HandOverAsync(Mia who, CallId id) => SafelyAsync(id, async () =>
    {
        if (await TakeAsync(who, id) is not { } text)
        {
            var hasStopped = await HasStoppedAsync(who, id);
            return await MoveAsync(who, id, link => link.Lapse(hasStopped, clock.GetUtcNow()));
        }

        var delivery = await SendAsync(text, id);
        if (delivery is Delivery.NeverAgain { IsOptOut: true, IsOurOwn: false })
        {
            await KeepOptOutAsync(who, text);
        }

        return await MoveAsync(who, id, link => link.Hear(delivery, clock.GetUtcNow()));
    });

    private async Task<List<(Mia Business, CallId Call, CallTextState State)>> DueAsync(Caretaker who, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var db = await platform.OpenAsync(who, ct);
        var due = await db.CallTexts.AsNoTracking().Where(t => t.DueAt <= now).OrderBy(t => t.DueAt).Take(MostAtOnce).Select(t => new { t.BusinessId, t.CallId, t.State }).ToListAsync(ct);
        return [.. due.Select(t => (new Mia(t.BusinessId), t.CallId, t.State))];
    }

    /// <summary>The text, taken by whoever asks and nobody else. Null where it is not to be sent, or no more: opted out since, too late, or taken before.</summary>
    private async Task<TextMessage?> TakeAsync(Mia who, CallId id)
    {
        var none = CancellationToken.None;
        await using var db = await dbs.ForAsync(who, none);
        if (await db.CallTexts.AsNoTracking().FirstOrDefaultAsync(t => t.CallId == id && t.State == CallTextState.Due, none) is not { } link
            || await db.Calls.AsNoTracking().FirstOrDefaultAsync(c => c.Id == id, none) is not { } call)
        {
            return null;
        }

        var now = clock.GetUtcNow();
        var (hash, wanted, until) = (TextOptOut.HashOf(link.To), now - CallText.StillWanted, now + Lease);
        var taken = await db.CallTexts
            .Where(t => t.CallId == id && t.State == CallTextState.Due && t.AgreedAt > wanted && !db.LineOptOuts.Any(o => o.NumberHash == hash && o.StoppedAt != null))
            .ExecuteUpdateAsync(
                set => set.SetProperty(t => t.State, CallTextState.Sending).SetProperty(t => t.Tries, t => t.Tries + 1).SetProperty(t => t.ChangedAt, now)
                    .SetProperty(t => t.DueAt, until).SetProperty(t => t.Failure, (string?)null),
                none);
        return taken > 0
            ? new TextMessage(PhoneNumber.FromKept(link.To)!, link.Text, link.Key) { From = PhoneNumber.FromKept(call.To), IsRehearsal = call.Vendor == Call.Simulator }
            : null;
    }

    private async Task<bool> HasStoppedAsync(Mia who, CallId id)
    {
        await using var db = await dbs.ForAsync(who, CancellationToken.None);
        var to = await db.CallTexts.Where(t => t.CallId == id).Select(t => t.To).FirstOrDefaultAsync(CancellationToken.None);
        return to is not null && await LineOptOut.IsOutAsync(db, who.Business, to, CancellationToken.None);
    }

    private async Task<Delivery> SendAsync(TextMessage text, CallId id)
    {
        try
        {
            return await texter.SendAsync(text, CancellationToken.None);
        }
#pragma warning disable CA1031 // a carrier says what became of it; one that throws has a bug, and the text may be out all the same
        catch (Exception failure)
#pragma warning restore CA1031
        {
            SendingFailed(log, failure, id);
            return new Delivery.NeverAgain("Sending it failed on our side. It may have gone out, so it is not sent again.") { MayHaveGoneOut = true };
        }
    }

    // The vendor knows of a STOP to this line that we have not heard.
    private Task<bool> KeepOptOutAsync(Mia who, TextMessage text) => once.ApplyAsync(
        Caretaker.Instance, "texts", $"out:{text.Key}", db => LineOptOut.StopAsync(db, who.Business, text.To.Value, clock.GetUtcNow(), CancellationToken.None), CancellationToken.None);

    private async Task<CallTextState?> LookUpAsync(Mia who, CallId id, CancellationToken ct)
    {
        FoundText? found;
        await using (var db = await dbs.ForAsync(who, ct))
        {
            var link = await db.CallTexts.AsNoTracking().FirstOrDefaultAsync(t => t.CallId == id, ct);
            var line = await db.Calls.AsNoTracking().Where(c => c.Id == id).Select(c => c.To).FirstOrDefaultAsync(ct);
            if (link is null || line is null)
            {
                return null;
            }

            found = await lookup.FindAsync(link.To, line, link.Text, link.AgreedAt - ClockSlack, ct);
            var vendorId = found?.VendorId;
            if (vendorId is not null && await db.CallTexts.AnyAsync(t => t.VendorId == vendorId && t.CallId != id, ct))
            {
                found = null; // the same words to the same number, of another call
            }
        }

        return await MoveAsync(who, id, link =>
        {
            if (found is null)
            {
                link.StayUnknown(clock.GetUtcNow());
            }
            else
            {
                link.Hear(found.VendorId, found.Status, found.Error is { } error ? $"The text did not arrive ({error})." : "The text did not arrive.", found.TakesNoTexts, clock.GetUtcNow());
            }
        });
    }

    /// <summary>Written down whatever happens meanwhile: what has left has left.</summary>
    private async Task<CallTextState?> MoveAsync(Mia who, CallId id, Action<CallText> move)
    {
        for (var tries = 1; ; tries++)
        {
            await using var db = await dbs.ForAsync(who, CancellationToken.None);
            if (await db.CallTexts.FirstOrDefaultAsync(t => t.CallId == id, CancellationToken.None) is not { } link)
            {
                return null; // erased meanwhile
            }

            move(link);
            try
            {
                if (await db.SaveChangesAsync(CancellationToken.None) > 0)
                {
                    live.Publish(who.Business, new CallTextMoved(id));
                }

                return link.State;
            }
            catch (DbUpdateConcurrencyException) when (tries < MostTries)
            {
                // another word of the vendor's was faster
            }
        }
    }

    private async Task<CallTextState?> SafelyAsync(CallId id, Func<Task<CallTextState?>> work)
    {
        try
        {
            return await work();
        }
        catch (OperationCanceledException)
        {
            return null; // we stop; the row says what is left to do
        }
#pragma warning disable CA1031 // one bad row must not block the next; the next look comes back to it
        catch (Exception failure)
#pragma warning restore CA1031
        {
            LinkFailed(log, failure, id);
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The carrier of texts failed over the link of call {Call} instead of saying what became of it")]
    private static partial void SendingFailed(ILogger log, Exception failure, CallId call);

    [LoggerMessage(Level = LogLevel.Error, Message = "The link of call {Call} could not be dealt with and is looked at again")]
    private static partial void LinkFailed(ILogger log, Exception failure, CallId call);
}
