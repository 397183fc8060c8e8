using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace MiaPulse.Core.Receptionist.Embedded;

/// <summary>A dense layer whose weights are signed bytes with a scale per row.</summary>
internal sealed class ByteDense(int columns, float[] scales, sbyte[] weights, float[] bias) : Dense(scales.Length, columns, bias)
{
    private readonly int _columns = columns;

    protected override float Open(int row, Span<float> line)
    {
        Expand(weights.AsSpan(row * _columns, _columns), line);
        return scales[row];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // hot from the first question on
    private static void Expand(ReadOnlySpan<sbyte> squeezed, Span<float> line)
    {
        var step = (nuint)Vector<float>.Count;
        ref var from = ref MemoryMarshal.GetReference(squeezed);
        ref var to = ref MemoryMarshal.GetReference(line[..squeezed.Length]);
        nuint i = 0;
        for (; i + 4 * step <= (nuint)squeezed.Length; i += 4 * step)
        {
            Vector.Widen(Vector.LoadUnsafe(ref from, i), out var low, out var high);
            Vector.Widen(low, out var a, out var b);
            Vector.Widen(high, out var c, out var d);
            Vector.ConvertToSingle(a).StoreUnsafe(ref to, i);
            Vector.ConvertToSingle(b).StoreUnsafe(ref to, i + step);
            Vector.ConvertToSingle(c).StoreUnsafe(ref to, i + 2 * step);
            Vector.ConvertToSingle(d).StoreUnsafe(ref to, i + 3 * step);
        }

        for (; i < (nuint)squeezed.Length; i++)
        {
            line[(int)i] = squeezed[(int)i];
        }
    }
}
