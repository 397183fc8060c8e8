using MiaPulse.Core.Data;
using MiaPulse.Core.Live;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Knowledge;

/// <summary>An owner wants an offered answer back that was put away.</summary>
public sealed class OfferHeardAnswerAgain(BusinessDbs dbs, LiveFeed live)
{
    public async Task<Result> RunAsync(Owner who, HeardAnswerId id, CancellationToken ct)
    {
        await using var db = await dbs.ForAsync(who, ct);
        if (await db.HeardAnswers.Where(h => h.Id == id && h.State == HeardState.PutAway).ExecuteUpdateAsync(set => set.SetProperty(h => h.State, HeardState.Offered), ct) == 0)
        {
            return Refusal.NotFound("That answer is no longer there.");
        }

        live.Publish(who.Business, new GapsChanged());
        return Result.Done;
    }
}
