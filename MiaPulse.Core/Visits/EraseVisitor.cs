using MiaPulse.Core.Data;
using MiaPulse.Core.Live;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Visits;

/// <summary>A visitor has everything erased that we know of them: profile, pages, conversation, messages and lead go in one transaction.</summary>
public sealed class EraseVisitor(BusinessDbs dbs, LiveFeed live)
{
    public async Task<Result> RunAsync(Visitor who, CancellationToken ct)
    {
        await using var db = await dbs.ForAsync(who, ct);
        if (await db.Visitors.FirstOrDefaultAsync(v => v.Id == who.Id, ct) is not { } profile)
        {
            return Refusal.NotFound("Nothing is kept about you here.");
        }

        db.Visitors.Remove(profile); // everything else hangs on this row and goes with it
        await db.SaveChangesAsync(ct);
        live.Publish(who.Business, new VisitorErased(who.Id));
        return Result.Done;
    }
}
