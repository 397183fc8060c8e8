using MiaPulse.Core.Data;
using MiaPulse.Core.Live;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Calls;

/// <summary>A member wants the recording of a call tried again that was given up. Where it is here, on its way, or never was, nothing changes.</summary>
public sealed class FetchAgain(BusinessDbs dbs, LiveFeed live, TimeProvider clock)
{
    public async Task<Result> RunAsync(Owner who, CallId call, CancellationToken ct)
    {
        await using var db = await dbs.ForAsync(who, ct);
        if (!await db.Calls.AnyAsync(c => c.Id == call, ct))
        {
            return CallBook.NotThere;
        }

        var recordings = await db.CallRecordings.Where(r => r.CallId == call && r.State == RecordingState.Failed).ToListAsync(ct);
        if (recordings.FindAll(r => r.TryAgain(clock.GetUtcNow())).Count == 0)
        {
            return Result.Done;
        }

        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            return Result.Done; // another click was faster, or the call was erased
        }

        live.Publish(who.Business, new CallsChanged());
        return Result.Done;
    }
}
