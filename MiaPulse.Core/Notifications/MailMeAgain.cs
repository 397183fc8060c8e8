using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Notifications;

/// <summary>
/// A member whose mail came back says that their mailbox is open again: their next mail is sent as any other. Once a day, since whoever goes on mailing a dead address is
/// soon taken for a spammer; and not where its reader called our mail unwanted, who may be somebody else.
/// </summary>
public sealed class MailMeAgain(BusinessDbs dbs, TimeProvider clock)
{
    /// <summary>How long after the last time.</summary>
    public static readonly TimeSpan AgainAfter = TimeSpan.FromDays(1);

    public async Task<Result> RunAsync(Owner who, CancellationToken ct)
    {
        await using var db = await dbs.ForAsync(who, ct);
        var email = await db.Members.AsNoTracking().Where(m => m.Id == who.Member).Select(m => m.Email).FirstAsync(ct);
        var (mailbox, now) = (await Mailbox.OfAsync(db, email, ct), clock.GetUtcNow());
        if (mailbox is { IsUnwanting: true })
        {
            return Refusal.NotAllowed("Whoever reads this address marked our mail as unwanted. Only whoever runs this installation can have it mailed again.");
        }

        if (mailbox is not { SendsBack: true })
        {
            return Result.Done;
        }

        if (mailbox.LiftedAt > now - AgainAfter)
        {
            return Refusal.OverLimit("It was tried within the last day, and mail came back again. See to the mailbox first, and try again tomorrow.");
        }

        mailbox.Lift(now);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            return Refusal.Conflict("Something was heard of this address at this very moment. Please look again.");
        }

        return Result.Done;
    }
}
