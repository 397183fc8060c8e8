using MiaPulse.Core.Knowledge;

namespace MiaPulse.Core.Receptionist;

/// <summary>What the tool for opening hours has to say.</summary>
/// <param name="Words">For the model to put into its answer.</param>
/// <param name="From">The passage that says it of that very day; null where the clock says it.</param>
public sealed record HoursTold(string Words, FoundPassage? From = null);
