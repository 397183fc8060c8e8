using MiaPulse.Core.Data;
using MiaPulse.Core.Live;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Golden;

/// <summary>A question with the answer that the owner saw and thinks right.</summary>
/// <param name="Question">As it was asked.</param>
/// <param name="Answer">What Mia said.</param>
/// <param name="At">When she said it.</param>
public sealed record GoldenDraft(string Question, GoldenAnswer Answer, DateTimeOffset At);

/// <summary>An owner keeps a question and Mia's answer to it as golden. She is asked once more at once: by itself, as it will be asked from now on.</summary>
public sealed class KeepGolden(BusinessDbs dbs, LiveFeed live, TimeProvider clock)
{
    public const int MostQuestions = 100;

    public async Task<Result<GoldenId>> RunAsync(Owner who, GoldenDraft draft, CancellationToken ct)
    {
        await using var db = await dbs.ForAsync(who, ct);
        var worded = await GoldenWording.CheckAsync(db, draft.Question, null, ct);
        if (worded.Refusal is { } refusal)
        {
            return refusal;
        }

        if (string.IsNullOrWhiteSpace(draft.Answer.Text))
        {
            return Refusal.Invalid("answer", "Mia has to answer it first.");
        }

        if (await db.GoldenQuestions.CountAsync(ct) >= MostQuestions)
        {
            return Refusal.OverLimit($"Mia is asked up to {MostQuestions} golden questions. Remove one first.");
        }

        var business = await db.Businesses.AsNoTracking().FirstAsync(ct);
        var golden = new GoldenQuestion
        {
            BusinessId = who.Business,
            Id = Ids.New<GoldenId>(clock),
            Question = worded.Value,
            Approved = draft.Answer with { Text = GoldenReply.WithoutIntroduction(draft.Answer.Text, business.ToProfile()) },
            ApprovedAt = clock.GetUtcNow(),
            AsOf = draft.At,
            CreatedAt = clock.GetUtcNow(),
            IsDue = true,
        };
        db.GoldenQuestions.Add(golden);
        await db.SaveChangesAsync(ct);
        live.Publish(who.Business, new GoldenWanted());
        return golden.Id;
    }
}
