using MiaPulse.Core.Data;
using MiaPulse.Core.Live;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace MiaPulse.Core.Calls;

/// <summary>
/// Fetches the recording of a vendor's that has been due for longest. It is written beside its place, forced to the disk, moved there, and only then is the row told: a
/// kill anywhere before leaves it due.
/// </summary>
public sealed partial class FetchRecording(
    PlatformDbs platform, IEnumerable<IRecordingVendor> vendors, RecordingShelf shelf, LiveFeed live, TimeProvider clock, ILogger<FetchRecording> log)
{
    /// <summary>The clock on one fetch: the longest call is some thirty megabytes.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    /// <summary>How long whoever fetches one has it to themselves: longer than they may take, so that two never write one file.</summary>
    public static readonly TimeSpan Lease = Longest + TimeSpan.FromMinutes(3);

    /// <returns>Whether it is worth asking the vendor for another one now.</returns>
    public async Task<bool> RunAsync(Caretaker who, string vendor, CancellationToken ct)
    {
        if (vendors.FirstOrDefault(v => v.Vendor == vendor) is not { } source)
        {
            return false;
        }

        await using var db = await platform.OpenAsync(who, ct);
        if (await TakeAsync(db, vendor, ct) is not { } taken)
        {
            return false;
        }

        var (recording, copy) = taken;
        try
        {
            var fetched = await FetchAsync(source, recording, ct);
            copy.LeasedUntil = clock.GetUtcNow(); // over, and not as it was before: who read it then must not take it
            await TellAsync(db, recording, fetched, ct);
            await db.SaveChangesAsync(CancellationToken.None); // what is here is written down, also while we stop
            live.Publish(recording.BusinessId, new CallsChanged());
            return fetched is FetchedRecording.Whole or FetchedRecording.NeverAgain;
        }
        catch (DbUpdateConcurrencyException)
        {
            Overtaken(log, recording.Id);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // It stays due.
        }

        await LetGoAsync(who, copy.Id);
        return false;
    }

    private async Task<(CallRecording Recording, RecordingCopy Copy)?> TakeAsync(MiaDb db, string vendor, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var due = await (
            from recording in db.CallRecordings
            where recording.State == RecordingState.Due && recording.DueAt <= now
            join copy in db.RecordingCopies on recording.Id equals copy.Id
            where copy.Vendor == vendor && (copy.LeasedUntil == null || copy.LeasedUntil <= now)
            orderby recording.DueAt
            select new { Recording = recording, Copy = copy }).FirstOrDefaultAsync(ct);
        if (due is null)
        {
            return null;
        }

        due.Copy.LeasedUntil = now + Lease;
        try
        {
            await db.SaveChangesAsync(ct);
            return (due.Recording, due.Copy);
        }
        catch (DbUpdateConcurrencyException)
        {
            return null; // another process was faster, and goes on with the others
        }
    }

    private async Task<FetchedRecording> FetchAsync(IRecordingVendor source, CallRecording recording, CancellationToken ct)
    {
        using var limit = new CancellationTokenSource(Longest, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(ct, limit.Token);
        try
        {
            long written;
            FetchedRecording fetched;
            await using (var file = shelf.Begin(recording.BusinessId, recording.Id))
            {
                fetched = await source.FetchAsync(recording.VendorId, file, both.Token).WaitAsync(both.Token); // also one that does not listen to its token
                await file.FlushAsync(both.Token);
                file.Flush(flushToDisk: true);
                written = file.Length;
            }

            var judged = Judge(fetched, written);
            if (judged is FetchedRecording.Whole)
            {
                shelf.Keep(recording.BusinessId, recording.Id);
            }

            return judged;
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return new FetchedRecording.TryLater($"The phone provider did not send it within {Longest.TotalMinutes:0} minutes.");
        }
#pragma warning disable CA1031 // a vendor says what became of it; one that throws has a bug, as a disk that is full is no reason to give it up: it stays due
        catch (Exception failure) when (!ct.IsCancellationRequested)
#pragma warning restore CA1031
        {
            FetchFailed(log, failure, recording.Id);
            return new FetchedRecording.TryLater("It could not be written down here just now.");
        }
    }

    // What is served to a browser as the owner's own page has to be sound, and as long as the vendor says.
    private static FetchedRecording Judge(FetchedRecording fetched, long written) => fetched switch
    {
        FetchedRecording.Whole { Bytes: var told } when told != written || written == 0 => new FetchedRecording.TryLater("It came in part only."),
        FetchedRecording.Whole { ContentType: { Length: <= CallRecording.MaxContentTypeLength } type } whole when type.StartsWith("audio/", StringComparison.OrdinalIgnoreCase) => whole,
        FetchedRecording.Whole => new FetchedRecording.TryLater("What came is no sound."),
        _ => fetched,
    };

    private async Task TellAsync(MiaDb db, CallRecording recording, FetchedRecording fetched, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        switch (fetched)
        {
            case FetchedRecording.Whole whole:
                var isHereAlone = await db.PhoneLines.Where(l => l.BusinessId == recording.BusinessId).Select(l => l.KeepsRecordingHereAlone).FirstOrDefaultAsync(ct); // of a line that is gone nobody said so
                recording.Keep(whole.Bytes, whole.ContentType, isHereAlone, now);
                break;
            case FetchedRecording.NeverAgain never:
                recording.GiveUp(never.Why);
                break;
            case FetchedRecording.TryLater later:
                recording.Await(later.Why, now, Jitter.Draw());
                break;
        }

        if (recording.State is RecordingState.Failed)
        {
            GivenUp(log, recording.Id, recording.Failure);
        }
    }

    private async Task LetGoAsync(Caretaker who, CallRecordingId recording)
    {
        await using var db = await platform.OpenAsync(who, CancellationToken.None);
        var now = clock.GetUtcNow();
        await db.RecordingCopies.Where(c => c.Id == recording).ExecuteUpdateAsync(set => set.SetProperty(c => c.LeasedUntil, now), CancellationToken.None);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Recording {Recording} was erased, or told of anew, while it was fetched")]
    private static partial void Overtaken(ILogger log, CallRecordingId recording);

    [LoggerMessage(Level = LogLevel.Error, Message = "Recording {Recording} could not be fetched")]
    private static partial void FetchFailed(ILogger log, Exception failure, CallRecordingId recording);

    [LoggerMessage(Level = LogLevel.Error, Message = "Recording {Recording} was given up: {Why}")]
    private static partial void GivenUp(ILogger log, CallRecordingId recording, string? why);
}
