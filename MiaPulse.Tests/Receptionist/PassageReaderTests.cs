using System.Numerics.Tensors;
using System.Text.Json;
using MiaPulse.Core.Receptionist.Embedded;
using MiaPulse.Tests.Support;

namespace MiaPulse.Tests.Receptionist;

public sealed class PassageReaderTests
{
    private static readonly SentenceEncoder Encoder = new();

    public static TheoryData<string> Samples => [.. Read().Select(s => s.GetProperty("question").GetString()!)];

    [Theory]
    [MemberData(nameof(Samples))]
    public void It_comes_to_what_training_came_to(string question)
    {
        var sample = Read().Single(s => s.GetProperty("question").GetString() == question);
        var asked = Encoder.Read(question, PassageReader.MostQuestion);
        var title = Encoder.Read(sample.GetProperty("title").GetString()!, PassageReader.MostTitle);
        var text = Encoder.Read(sample.GetProperty("text").GetString()!, PassageReader.MostText);
        var vector = SentenceEncoder.Pool(asked);
        var (nearTitle, nearText) = (TensorPrimitives.Dot<float>(vector, SentenceEncoder.Pool(title)), TensorPrimitives.Dot<float>(vector, SentenceEncoder.Pool(text)));

        var logit = PassageReader.Shared.Judge(PassageReader.Shared.Ask(asked), PassageReader.Shared.Keys(title, text), nearTitle, nearText);

        Assert.Equal(sample.GetProperty("nearTitle").GetDouble(), nearTitle, 0.002);
        Assert.Equal(sample.GetProperty("nearText").GetDouble(), nearText, 0.002);
        Assert.Equal(sample.GetProperty("logit").GetDouble(), logit, 0.25); // rounded to bytes on the way
    }

    private static List<JsonElement> Read() =>
        [.. JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "MiaPulse.Tests", "Receptionist", "reader-samples.json"))).RootElement.EnumerateArray()];
}
