using MiaPulse.Core.Data;
using MiaPulse.Core.Live;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Knowledge;

/// <summary>An owner takes an import back: what it added goes, what it changed is as it was. An answer that was changed since stays.</summary>
public sealed class UndoFaqImport(BusinessDbs dbs, KnowledgeIndex index, LiveFeed live, TimeProvider clock)
{
    /// <returns>How many answers were changed since, and stay.</returns>
    public async Task<Result<int>> RunAsync(Owner who, ImportedFaqs import, CancellationToken ct)
    {
        await using var db = await dbs.ForAsync(who, ct);
        var untouched = (await db.Faqs.Where(f => f.UpdatedAt == import.At).ToListAsync(ct)).ToDictionary(f => f.Id);
        var stays = 0;
        foreach (var id in import.Added)
        {
            if (untouched.TryGetValue(id, out var faq))
            {
                db.Faqs.Remove(faq);
            }
            else
            {
                stays++;
            }
        }

        foreach (var before in import.Before)
        {
            if (untouched.TryGetValue(before.Id, out var faq))
            {
                (faq.Answer, faq.UpdatedAt) = (before.Answer, clock.GetUtcNow());
            }
            else
            {
                stays++;
            }
        }

        await db.SaveChangesAsync(ct);
        index.Forget(who.Business);
        live.Publish(who.Business, new KnowledgeChanged());
        return stays;
    }
}
