using MiaPulse.Core.Conversations;
using MiaPulse.Core.Knowledge;

namespace MiaPulse.Core.Receptionist.Embedded;

/// <summary>What embedded Mia may do while she finds her words. Each goes through whatever drives her, so that its limits and its audit hold for her too.</summary>
/// <param name="SearchKnowledge">Finds what the business says about a question.</param>
/// <param name="CaptureLead">Keeps a wish together with the contact details the visitor typed.</param>
public sealed record MiaHands(
    Func<string, CancellationToken, Task<IReadOnlyList<FoundPassage>>> SearchKnowledge,
    Func<string, CancellationToken, Task<ContactCard?>> CaptureLead);
