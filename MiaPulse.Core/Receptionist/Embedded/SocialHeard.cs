using System.Numerics.Tensors;
using System.Text.Json;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Languages;

namespace MiaPulse.Core.Receptionist.Embedded;

/// <summary>
/// Hears the acts for which no pattern is wide enough: "am i chatting with software or what", "where did you grow up", "right, that's me sorted". Fitted
/// by <c>training/acts.py</c> to English messages, and asked only of what the business's own words do not answer: its "what languages do you teach" is no small talk.
/// </summary>
public sealed class SocialHeard(SentenceEncoder encoder)
{
    private const double Sure = 0.7;

    /// <summary>Small talk is of anything, so it is told from a question of the trade less surely.</summary>
    private const double SureOfSmallTalk = 0.8;

    /// <summary>Nobody chats at such length without wanting something.</summary>
    private const int MostWords = 20;

    /// <summary>What the mean of the pieces counts (<c>acts.py</c>).</summary>
    private const float PiecesCount = 0.05f;

    /// <summary>In the order of <c>acts.py</c>.</summary>
    private static readonly VisitorActs[] Known = [VisitorActs.None, VisitorActs.AskBot, VisitorActs.AskHelp, VisitorActs.SmallTalk, VisitorActs.Thank, VisitorActs.Bye];

    private static readonly Lazy<Heads> Loaded = new(() =>
    {
        using var file = ModelFile.Open("acts.json");
        return JsonSerializer.Deserialize<Heads>(file, JsonSerializerOptions.Web) ?? throw new InvalidDataException("The weights of the social acts are empty.");
    });

    /// <summary>The one act that it most surely is; <see cref="VisitorActs.None"/> where none is sure, or the message is long or in another language.</summary>
    public VisitorActs In(string message, Language language)
    {
        var text = Words.Tidy(message);
        if (language is not Language.English || text.Length == 0 || text.Count(c => c == ' ') >= MostWords)
        {
            return VisitorActs.None;
        }

        var heads = Loaded.Value;
        var chances = new float[Known.Length];
        var pieces = encoder.Read(text);
        var mean = pieces.Mean();
        TensorPrimitives.Multiply(mean, PiecesCount, mean);
        ReadOnlySpan<float> vector = [.. SentenceEncoder.Pool(pieces), .. mean];
        for (var act = 0; act < chances.Length; act++)
        {
            chances[act] = heads.Bias[act] + TensorPrimitives.Dot(vector, heads.Weights[act]);
        }

        TensorPrimitives.SoftMax(chances, chances);
        var best = TensorPrimitives.IndexOfMax<float>(chances);
        return chances[best] >= (Known[best] is VisitorActs.SmallTalk ? SureOfSmallTalk : Sure) ? Known[best] : VisitorActs.None;
    }

    private sealed record Heads(float[][] Weights, float[] Bias);
}
