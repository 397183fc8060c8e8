using MiaPulse.Core.Conversations;
using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Knowledge;

/// <summary>Finds, over all businesses, those whose open questions, members' answers or golden questions may have work left: what a kill or a new model left behind.</summary>
public sealed class FindLeftWork(PlatformDbs dbs, TimeProvider clock)
{
    public async Task<IReadOnlyList<BusinessId>> RunAsync(Caretaker who, CancellationToken ct)
    {
        await using var db = await dbs.OpenAsync(who, ct);
        var since = clock.GetUtcNow() - HearAnswers.LooksBack;
        var gaps = await db.Gaps.Where(g => g.AnsweredAt == null).Select(g => g.BusinessId).Distinct().ToListAsync(ct);
        var golden = await db.GoldenQuestions.Select(g => g.BusinessId).Distinct().ToListAsync(ct);
        var spoken = await db.Conversations
            .Where(c => c.LastMessageAt >= since && c.LastSequence > c.HeardMembersUpTo
                && db.Messages.Any(m => m.BusinessId == c.BusinessId && m.ConversationId == c.Id && m.Author == Author.Member && m.Sequence > c.HeardMembersUpTo))
            .Select(c => c.BusinessId).Distinct().ToListAsync(ct);
        return [.. gaps.Concat(golden).Concat(spoken).Distinct()];
    }
}
