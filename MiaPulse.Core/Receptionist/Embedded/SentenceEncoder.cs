using System.Numerics.Tensors;
using MiaPulse.Core.Knowledge;

namespace MiaPulse.Core.Receptionist.Embedded;

/// <summary>
/// Turns an English sentence into 512 numbers of length 1; the dot product of two tells how near they are in meaning.
/// A two-layer transformer in plain C#, so that nothing native has to be installed. Safe to share; loaded on first use.
/// </summary>
public sealed class SentenceEncoder
{
    private const int Heads = 4;
    private const int Width = MeaningVectors.Dimensions;
    private const float Epsilon = 1e-6f;

    // The same numbers for everybody in the process, and never changed.
    private static readonly Lazy<(SentencePieces Pieces, EncoderWeights Weights)> Model = new(() => (SentencePieces.Load(), EncoderWeights.Load()));

    private readonly Lazy<(SentencePieces Pieces, EncoderWeights Weights)> _model = Model;

    internal static SentencePieces Pieces => Model.Value.Pieces;

    public float[] Encode(string sentence) => Pool(Read(sentence));

    /// <summary>Every piece of a sentence as it stands in it.</summary>
    /// <param name="mostPieces">What comes after is left out.</param>
    internal PieceVectors Read(string sentence, int mostPieces = SentencePieces.MaxPieces)
    {
        var (pieces, weights) = _model.Value;
        var ids = pieces.Cut(sentence);
        ids = ids.Length <= mostPieces ? ids : ids[..mostPieces];
        var x = Embed(ids, weights);
        foreach (var layer in weights.Layers)
        {
            x = Pass(layer, x, ids.Length);
        }

        return new PieceVectors(x, ids.Length);
    }

    /// <summary>The vector of the whole.</summary>
    internal float[] Pool(PieceVectors pieces)
    {
        var vector = _model.Value.Weights.Final.Apply(pieces.Mean(), 1);
        TensorPrimitives.Tanh(vector, vector);
        TensorPrimitives.Divide(vector, TensorPrimitives.Norm(vector), vector);
        return vector;
    }

    private static float[] Embed(int[] ids, EncoderWeights weights)
    {
        const int width = EncoderWeights.Width;
        var x = new float[ids.Length * width];
        for (var t = 0; t < ids.Length; t++)
        {
            var row = weights.Embedding.AsSpan(ids[t] * width, width);
            var twice = 2 * weights.EmbeddingScales[ids[t]];
            for (var i = 0; i < width; i++)
            {
                var angle = t * weights.InverseTimescales[i % (width / 2)];
                x[t * width + i] = row[i] * twice + (i < width / 2 ? MathF.Sin(angle) : MathF.Cos(angle));
            }
        }

        return x;
    }

    private static float[] Pass(EncoderLayer layer, float[] x, int count)
    {
        var attended = layer.Out.Apply(Attend(layer.Qkv.Apply(Normalize(x, layer.Gain1, layer.Bias1), count), count), count);
        TensorPrimitives.Add(attended, layer.Adjust is { } adjust ? adjust.Apply(x, count) : x, attended);
        var up = layer.Up.Apply(Normalize(attended, layer.Gain2, layer.Bias2), count);
        TensorPrimitives.Max(up, 0f, up);
        var down = layer.Down.Apply(up, count);
        TensorPrimitives.Add(attended, down, attended);
        return attended;
    }

    private static float[] Attend(float[] qkv, int count)
    {
        var width = qkv.Length / count / 3;
        var head = width / Heads;
        var scale = 1 / MathF.Sqrt(head);
        var result = new float[count * width];
        var weights = new float[count];
        for (var h = 0; h < Heads; h++)
        {
            for (var t = 0; t < count; t++)
            {
                var query = qkv.AsSpan(t * 3 * width + h * head, head);
                for (var u = 0; u < count; u++)
                {
                    weights[u] = scale * TensorPrimitives.Dot(query, qkv.AsSpan(u * 3 * width + width + h * head, head));
                }

                TensorPrimitives.SoftMax(weights, weights);
                var into = result.AsSpan(t * width + h * head, head);
                for (var u = 0; u < count; u++)
                {
                    TensorPrimitives.MultiplyAdd(qkv.AsSpan(u * 3 * width + 2 * width + h * head, head), weights[u], into, into);
                }
            }
        }

        return result;
    }

    private static float[] Normalize(float[] x, float[] gain, float[] bias)
    {
        var width = gain.Length;
        var result = new float[x.Length];
        for (var start = 0; start < x.Length; start += width)
        {
            var from = x.AsSpan(start, width);
            var into = result.AsSpan(start, width);
            TensorPrimitives.Subtract(from, TensorPrimitives.Sum(from) / width, into);
            TensorPrimitives.Multiply(into, 1 / MathF.Sqrt(TensorPrimitives.SumOfSquares(into) / width + Epsilon), into);
            TensorPrimitives.MultiplyAdd(into, gain, bias, into);
        }

        return result;
    }
}

/// <summary>One vector of 512 numbers for each piece of a sentence, one after another.</summary>
internal readonly record struct PieceVectors(float[] Values, int Count)
{
    public ReadOnlySpan<float> this[int piece] => Values.AsSpan(piece * MeaningVectors.Dimensions, MeaningVectors.Dimensions);

    public float[] Mean()
    {
        var mean = new float[MeaningVectors.Dimensions];
        for (var piece = 0; piece < Count; piece++)
        {
            TensorPrimitives.Add(mean, this[piece], mean);
        }

        TensorPrimitives.Divide(mean, Count, mean);
        return mean;
    }
}
