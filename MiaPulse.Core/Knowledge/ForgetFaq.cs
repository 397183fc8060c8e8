using MiaPulse.Core.Data;
using MiaPulse.Core.Live;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Knowledge;

/// <summary>An owner takes an answer back. What it said comes back, so that it can be taught again.</summary>
public sealed class ForgetFaq(BusinessDbs dbs, KnowledgeIndex index, LiveFeed live)
{
    public async Task<Result<FaqDraft>> RunAsync(Owner who, FaqId id, CancellationToken ct)
    {
        await using var db = await dbs.ForAsync(who, ct);
        if (await db.Faqs.AsNoTracking().FirstOrDefaultAsync(f => f.Id == id, ct) is not { } faq || await db.Faqs.Where(f => f.Id == id).ExecuteDeleteAsync(ct) == 0)
        {
            return Refusal.NotFound("That answer is no longer there.");
        }

        index.Forget(who.Business);
        live.Publish(who.Business, new KnowledgeChanged());
        return new FaqDraft { Question = faq.Question, Answer = faq.Answer };
    }
}
