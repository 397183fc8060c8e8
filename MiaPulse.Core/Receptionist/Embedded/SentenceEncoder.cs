using System.Numerics.Tensors;

namespace MiaPulse.Core.Receptionist.Embedded;

/// <summary>
/// Turns an English sentence into numbers of length 1; the dot product of two tells how near they are in meaning.
/// A small transformer in plain C#, so that nothing native has to be installed. Safe to share; loaded on first use.
/// </summary>
public sealed class SentenceEncoder
{
    /// <summary>What kept vectors are bound to: another one makes them count as "not there yet".</summary>
    internal const string ModelName = "mia 3";

    /// <summary>Of a text, what comes after is left out.</summary>
    internal const int MostPieces = 126;

    // The same numbers for everybody in the process, and never changed.
    private static readonly Lazy<MiniLm> Model = new(MiniLm.Load);

    private readonly Lazy<MiniLm> _model = Model;

    /// <summary>Numbers of a vector.</summary>
    internal static int Dimensions => Model.Value.Width;

    /// <summary>Ids of the pieces of a sentence.</summary>
    internal static int[] Cut(string sentence) => Model.Value.Cut(sentence, MostPieces);

    public float[] Encode(string sentence) => Pool(Read(sentence));

    /// <summary>Every piece of a sentence as it stands in it.</summary>
    /// <param name="sentence">As it is to be read.</param>
    /// <param name="mostPieces">What comes after is left out.</param>
    internal PieceVectors Read(string sentence, int mostPieces = MostPieces)
    {
        var model = _model.Value;
        var ids = model.Cut(sentence, mostPieces);
        return new PieceVectors(model.Read(ids), ids.Length);
    }

    /// <summary>The vector of the whole.</summary>
    internal static float[] Pool(PieceVectors pieces) => MiniLm.Pool(pieces.Mean());
}

/// <summary>One vector for each piece of a sentence, one after another.</summary>
internal readonly record struct PieceVectors(float[] Values, int Count)
{
    private int Width => Values.Length / Count;

    public ReadOnlySpan<float> this[int piece] => Values.AsSpan(piece * Width, Width);

    public float[] Mean()
    {
        var mean = new float[Width];
        for (var piece = 0; piece < Count; piece++)
        {
            TensorPrimitives.Add(mean, this[piece], mean);
        }

        TensorPrimitives.Divide(mean, Count, mean);
        return mean;
    }
}
