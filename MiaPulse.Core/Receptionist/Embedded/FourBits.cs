using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MiaPulse.Core.Receptionist.Embedded;

/// <summary>
/// A matrix of four bits a value, -8 to 7, with a scale for each group of a row. Of 32 values the first 16 are the low halves of 16 bytes, the rest the high
/// ones. It stays like that in memory.
/// </summary>
internal sealed class FourBits
{
    private const int Block = 32;

    private readonly float[] _scales;
    private readonly byte[] _values;

    private FourBits(int rows, int columns, int group, float[] scales, byte[] values)
    {
        (Rows, Columns, Group, _scales, _values) = (rows, columns, group, scales, values);
    }

    public int Rows { get; }

    public int Columns { get; }

    /// <summary>Values that share a scale.</summary>
    private int Group { get; }

    public static FourBits Read(BinaryReader file, int group)
    {
        var (rows, columns) = (file.ReadInt32(), file.ReadInt32());
        if (columns % group != 0 || group % Block != 0)
        {
            throw new InvalidDataException($"Rows of {columns} values do not come in groups of {group}.");
        }

        var scales = new Half[rows * columns / group];
        file.BaseStream.ReadExactly(MemoryMarshal.AsBytes(scales.AsSpan())); // little-endian, like every machine that .NET runs on
        var values = new byte[rows * columns / 2];
        file.BaseStream.ReadExactly(values);
        return new FourBits(rows, columns, group, Array.ConvertAll(scales, s => (float)s), values);
    }

    /// <summary>Puts a row into <paramref name="line"/>, each value times its scale.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // hot from the first question on
    public void Open(int row, Span<float> line)
    {
        // Fetched by reference: checking every index would cost more than the opening. All that is read lies within these.
        ref var from = ref MemoryMarshal.GetReference(_values.AsSpan(row * Columns / 2, Columns / 2));
        ref var scales = ref MemoryMarshal.GetReference(_scales.AsSpan(row * Columns / Group, Columns / Group));
        ref var to = ref MemoryMarshal.GetReference(line[..Columns]);
        var middle = Vector128.Create((sbyte)8);
        for (nuint at = 0; at < (nuint)Columns; at += Block)
        {
            var scale = Vector256.Create(Unsafe.Add(ref scales, at / (nuint)Group));
            var both = Vector128.LoadUnsafe(ref from, at / 2);
            Widen((both & Vector128.Create((byte)15)).AsSByte() - middle, scale, ref to, at);
            Widen((both >>> 4).AsSByte() - middle, scale, ref to, at + Block / 2);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Widen(Vector128<sbyte> values, Vector256<float> scale, ref float to, nuint at)
    {
        var (low, high) = Vector256.Widen(Vector256.WidenLower(values.ToVector256Unsafe()));
        (Vector256.ConvertToSingle(low) * scale).StoreUnsafe(ref to, at);
        (Vector256.ConvertToSingle(high) * scale).StoreUnsafe(ref to, at + (nuint)Vector256<float>.Count);
    }
}
