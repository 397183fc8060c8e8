using System.Numerics.Tensors;

namespace MiaPulse.Core.Receptionist.Embedded;

/// <summary>A two-layer transformer after the Universal Sentence Encoder lite: 512 numbers, layer norm before each part.</summary>
internal sealed class UniversalModel(SentencePieces pieces, EncoderWeights weights) : SentenceModel
{
    private const int Heads = 4;
    private const float Epsilon = 1e-6f;

    public override string Name => "mia 2";

    public override int Width => weights.Final.Rows;

    public override int[] Cut(string text, int most)
    {
        var ids = pieces.Cut(text);
        return ids.Length <= most ? ids : ids[..most];
    }

    public override float[] Read(int[] ids)
    {
        var x = Embed(ids);
        foreach (var layer in weights.Layers)
        {
            x = Pass(layer, x, ids.Length);
        }

        return x;
    }

    public override float[] Pool(float[] mean)
    {
        var vector = weights.Final.Apply(mean, 1);
        TensorPrimitives.Tanh(vector, vector);
        TensorPrimitives.Divide(vector, TensorPrimitives.Norm(vector), vector);
        return vector;
    }

    private float[] Embed(int[] ids)
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
        var attended = layer.Out.Apply(Transformer.Attend(layer.Qkv.Apply(Transformer.Normalize(x, layer.Gain1, layer.Bias1, Epsilon), count), count, Heads), count);
        TensorPrimitives.Add(attended, layer.Adjust is { } adjust ? adjust.Apply(x, count) : x, attended);
        var up = layer.Up.Apply(Transformer.Normalize(attended, layer.Gain2, layer.Bias2, Epsilon), count);
        TensorPrimitives.Max(up, 0f, up);
        var down = layer.Down.Apply(up, count);
        TensorPrimitives.Add(attended, down, attended);
        return attended;
    }
}
