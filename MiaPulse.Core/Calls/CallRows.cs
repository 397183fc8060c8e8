using MiaPulse.Core.Data;
using MiaPulse.Core.Live;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Calls;

/// <summary>Changes a call's row. A turn, a vendor's word and a sweep may want to in the same moment: whoever comes second looks again at what the first left.</summary>
public sealed class CallRows(BusinessDbs dbs, LiveFeed live)
{
    private const int MostTries = 10;

    /// <param name="who">Whose call it is.</param>
    /// <param name="change">False where there is nothing to change. Runs again where another change was faster.</param>
    /// <param name="ct">Stops.</param>
    /// <param name="along">What is saved together with it.</param>
    /// <returns>The call as it stands now; null where it is not there.</returns>
    public async Task<Call?> ChangeAsync(PhoneCaller who, Func<Call, bool> change, CancellationToken ct, Func<MiaDb, Call, Task>? along = null)
    {
        var (id, visitor) = (who.Call, who.Visitor);
        for (var tries = 1; ; tries++)
        {
            await using var db = await dbs.ForAsync(who, ct);
            var call = await db.Calls.FirstOrDefaultAsync(c => c.Id == id && c.VisitorId == visitor, ct);
            if (call is null || !change(call))
            {
                return call;
            }

            call.Version++;
            await (along?.Invoke(db, call) ?? Task.CompletedTask);
            try
            {
                await db.SaveChangesAsync(ct);
            }
            catch (DbUpdateException) when (tries < MostTries)
            {
                continue; // also where the caller was erased in this moment, and what was to be saved along has nothing to hang on any more
            }

            live.Publish(who.Business, new CallsChanged());
            return call;
        }
    }
}
