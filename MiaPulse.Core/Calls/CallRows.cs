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
    /// <returns>The call as it stands now; null where it is not there.</returns>
    public Task<Call?> ChangeAsync(PhoneCaller who, Func<Call, bool> change, CancellationToken ct) => ChangeAsync(who, change, (_, _) => Task.CompletedTask, ct);

    /// <summary>The same, together with something else.</summary>
    /// <param name="who">Whose call it is.</param>
    /// <param name="change">As above.</param>
    /// <param name="along">Adds to the unit of work once there is a change.</param>
    /// <param name="ct">Stops.</param>
    public async Task<Call?> ChangeAsync(PhoneCaller who, Func<Call, bool> change, Func<MiaDb, Call, Task> along, CancellationToken ct)
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
            await along(db, call);
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
