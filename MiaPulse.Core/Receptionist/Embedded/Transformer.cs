using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace MiaPulse.Core.Receptionist.Embedded;

/// <summary>What the layers of every transformer have in common.</summary>
internal static class Transformer
{
    private static readonly Vector<float> Ones = new(0.254829592f), Twos = new(0.284496736f), Threes = new(1.421413741f), Fours = new(1.453152027f);

    /// <summary>Each piece gathers from all others what its query finds in their keys.</summary>
    public static float[] Attend(float[] qkv, int count, int heads)
    {
        var width = qkv.Length / count / 3;
        var head = width / heads;
        var scale = 1 / MathF.Sqrt(head);
        var result = new float[count * width];
        var weights = new float[count];
        for (var h = 0; h < heads; h++)
        {
            for (var t = 0; t < count; t++)
            {
                var query = qkv.AsSpan(t * 3 * width + h * head, head);
                for (var u = 0; u < count; u++)
                {
                    weights[u] = scale * TensorPrimitives.Dot(query, qkv.AsSpan(u * 3 * width + width + h * head, head));
                }

                TensorPrimitives.SoftMax(weights, weights);
                var into = result.AsSpan(t * width + h * head, head);
                for (var u = 0; u < count; u++)
                {
                    TensorPrimitives.MultiplyAdd(qkv.AsSpan(u * 3 * width + 2 * width + h * head, head), weights[u], into, into);
                }
            }
        }

        return result;
    }

    /// <summary>Every vector with mean 0 and deviation 1, then times gain and plus bias.</summary>
    public static float[] Normalize(float[] x, float[] gain, float[] bias, float epsilon)
    {
        var width = gain.Length;
        var result = new float[x.Length];
        for (var start = 0; start < x.Length; start += width)
        {
            var from = x.AsSpan(start, width);
            var into = result.AsSpan(start, width);
            TensorPrimitives.Subtract(from, TensorPrimitives.Sum(from) / width, into);
            TensorPrimitives.Multiply(into, 1 / MathF.Sqrt(TensorPrimitives.SumOfSquares(into) / width + epsilon), into);
            TensorPrimitives.MultiplyAdd(into, gain, bias, into);
        }

        return result;
    }

    /// <summary>Each value times how likely a normal one lies below it; the error function after Abramowitz and Stegun 7.1.26, right to seven places.</summary>
    /// <param name="x">As many as fill vectors; every layer is that wide.</param>
    public static void Gelu(Span<float> x)
    {
        var fall = new float[x.Length];
        TensorPrimitives.Multiply(x, x, fall);
        TensorPrimitives.Multiply(fall, -0.5f, fall);
        TensorPrimitives.Exp(fall, fall);
        ref var values = ref MemoryMarshal.GetReference(x);
        ref var falls = ref MemoryMarshal.GetReference(fall.AsSpan());
        for (nuint i = 0; i + (nuint)Vector<float>.Count <= (nuint)x.Length; i += (nuint)Vector<float>.Count)
        {
            var value = Vector.LoadUnsafe(ref values, i);
            var t = Vector<float>.One / (Vector<float>.One + Vector.Abs(value) * (0.3275911f * 0.70710678f));
            var beyond = ((((t * 1.061405429f - Fours) * t + Threes) * t - Twos) * t + Ones) * t * 0.5f * Vector.LoadUnsafe(ref falls, i);
            (value * Vector.ConditionalSelect(Vector.LessThan(value, Vector<float>.Zero), beyond, Vector<float>.One - beyond)).StoreUnsafe(ref values, i);
        }
    }
}
