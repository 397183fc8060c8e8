using MiaPulse.Core.Data;
using MiaPulse.Core.Live;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Golden;

/// <summary>An owner puts a golden question in other words. Mia is asked anew, and what she says stands beside what was approved.</summary>
public sealed class EditGolden(BusinessDbs dbs, LiveFeed live, TimeProvider clock)
{
    public async Task<Result> RunAsync(Owner who, GoldenId id, string? question, CancellationToken ct)
    {
        await using var db = await dbs.ForAsync(who, ct);
        if (await db.GoldenQuestions.FirstOrDefaultAsync(g => g.Id == id, ct) is not { } golden)
        {
            return Refusal.NotFound("That golden question is no longer there.");
        }

        var worded = await GoldenWording.CheckAsync(db, question, id, ct);
        if (worded.Refusal is { } refusal)
        {
            return refusal;
        }

        (golden.Question, golden.ApprovedAt, golden.AskedOf, golden.IsDue) = (worded.Value, clock.GetUtcNow(), null, true);
        await db.SaveChangesAsync(ct);
        live.Publish(who.Business, new GoldenWanted());
        return Result.Done;
    }
}
