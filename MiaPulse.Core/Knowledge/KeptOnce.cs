using System.Text.RegularExpressions;

namespace MiaPulse.Core.Knowledge;

/// <summary>
/// Keeps once what stands on many pages: the shop's footer, the cookie notice, the paragraph on delivery below each of 5,000 products. The rows of the pages stay
/// whole, so that nothing is lost when the page goes on which it stood first; what is searched has it once.
/// </summary>
internal sealed partial class KeptOnce
{
    /// <summary>Shorter lines mean something else under each heading: "Small: $4".</summary>
    private const int FewestWords = 8;

    /// <summary>
    /// From this length on, a word that differs here and there makes no other paragraph, as long as its figures are the same and the words that its own heading names it by:
    /// "Spelt" has to be found by who asks for spelt, although of rye the same is told.
    /// </summary>
    private const int FewestForNear = 24;
    private const double Near = 0.8;
    private const int Shingle = 3;
    private const int Marks = 8;

    /// <summary>Shorter words of a heading are "the" and "of".</summary>
    private const int ShortestName = 4;

    private readonly HashSet<string> _pieces = new(StringComparer.Ordinal);
    private readonly HashSet<string> _lines = new(StringComparer.Ordinal);
    private readonly Dictionary<(int, ulong, string), List<HashSet<ulong>>> _near = [];

    /// <summary>What of a piece has not been said yet; null where nothing is left.</summary>
    public string? Fresh(string title, string text)
    {
        if (!_pieces.Add($"{title}\n{text}".ToLowerInvariant()))
        {
            return null;
        }

        var lines = text.Split('\n');
        var named = WordsOf(title).ToHashSet(StringComparer.Ordinal);
        var fresh = lines.Where(line => IsFresh(line, named)).ToList();
        return fresh.Count == lines.Length ? text : fresh.Count > 0 ? string.Join('\n', fresh) : null;
    }

    private bool IsFresh(string line, HashSet<string> named)
    {
        var words = WordsOf(line).ToList();
        if (words.Count < FewestWords)
        {
            return true;
        }

        return _lines.Add(string.Join(' ', words)) && (words.Count < FewestForNear || IsUnlike(words, named));
    }

    // Min-wise hashing: of two paragraphs that share most of their three-word runs, one of the least hashes is very likely the same.
    private bool IsUnlike(List<string> words, HashSet<string> named)
    {
        var runs = Enumerable.Range(0, words.Count - Shingle + 1).Select(i => HashOf($"{words[i]} {words[i + 1]} {words[i + 2]}")).ToHashSet();
        var figures = string.Join(' ', words.Where(w => w.Any(char.IsDigit) || w.Length >= ShortestName && named.Contains(w)));
        var keys = Enumerable.Range(0, Marks).Select(mark => (mark, runs.Min(r => Mixed(r, mark)), figures)).ToList();
        if (keys.Exists(k => _near.TryGetValue(k, out var others) && others.Exists(o => Likeness(o, runs) >= Near)))
        {
            return false;
        }

        foreach (var key in keys)
        {
            (_near.TryGetValue(key, out var list) ? list : _near[key] = []).Add(runs);
        }

        return true;
    }

    private static IEnumerable<string> WordsOf(string text) => Word().Matches(text.ToLowerInvariant()).Select(m => m.Value);

    private static double Likeness(HashSet<ulong> a, HashSet<ulong> b)
    {
        var shared = a.Count(b.Contains);
        return (double)shared / (a.Count + b.Count - shared);
    }

    // FNV-1a: the same in every process, unlike the runtime's own.
    private static ulong HashOf(string text) => text.Aggregate(14695981039346656037UL, (hash, c) => (hash ^ c) * 1099511628211UL);

    private static ulong Mixed(ulong hash, int mark)
    {
        hash = (hash ^ (ulong)(mark + 1) * 0x9E3779B97F4A7C15UL) * 0xBF58476D1CE4E5B9UL;
        return hash ^ (hash >> 31);
    }

    [GeneratedRegex(@"[\p{L}\p{N}]+([.,:'’][\p{L}\p{N}]+)*|[$€£%]")]
    private static partial Regex Word();
}
