using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Notifications;

/// <summary>What was held against an address.</summary>
/// <param name="SentBack">Mail to it came back.</param>
/// <param name="WasUnwanted">Its reader had called our mail unwanted.</param>
public sealed record LiftedStop(bool SentBack, bool WasUnwanted);

/// <summary>The operator has an address mailed again, whatever was held against it: they know its owner, or that the bounce was wrong.</summary>
public sealed class LiftMailStop(PlatformDbs platform, TimeProvider clock)
{
    public async Task<Result<LiftedStop>> RunAsync(Caretaker who, string? email, CancellationToken ct)
    {
        if (!EmailAddress.TryParse(email, out _))
        {
            return Refusal.Invalid(nameof(email), EmailAddress.NotOne);
        }

        await using var db = await platform.OpenAsync(who, ct);
        if (await Mailbox.OfAsync(db, email, ct) is not { } mailbox)
        {
            return new LiftedStop(SentBack: false, WasUnwanted: false);
        }

        var lifted = new LiftedStop(mailbox.SendsBack, mailbox.IsUnwanting);
        mailbox.Forgive(clock.GetUtcNow());
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            return Refusal.Conflict("Something was heard of this address at this very moment. Please try again.");
        }

        return lifted;
    }
}
