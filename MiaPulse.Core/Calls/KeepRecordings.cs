using MiaPulse.Core.Data;
using MiaPulse.Core.Live;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace MiaPulse.Core.Calls;

/// <summary>
/// Brings recordings here, has the vendor's copies deleted where the owner wants them here alone, and erases whatever is left of those whose call has gone. May be run as
/// often and by as many as one likes: what is to be done stands in rows, and each step is saved only after it was done. A kill in between repeats a step and loses none.
/// </summary>
public sealed partial class KeepRecordings(
    PlatformDbs platform, IEnumerable<IRecordingVendor> vendors, FetchRecording fetch, RecordingShelf shelf, LiveFeed live, TimeProvider clock, ILogger<KeepRecordings> log)
{
    /// <summary>The clock on one deletion.</summary>
    public static readonly TimeSpan LongestDeletion = TimeSpan.FromSeconds(30);

    /// <summary>Of each kind in one round, so that a great many of one cannot keep the others waiting for long.</summary>
    private const int MostInARow = 50;

    public async Task RunAsync(Caretaker who, CancellationToken ct)
    {
        foreach (var vendor in vendors)
        {
            var done = 0;
            while (done < MostInARow && await fetch.RunAsync(who, vendor.Vendor, ct))
            {
                done++;
            }

            await DeleteAsync(who, vendor, ct);
        }

        await EraseAsync(who, ct);
    }

    private async Task DeleteAsync(Caretaker who, IRecordingVendor vendor, CancellationToken ct)
    {
        await using var db = await platform.OpenAsync(who, ct);
        var now = clock.GetUtcNow();
        var due = await (
            from recording in db.CallRecordings
            where recording.State == RecordingState.Kept && recording.DueAt <= now
            join copy in db.RecordingCopies on recording.Id equals copy.Id
            where copy.Vendor == vendor.Vendor
            orderby recording.DueAt
            select new { Recording = recording, Copy = copy }).Take(MostInARow).ToListAsync(ct);
        foreach (var (recording, copy) in due.Select(d => (d.Recording, d.Copy)))
        {
            var isGone = await IsDeletedAsync(vendor, copy, ct);
            if (isGone)
            {
                recording.IsHereAlone(clock.GetUtcNow());
                copy.IsAtVendor = false;
            }
            else
            {
                recording.AwaitDeletion(clock.GetUtcNow(), Jitter.Draw());
            }

            if (!await SaveAsync(db, ct))
            {
                return; // one of them has just been erased, which is for the next round
            }

            live.Publish(recording.BusinessId, new CallsChanged());
            if (!isGone)
            {
                return; // the vendor is away: the others need not be tried to know it
            }
        }
    }

    private async Task EraseAsync(Caretaker who, CancellationToken ct)
    {
        await using var db = await platform.OpenAsync(who, ct);
        var now = clock.GetUtcNow();
        var gone = await db.RecordingCopies
            .Where(c => c.HeldBy == null && (c.NotBefore == null || c.NotBefore <= now) && (c.LeasedUntil == null || c.LeasedUntil <= now))
            .OrderBy(c => c.NotBefore).Take(MostInARow).ToListAsync(ct);
        var away = new HashSet<string>(StringComparer.Ordinal); // whoever did not do it for one need not be asked for the next to know it
        foreach (var copy in gone)
        {
            var isErasedHere = IsErasedHere(copy);
            var isErasedThere = !copy.IsAtVendor || (!away.Contains(copy.Vendor) && await IsErasedThereAsync(copy, ct));
            if (isErasedHere && isErasedThere)
            {
                db.RecordingCopies.Remove(copy);
            }
            else
            {
                copy.Await(vendors.Any(v => v.Vendor == copy.Vendor) ? RecordingPauses.After(copy.Tries + 1, Jitter.Draw()) : RecordingPauses.Longest, clock.GetUtcNow());
            }

            if (!isErasedThere)
            {
                away.Add(copy.Vendor);
            }

            if (!await SaveAsync(db, ct))
            {
                return; // another process is at it
            }
        }
    }

    private bool IsErasedHere(RecordingCopy copy)
    {
        try
        {
            shelf.Erase(copy.Business, copy.Id);
            return true;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            NotErased(log, failure, copy.Id);
            return false;
        }
    }

    private async Task<bool> IsErasedThereAsync(RecordingCopy copy, CancellationToken ct)
    {
        if (vendors.FirstOrDefault(v => v.Vendor == copy.Vendor) is { } vendor)
        {
            return await IsDeletedAsync(vendor, copy, ct);
        }

        NobodyToAsk(log, copy.Vendor, copy.Id);
        return false;
    }

    private async Task<bool> IsDeletedAsync(IRecordingVendor vendor, RecordingCopy copy, CancellationToken ct)
    {
        using var limit = new CancellationTokenSource(LongestDeletion, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(ct, limit.Token);
        try
        {
            return await vendor.DeleteAsync(copy.VendorId, both.Token).WaitAsync(both.Token); // also one that does not listen to its token
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return false;
        }
#pragma warning disable CA1031 // a vendor says what became of it; one that throws has a bug, and the copy is to be deleted all the same
        catch (Exception failure) when (!ct.IsCancellationRequested)
#pragma warning restore CA1031
        {
            DeletionFailed(log, failure, copy.Id);
            return false;
        }
    }

    private static async Task<bool> SaveAsync(MiaDb db, CancellationToken ct)
    {
        try
        {
            await db.SaveChangesAsync(ct);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The file of recording {Recording} could not be erased")]
    private static partial void NotErased(ILogger log, Exception failure, CallRecordingId recording);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Vendor} is not set, so its copy of recording {Recording} cannot be deleted there")]
    private static partial void NobodyToAsk(ILogger log, string vendor, CallRecordingId recording);

    [LoggerMessage(Level = LogLevel.Error, Message = "The copy of recording {Recording} could not be deleted")]
    private static partial void DeletionFailed(ILogger log, Exception failure, CallRecordingId recording);
}
