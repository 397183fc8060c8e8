using System.Numerics.Tensors;

namespace MiaPulse.Core.Receptionist.Embedded;

/// <summary>
/// A transformer after all-MiniLM-L6-v2: layer norm behind each part, the mean of all pieces. Its file has the magic <c>MLM1</c>, matrices of four bits and
/// float32 vectors; <c>training/minilm.py</c> writes it.
/// </summary>
internal sealed class MiniLm : SentenceModel
{
    public const string File = "mia/encoder.i4.bin";

    private const int Head = 32;
    private const float Epsilon = 1e-12f;

    private readonly WordPieces _pieces;
    private readonly FourBits _embedding;
    private readonly float[] _positions, _gain, _bias;
    private readonly Layer[] _layers;

    private MiniLm(BinaryReader file, WordPieces pieces)
    {
        if (!file.ReadBytes(4).AsSpan().SequenceEqual("MLM1"u8))
        {
            throw new InvalidDataException("The encoder's weights are not in the format MLM1.");
        }

        var (layers, group) = (file.ReadInt32(), file.ReadInt32());
        _pieces = pieces;
        _embedding = FourBits.Read(file, group);
        (_positions, _gain, _bias) = (EncoderWeights.Vector(file), EncoderWeights.Vector(file), EncoderWeights.Vector(file));
        _layers = [.. Enumerable.Range(0, layers).Select(_ => ReadLayer(file, group))];
        if (pieces.Count != _embedding.Rows)
        {
            throw new InvalidDataException($"The encoder knows {_embedding.Rows} pieces, its list {pieces.Count}.");
        }
    }

    public override string Name => "mia 3";

    public override int Width => _embedding.Columns;

    public static MiniLm Load() => Load(EncoderWeights.Resource(File), EncoderWeights.Resource(WordPieces.File));

    /// <param name="weights">Read to its end and closed.</param>
    /// <param name="pieces">One a line, in the order of their ids.</param>
    public static MiniLm Load(Stream weights, Stream pieces)
    {
        using var file = new BinaryReader(weights);
        return new MiniLm(file, WordPieces.Load(pieces));
    }

    public override int[] Cut(string text, int most) => _pieces.Cut(text, Math.Min(most, _positions.Length / Width));

    public override float[] Read(int[] ids)
    {
        var x = new float[ids.Length * Width];
        for (var t = 0; t < ids.Length; t++)
        {
            var into = x.AsSpan(t * Width, Width);
            _embedding.Open(ids[t], into);
            TensorPrimitives.Add(into, _positions.AsSpan(t * Width, Width), into);
        }

        x = Transformer.Normalize(x, _gain, _bias, Epsilon);
        foreach (var layer in _layers)
        {
            x = Pass(layer, x, ids.Length);
        }

        return x;
    }

    public override float[] Pool(float[] mean)
    {
        var vector = new float[mean.Length];
        TensorPrimitives.Divide(mean, TensorPrimitives.Norm<float>(mean), vector);
        return vector;
    }

    private float[] Pass(Layer layer, float[] x, int count)
    {
        var attended = layer.Out.Apply(Transformer.Attend(layer.Qkv.Apply(x, count), count, Width / Head), count);
        TensorPrimitives.Add(attended, x, attended);
        var read = Transformer.Normalize(attended, layer.Gain1, layer.Bias1, Epsilon);
        var up = layer.Up.Apply(read, count);
        Transformer.Gelu(up);
        var down = layer.Down.Apply(up, count);
        TensorPrimitives.Add(down, read, down);
        return Transformer.Normalize(down, layer.Gain2, layer.Bias2, Epsilon);
    }

    private static Layer ReadLayer(BinaryReader file, int group)
    {
        var (qkv, attended) = (DenseLayer(), DenseLayer());
        var (gain1, bias1) = (EncoderWeights.Vector(file), EncoderWeights.Vector(file));
        var (up, down) = (DenseLayer(), DenseLayer());
        return new Layer(qkv, attended, gain1, bias1, up, down, EncoderWeights.Vector(file), EncoderWeights.Vector(file));

        FourBitDense DenseLayer()
        {
            var weights = FourBits.Read(file, group);
            return new FourBitDense(weights, EncoderWeights.Vector(file));
        }
    }

    private sealed record Layer(FourBitDense Qkv, FourBitDense Out, float[] Gain1, float[] Bias1, FourBitDense Up, FourBitDense Down, float[] Gain2, float[] Bias2);
}
