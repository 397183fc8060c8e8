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

    /// <summary>Characters of a list that is quoted whole beside the line that was found.</summary>
    private const int ShortList = 240;

    /// <summary>Characters that may stand before a heading in its own line.</summary>
    private const int Bullet = 5;

    /// <summary>A sentence with the person, place or date that is asked for counts for this much more. It is heard less surely than a price.</summary>
    private const double Holding = 0.3;

    /// <summary>A sentence that holds what is asked for goes before one that does not, from this share of its worth on.</summary>
    private const double Close = 0.8;

    private static readonly HashSet<string> NoNames = [];

    /// <param name="passage">What was found.</param>
    /// <param name="question">What it is to answer.</param>
    /// <param name="asked">The language of the question.</param>
    /// <param name="length">How much of it.</param>
    public string From(FoundPassage passage, string question, Language asked, AnswerLength length = AnswerLength.Normal)
    {
        var lines = DeniedLists.In(passage);
        var isWhole = passage.Text.Length <= WholeAnswer
            && (length is AnswerLength.Detailed || length is not AnswerLength.Short && (passage.IsFaq || passage.Title.TrimEnd().EndsWith('?')));
        List<(string Text, string? Denying)> sentences = [.. lines.SelectMany(l => Sentence.Split(l.Text).Select(s => (s, l.Denying)))];
        return isWhole || sentences.Count <= 1 ? Under(sentences.FirstOrDefault().Denying, passage.Text.Trim()) : Best(passage, sentences, question, asked, length);
    }

    /// <summary>Whether a question asks for a price, a time, a person or a place, and neither the quote nor its heading holds one.</summary>
    internal static bool Lacks(FoundPassage passage, string question, Language asked, string quote)
    {
        var (kinds, sought) = (AnswerKind.Asked(Words.WriteOut(question, asked), asked) | (FreeAsked.In(question, asked) ? AnswerKinds.Price : AnswerKinds.None), SoughtThings.In(question, asked));
        var said = $"{passage.Title}\n{quote}";
        return (kinds, sought) is not (AnswerKinds.None, Sought.Nothing)
            && (kinds & AnswerKind.Offered(FreeThings.WithoutAvailable(said), passage.Language)) == 0 && !SoughtThings.AreIn(said, sought, passage.Language);
    }

    /// <summary>
    /// Whether a question asks for a price or a length of time, and neither a quote holds one or speaks of it ("we charge half the fee"), nor its heading asks for it
    /// too.
    /// </summary>
    internal static bool LacksMeasure(FoundPassage passage, string question, Language asked, string quote)
    {
        var (kinds, language) = (AnswerKind.Asked(Words.WriteOut(question, asked), asked) & (AnswerKinds.Price | AnswerKinds.Duration), passage.Language);
        return kinds != AnswerKinds.None && !quote.Any(char.IsDigit)
            && (kinds & (AnswerKind.Offered($"{passage.Title}\n{quote}", language) | AnswerKind.Asked(quote, language) | AnswerKind.Asked(passage.Title, language))) == 0;
    }

    /// <summary>Whether two questions ask for much the same, in whatever words.</summary>
    public bool AreAlike(string one, string other) =>
        TensorPrimitives.Dot<float>(encoder.Encode(Words.WriteOut(one)), encoder.Encode(Words.WriteOut(other))) >= Alike;

    private string Best(FoundPassage passage, List<(string Text, string? Denying)> lines, string question, Language asked, AnswerLength length)
    {
        var language = passage.Language;
        var sentences = lines.ConvertAll(l => l.Text);
        var sought = SoughtThings.In(question, asked);
        var text = language is Language.English ? Words.WriteOut(asked is Language.English ? question : Glossary.InEnglish(question, asked.Tag()) ?? question) : Words.WriteOut(question, asked);
        var kinds = language is Language.English ? AnswerKind.Asked(text) : AnswerKind.Asked(text, asked);
        var scores = language is Language.English ? Scores(sentences, passage.Title, text, kinds, sought) : ScoresByWords(sentences, language, text, asked, kinds, sought);
        var best = Holder(Array.IndexOf(scores, scores.Max()), scores, sentences, s => Wanted(kinds, sought, s, language) > 0);
        var quote = sentences[best];
        if (lines[best].Denying is { } denying)
        {
            return OfList(denying, lines, quote);
        }

        if (best > 0 && LeansBack(quote, language))
        {
            return $"{sentences[best - 1]} {quote}"; // "It also …" says nothing without the sentence before it
        }

        if (length is AnswerLength.Detailed)
        {
            return string.Join(' ', sentences.Skip(Math.Max(0, best - 1)).Take(MostInDetail).Select(Ended));
        }

        // The sentence with the price or time that is asked for, where its neighbour only names the thing; beside it, or alone where one sentence is wanted.
        var goesOn = best + 1 < sentences.Count && lines[best + 1].Denying is null; // the head of a list that denies belongs to its list
        if (goesOn && (kinds & AnswerKind.Offered(quote, language)) == 0 && (kinds & AnswerKind.Offered(sentences[best + 1], language)) != 0)
        {
            return length is AnswerLength.Short ? sentences[best + 1] : $"{Ended(quote)} {sentences[best + 1]}";
        }

        // The neighbour after it often holds the condition; it comes along where it is nearly as good.
        return length is AnswerLength.Normal && goesOn && scores[best + 1] > 0.75 * scores[best] || goesOn && LeansBack(sentences[best + 1], language) && sentences[best + 1].Length < 160
            ? $"{Ended(quote)} {sentences[best + 1]}" : quote;
    }

    /// <summary>The best sentence, or the best of those that hold what is asked for, where that comes close. What stands right behind the best comes along with it anyway.</summary>
    private static int Holder(int best, double[] scores, List<string> sentences, Func<string, bool> holds)
    {
        var holders = Enumerable.Range(0, sentences.Count).Where(i => scores[i] >= Close * scores[best] && holds(sentences[i])).ToList();
        return holders.Count == 0 || holders.Contains(best) || holders.Contains(best + 1) ? best : holders.MaxBy(i => scores[i]);
    }

    /// <summary>"Aetna" alone would read as a yes where it stands under "We do not accept:", so it is said with its heading, and with the others of a short list.</summary>
    private static string OfList(string denying, List<(string Text, string? Denying)> lines, string quote)
    {
        var items = lines.Where(l => l.Denying == denying && l.Text != denying).Select(l => Item(l.Text)).ToList();
        if (items.Count == 0)
        {
            return quote;
        }

        var all = string.Join(", ", items);
        return Under(denying, all.Length <= ShortList || quote == denying ? all : Item(quote));

        static string Item(string line) => line.TrimEnd('.', ',', ';', ' ');
    }

    private static string Under(string? denying, string text) =>
        denying is null || text.IndexOf(denying, StringComparison.Ordinal) is >= 0 and < Bullet ? text : $"{denying.TrimEnd(':', ' ', '\u00A0')}: {text}";

    private double[] Scores(List<string> sentences, string title, string text, AnswerKinds kinds, Sought sought)
    {
        var asked = Words.Of(text).DistinctBy(w => w.Stem).ToList();
        var weights = asked.ToDictionary(w => w.Stem, w => WordRarity.Of(w, NoNames));
        var all = Math.Max(1e-6, weights.Values.Sum());
        var scores = sentences.Select(s =>
        {
            var covered = Words.Of(s).Select(w => w.Stem).Distinct().Sum(stem => weights.GetValueOrDefault(stem)) / all;
            return 2 * covered + Wanted(kinds, sought, s, Language.English);
        }).ToArray();
        var vector = encoder.Encode(text);
        foreach (var i in Enumerable.Range(0, scores.Length).OrderByDescending(i => scores[i]).Take(MostEncoded).ToList())
        {
            scores[i] += TensorPrimitives.Dot<float>(vector, encoder.Encode(Words.Tidy($"{title} {sentences[i]}"))) + 0.3;
        }

        return scores;
    }

    /// <summary>The encoder reads English alone.</summary>
    private static double[] ScoresByWords(List<string> sentences, Language language, string text, Language asked, AnswerKinds kinds, Sought sought)
    {
        var terms = new TermReader(language, null, NoNames).Read(text, asked);
        var all = Math.Max(1e-6, terms.Sum(t => t.Weight));
        return [.. sentences.Select(s =>
        {
            var stems = MeantWords.Of(s, language).Select(w => w.Stem).ToHashSet();
            return 2 * terms.Sum(t => t.Weight * t.In(stems)) / all + Wanted(kinds, sought, s, language);
        })];
    }

    private static double Wanted(AnswerKinds asked, Sought sought, string sentence, Language language) =>
        (asked & AnswerKind.Offered(sentence, language)) != 0 ? 0.5 : SoughtThings.AreIn(sentence, sought, language) ? Holding : 0;

    /// <summary>Whether a sentence says nothing without the one before it.</summary>
    internal static bool LeansBack(string sentence, Language language) =>
        language is Language.English ? LeansBack().IsMatch(sentence) : Cues.Of(language).RefersBack.In(Folding.Of(sentence));

    internal static string Ended(string sentence) => sentence[^1] is '.' or '!' or '?' or ':' or ';' ? sentence : $"{sentence};";

    [GeneratedRegex(@"^(it|this|that|these|those|they|he|she|there|if so|otherwise|both|after that|then|the same|also|but|and)\b", RegexOptions.IgnoreCase)]
    private static partial Regex LeansBack();
}
