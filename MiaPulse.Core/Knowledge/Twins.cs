using System.Text.RegularExpressions;
using MiaPulse.Core.Languages;

namespace MiaPulse.Core.Knowledge;

/// <summary>
/// Passages that are the same text but for a number or a name, as the pages of one catalogue are: to visitor and owner one of them tells as much as eight. Which one it
/// is goes by the question, so that "Product 17" is shown to who names it. What the owner wrote as question and answer, and sizes and lengths of one thing, stand for
/// themselves.
/// </summary>
internal static partial class Twins
{
    /// <summary>Shorter texts, such as rows of a price list, differ in little and mean something else.</summary>
    private const int FewestWords = 8;

    private const double Alike = 0.8;
    private const int Run = 3;

    /// <summary>One of each family, at the place of the one that was found first and as sure as that.</summary>
    public static List<FoundPassage> OneOfEach(IReadOnlyList<FoundPassage> found, string question)
    {
        var named = Tokens(question).ToHashSet(StringComparer.Ordinal);
        var kept = new List<FoundPassage>();
        var runs = new List<HashSet<string>>();
        foreach (var passage in found)
        {
            var own = passage.IsFaq ? [] : RunsOf(passage);
            var twin = own.Count == 0 ? -1 : Enumerable.Range(0, kept.Count).FirstOrDefault(i => runs[i].Count > 0 && IsLike(runs[i], own) && !IsVariant(kept[i]) && !IsVariant(passage), -1);
            if (twin < 0)
            {
                kept.Add(passage);
                runs.Add(own);
            }
            else if (Named(passage, named) > Named(kept[twin], named))
            {
                kept[twin] = passage with { Score = kept[twin].Score, Confidence = kept[twin].Confidence };
            }
        }

        return kept;
    }

    private static int Named(FoundPassage passage, HashSet<string> question) => Tokens($"{passage.Title} {passage.Text}").Distinct(StringComparer.Ordinal).Count(question.Contains);

    /// <summary>"30 minutes" and "60 minutes" are two offers of one thing: which of them is meant is worth asking.</summary>
    private static bool IsVariant(FoundPassage passage) => Words.Of(passage.Title, passage.Language).Any(w => ThingWords.IsVariant(w.Stem, passage.Language));

    /// <summary>The runs of three words of its text, without figures and without what its own title calls it. None where the text is short.</summary>
    private static HashSet<string> RunsOf(FoundPassage passage)
    {
        var title = Words.Of(passage.Title, passage.Language).Select(w => Folding.Of(w.Surface)).ToHashSet(StringComparer.Ordinal); // not its "the"
        var words = Tokens(passage.Text).Where(w => !w.Any(char.IsDigit) && !title.Contains(w)).ToList();
        return words.Count < FewestWords ? [] : [.. Enumerable.Range(0, words.Count - Run + 1).Select(i => $"{words[i]} {words[i + 1]} {words[i + 2]}")];
    }

    private static bool IsLike(HashSet<string> one, HashSet<string> other)
    {
        var shared = one.Count(other.Contains);
        return shared >= Alike * (one.Count + other.Count - shared);
    }

    private static IEnumerable<string> Tokens(string text) => Token().Matches(Folding.Of(text)).Select(m => m.Value);

    [GeneratedRegex(@"[\p{L}\p{N}]+")]
    private static partial Regex Token();
}
