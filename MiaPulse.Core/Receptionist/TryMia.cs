using MiaPulse.Core.Conversations;
using MiaPulse.Core.Data;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Leads;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Receptionist;

/// <summary>An owner asks Mia something, as a visitor would, to see what she says and why. Nothing of it is kept: no conversation, no lead, no gap.</summary>
public sealed class TryMia(BusinessDbs dbs, KnowledgeIndex knowledge, CaptureLead captureLead, IReceptionistModel model, TimeProvider clock)
{
    public const int MaxQuestionLength = 1000;

    /// <param name="who">The owner.</param>
    /// <param name="question">As typed, at most <see cref="MaxQuestionLength"/> characters.</param>
    /// <param name="history">What was said before, oldest first.</param>
    /// <param name="dialogue">Where the dialogue stood after that; <see cref="DialogueState.Fresh"/> at first.</param>
    /// <param name="ct">Stops her.</param>
    /// <returns>Her reply as it streams, or why the question cannot be asked.</returns>
    public async Task<Result<TrialReply>> RunAsync(Owner who, string? question, IReadOnlyList<Turn> history, DialogueState dialogue, CancellationToken ct)
    {
        if (question is { Length: > MaxQuestionLength })
        {
            return Refusal.Invalid("question", $"Please keep the question under {MaxQuestionLength:N0} characters.");
        }

        var asked = MessageText.Check(question);
        if (asked.Refusal is { } refusal)
        {
            return refusal;
        }

        await using var db = await dbs.ForAsync(who, ct);
        var business = await db.Businesses.AsNoTracking().FirstAsync(ct);

        var heard = history.Where(t => t.Author is Author.Visitor).Select(t => t.Text).Append(asked.Value)
            .Aggregate((Language?)null, (before, text) => LanguageGuess.Heard(text, before, Language.English) ?? before);

        // Without a conversation there is nothing that a tool could write to.
        var prompt = new ReceptionistPrompt(
            business.ToProfile(), default, history, asked.Value, ContactCard.Empty, ContactCard.Empty, dialogue, PeopleAvailable: true, clock.GetUtcNow(), (heard ?? Language.English).Tag());
        var tools = new ReceptionistTools(new Mia(who.Business), prompt, knowledge, captureLead);
        return new TrialReply(GatedReply.StreamAsync(model, prompt, tools, null, ct)); // what is seen here is what visitors get
    }
}

/// <summary>A reply to an owner who tries Mia.</summary>
/// <param name="Parts">Her words as they come, then <see cref="ReplyEnd"/>.</param>
public sealed record TrialReply(IAsyncEnumerable<ReplyPart> Parts);
