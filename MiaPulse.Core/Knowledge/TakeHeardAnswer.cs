using MiaPulse.Core.Data;
using MiaPulse.Core.Live;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Knowledge;

/// <summary>An owner makes an FAQ of what a member answered, in the words on the form.</summary>
public sealed class TakeHeardAnswer(BusinessDbs dbs, TeachMia teach, LiveFeed live)
{
    public async Task<Result> RunAsync(Owner who, HeardAnswerId id, FaqDraft draft, CancellationToken ct)
    {
        await using var db = await dbs.ForAsync(who, ct);
        if (await db.HeardAnswers.FirstOrDefaultAsync(h => h.Id == id && h.State == HeardState.Offered, ct) is not { } heard)
        {
            return Refusal.NotFound("That answer is no longer offered.");
        }

        if ((await teach.RunAsync(who, draft, ct)).Refusal is { } refusal)
        {
            return refusal;
        }

        heard.State = HeardState.Taken;
        await db.SaveChangesAsync(ct);
        live.Publish(who.Business, new GapsChanged());
        return Result.Done;
    }
}
