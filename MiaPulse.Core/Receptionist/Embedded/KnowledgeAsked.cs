using System.Numerics.Tensors;
using System.Text.Json;
using System.Text.RegularExpressions;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Languages;

namespace MiaPulse.Core.Receptionist.Embedded;

/// <summary>
/// Tells whether a message asks for something that pages tell, from its words and the ones it replies to: "and the parking situation" does, "half past
/// would suit us" does not. Fitted by <c>training/turns.py</c>. Other languages than English go by their cues.
/// </summary>
public sealed partial class KnowledgeAsked(SentenceEncoder encoder)
{
    /// <summary>What is not worded as a question is taken for one from here on.</summary>
    private const double Sure = 0.7;

    /// <summary>Characters of what was said last that are looked at.</summary>
    private const int MostReplied = 160;

    /// <summary>What the mean of the pieces counts (<c>turns.py</c>).</summary>
    private const float PiecesCount = 0.05f;

    /// <summary>In the order of <c>turns.py</c>.</summary>
    private static readonly Regex[] Signals = [OfRecord(), OfKind(), OfBooking(), OfChoice(), QuestionMark()];

    private static readonly Lazy<Head> Loaded = new(() =>
    {
        using var file = ModelFile.Open("asking.json");
        return JsonSerializer.Deserialize<Head>(file, JsonSerializerOptions.Web) ?? throw new InvalidDataException("The weights of what asks for knowledge are empty.");
    });

    /// <summary>How likely an English message asks for knowledge, between 0 and 1.</summary>
    /// <param name="message">As the visitor wrote it.</param>
    /// <param name="last">What was said to them last, empty where nothing was.</param>
    public double Chance(string message, string last)
    {
        var head = Loaded.Value;
        var pieces = encoder.Read(Words.Tidy(message));
        var sum = head.Bias + TensorPrimitives.Dot<float>(head.Message, SentenceEncoder.Pool(pieces));
        for (var i = 0; i < pieces.Count; i++)
        {
            sum += TensorPrimitives.Dot<float>(head.Pieces, pieces[i]) * PiecesCount / pieces.Count;
        }

        for (var i = 0; i < Signals.Length; i++)
        {
            sum += Signals[i].IsMatch(message) ? head.Words[i] : 0;
        }

        sum += last.Length > 0 ? TensorPrimitives.Dot<float>(head.Last, encoder.Encode(EndOf(Words.Tidy(last)))) : 0;
        return 1 / (1 + Math.Exp(-sum));
    }

    /// <summary>Whether Mia is to look it up: all that is worded as a question, also for a number or an address, and what asks without being worded so.</summary>
    public bool In(string message, string last, Language language) =>
        Acts.Seeks(message, language) || language is Language.English && Chance(message, last) >= Sure;

    /// <summary>What a visitor replies to is what was said at the end.</summary>
    private static string EndOf(string last) => last.Length <= MostReplied ? last : last[(last.IndexOf(' ', last.Length - MostReplied) + 1)..];

    private const RegexOptions Plain = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"\b(phone|telephone|number|address|post ?code|zip|e-?mail|website|reference)\b", Plain)]
    private static partial Regex OfRecord();

    [GeneratedRegex(@"\b(price range|how many stars|star rating|cuisine|kind of food|type of food)\b", Plain)]
    private static partial Regex OfKind();

    [GeneratedRegex(@"\b(book|reserve|reservation)\b", Plain)]
    private static partial Regex OfBooking();

    [GeneratedRegex(@"\b(looking for|recommend|suggest)\b", Plain)]
    private static partial Regex OfChoice();

    [GeneratedRegex(@"\?")]
    private static partial Regex QuestionMark();

    /// <summary>A weight for each of the encoder's numbers, of the message as a whole, of the mean of its pieces and of what it replies to, and for each of the cues.</summary>
    private sealed record Head(float[] Message, float[] Pieces, float[] Last, float[] Words, float Bias);
}
