using System.Text.Json;
using MiaPulse.Core.Receptionist.Embedded;

namespace MiaPulse.Core.Knowledge;

/// <summary>How much each of the <see cref="Signs"/> counts in ranking, and the small net of the gate. Written by <c>training/gate.py</c>.</summary>
internal sealed record FittedWeights(double Near, double Coverage, double KindAsked, double Said, double Words, double Read, GateNet Gate, ProseWeights Prose)
{
    private static readonly Lazy<FittedWeights> Loaded = new(() =>
    {
        using var file = ModelFile.Open("weights.json");
        return JsonSerializer.Deserialize<FittedWeights>(file, JsonSerializerOptions.Web) ?? throw new InvalidDataException("The weights of ranking and gate are empty.");
    });

    public static FittedWeights Shared => Loaded.Value;
}

/// <summary>The same for long passages, in which everything sounds alike. Written by <c>training/prose.py</c>.</summary>
/// <param name="Bias">Added to a rank score, so that a long passage stands among others where it would stand by their weights.</param>
/// <param name="Gate">A weight for each of <see cref="AnswerGate"/>'s inputs.</param>
/// <param name="GateBias">Moved as <see cref="GateNet.OutBias"/> is.</param>
internal sealed record ProseWeights(double Near, double Coverage, double KindAsked, double Said, double Words, double Read, double Within, double Bias, double[] Gate, double GateBias);

/// <summary>One hidden layer between what speaks for the best entry and how likely it is that it answers.</summary>
/// <param name="Mean">Of each input over the questions it was fitted to.</param>
/// <param name="Deviation">Of each input.</param>
/// <param name="Hidden">A row for each hidden unit, with a weight for each input.</param>
/// <param name="HiddenBias">Of each hidden unit.</param>
/// <param name="Out">Of each hidden unit.</param>
/// <param name="OutBias">Moved so that the default <c>Mia:AnswerAt</c> is where it should answer.</param>
/// <param name="PageLift">Added for a page: it is quoted with its source, and the visitor sees what it is about.</param>
internal sealed record GateNet(double[] Mean, double[] Deviation, double[][] Hidden, double[] HiddenBias, double[] Out, double OutBias, double PageLift);
