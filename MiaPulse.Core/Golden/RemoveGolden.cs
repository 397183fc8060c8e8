using MiaPulse.Core.Data;
using MiaPulse.Core.Live;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Golden;

/// <summary>An owner takes a question off the golden list. What was approved comes back, so that it can be kept again.</summary>
public sealed class RemoveGolden(BusinessDbs dbs, LiveFeed live)
{
    public async Task<Result<GoldenDraft>> RunAsync(Owner who, GoldenId id, CancellationToken ct)
    {
        await using var db = await dbs.ForAsync(who, ct);
        if (await db.GoldenQuestions.AsNoTracking().FirstOrDefaultAsync(g => g.Id == id, ct) is not { } golden
            || await db.GoldenQuestions.Where(g => g.Id == id).ExecuteDeleteAsync(ct) == 0)
        {
            return Refusal.NotFound("That golden question is no longer there.");
        }

        live.Publish(who.Business, new GoldenProgressed());
        return new GoldenDraft(golden.Question, golden.Approved, golden.AsOf);
    }
}
