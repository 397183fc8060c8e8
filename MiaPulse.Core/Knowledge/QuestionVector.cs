using System.Buffers.Binary;
using System.Numerics.Tensors;
using System.Text.RegularExpressions;
using MiaPulse.Core.Receptionist.Embedded;

namespace MiaPulse.Core.Knowledge;

/// <summary>
/// The encoder's vector of one question, kept with its row as <see cref="MeaningVectors"/> are: a newer model or another text counts as "not there yet". A question
/// in letters that the encoder does not know has none (<see cref="QuestionWords"/>).
/// </summary>
internal static partial class QuestionVector
{
    /// <summary>
    /// From this nearness on two questions are taken for the same one in other words. Measured on the training corpus (<c>bench -- gaps</c>, docs/mia.md): below,
    /// pairs with another answer begin. Two groups that could be one cost the owner a second answer; one group that should be two gives a visitor the wrong one.
    /// </summary>
    public const double SameFrom = 0.70;

    private const string Kind = "question";

    /// <summary>
    /// Whether the encoder knows the letters: its pieces are of Latin ones, and every other is the same unknown piece to it, so that questions of as many letters
    /// would all be near each other, whatever they ask.
    /// </summary>
    public static bool CanRead(string question) => !OtherLetter().IsMatch(question);

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
        CanRead(question) && bytes?.Length == MeaningVectors.HashBytes + MeaningVectors.VectorBytes && BinaryPrimitives.ReadUInt64LittleEndian(bytes) == MeaningVectors.HashOf(Kind, question)
            ? SqueezedVector.Read(bytes.AsSpan(MeaningVectors.HashBytes))
            : null;

    // No Latin letter, whether with accents, full width or a sign such as "ª".
    [GeneratedRegex(@"[\p{L}-[\u0000-\u02FF\u1D00-\u1DBF\u1E00-\u1EFF\u2071-\u209C\u2100-\u218F\u2C60-\u2C7F\uA720-\uA7FF\uAB30-\uAB6F\uFB00-\uFB06\uFF21-\uFF5A]]")]
    private static partial Regex OtherLetter();
}
