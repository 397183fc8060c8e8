using MiaPulse.Core.Data;
using MiaPulse.Core.Live;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Knowledge;

/// <summary>An owner does not want an offered answer as an FAQ.</summary>
public sealed class PutAwayHeardAnswer(BusinessDbs dbs, LiveFeed live)
{
    public async Task<Result> RunAsync(Owner who, HeardAnswerId id, CancellationToken ct)
    {
        await using var db = await dbs.ForAsync(who, ct);
        if (await db.HeardAnswers.Where(h => h.Id == id && h.State == HeardState.Offered).ExecuteUpdateAsync(set => set.SetProperty(h => h.State, HeardState.PutAway), ct) == 0)
        {
            return Refusal.NotFound("That answer is no longer offered.");
        }

        live.Publish(who.Business, new GapsChanged());
        return Result.Done;
    }
}
