using System.Numerics.Tensors;
using System.Text.RegularExpressions;
using MiaPulse.Core.Businesses;
using MiaPulse.Core.Knowledge;

namespace MiaPulse.Core.Receptionist.Embedded;

/// <summary>Finds the sentence of a page that answers. What she says of a page is always the page's own words, two sentences at most.</summary>
public sealed partial class Quote(SentenceEncoder encoder)
{
    /// <summary>Sentences that the encoder is asked about; the rest is judged by words alone.</summary>
    private const int MostEncoded = 8;

    /// <summary>An answer this long is given whole where somebody wrote it as the answer to a question, as an FAQ or on a page.</summary>
    private const int WholeAnswer = 700;

    /// <summary>Sentences of a long page, where the owner wants detail.</summary>
    private const int MostInDetail = 4;

    /// <summary>From this nearness on two questions ask the same.</summary>
    private const double Alike = 0.75;

    private static readonly HashSet<string> NoNames = [];

    /// <param name="passage">What was found.</param>
    /// <param name="question">What it is to answer, in English where it can be put so.</param>
    /// <param name="length">How much of it.</param>
    public string From(FoundPassage passage, string question, AnswerLength length = AnswerLength.Normal)
    {
        if (length is AnswerLength.Detailed && passage.Text.Length <= WholeAnswer)
        {
            return passage.Text.Trim();
        }

        if (length is not AnswerLength.Short && (passage.IsFaq || passage.Title.TrimEnd().EndsWith('?')) && passage.Text.Length <= WholeAnswer)
        {
            return passage.Text.Trim();
        }

        var sentences = Sentence.Split(passage.Text);
        return sentences.Count <= 1 ? passage.Text.Trim() : Best(sentences, passage.Title, question, length);
    }

    /// <summary>Whether two questions ask for much the same, in whatever words.</summary>
    public bool AreAlike(string one, string other) =>
        TensorPrimitives.Dot<float>(encoder.Encode(Words.WriteOut(one)), encoder.Encode(Words.WriteOut(other))) >= Alike;

    private string Best(List<string> sentences, string title, string question, AnswerLength length)
    {
        var text = Words.WriteOut(question);
        var asked = Words.Of(text).DistinctBy(w => w.Stem).ToList();
        var weights = asked.ToDictionary(w => w.Stem, w => WordRarity.Of(w, NoNames));
        var all = Math.Max(1e-6, weights.Values.Sum());
        var kinds = AnswerKind.Asked(text);
        var scores = sentences.Select(s =>
        {
            var covered = Words.Of(s).Select(w => w.Stem).Distinct().Sum(stem => weights.GetValueOrDefault(stem)) / all;
            var offered = AnswerKind.Offered(s);
            return 2 * covered + (kinds == AnswerKinds.None ? 0 : (kinds & offered) != 0 ? 0.5 : 0);
        }).ToArray();
        var vector = encoder.Encode(text);
        foreach (var i in Enumerable.Range(0, scores.Length).OrderByDescending(i => scores[i]).Take(MostEncoded).ToList())
        {
            scores[i] += TensorPrimitives.Dot<float>(vector, encoder.Encode(Words.Tidy($"{title} {sentences[i]}"))) + 0.3;
        }

        var best = Array.IndexOf(scores, scores.Max());
        var quote = sentences[best];
        if (best > 0 && LeansBack().IsMatch(quote))
        {
            return $"{sentences[best - 1]} {quote}"; // "It also …" says nothing without the sentence before it
        }

        if (length is AnswerLength.Detailed)
        {
            return string.Join(' ', sentences.Skip(Math.Max(0, best - 1)).Take(MostInDetail).Select(Ended));
        }

        // In one sentence: the one with the price or time that is asked for, where its neighbour only names the thing.
        if (length is AnswerLength.Short && best + 1 < sentences.Count && (kinds & AnswerKind.Offered(quote)) == 0 && (kinds & AnswerKind.Offered(sentences[best + 1])) != 0)
        {
            return sentences[best + 1];
        }

        // The neighbour after it often holds the condition; it comes along where it is nearly as good.
        return length is AnswerLength.Normal && best + 1 < sentences.Count && scores[best + 1] > 0.75 * scores[best] || best + 1 < sentences.Count && LeansBack().IsMatch(sentences[best + 1]) && sentences[best + 1].Length < 160
            ? $"{Ended(quote)} {sentences[best + 1]}" : quote;
    }

    private static string Ended(string sentence) => sentence[^1] is '.' or '!' or '?' or ':' or ';' ? sentence : $"{sentence};";

    [GeneratedRegex(@"^(it|this|that|these|those|they|he|she|there|if so|otherwise|both|after that|then|the same|also|but|and)\b", RegexOptions.IgnoreCase)]
    private static partial Regex LeansBack();
}
