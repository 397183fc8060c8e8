using MiaPulse.Core.Data;
using MiaPulse.Core.Live;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Golden;

/// <summary>
/// An owner puts a golden question in other words, or writes what Mia should say to it. She is asked anew, and what she says stands beside what was approved.
/// </summary>
public sealed class EditGolden(BusinessDbs dbs, LiveFeed live, TimeProvider clock)
{
    /// <summary>The question in other words, and the approved answer as it is.</summary>
    public Task<Result> RunAsync(Owner who, GoldenId id, string? question, CancellationToken ct) => RunAsync(who, id, question, null, ct);

    /// <param name="who">The owner.</param>
    /// <param name="id">The golden question.</param>
    /// <param name="question">As it is asked from now on.</param>
    /// <param name="answer">What Mia should say; null where that stays.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Result> RunAsync(Owner who, GoldenId id, string? question, string? answer, CancellationToken ct)
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

        var should = GoldenWording.CheckAnswer(answer ?? golden.Approved.Text);
        if (should.Refusal is { } unfit)
        {
            return unfit;
        }

        golden.Approved = should.Value == golden.Approved.Text ? golden.Approved : GoldenAnswer.ByOwner(should.Value);
        (golden.Question, golden.ApprovedAt, golden.AskedOf, golden.IsDue) = (worded.Value, clock.GetUtcNow(), null, true);
        await db.SaveChangesAsync(ct);
        live.Publish(who.Business, new GoldenWanted());
        return Result.Done;
    }
}
