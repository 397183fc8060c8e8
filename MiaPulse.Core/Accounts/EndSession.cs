using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Accounts;

/// <summary>A member signs out. The cookie is worth nothing from then on, wherever a copy of it may be.</summary>
public sealed class EndSession(BusinessDbs dbs, TimeProvider clock)
{
    public async Task<Result> RunAsync(Owner who, SessionId id, CancellationToken ct)
    {
        await using var db = await dbs.ForAsync(who, ct);
        if (await db.Sessions.FirstOrDefaultAsync(s => s.Id == id && s.MemberId == who.Member, ct) is not { } session)
        {
            return Refusal.NotFound("That session no longer exists.");
        }

        session.EndedAt ??= clock.GetUtcNow();
        await db.SaveChangesAsync(ct);
        return Result.Done;
    }
}
