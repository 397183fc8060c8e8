using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Conversations;

/// <summary>A visitor says how it was. The latest rating counts.</summary>
public sealed class RateConversation(BusinessDbs dbs)
{
    public async Task<Result> RunAsync(Visitor who, int score, string? comment, CancellationToken ct)
    {
        if (score is < 1 or > 5)
        {
            return Refusal.Invalid("score", "A rating is a number from 1 to 5.");
        }

        if (comment is { Length: > 1000 })
        {
            return Refusal.Invalid("comment", "A comment can have at most 1,000 characters.").Because(RefusalReason.TooLong);
        }

        await using var db = await dbs.ForAsync(who, ct);
        var rated = await db.Conversations
            .Where(c => c.VisitorId == who.Id && c.Channel == Channel.Web)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.Rating, score).SetProperty(c => c.RatingComment, comment), ct);
        return rated == 0 ? Refusal.NotFound("There is no conversation to rate yet.").Because(RefusalReason.WriteFirst) : Result.Done;
    }
}
