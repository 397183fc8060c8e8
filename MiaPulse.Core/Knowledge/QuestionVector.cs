using System.Buffers.Binary;
using System.Numerics.Tensors;
using MiaPulse.Core.Receptionist.Embedded;

namespace MiaPulse.Core.Knowledge;

/// <summary>The encoder's vector of one question, kept with its row as <see cref="MeaningVectors"/> are: a newer model or another text counts as "not there yet".</summary>
internal static class QuestionVector
{
    /// <summary>
    /// From this nearness on two questions are taken for the same one in other words. Measured on the training corpus (<c>bench -- gaps</c>, docs/mia.md): below,
    /// pairs with another answer begin. Two groups that could be one cost the owner a second answer; one group that should be two gives a visitor the wrong one.
    /// </summary>
    public const double SameFrom = 0.72;

    private const string Kind = "question";

    public static float[] Of(SentenceEncoder encoder, string question) => encoder.Encode(Words.WriteOut(question));

    public static double Nearness(float[] one, float[] other) => TensorPrimitives.Dot<float>(one, other);

    public static byte[] Write(float[] vector, string question)
    {
        var bytes = new byte[MeaningVectors.HashBytes + MeaningVectors.VectorBytes];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, MeaningVectors.HashOf(Kind, question));
        SqueezedVector.Write(vector, bytes.AsSpan(MeaningVectors.HashBytes));
        return bytes;
    }

    public static float[]? Read(byte[]? bytes, string question) =>
        bytes?.Length == MeaningVectors.HashBytes + MeaningVectors.VectorBytes && BinaryPrimitives.ReadUInt64LittleEndian(bytes) == MeaningVectors.HashOf(Kind, question)
            ? SqueezedVector.Read(bytes.AsSpan(MeaningVectors.HashBytes))
            : null;
}
