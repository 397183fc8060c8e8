using MiaPulse.Core.Data;
using MiaPulse.Core.Live;
using MiaPulse.Core.Notifications;
using MiaPulse.Core.Receptionist;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Visits;

/// <summary>
/// A visitor has everything erased that we know of them: profile, pages, conversation, messages and lead go in one transaction. A reply under way stops mid-sentence. Who
/// wants a receipt gets one by mail (<see cref="DeletionReceipt"/>); it is due in the same transaction. What a call leaves outside the database, its sound here and at the
/// phone provider, follows by itself (<see cref="Calls.RecordingCopy"/>).
/// </summary>
public sealed class EraseVisitor(BusinessDbs dbs, DeletionReceipt receipts, ReplyQueue replies, NotificationQueue queue, LiveFeed live)
{
    public Task<Result> RunAsync(Visitor who, CancellationToken ct) => RunAsync(who, null, ct);

    /// <param name="who">The visitor.</param>
    /// <param name="receiptTo">Where the receipt goes, as typed; null for none. Where it cannot go there, nothing is erased, and the visitor may say otherwise.</param>
    /// <param name="ct">Stops.</param>
    public async Task<Result> RunAsync(Visitor who, string? receiptTo, CancellationToken ct)
    {
        EmailAddress? to = null;
        if (receiptTo is not null && !EmailAddress.TryParse(receiptTo, out to))
        {
            return Refusal.Invalid("email", EmailAddress.NotOne).Because(RefusalReason.NoEmail);
        }

        for (var tries = 1; ; tries++)
        {
            await using var db = await dbs.ForAsync(who, ct);
            if (await db.Visitors.FirstOrDefaultAsync(v => v.Id == who.Id, ct) is not { } profile)
            {
                return Refusal.NotFound("Nothing is kept about you here.");
            }

            if (to is not null && await receipts.AddAsync(db, profile, to, ct) is { } refusal)
            {
                return refusal;
            }

            var conversations = await db.Conversations.Where(c => c.VisitorId == who.Id).Select(c => c.Id).ToListAsync(ct);
            db.Visitors.Remove(profile); // everything else hangs on this row and goes with it
            try
            {
                await db.SaveChangesAsync(ct);
            }
            catch (DbUpdateException) when (to is not null && tries < StrangerMail.MostTries)
            {
                continue; // the address got another mail in this moment: look again
            }

            conversations.ForEach(replies.Cancel);
            live.Publish(who.Business, new VisitorErased(who.Id));
            if (to is not null)
            {
                queue.Wake();
                live.Publish(who.Business, new AlertsChanged());
            }

            return Result.Done;
        }
    }
}
