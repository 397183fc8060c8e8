using MiaPulse.Core.Calls;
using MiaPulse.Core.Data;
using MiaPulse.Core.Live;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Notifications;

/// <summary>
/// A vendor says how far a text is. Once per text and status, in one save with the event itself; a repetition is no news and no refusal. An alert whose text did not
/// arrive is given up after all, and its next step is due. A call's link moves as far as the vendor says, and no way back; an opt-out from the line that it came from is
/// that business's alone.
/// </summary>
public sealed class RecordTextEvent(OnceOnly once, FollowUp followUp, LiveFeed live, TimeProvider clock)
{
    /// <summary>Old texts that are forgotten with one event: more than come with it, so that they do not grow.</summary>
    private const int MostForgotten = 20;

    public async Task RunAsync(Caretaker who, TextEvent happened, CancellationToken ct)
    {
        var (failed, moved) = ((Notification?)null, (CallText?)null);
        if (!await once.ApplyAsync(who, happened.Vendor, happened.Id, async db => (failed, moved) = await ApplyAsync(db, happened, ct), ct))
        {
            return;
        }

        if (moved is { } link)
        {
            live.Publish(link.BusinessId, new CallTextMoved(link.CallId));
        }

        if (failed is { } alert)
        {
            await followUp.RunAsync(who, alert, ct);
        }
    }

    /// <returns>The alert that it was, where it has just turned out not to have arrived; and the link of a call that it was.</returns>
    private async Task<(Notification? Failed, CallText? Link)> ApplyAsync(MiaDb db, TextEvent happened, CancellationToken ct)
    {
        await MoveAsync(db, happened, ct);
        var (now, link) = (clock.GetUtcNow(), await CallText.FindAsync(db, happened, ct));
        link?.Hear(happened.TextId, happened.Status, Why(happened), happened.TakesNoTexts, now);
        if (happened.OptedOut is { } number && link is not null)
        {
            await LineOptOut.StopAsync(db, link.BusinessId, number, now, ct);
        }
        else if (happened.OptedOut is { } all && !CallText.IsKey(happened.Key))
        {
            await TextOptOut.StopAsync(db, all, now, ct);
        }

        return (link is null ? await TurnOutAsync(db, happened, ct) : null, link);
    }

    /// <returns>The alert that it was, where it has just turned out not to have arrived.</returns>
    private async Task<Notification?> TurnOutAsync(MiaDb db, TextEvent happened, CancellationToken ct) =>
        happened.Status is TextStatus.Undelivered or TextStatus.Failed
            && await db.Notifications.FirstOrDefaultAsync(n => n.VendorId == happened.TextId && n.Channel == AlertChannel.Text, ct) is { } alert
            && alert.TurnOut(Why(happened), clock.GetUtcNow())
            ? alert
            : null;

    private static string Why(TextEvent happened) => happened switch
    {
        { OptedOut: not null } => "Whoever has this number has opted out of texts.",
        { Error: { } error } => $"The text did not arrive ({error}).",
        _ => "The text did not arrive.",
    };

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
