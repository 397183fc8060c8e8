using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace MiaPulse.Core.Receptionist.Embedded;

/// <summary>
/// A dense layer of <paramref name="rows"/> outputs. Its weights stay signed bytes with a scale per row: a quarter of the memory, and what has to be fetched
/// is what a short sentence takes its time from.
/// </summary>
internal sealed class Dense(int rows, int columns, float[] scales, sbyte[] weights, float[] bias)
{
    public int Rows => rows;

    /// <summary>Applies it to <paramref name="count"/> vectors that stand one after another.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public float[] Apply(float[] x, int count)
    {
        var result = new float[count * rows];
        Span<float> line = stackalloc float[columns];
        for (var row = 0; row < rows; row++)
        {
            Expand(weights.AsSpan(row * columns, columns), line);
            var t = 0;
            for (; t + 4 <= count; t += 4)
            {
                var (a, b, c, d) = Dot4(line, x, t * columns);
                result[t * rows + row] = a * scales[row] + bias[row];
                result[(t + 1) * rows + row] = b * scales[row] + bias[row];
                result[(t + 2) * rows + row] = c * scales[row] + bias[row];
                result[(t + 3) * rows + row] = d * scales[row] + bias[row];
            }

            for (; t < count; t++)
            {
                result[t * rows + row] = TensorPrimitives.Dot<float>(line, x.AsSpan(t * columns, columns)) * scales[row] + bias[row];
            }
        }

        return result;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // hot from the first question on
    private static void Expand(ReadOnlySpan<sbyte> squeezed, Span<float> line)
    {
        var step = Vector<float>.Count;
        var i = 0;
        for (; i + Vector<sbyte>.Count <= squeezed.Length; i += Vector<sbyte>.Count)
        {
            Vector.Widen(new Vector<sbyte>(squeezed[i..]), out var low, out var high);
            Vector.Widen(low, out var a, out var b);
            Vector.Widen(high, out var c, out var d);
            Vector.ConvertToSingle(a).CopyTo(line[i..]);
            Vector.ConvertToSingle(b).CopyTo(line[(i + step)..]);
            Vector.ConvertToSingle(c).CopyTo(line[(i + 2 * step)..]);
            Vector.ConvertToSingle(d).CopyTo(line[(i + 3 * step)..]);
        }

        for (; i < squeezed.Length; i++)
        {
            line[i] = squeezed[i];
        }
    }

    /// <summary>Four words at once: eight sums in flight keep both multipliers busy.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private (float, float, float, float) Dot4(ReadOnlySpan<float> line, float[] x, int start)
    {
        var w = MemoryMarshal.Cast<float, Vector<float>>(line);
        var x0 = MemoryMarshal.Cast<float, Vector<float>>(x.AsSpan(start, columns));
        var x1 = MemoryMarshal.Cast<float, Vector<float>>(x.AsSpan(start + columns, columns));
        var x2 = MemoryMarshal.Cast<float, Vector<float>>(x.AsSpan(start + 2 * columns, columns));
        var x3 = MemoryMarshal.Cast<float, Vector<float>>(x.AsSpan(start + 3 * columns, columns));
        Vector<float> a0 = default, a1 = default, a2 = default, a3 = default, b0 = default, b1 = default, b2 = default, b3 = default;
        var i = 0;
        for (; i + 1 < w.Length && i + 1 < x0.Length && i + 1 < x1.Length && i + 1 < x2.Length && i + 1 < x3.Length; i += 2)
        {
            a0 = Vector.FusedMultiplyAdd(w[i], x0[i], a0);
            a1 = Vector.FusedMultiplyAdd(w[i], x1[i], a1);
            a2 = Vector.FusedMultiplyAdd(w[i], x2[i], a2);
            a3 = Vector.FusedMultiplyAdd(w[i], x3[i], a3);
            b0 = Vector.FusedMultiplyAdd(w[i + 1], x0[i + 1], b0);
            b1 = Vector.FusedMultiplyAdd(w[i + 1], x1[i + 1], b1);
            b2 = Vector.FusedMultiplyAdd(w[i + 1], x2[i + 1], b2);
            b3 = Vector.FusedMultiplyAdd(w[i + 1], x3[i + 1], b3);
        }

        var (sum0, sum1, sum2, sum3) = (Vector.Sum(a0 + b0), Vector.Sum(a1 + b1), Vector.Sum(a2 + b2), Vector.Sum(a3 + b3));
        for (var c = i * Vector<float>.Count; c < columns; c++) // what does not fill a pair of vectors
        {
            sum0 += line[c] * x[start + c];
            sum1 += line[c] * x[start + columns + c];
            sum2 += line[c] * x[start + 2 * columns + c];
            sum3 += line[c] * x[start + 3 * columns + c];
        }

        return (sum0, sum1, sum2, sum3);
    }
}
