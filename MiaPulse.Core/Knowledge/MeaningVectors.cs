using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using MiaPulse.Core.Receptionist.Embedded;

namespace MiaPulse.Core.Knowledge;

/// <summary>
/// What encoder and reader make of a title and its text, as it is kept with the row it belongs to: eight bytes of hash over model and text, then for
/// each of the two a float32 scale and one signed byte per dimension, then the reader's keys. The hash makes a changed text or a newer model count as
/// "not there yet".
/// </summary>
public sealed record MeaningVectors(float[] Title, float[] Text, PassageKeys Keys)
{
    internal const int HashBytes = 8;

    public static int Dimensions => SentenceEncoder.Dimensions;

    internal static int VectorBytes => SqueezedVector.Bytes(Dimensions);

    public byte[] Write(string title, string text)
    {
        var bytes = new byte[HashBytes + 2 * VectorBytes + Keys.Values.Length];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, HashOf(title, text));
        SqueezedVector.Write(Title, bytes.AsSpan(HashBytes));
        SqueezedVector.Write(Text, bytes.AsSpan(HashBytes + VectorBytes));
        MemoryMarshal.AsBytes(Keys.Values.AsSpan()).CopyTo(bytes.AsSpan(HashBytes + 2 * VectorBytes));
        return bytes;
    }

    /// <summary>Null where there are none, or none of this text by this model.</summary>
    public static MeaningVectors? Read(byte[]? bytes, string title, string text) =>
        bytes?.Length > HashBytes + 2 * VectorBytes && BinaryPrimitives.ReadUInt64LittleEndian(bytes) == HashOf(title, text)
            ? new MeaningVectors(
                SqueezedVector.Read(bytes.AsSpan(HashBytes, VectorBytes)), SqueezedVector.Read(bytes.AsSpan(HashBytes + VectorBytes, VectorBytes)),
                new PassageKeys(MemoryMarshal.Cast<byte, sbyte>(bytes.AsSpan(HashBytes + 2 * VectorBytes)).ToArray()))
            : null;

    internal static ulong HashOf(string title, string text) =>
        BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"{SentenceEncoder.ModelName}\n{title}\n{text}")));
}
