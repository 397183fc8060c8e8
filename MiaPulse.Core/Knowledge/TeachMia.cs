using System.ComponentModel.DataAnnotations;
using MiaPulse.Core.Data;
using MiaPulse.Core.Live;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Knowledge;

/// <summary>A question with the owner's own answer, as typed.</summary>
public sealed record FaqDraft
{
    [Required(ErrorMessage = "Type the question.")]
    [StringLength(Faq.MaxQuestionLength, ErrorMessage = "A question has at most {1} characters.")]
    public string Question { get; set; } = "";

    [Required(ErrorMessage = "Type the answer.")]
    [StringLength(Faq.MaxAnswerLength, ErrorMessage = "An answer has at most {1} characters.")]
    public string Answer { get; set; } = "";

    /// <summary>As it is kept. Lines stay; other control characters, and what came along unseen with a text from a web page, are never meant.</summary>
    public FaqDraft Tidied() => new() { Question = Tidy(Question), Answer = Tidy(Answer) };

    /// <summary>What is wrong with it, if anything is.</summary>
    public Refusal? Problem()
    {
        var problems = new List<ValidationResult>();
        return Validator.TryValidateObject(this, new ValidationContext(this), problems, validateAllProperties: true)
            ? null
            : Refusal.Invalid(problems[0].MemberNames.FirstOrDefault(nameof(Question)).ToLowerInvariant(), problems[0].ErrorMessage!);
    }

    private static string Tidy(string? text) => new string([.. VisibleText.Of((text ?? "").ReplaceLineEndings("\n")).Where(c => c == '\n' || !char.IsControl(c))]).Trim();
}

/// <summary>An owner teaches Mia an answer, or corrects one. It wins over what pages say.</summary>
public sealed class TeachMia(BusinessDbs dbs, KnowledgeIndex index, LiveFeed live, TimeProvider clock)
{
    public const int MaxFaqs = 2_000;

    /// <summary>A new question and answer.</summary>
    public Task<Result<FaqId>> RunAsync(Owner who, FaqDraft draft, CancellationToken ct) => RunAsync(who, null, draft, ct);

    /// <summary>A new one, or one that is corrected whatever it says by now.</summary>
    public Task<Result<FaqId>> RunAsync(Owner who, FaqId? id, FaqDraft draft, CancellationToken ct) => RunAsync(who, id, draft, null, ct);

    /// <param name="who">The owner.</param>
    /// <param name="id">Which one is corrected; null for a new one.</param>
    /// <param name="draft">As typed.</param>
    /// <param name="seen">When the answer that the owner had before them was changed last: one that somebody changed since is not overwritten unseen. Null to overwrite it.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Result<FaqId>> RunAsync(Owner who, FaqId? id, FaqDraft draft, DateTimeOffset? seen, CancellationToken ct)
    {
        var tidy = draft.Tidied();
        if (tidy.Problem() is { } problem)
        {
            return problem;
        }

        await using var db = await dbs.ForAsync(who, ct);
        var now = clock.GetUtcNow();
        if (await db.Faqs.AnyAsync(f => f.Question == tidy.Question && f.Id != (id ?? default), ct))
        {
            return Refusal.Conflict("Mia has an answer to this question already.");
        }

        Faq? faq;
        if (id is null)
        {
            if (await db.Faqs.CountAsync(ct) >= MaxFaqs)
            {
                return Refusal.OverLimit($"Mia keeps up to {MaxFaqs} answers. Remove one first.");
            }

            faq = new Faq { BusinessId = who.Business, Id = Ids.New<FaqId>(clock), Question = tidy.Question, Answer = tidy.Answer, CreatedAt = now, UpdatedAt = now };
            db.Faqs.Add(faq);
        }
        else
        {
            faq = await db.Faqs.FirstOrDefaultAsync(f => f.Id == id, ct);
            if (faq is null)
            {
                return Refusal.NotFound("That answer is no longer there.");
            }

            if (seen is { } last && faq.UpdatedAt > last && (faq.Question, faq.Answer) != (tidy.Question, tidy.Answer))
            {
                return Refusal.Conflict($"Somebody changed this meanwhile. It now says: “{faq.Answer}” Save again to put yours in its place.");
            }

            (faq.Question, faq.Answer, faq.UpdatedAt) = (tidy.Question, tidy.Answer, now);
        }

        await db.SaveChangesAsync(ct);
        index.Forget(who.Business);
        live.Publish(who.Business, new KnowledgeChanged());
        return faq.Id;
    }

    /// <summary>
    /// Puts right what Mia said to a question. Where she has an answer to it, from an earlier correction or any other way, that one changes and keeps its
    /// question as it is worded there; otherwise it is a new one.
    /// </summary>
    public async Task<Result<FaqId>> CorrectAsync(Owner who, FaqDraft draft, CancellationToken ct)
    {
        var tidy = draft.Tidied();
        FaqRow? known;
        await using (var db = await dbs.ForAsync(who, ct))
        {
            var asked = KeyOf(tidy.Question);
            known = (await db.Faqs.AsNoTracking().Select(f => new FaqRow(f.Id, f.Question, f.Answer, f.UpdatedAt)).ToListAsync(ct))
                .Where(f => KeyOf(f.Question) == asked)
                .OrderByDescending(f => f.Question == tidy.Question).ThenByDescending(f => f.UpdatedAt)
                .FirstOrDefault();
        }

        return known is null ? await RunAsync(who, tidy, ct) : await RunAsync(who, known.Id, new FaqDraft { Question = known.Question, Answer = tidy.Answer }, ct);
    }

    // However it is capitalised, and with or without its mark. Other marks tell things apart: "C" and "C++".
    private static string KeyOf(string question) =>
        Words.Tidy(question).TrimStart('¿', '¡', ' ').TrimEnd('?', '؟', '!', '.', ' ') is { Length: > 0 } words ? words.ToLowerInvariant() : question;
}
