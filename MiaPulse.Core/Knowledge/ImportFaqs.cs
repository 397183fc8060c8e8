using MiaPulse.Core.Data;
using MiaPulse.Core.Leads;
using MiaPulse.Core.Live;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Knowledge;

/// <summary>What an import does with a row.</summary>
public enum FaqFate
{
    New,
    Changed,
    Same,
    Wrong,
}

/// <summary>A row of a file as it would be imported.</summary>
/// <param name="Number">Of the row, from 1.</param>
/// <param name="Question">As it would be kept.</param>
/// <param name="Answer">As it would be kept.</param>
/// <param name="Fate">What becomes of it.</param>
/// <param name="Before">The answer that it takes the place of.</param>
/// <param name="Problem">What is wrong with it, in a sentence fit to show.</param>
public sealed record FaqPreviewRow(int Number, string Question, string Answer, FaqFate Fate, string? Before, string? Problem)
{
    /// <summary>What the owner should look at although the row is taken, in a sentence fit to show.</summary>
    public string? Remark { get; init; }
}

/// <summary>What an import did, and what there was before, so that it can be undone.</summary>
public sealed record ImportedFaqs(DateTimeOffset At, IReadOnlyList<FaqId> Added, IReadOnlyList<FaqRow> Before);

/// <summary>An owner brings questions and answers in a file: looks first at what each row would do, then lets it be done. Rows that are wrong are left out.</summary>
public sealed class ImportFaqs(BusinessDbs dbs, KnowledgeIndex index, LiveFeed live, TimeProvider clock)
{
    public const int MaxBytes = FaqSheet.MaxBytes;

    /// <summary>Changes nothing.</summary>
    public async Task<Result<IReadOnlyList<FaqPreviewRow>>> PreviewAsync(Owner who, byte[] file, CancellationToken ct)
    {
        var sheet = FaqSheet.Read(file);
        if (sheet.Refusal is { } refusal)
        {
            return refusal;
        }

        await using var db = await dbs.ForAsync(who, ct);
        return Judge(sheet.Value, await db.Faqs.AsNoTracking().ToListAsync(ct)).ToList();
    }

    public async Task<Result<ImportedFaqs>> RunAsync(Owner who, byte[] file, CancellationToken ct)
    {
        var sheet = FaqSheet.Read(file);
        if (sheet.Refusal is { } refusal)
        {
            return refusal;
        }

        await using var db = await dbs.ForAsync(who, ct);
        var faqs = await db.Faqs.ToListAsync(ct);
        var known = ByQuestion(faqs);
        var now = clock.GetUtcNow();
        var (added, before) = (new List<FaqId>(), new List<FaqRow>());
        foreach (var row in Judge(sheet.Value, faqs))
        {
            if (row.Fate is FaqFate.New)
            {
                var faq = new Faq { BusinessId = who.Business, Id = Ids.New<FaqId>(clock), Question = row.Question, Answer = row.Answer, CreatedAt = now, UpdatedAt = now };
                db.Faqs.Add(faq);
                added.Add(faq.Id);
            }
            else if (row.Fate is FaqFate.Changed)
            {
                var faq = known[KeyOf(row.Question)];
                before.Add(new FaqRow(faq.Id, faq.Question, faq.Answer, faq.UpdatedAt));
                (faq.Answer, faq.UpdatedAt) = (row.Answer, now);
            }
        }

        await db.SaveChangesAsync(ct);
        if (added.Count + before.Count > 0)
        {
            index.Forget(who.Business);
            live.Publish(who.Business, new KnowledgeChanged());
        }

        return new ImportedFaqs(now, added, before);
    }

    private static IEnumerable<FaqPreviewRow> Judge(IReadOnlyList<FaqSheetRow> sheet, List<Faq> faqs)
    {
        var known = ByQuestion(faqs);
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var room = TeachMia.MaxFaqs - faqs.Count;
        foreach (var row in sheet)
        {
            var (question, answer) = (row.Draft.Question, row.Draft.Answer);
            var before = known.GetValueOrDefault(KeyOf(question))?.Answer;
            var problem = row.Problem
                ?? (seen.TryGetValue(KeyOf(question), out var first) ? $"The same question stands in row {first} already." : null)
                ?? (before is null && room == 0 ? $"Mia keeps up to {TeachMia.MaxFaqs:N0} answers." : null);
            if (problem is not null)
            {
                yield return new FaqPreviewRow(row.Number, question, answer, FaqFate.Wrong, null, problem);
                continue;
            }

            seen.Add(KeyOf(question), row.Number);
            room -= before is null ? 1 : 0;
            yield return new FaqPreviewRow(row.Number, question, answer, before is null ? FaqFate.New : before == answer ? FaqFate.Same : FaqFate.Changed, before == answer ? null : before, null)
            {
                Remark = RemarkOn(question, answer),
            };
        }
    }

    // Visitors are offered questions as buttons: what came out of a spreadsheet's cell unfinished should be seen before it is one.
    private static string? RemarkOn(string question, string answer) =>
        CsvCell.IsFormula(question) ? "This question begins like a spreadsheet formula. Visitors would read it as it stands here."
        : CsvCell.IsFormula(answer) ? "This answer begins like a spreadsheet formula. Visitors would read it as it stands here."
        : null;

    private static Dictionary<string, Faq> ByQuestion(IEnumerable<Faq> faqs) => faqs.GroupBy(f => KeyOf(f.Question)).ToDictionary(g => g.Key, g => g.First());

    private static string KeyOf(string question) => Words.Tidy(question).ToLowerInvariant();
}
