using System.Numerics.Tensors;
using System.Text.Json;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Receptionist.Embedded;
using MiaPulse.Tests.Support;

namespace MiaPulse.Tests.Receptionist;

public sealed class SentenceEncoderTests
{
    private static readonly SentenceEncoder Encoder = new();

    private static JsonElement Taught => JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "MiaPulse.Tests", "Receptionist", "encoder-vectors.json"))).RootElement;

    [Fact]
    public void Ids_and_vectors_are_those_of_training()
    {
        var checkedSome = 0;
        foreach (var row in Taught.EnumerateArray().Where(r => r.TryGetProperty("ids", out _)))
        {
            var text = row.GetProperty("text").GetString()!;
            Assert.Equal(row.GetProperty("ids").EnumerateArray().Select(i => i.GetInt32()), SentenceEncoder.Cut(text));
            var vector = Encoder.Encode(text);
            Assert.Equal(1, TensorPrimitives.Norm(vector), 1e-4);
            foreach (var (expected, i) in row.GetProperty("first8").EnumerateArray().Select((v, i) => (v.GetDouble(), i)))
            {
                Assert.Equal(expected, vector[i], 1e-3);
            }

            checkedSome++;
        }

        Assert.Equal(12, checkedSome);
    }

    [Fact]
    public void Cosines_are_those_of_training()
    {
        foreach (var row in Taught.EnumerateArray().Where(r => r.TryGetProperty("pair", out _)))
        {
            var pair = row.GetProperty("pair").EnumerateArray().Select(s => Encoder.Encode(s.GetString()!)).ToArray();
            Assert.Equal(row.GetProperty("cosine").GetDouble(), TensorPrimitives.Dot<float>(pair[0], pair[1]), 1e-3);
        }
    }

    [Fact]
    public void Vectors_survive_being_kept_and_count_as_missing_once_the_text_changed()
    {
        var meaning = new MeaningVectors(
            Encoder.Encode("Where can I park?"), Encoder.Encode("Behind the building."), PassageReader.For(prose: false).Keys(Encoder.Read("Where can I park?"), Encoder.Read("Behind the building.")));
        var kept = meaning.Write("Where can I park?", "Behind the building.");

        var read = MeaningVectors.Read(kept, "Where can I park?", "Behind the building.");
        Assert.NotNull(read);
        Assert.True(TensorPrimitives.Dot<float>(read.Title, meaning.Title) > 0.999);
        Assert.True(TensorPrimitives.Dot<float>(read.Text, meaning.Text) > 0.999);
        Assert.Equal(meaning.Keys.Values, read.Keys.Values);
        Assert.Null(MeaningVectors.Read(kept, "Where can I park?", "In the street."));
        Assert.Null(MeaningVectors.Read(null, "Where can I park?", "Behind the building."));
    }
}
