using System.Buffers.Binary;
using System.Numerics.Tensors;
using System.Security.Cryptography;
using System.Text;

namespace MiaPulse.Core.Knowledge;

/// <summary>
/// The encoder's vectors of a title and its text, as they are kept with the row they belong to: eight bytes of hash over model and text, then for
/// each of the two a float32 scale and one signed byte per dimension. The hash makes a changed text or a newer model count as "not there yet".
/// </summary>
public sealed record MeaningVectors(float[] Title, float[] Text)
{
    public const int Dimensions = 512;
    internal const int HashBytes = 8;
    internal const int VectorBytes = sizeof(float) + Dimensions;

    /// <summary>Bound to the weights that are shipped: raise it together with them.</summary>
    internal const string Model = "use-faq 1";

    public byte[] Write(string title, string text)
    {
        var bytes = new byte[HashBytes + 2 * VectorBytes];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, HashOf(title, text));
        Squeeze(Title, bytes.AsSpan(HashBytes));
        Squeeze(Text, bytes.AsSpan(HashBytes + VectorBytes));
        return bytes;
    }

    /// <summary>Null where there are none, or none of this text by this model.</summary>
    public static MeaningVectors? Read(byte[]? bytes, string title, string text) =>
        bytes is { Length: HashBytes + 2 * VectorBytes } && BinaryPrimitives.ReadUInt64LittleEndian(bytes) == HashOf(title, text)
            ? new MeaningVectors(Expand(bytes.AsSpan(HashBytes)), Expand(bytes.AsSpan(HashBytes + VectorBytes)))
            : null;

    internal static ulong HashOf(string title, string text) =>
        BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"{Model}\n{title}\n{text}")));

    internal static void Squeeze(float[] vector, Span<byte> into)
    {
        var scale = Math.Max(Math.Abs(TensorPrimitives.MaxMagnitude(vector)), 1e-9f) / sbyte.MaxValue;
        BinaryPrimitives.WriteSingleLittleEndian(into, scale);
        for (var i = 0; i < Dimensions; i++)
        {
            into[sizeof(float) + i] = (byte)(sbyte)Math.Round(vector[i] / scale);
        }
    }

    internal static float[] Expand(ReadOnlySpan<byte> from)
    {
        var scale = BinaryPrimitives.ReadSingleLittleEndian(from);
        var vector = new float[Dimensions];
        for (var i = 0; i < Dimensions; i++)
        {
            vector[i] = (sbyte)from[sizeof(float) + i] * scale;
        }

        return vector;
    }
}
