using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace MiaPulse.Core.Knowledge;

/// <summary>
/// What a configured <see cref="IMeaningModel"/> makes of a title and its text together, as it is kept with their row: eight bytes of hash over the
/// model's name and the text, then the vector. The hash makes another model or a changed text count as "not there yet".
/// </summary>
internal static class ModelMeaning
{
    private const int HashBytes = 8;

    public static string TextOf(string title, string text) => $"{title}\n{text}";

    public static byte[] Write(string model, string title, string text, float[] vector)
    {
        var bytes = new byte[HashBytes + SqueezedVector.Bytes(vector.Length)];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, HashOf(model, title, text));
        SqueezedVector.Write(vector, bytes.AsSpan(HashBytes));
        return bytes;
    }

    public static float[]? Read(byte[]? bytes, string model, string title, string text) =>
        bytes?.Length > HashBytes + SqueezedVector.Bytes(0) && BinaryPrimitives.ReadUInt64LittleEndian(bytes) == HashOf(model, title, text) ? SqueezedVector.Read(bytes.AsSpan(HashBytes)) : null;

    private static ulong HashOf(string model, string title, string text) =>
        BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"{model}\n{title}\n{text}")));
}
