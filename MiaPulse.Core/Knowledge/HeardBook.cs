using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Knowledge;

/// <summary>An answer that may become an FAQ.</summary>
/// <param name="Id">Of the offer.</param>
/// <param name="Question">What the visitor asked, without what was personal.</param>
/// <param name="Answer">What the member answered, without what was personal.</param>
/// <param name="MemberName">Who answered.</param>
/// <param name="Conversation">Where it was said, word for word.</param>
/// <param name="At">When it was answered.</param>
public sealed record HeardRow(HeardAnswerId Id, string Question, string Answer, string? MemberName, ConversationId Conversation, DateTimeOffset At);

/// <summary>What members answered and nobody has decided on yet, the latest first.</summary>
public sealed class HeardBook(BusinessDbs dbs)
{
    public const int MostRows = 100;

    public async Task<IReadOnlyList<HeardRow>> OfferedAsync(Owner who, CancellationToken ct)
    {
        await using var db = await dbs.ForAsync(who, ct);
        return await db.HeardAnswers.Where(h => h.State == HeardState.Offered)
            .OrderByDescending(h => h.At).Take(MostRows)
            .Select(h => new HeardRow(h.Id, h.Question, h.Answer, h.MemberName, h.ConversationId, h.At))
            .ToListAsync(ct);
    }
}
