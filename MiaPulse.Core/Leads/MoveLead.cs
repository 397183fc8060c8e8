using MiaPulse.Core.Data;
using MiaPulse.Core.Live;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Leads;

/// <summary>An owner says how far the business has come with a lead.</summary>
public sealed class MoveLead(BusinessDbs dbs, LiveFeed live, TimeProvider clock)
{
    public async Task<Result> RunAsync(Owner who, LeadId id, LeadStatus status, CancellationToken ct)
    {
        if (!Enum.IsDefined(status))
        {
            return Refusal.Invalid("status", "A lead is New, Contacted, Won or Lost.");
        }

        await using var db = await dbs.ForAsync(who, ct);
        if (await db.Leads.FirstOrDefaultAsync(l => l.Id == id, ct) is not { } lead)
        {
            return Refusal.NotFound("That lead no longer exists.");
        }

        if (lead.Move(status, clock.GetUtcNow()))
        {
            await db.SaveChangesAsync(ct);
            live.Publish(who.Business, new LeadMoved(id));
        }

        return Result.Done;
    }
}
