using MiaPulse.Core.Data;
using MiaPulse.Core.Live;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Notifications;

/// <summary>
/// A member has a mail sent once more: one that failed, or one that nobody finds. It is written anew and says what is true now. One to an address that nobody has shown to be theirs
/// counts among the few that such an address gets: what a visitor asked for now, what members answered when it is written.
/// </summary>
public sealed class SendMailAgain(BusinessDbs dbs, StrangerMail strangers, ISeal seal, NotificationQueue queue, LiveFeed live, TimeProvider clock)
{
    public async Task<Result> RunAsync(Owner who, DueMailId id, CancellationToken ct)
    {
        await using var db = await dbs.ForAsync(who, ct);
        if (await db.DueMails.FirstOrDefaultAsync(m => m.Id == id, ct) is not { } mail)
        {
            return Refusal.NotFound("That mail no longer exists.");
        }

        if (!mail.SendAgain(clock.GetUtcNow()))
        {
            return Refusal.Conflict(mail.Kind is DueMailKind.DeletionReceipt ? "Its address was forgotten with everything else." : "It is on its way already.");
        }

        if (mail is { Kind: DueMailKind.Transcript, To: { } closed } && await CountAsync(db, closed, ct) is { } refusal)
        {
            return refusal;
        }

        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException) when (!ct.IsCancellationRequested)
        {
            return Refusal.Conflict("It has just changed. Please look again."); // sent again by somebody else, erased, or the address got another mail in this moment
        }

        queue.Wake();
        live.Publish(who.Business, new AlertsChanged());
        return Result.Done;
    }

    private async Task<Refusal?> CountAsync(MiaDb db, string closed, CancellationToken ct) => EmailAddress.TryParse(seal.Open(closed), out var to)
        ? await strangers.AddAsync(db, to, ct)
        : Refusal.Conflict("Its address cannot be read any more. The visitor can ask for it again in the chat.");
}
