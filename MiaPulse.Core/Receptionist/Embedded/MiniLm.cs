using System.Numerics.Tensors;

namespace MiaPulse.Core.Receptionist.Embedded;

/// <summary>
/// A transformer after all-MiniLM-L6-v2: layer norm behind each part, the mean of all pieces. Its file has the magic <c>MLM1</c>, matrices of four bits and
/// float32 vectors; <c>training/minilm.py</c> writes it.
/// </summary>
internal sealed class MiniLm
{
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
        (_positions, _gain, _bias) = (ModelFile.Vector(file), ModelFile.Vector(file), ModelFile.Vector(file));
        _layers = [.. Enumerable.Range(0, layers).Select(_ => ReadLayer(file, group))];
        if (pieces.Count != _embedding.Rows)
        {
            throw new InvalidDataException($"The encoder knows {_embedding.Rows} pieces, its list {pieces.Count}.");
        }
    }

    /// <summary>Numbers of a vector.</summary>
    public int Width => _embedding.Columns;

    /// <summary>The one that is shipped.</summary>
    public static MiniLm Load() => Load(ModelFile.Open("encoder.i4.bin"), ModelFile.Open("pieces.txt"));

    /// <param name="weights">Read to its end and closed.</param>
    /// <param name="pieces">One a line, in the order of their ids.</param>
    public static MiniLm Load(Stream weights, Stream pieces)
    {
        using var file = new BinaryReader(weights);
        return new MiniLm(file, WordPieces.Load(pieces));
    }

    /// <summary>The vector of a whole sentence from the mean of its pieces, of length 1.</summary>
    public static float[] Pool(float[] mean)
    {
        var vector = new float[mean.Length];
        TensorPrimitives.Divide(mean, TensorPrimitives.Norm<float>(mean), vector);
        return vector;
    }

    /// <summary>Ids of the pieces, at least the two of beginning and end.</summary>
    /// <param name="text">As it is to be read.</param>
    /// <param name="most">What comes after is left out; never more than there are positions.</param>
    public int[] Cut(string text, int most) => _pieces.Cut(text, Math.Min(most, _positions.Length / Width));

    /// <summary>Each piece as it stands in its sentence: vectors of <see cref="Width"/>, one after another.</summary>
    public float[] Read(int[] ids)
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
        var (gain1, bias1) = (ModelFile.Vector(file), ModelFile.Vector(file));
        var (up, down) = (DenseLayer(), DenseLayer());
        return new Layer(qkv, attended, gain1, bias1, up, down, ModelFile.Vector(file), ModelFile.Vector(file));

        FourBitDense DenseLayer()
        {
            var weights = FourBits.Read(file, group);
            return new FourBitDense(weights, ModelFile.Vector(file));
        }
    }

    private sealed record Layer(FourBitDense Qkv, FourBitDense Out, float[] Gain1, float[] Bias1, FourBitDense Up, FourBitDense Down, float[] Gain2, float[] Bias2);
}
