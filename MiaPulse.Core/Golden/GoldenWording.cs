using MiaPulse.Core.Conversations;
using MiaPulse.Core.Data;
using MiaPulse.Core.Receptionist;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Golden;

/// <summary>Whether a question and what Mia should say to it can be golden.</summary>
internal static class GoldenWording
{
    /// <returns>The question as it is kept.</returns>
    public static async Task<Result<string>> CheckAsync(MiaDb db, string? question, GoldenId? id, CancellationToken ct)
    {
        if (question is { Length: > TryMia.MaxQuestionLength })
        {
            return Refusal.Invalid("question", $"Please keep the question under {TryMia.MaxQuestionLength:N0} characters.");
        }

        var text = MessageText.Check(question);
        if (text.Refusal is { } refusal)
        {
            return refusal;
        }

        var worded = text.Value.Trim();
        return await db.GoldenQuestions.AnyAsync(g => g.Question == worded && g.Id != (id ?? default), ct)
            ? Refusal.Conflict("This is a golden question already.")
            : worded;
    }

    /// <returns>The answer as it is kept.</returns>
    public static Result<string> CheckAnswer(string answer) =>
        string.IsNullOrWhiteSpace(answer) ? Refusal.Invalid("answer", "Type what Mia should say.") : MessageText.Check(answer);
}
