using MiaPulse.Core.Data;
using MiaPulse.Core.Live;
using MiaPulse.Core.Receptionist;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Visits;

/// <summary>A visitor has everything erased that we know of them: profile, pages, conversation, messages and lead go in one transaction. A reply under way stops mid-sentence.</summary>
public sealed class EraseVisitor(BusinessDbs dbs, ReplyQueue replies, LiveFeed live)
{
    public async Task<Result> RunAsync(Visitor who, CancellationToken ct)
    {
        await using var db = await dbs.ForAsync(who, ct);
        if (await db.Visitors.FirstOrDefaultAsync(v => v.Id == who.Id, ct) is not { } profile)
        {
            return Refusal.NotFound("Nothing is kept about you here.");
        }

        var conversations = await db.Conversations.Where(c => c.VisitorId == who.Id).Select(c => c.Id).ToListAsync(ct);
        db.Visitors.Remove(profile); // everything else hangs on this row and goes with it
        await db.SaveChangesAsync(ct);
        conversations.ForEach(replies.Cancel);
        live.Publish(who.Business, new VisitorErased(who.Id));
        return Result.Done;
    }
}
