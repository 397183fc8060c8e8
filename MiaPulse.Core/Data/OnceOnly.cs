using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Data;

/// <summary>Lets each event of a vendor's take effect once, however often and however many at a time it comes.</summary>
public sealed class OnceOnly(PlatformDbs dbs, TimeProvider clock)
{
    /// <summary>Two events about the same thing may meet; the one that loses looks again at what the other left.</summary>
    private const int MostTries = 10;

    /// <summary>Saves what <paramref name="effect"/> does to the unit of work together with the event. False where the event was seen before: then nothing is done.</summary>
    /// <param name="effect">Runs again, on a unit of work of its own, where another write was faster. It saves nothing itself.</param>
    public async Task<bool> ApplyAsync(Caretaker who, string vendor, string id, Func<MiaDb, Task> effect, CancellationToken ct)
    {
        for (var tries = 1; ; tries++)
        {
            await using var db = await dbs.OpenAsync(who, ct);
            if (await db.SeenEvents.AnyAsync(s => s.Vendor == vendor && s.Id == id, ct))
            {
                return false;
            }

            var now = clock.GetUtcNow();
            db.SeenEvents.Add(new SeenEvent { Vendor = vendor, Id = id, At = now });
            await effect(db);
            try
            {
                await db.SaveChangesAsync(ct);
            }
            catch (DbUpdateException) when (tries < MostTries)
            {
                continue; // the same event, or one about the same thing, was saved in between: look again
            }

            await ForgetAsync(db, now - SeenEvent.Kept, ct);
            return true;
        }
    }

    private static async Task ForgetAsync(MiaDb db, DateTimeOffset before, CancellationToken ct)
    {
        // Looked up first: deleting takes the database's one writer even where there is nothing to delete.
        if (await db.SeenEvents.AnyAsync(s => s.At < before, ct))
        {
            await db.SeenEvents.Where(s => s.At < before).ExecuteDeleteAsync(ct);
        }
    }
}
