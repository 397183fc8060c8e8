using MiaPulse.Core.Data;
using MiaPulse.Core.Live;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Golden;

/// <summary>An owner approves what Mia says now: it is what she is held to from here on.</summary>
public sealed class AcceptGolden(BusinessDbs dbs, LiveFeed live, TimeProvider clock)
{
    /// <param name="who">The owner.</param>
    /// <param name="id">The question.</param>
    /// <param name="seen">The answer that the owner saw: if she has said another one since, that one is not approved unseen.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Result> RunAsync(Owner who, GoldenId id, string seen, CancellationToken ct)
    {
        await using var db = await dbs.ForAsync(who, ct);
        if (await db.GoldenQuestions.FirstOrDefaultAsync(g => g.Id == id, ct) is not { } golden)
        {
            return Refusal.NotFound("That golden question is no longer there.");
        }

        if (golden.Now is not { } now || now.Text != seen)
        {
            return Refusal.Conflict("Mia has been asked again meanwhile. Look at what she says now.");
        }

        (golden.Approved, golden.ApprovedAt, golden.State) = (now, clock.GetUtcNow(), GoldenState.Unchanged);
        await db.SaveChangesAsync(ct);
        live.Publish(who.Business, new GoldenProgressed());
        return Result.Done;
    }
}
