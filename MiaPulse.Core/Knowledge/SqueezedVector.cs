using System.Buffers.Binary;
using System.Numerics.Tensors;

namespace MiaPulse.Core.Knowledge;

/// <summary>A vector as it is kept: a float32 scale (little-endian) and one signed byte per dimension.</summary>
internal static class SqueezedVector
{
    public static int Bytes(int dimensions) => sizeof(float) + dimensions;

    public static void Write(ReadOnlySpan<float> vector, Span<byte> into)
    {
        var scale = Math.Max(Math.Abs(TensorPrimitives.MaxMagnitude(vector)), 1e-9f) / sbyte.MaxValue;
        BinaryPrimitives.WriteSingleLittleEndian(into, scale);
        for (var i = 0; i < vector.Length; i++)
        {
            into[sizeof(float) + i] = (byte)(sbyte)Math.Round(vector[i] / scale);
        }
    }

    /// <param name="from">A scale, and as many bytes as the vector has dimensions.</param>
    public static float[] Read(ReadOnlySpan<byte> from)
    {
        var scale = BinaryPrimitives.ReadSingleLittleEndian(from);
        var vector = new float[from.Length - sizeof(float)];
        for (var i = 0; i < vector.Length; i++)
        {
            vector[i] = (sbyte)from[sizeof(float) + i] * scale;
        }

        return vector;
    }
}
