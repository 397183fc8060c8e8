using MiaPulse.Core.Data;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Live;
using MiaPulse.Core.Receptionist;
using MiaPulse.Core.Receptionist.Embedded;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace MiaPulse.Core.Knowledge;

/// <summary>
/// Looks after the open questions of a business behind everybody's back: lets the encoder over new ones, so that they can be grouped by meaning, and closes
/// those that what Mia has learnt since answers. A row without a vector, or looked at before the last lesson, is what says that work is left.
/// </summary>
public sealed class TidyGaps(BusinessDbs dbs, KnowledgeIndex knowledge, SentenceEncoder encoder, IOptions<MiaOptions> options, LiveFeed live, TimeProvider clock)
{
    private const int PerSave = 16;

    /// <summary>Open questions that are held against new knowledge in one go, the latest first: each takes a search.</summary>
    private const int MostLooked = 500;

    public async Task RunAsync(Mia who, CancellationToken ct)
    {
        var grouped = await EncodeAsync(who, ct);
        var closed = await CloseKnownAsync(who, ct);
        if (grouped || closed)
        {
            live.Publish(who.Business, new GapsChanged());
        }
    }

    private async Task<bool> EncodeAsync(Mia who, CancellationToken ct)
    {
        await using var db = await dbs.ForAsync(who, ct);
        var open = await db.Gaps.Where(g => g.AnsweredAt == null).OrderByDescending(g => g.At).Take(GapGroups.LatestLooked).ToListAsync(ct);
        var without = open.Where(g => QuestionVector.CanRead(g.Question) && QuestionVector.Read(g.Meaning, g.Question) is null).ToList();
        foreach (var batch in without.Chunk(PerSave))
        {
            foreach (var gap in batch)
            {
                ct.ThrowIfCancellationRequested();
                gap.Meaning = QuestionVector.Write(QuestionVector.Of(encoder, gap.Question), gap.Question);
            }

            await SaveWhatIsLeftAsync(db, ct);
        }

        return without.Count > 0;
    }

    // A visitor may have everything erased at this very moment: their question then needs no vector.
    private static async Task SaveWhatIsLeftAsync(MiaDb db, CancellationToken ct)
    {
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException gone)
        {
            foreach (var row in gone.Entries)
            {
                row.State = EntityState.Detached;
            }

            await db.SaveChangesAsync(ct);
        }
    }

    private async Task<bool> CloseKnownAsync(Mia who, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var db = await dbs.ForAsync(who, ct);
        if (await LastLessonAsync(db, ct) is not { } lesson)
        {
            return false;
        }

        var due = await db.Gaps.AsNoTracking()
            .Where(g => g.AnsweredAt == null && g.At <= lesson && (g.LookedAt == null || g.LookedAt <= lesson))
            .OrderByDescending(g => g.At).Take(MostLooked)
            .Select(g => new { g.Id, g.Question, g.At })
            .ToListAsync(ct);
        var known = new List<GapId>();
        foreach (var same in due.GroupBy(g => GapGroups.Plain(g.Question), StringComparer.OrdinalIgnoreCase))
        {
            if (await AnsweredByAsync(who, db, same.First().Question, ct) is { } learnt)
            {
                known.AddRange(same.Where(g => g.At <= learnt).Select(g => g.Id));
            }
        }

        var looked = due.Select(g => g.Id).ToList();
        await db.Gaps.Where(g => looked.Contains(g.Id)).ExecuteUpdateAsync(set => set.SetProperty(g => g.LookedAt, now), ct);
        return known.Count > 0 && await db.Gaps.Where(g => known.Contains(g.Id) && g.AnsweredAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(g => g.AnsweredAt, now).SetProperty(g => g.End, GapEnd.KnownByNow), ct) > 0;
    }

    private static async Task<DateTimeOffset?> LastLessonAsync(MiaDb db, CancellationToken ct)
    {
        var faq = await db.Faqs.MaxAsync(f => (DateTimeOffset?)f.UpdatedAt, ct);
        var page = await db.Pages.Where(p => p.State == PageState.Read).MaxAsync(p => (DateTimeOffset?)p.ReadAt, ct);
        return faq > page || page is null ? faq : page;
    }

    /// <summary>When Mia learnt what answers the whole question; null where something of it is still open. What she knew when she was asked does not count: it did not help.</summary>
    private async Task<DateTimeOffset?> AnsweredByAsync(Mia who, MiaDb db, string question, CancellationToken ct)
    {
        DateTimeOffset? learnt = null;
        var language = LanguageGuess.Of(question) ?? Language.English;
        var parts = Questions.In(question, language);
        for (var i = 0; i < parts.Count; i++)
        {
            if ((await knowledge.SearchAsync(who, LeaningQuestions.Whole(parts, i, language), ct)) is not [{ } best, ..] || best.Confidence < options.Value.AnswerAt || await LearntAtAsync(db, best, ct) is not { } at)
            {
                return null;
            }

            learnt = learnt > at ? learnt : at;
        }

        return learnt;
    }

    private static Task<DateTimeOffset?> LearntAtAsync(MiaDb db, FoundPassage found, CancellationToken ct)
    {
        var (faq, passage) = (new FaqId(found.Id), new PassageId(found.Id));
        return found.IsFaq
            ? db.Faqs.Where(f => f.Id == faq).Select(f => (DateTimeOffset?)f.UpdatedAt).FirstOrDefaultAsync(ct)
            : db.Passages.Where(p => p.Id == passage).Join(db.Pages, p => p.PageId, p => p.Id, (_, page) => (DateTimeOffset?)page.ReadAt).FirstOrDefaultAsync(ct);
    }
}
