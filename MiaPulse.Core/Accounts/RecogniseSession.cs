using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Accounts;

/// <summary>Says whether the session that a cookie names still counts, and notes every few minutes that it was seen.</summary>
public sealed class RecogniseSession(BusinessDbs dbs, TimeProvider clock)
{
    private static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(5);

    /// <returns>The owner as the database knows them now; refused where the session is over.</returns>
    public async Task<Result<Owner>> RunAsync(Owner who, SessionId id, CancellationToken ct)
    {
        await using var db = await dbs.ForAsync(who, ct);
        var session = await db.Sessions.FirstOrDefaultAsync(s => s.Id == id && s.MemberId == who.Member, ct);
        var now = clock.GetUtcNow();
        if (session is null || !session.CountsAt(now) || await db.Members.AsNoTracking().FirstOrDefaultAsync(m => m.Id == who.Member, ct) is not { } member)
        {
            return Refusal.NotAllowed("You have been signed out. Please sign in again.");
        }

        if (now - session.LastSeenAt >= SeenEvery)
        {
            session.LastSeenAt = now;
            await db.SaveChangesAsync(ct);
        }

        return member.ToOwner();
    }
}
