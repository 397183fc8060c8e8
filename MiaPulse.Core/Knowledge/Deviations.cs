using System.Numerics.Tensors;

namespace MiaPulse.Core.Knowledge;

/// <summary>How much nearer to a question one entry is than the others: in deviations from the mean of all, which can be added up whatever measured it.</summary>
internal static class Deviations
{
    private const double LeastDeviation = 0.08;

    /// <summary>For each entry; 0 where its nearness is not known.</summary>
    public static double[] Of(IReadOnlyList<Entry> entries, Func<Entry, double?> nearness)
    {
        var near = entries.Select(nearness).ToArray();
        var (sum, squares, known) = (0.0, 0.0, 0);
        foreach (var value in near)
        {
            (sum, squares, known) = value is { } v ? (sum + v, squares + v * v, known + 1) : (sum, squares, known);
        }

        var mean = known == 0 ? 0 : sum / known;
        var deviation = known < 2 ? 1 : Math.Max(LeastDeviation, Math.Sqrt(Math.Max(0, squares / known - mean * mean)));
        return [.. near.Select(v => v is { } value ? (value - mean) / deviation : 0)];
    }

    /// <summary>By the configured embedding model, for which no language is foreign.</summary>
    public static double[] ByModel(IReadOnlyList<Entry> entries, float[] asked) =>
        Of(entries, entry => entry.ModelVector is { } vector && vector.Length == asked.Length ? TensorPrimitives.Dot<float>(asked, vector) : null);
}
