using System.Numerics.Tensors;
using System.Text.RegularExpressions;
using MiaPulse.Core.Businesses;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Knowledge.Tongues;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Receptionist.Embedded.Hearing;

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
    private const double Alike = 0.72;

    private static readonly HashSet<string> NoNames = [];

    /// <param name="passage">What was found.</param>
    /// <param name="question">What it is to answer.</param>
    /// <param name="asked">The language of the question.</param>
    /// <param name="length">How much of it.</param>
    public string From(FoundPassage passage, string question, Language asked, AnswerLength length = AnswerLength.Normal)
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
        return sentences.Count <= 1 ? passage.Text.Trim() : Best(passage, sentences, question, asked, length);
    }

    /// <summary>Whether two questions ask for much the same, in whatever words.</summary>
    public bool AreAlike(string one, string other) =>
        TensorPrimitives.Dot<float>(encoder.Encode(Words.WriteOut(one)), encoder.Encode(Words.WriteOut(other))) >= Alike;

    private string Best(FoundPassage passage, List<string> sentences, string question, Language asked, AnswerLength length)
    {
        var language = passage.Language;
        var text = language is Language.English ? Words.WriteOut(asked is Language.English ? question : Glossary.InEnglish(question, asked.Tag()) ?? question) : Words.WriteOut(question, asked);
        var kinds = language is Language.English ? AnswerKind.Asked(text) : AnswerKind.Asked(text, asked);
        var scores = language is Language.English ? Scores(sentences, passage.Title, text, kinds) : ScoresByWords(sentences, language, text, asked, kinds);
        var best = Array.IndexOf(scores, scores.Max());
        var quote = sentences[best];
        if (best > 0 && LeansBack(quote, language))
        {
            return $"{sentences[best - 1]} {quote}"; // "It also …" says nothing without the sentence before it
        }

        if (length is AnswerLength.Detailed)
        {
            return string.Join(' ', sentences.Skip(Math.Max(0, best - 1)).Take(MostInDetail).Select(Ended));
        }

        // The sentence with the price or time that is asked for, where its neighbour only names the thing; beside it, or alone where one sentence is wanted.
        if (best + 1 < sentences.Count && (kinds & AnswerKind.Offered(quote, language)) == 0 && (kinds & AnswerKind.Offered(sentences[best + 1], language)) != 0)
        {
            return length is AnswerLength.Short ? sentences[best + 1] : $"{Ended(quote)} {sentences[best + 1]}";
        }

        // The neighbour after it often holds the condition; it comes along where it is nearly as good.
        return length is AnswerLength.Normal && best + 1 < sentences.Count && scores[best + 1] > 0.75 * scores[best] || best + 1 < sentences.Count && LeansBack(sentences[best + 1], language) && sentences[best + 1].Length < 160
            ? $"{Ended(quote)} {sentences[best + 1]}" : quote;
    }

    private double[] Scores(List<string> sentences, string title, string text, AnswerKinds kinds)
    {
        var asked = Words.Of(text).DistinctBy(w => w.Stem).ToList();
        var weights = asked.ToDictionary(w => w.Stem, w => WordRarity.Of(w, NoNames));
        var all = Math.Max(1e-6, weights.Values.Sum());
        var scores = sentences.Select(s =>
        {
            var covered = Words.Of(s).Select(w => w.Stem).Distinct().Sum(stem => weights.GetValueOrDefault(stem)) / all;
            return 2 * covered + Wanted(kinds, AnswerKind.Offered(s));
        }).ToArray();
        var vector = encoder.Encode(text);
        foreach (var i in Enumerable.Range(0, scores.Length).OrderByDescending(i => scores[i]).Take(MostEncoded).ToList())
        {
            scores[i] += TensorPrimitives.Dot<float>(vector, encoder.Encode(Words.Tidy($"{title} {sentences[i]}"))) + 0.3;
        }

        return scores;
    }

    /// <summary>The encoder reads English alone.</summary>
    private static double[] ScoresByWords(List<string> sentences, Language language, string text, Language asked, AnswerKinds kinds)
    {
        var terms = new TermReader(language, null, NoNames).Read(text, asked);
        var all = Math.Max(1e-6, terms.Sum(t => t.Weight));
        return [.. sentences.Select(s =>
        {
            var stems = MeantWords.Of(s, language).Select(w => w.Stem).ToHashSet();
            return 2 * terms.Sum(t => t.Weight * t.In(stems)) / all + Wanted(kinds, AnswerKind.Offered(s, language));
        })];
    }

    private static double Wanted(AnswerKinds asked, AnswerKinds offered) => (asked & offered) != 0 ? 0.5 : 0;

    private static bool LeansBack(string sentence, Language language) =>
        language is Language.English ? LeansBack().IsMatch(sentence) : Cues.Of(language).RefersBack.In(Folding.Of(sentence));

    private static string Ended(string sentence) => sentence[^1] is '.' or '!' or '?' or ':' or ';' ? sentence : $"{sentence};";

    [GeneratedRegex(@"^(it|this|that|these|those|they|he|she|there|if so|otherwise|both|after that|then|the same|also|but|and)\b", RegexOptions.IgnoreCase)]
    private static partial Regex LeansBack();
}
