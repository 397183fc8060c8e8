using System.Numerics.Tensors;
using System.Text.Json;
using MiaPulse.Core.Receptionist.Embedded;
using MiaPulse.Tests.Support;

namespace MiaPulse.Tests.Receptionist;

public sealed class PassageReaderTests
{
    private static readonly SentenceEncoder Encoder = new();

    public static TheoryData<bool, string> Samples => [.. new[] { false, true }.SelectMany(prose => Read(prose).Select(s => (prose, s.GetProperty("question").GetString()!)))];

    [Theory]
    [MemberData(nameof(Samples))]
    public void It_comes_to_what_training_came_to(bool prose, string question)
    {
        var sample = Read(prose).Single(s => s.GetProperty("question").GetString() == question);
        var asked = Encoder.Read(question, PassageReader.MostQuestion);
        var title = Encoder.Read(sample.GetProperty("title").GetString()!, PassageReader.MostTitle);
        var text = Encoder.Read(sample.GetProperty("text").GetString()!, PassageReader.MostText);
        var vector = SentenceEncoder.Pool(asked);
        var (nearTitle, nearText) = (TensorPrimitives.Dot<float>(vector, SentenceEncoder.Pool(title)), TensorPrimitives.Dot<float>(vector, SentenceEncoder.Pool(text)));

        var logit = PassageReader.For(prose).Judge(PassageReader.For(prose).Ask(asked), PassageReader.For(prose).Keys(title, text), nearTitle, nearText);

        Assert.Equal(sample.GetProperty("nearTitle").GetDouble(), nearTitle, 0.002);
        Assert.Equal(sample.GetProperty("nearText").GetDouble(), nearText, 0.002);
        Assert.Equal(sample.GetProperty("logit").GetDouble(), logit, 0.25); // rounded to bytes on the way
    }

    private static List<JsonElement> Read(bool prose) =>
        [.. JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "MiaPulse.Tests", "Receptionist", prose ? "prose-reader-samples.json" : "reader-samples.json"))).RootElement.EnumerateArray()];
}
