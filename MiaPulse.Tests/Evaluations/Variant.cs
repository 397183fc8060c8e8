using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Receptionist;

namespace MiaPulse.Tests.Evaluations;

/// <summary>What is measured: embedded Mia as she is, or with a part left out, which tells what it adds.</summary>
/// <param name="Reading">How words are read.</param>
/// <param name="WithVectors">Whether what is known has the encoder's vectors.</param>
internal sealed record Variant(WordReading Reading = WordReading.Analyzed, bool WithVectors = true)
{
    /// <summary>Where she answers, asks which was meant, and says that she did not find it.</summary>
    public MiaOptions Options { get; init; } = new();
}
