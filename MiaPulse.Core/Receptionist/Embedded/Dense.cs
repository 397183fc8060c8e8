using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace MiaPulse.Core.Receptionist.Embedded;

/// <summary>
/// A dense layer of <paramref name="rows"/> outputs. Its weights stay as small as they are shipped and are opened row by row: what has to be fetched is what a
/// short sentence takes its time from.
/// </summary>
internal abstract class Dense(int rows, int columns, float[] bias)
{
    private const int Together = 4;

    public int Rows => rows;

    /// <summary>Applies it to <paramref name="count"/> vectors that stand one after another.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public float[] Apply(float[] x, int count)
    {
        var result = new float[count * rows];
        Span<float> lines = stackalloc float[2 * columns];
        var line = lines[..columns];
        var lineBelow = lines[columns..];
        for (var row = 0; row < rows; row += 2)
        {
            var below = Math.Min(row + 1, rows - 1); // of an odd number the last is done twice
            var scale = Open(row, line);
            var scaleBelow = Open(below, lineBelow);
            var t = 0;
            for (; t + Together <= count; t += Together)
            {
                Four(line, lineBelow, x, t, result, (row, scale), (below, scaleBelow));
            }

            if (t < count && count >= Together)
            {
                Four(line, lineBelow, x, count - Together, result, (row, scale), (below, scaleBelow)); // over some that are done already: quicker than the rest one by one
                continue;
            }

            for (; t < count; t++)
            {
                var vector = x.AsSpan(t * columns, columns);
                result[t * rows + row] = TensorPrimitives.Dot<float>(line, vector) * scale + bias[row];
                result[t * rows + below] = TensorPrimitives.Dot<float>(lineBelow, vector) * scaleBelow + bias[below];
            }
        }

        return result;
    }

    /// <summary>Puts a row's weights into <paramref name="line"/>.</summary>
    /// <returns>What each of them is still to be multiplied by.</returns>
    protected abstract float Open(int row, Span<float> line);

    /// <summary>Two rows over four words: eight sums in flight from six values fetched, so that both multipliers are kept busy.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Four(ReadOnlySpan<float> line, ReadOnlySpan<float> lineBelow, float[] x, int t, float[] result, (int At, float Scale) row, (int At, float Scale) below)
    {
        // Fetched by reference: checking every index would cost more than the multiplying. All that is read lies within these.
        ref var w = ref MemoryMarshal.GetReference(line[..columns]);
        ref var v = ref MemoryMarshal.GetReference(lineBelow[..columns]);
        ref var x0 = ref MemoryMarshal.GetReference(x.AsSpan(t * columns, Together * columns));
        ref var x1 = ref Unsafe.Add(ref x0, columns);
        ref var x2 = ref Unsafe.Add(ref x1, columns);
        ref var x3 = ref Unsafe.Add(ref x2, columns);
        Vector<float> a0 = default, a1 = default, a2 = default, a3 = default, b0 = default, b1 = default, b2 = default, b3 = default;
        for (nuint at = 0; at + (nuint)Vector<float>.Count <= (nuint)columns; at += (nuint)Vector<float>.Count)
        {
            var (a, b) = (Vector.LoadUnsafe(ref w, at), Vector.LoadUnsafe(ref v, at));
            var word = Vector.LoadUnsafe(ref x0, at);
            a0 = Vector.FusedMultiplyAdd(a, word, a0);
            b0 = Vector.FusedMultiplyAdd(b, word, b0);
            word = Vector.LoadUnsafe(ref x1, at);
            a1 = Vector.FusedMultiplyAdd(a, word, a1);
            b1 = Vector.FusedMultiplyAdd(b, word, b1);
            word = Vector.LoadUnsafe(ref x2, at);
            a2 = Vector.FusedMultiplyAdd(a, word, a2);
            b2 = Vector.FusedMultiplyAdd(b, word, b2);
            word = Vector.LoadUnsafe(ref x3, at);
            a3 = Vector.FusedMultiplyAdd(a, word, a3);
            b3 = Vector.FusedMultiplyAdd(b, word, b3);
        }

        // Summed before anything is called: what lives across a call is put away in each turn of the loop.
        Span<float> sums = [Vector.Sum(a0), Vector.Sum(a1), Vector.Sum(a2), Vector.Sum(a3)];
        Span<float> sumsBelow = [Vector.Sum(b0), Vector.Sum(b1), Vector.Sum(b2), Vector.Sum(b3)];
        for (var word = 0; word < Together; word++, t++)
        {
            for (var c = columns - columns % Vector<float>.Count; c < columns; c++) // what does not fill a vector
            {
                sums[word] += line[c] * x[t * columns + c];
                sumsBelow[word] += lineBelow[c] * x[t * columns + c];
            }

            result[t * rows + row.At] = sums[word] * row.Scale + bias[row.At];
            result[t * rows + below.At] = sumsBelow[word] * below.Scale + bias[below.At];
        }
    }
}
