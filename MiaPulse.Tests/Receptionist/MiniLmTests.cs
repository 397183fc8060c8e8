using System.Numerics.Tensors;
using System.Text.Json;
using MiaPulse.Core.Receptionist.Embedded;
using MiaPulse.Tests.Support;

namespace MiaPulse.Tests.Receptionist;

/// <summary>Against a tiny encoder of made-up weights and what training makes of it (<c>training/tiny.py</c>): the format, the cutting and the arithmetic.</summary>
public sealed class MiniLmTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "MiaPulse.Tests", "Receptionist", "MiniLm");

    public static TheoryData<int> Samples => [.. Enumerable.Range(0, Read().Count)];

    [Theory]
    [MemberData(nameof(Samples))]
    public void Ids_and_vectors_are_those_of_training(int sample)
    {
        var row = Read()[sample];
        var encoder = Tiny();

        var ids = encoder.Cut(row.GetProperty("text").GetString()!, SentenceEncoder.MostPieces);

        Assert.Equal(row.GetProperty("ids").EnumerateArray().Select(i => i.GetInt32()), ids);
        var vector = MiniLm.Pool(new PieceVectors(encoder.Read(ids), ids.Length).Mean());
        var expected = row.GetProperty("vector").EnumerateArray().Select(v => v.GetSingle()).ToArray();
        Assert.Equal(expected.Length, vector.Length);
        Assert.True(TensorPrimitives.Distance<float>(expected, vector) < 1e-3f);
    }

    [Fact]
    public void Of_a_long_text_the_beginning_is_read_and_its_end_is_marked()
    {
        var encoder = Tiny();

        var ids = encoder.Cut("how much is it how much is it", 6);

        Assert.Equal(encoder.Cut("how much is it", 6), ids);
        Assert.Equal(6, ids.Length);
    }

    [Fact]
    public void A_list_of_pieces_that_belongs_to_other_weights_is_refused()
    {
        using var other = new MemoryStream("[PAD]\n[UNK]\n[CLS]\n[SEP]\na\n"u8.ToArray());

        Assert.Throws<InvalidDataException>(() => MiniLm.Load(File.OpenRead(Path.Combine(Folder, "encoder.i4.bin")), other));
    }

    [Fact]
    public void Weights_of_another_format_are_refused()
    {
        using var other = new MemoryStream("USE1 and whatever follows"u8.ToArray());

        Assert.Throws<InvalidDataException>(() => MiniLm.Load(other, File.OpenRead(Path.Combine(Folder, "pieces.txt"))));
    }

    [Theory]
    [InlineData(-6f, -5.9194e-9f)]
    [InlineData(-1f, -0.1586553f)]
    [InlineData(0f, 0f)]
    [InlineData(0.5f, 0.3457312f)]
    [InlineData(3f, 2.9959503f)]
    public void What_passes_between_layers_is_weighed_by_the_normal_curve(float value, float expected)
    {
        var values = new float[32];
        Array.Fill(values, value);

        Transformer.Gelu(values);

        Assert.All(values, v => Assert.Equal(expected, v, 2e-6f));
    }

    private static MiniLm Tiny() => MiniLm.Load(File.OpenRead(Path.Combine(Folder, "encoder.i4.bin")), File.OpenRead(Path.Combine(Folder, "pieces.txt")));

    private static List<JsonElement> Read() =>
        [.. JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "samples.json"))).RootElement.EnumerateArray()];
}
