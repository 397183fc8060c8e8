using System.Runtime.InteropServices;

namespace MiaPulse.Core.Receptionist.Embedded;

/// <summary>One layer of the transformer.</summary>
internal sealed record EncoderLayer(float[] Gain1, float[] Bias1, ByteDense Qkv, ByteDense Out, ByteDense? Adjust, float[] Gain2, float[] Bias2, ByteDense Up, ByteDense Down);

/// <summary>The numbers of the sentence encoder, read from the shipped file: magic <c>USE1</c>, int8 matrices with a scale per row, float32 vectors.</summary>
internal sealed class EncoderWeights
{
    public const int Width = 256;

    private EncoderWeights(BinaryReader file)
    {
        if (!file.ReadBytes(4).AsSpan().SequenceEqual("USE1"u8))
        {
            throw new InvalidDataException("The encoder's weights are not in the format USE1.");
        }

        (EmbeddingScales, Embedding) = Squeezed(file);
        InverseTimescales = Vector(file);
        Layers = [Layer(file, adjusts: true), Layer(file, adjusts: false)];
        Final = DenseLayer(file);
    }

    /// <summary>One row of <see cref="Width"/> per piece; left as signed bytes, since a question touches a dozen rows of eight thousand.</summary>
    public sbyte[] Embedding { get; }

    public float[] EmbeddingScales { get; }

    public float[] InverseTimescales { get; }

    public IReadOnlyList<EncoderLayer> Layers { get; }

    public ByteDense Final { get; }

    public static EncoderWeights Load()
    {
        using var file = new BinaryReader(Resource("mia/encoder.i8.bin"));
        return new EncoderWeights(file);
    }

    internal static Stream Resource(string name) => typeof(EncoderWeights).Assembly.GetManifestResourceStream(name)
        ?? throw new InvalidDataException($"{name} is missing from the assembly.");

    private static EncoderLayer Layer(BinaryReader file, bool adjusts) => new(
        Vector(file), Vector(file), DenseLayer(file), DenseLayer(file), adjusts ? DenseLayer(file) : null, Vector(file), Vector(file), DenseLayer(file), DenseLayer(file));

    internal static ByteDense DenseLayer(BinaryReader file)
    {
        var (scales, weights) = Squeezed(file);
        return new ByteDense(weights.Length / scales.Length, scales, weights, Vector(file));
    }

    private static (float[] Scales, sbyte[] Values) Squeezed(BinaryReader file)
    {
        var rows = file.ReadInt32();
        var columns = file.ReadInt32();
        return (Floats(file, rows), MemoryMarshal.Cast<byte, sbyte>(file.ReadBytes(rows * columns)).ToArray());
    }

    internal static float[] Vector(BinaryReader file) => Floats(file, file.ReadInt32());

    private static float[] Floats(BinaryReader file, int count)
    {
        var values = new float[count];
        file.BaseStream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan())); // little-endian, like every machine that .NET runs on
        return values;
    }
}
