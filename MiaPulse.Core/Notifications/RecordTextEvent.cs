using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Notifications;

/// <summary>A vendor says how far a text is. Once per text and status, in one save with the event itself; a repetition is no news and no refusal.</summary>
public sealed class RecordTextEvent(OnceOnly once, TimeProvider clock)
{
    /// <summary>Old texts that are forgotten with one event: more than come with it, so that they do not grow.</summary>
    private const int MostForgotten = 20;

    public Task RunAsync(Caretaker who, TextEvent happened, CancellationToken ct) => once.ApplyAsync(who, happened.Vendor, happened.Id, db => MoveAsync(db, happened, ct), ct);

    private async Task MoveAsync(MiaDb db, TextEvent happened, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var before = now - SentText.Kept;
        db.SentTexts.RemoveRange(await db.SentTexts.Where(t => t.ChangedAt < before && t.Id != happened.TextId).Take(MostForgotten).ToListAsync(ct));
        if (await db.SentTexts.FirstOrDefaultAsync(t => t.Vendor == happened.Vendor && t.Id == happened.TextId, ct) is { } text)
        {
            text.Hear(happened, now);
        }
        else
        {
            db.SentTexts.Add(new SentText { Vendor = happened.Vendor, Id = happened.TextId, Key = happened.Key, Status = happened.Status, Error = happened.Error, ChangedAt = now });
        }
    }
}
