using System.Globalization;
using System.Text;

namespace MiaPulse.Core.Receptionist.Embedded;

/// <summary>
/// How common a word is in English at large: pieces of words with their log probabilities from much text (<c>vocab.tsv</c>, unigram model), of which a word is
/// the best-scoring row (Viterbi). Safe to share.
/// </summary>
internal sealed class WordCommonness
{
    private const char WordStart = '\u2581';
    private const float UnknownScore = -20;

    // Never changed once it is read.
    private static readonly Lazy<WordCommonness> Loaded = new(() =>
    {
        using var file = new StreamReader(ModelFile.Open("vocab.tsv"), Encoding.UTF8);
        return new WordCommonness(file);
    });

    private readonly Dictionary<string, float> _scores = new(8000, StringComparer.Ordinal);
    private readonly int _longest;

    private WordCommonness(StreamReader file)
    {
        // Only \n ends a line: some pieces are themselves characters that a line reader would take for an end.
        foreach (var line in file.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var tab = line.LastIndexOf('\t');
            if (_scores.TryAdd(line[..tab], float.Parse(line.AsSpan(tab + 1), CultureInfo.InvariantCulture)))
            {
                _longest = Math.Max(_longest, tab);
            }
        }
    }

    public static WordCommonness Shared => Loaded.Value;

    /// <summary>Log probability of a single lower-case word: near -5 for the commonest, below -12 for a rare one.</summary>
    public float LogProbability(string word)
    {
        var text = WordStart + word;
        var best = new float[text.Length + 1];
        Array.Fill(best, float.NegativeInfinity, 1, text.Length);
        var lookup = _scores.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var start = 0; start < text.Length; start++)
        {
            if (float.IsNegativeInfinity(best[start]))
            {
                continue;
            }

            var knownAlone = false;
            for (var length = 1; length <= Math.Min(_longest, text.Length - start); length++)
            {
                if (lookup.TryGetValue(text.AsSpan(start, length), out var score))
                {
                    knownAlone |= length == 1;
                    best[start + length] = Math.Max(best[start + length], best[start] + score);
                }
            }

            if (!knownAlone)
            {
                best[start + 1] = Math.Max(best[start + 1], best[start] + UnknownScore);
            }
        }

        return best[^1];
    }
}
