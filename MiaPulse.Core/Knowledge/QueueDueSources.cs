using MiaPulse.Core.Data;
using MiaPulse.Core.Live;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Knowledge;

/// <summary>Puts every source whose time has come, of every business, into the queue to be read again. When that is over, its next time is set.</summary>
public sealed class QueueDueSources(PlatformDbs dbs, CrawlQueue queue, LiveFeed live, TimeProvider clock)
{
    /// <returns>How many.</returns>
    public async Task<int> RunAsync(Caretaker who, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var db = await dbs.OpenAsync(who, ct);
        var due = await db.Sources.Where(s => s.NextReadAt != null && s.NextReadAt <= now).ToListAsync(ct);
        foreach (var source in due)
        {
            source.Queue(now);
            source.NextReadAt = null;
            try
            {
                await db.SaveChangesAsync(ct);
                live.Publish(source.BusinessId, new SourceProgressed(source.Id));
            }
            catch (DbUpdateConcurrencyException)
            {
                db.Entry(source).State = EntityState.Detached; // its owner was at it at the same moment; the next round looks again
            }
        }

        if (due.Count > 0)
        {
            queue.Wake();
        }

        return due.Count;
    }
}
