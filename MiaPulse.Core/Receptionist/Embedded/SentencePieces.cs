using System.Globalization;
using System.Text;

namespace MiaPulse.Core.Receptionist.Embedded;

/// <summary>
/// Cuts text into the encoder's pieces: NFC (as the published vectors have it; whoever wants wide letters folded does so before), words at spaces, each word the best-scoring row of pieces (unigram model, Viterbi).
/// The scores are log probabilities from much English text, so they also tell how rare a word is.
/// </summary>
internal sealed class SentencePieces
{
    public const int MaxPieces = 126;
    private const char WordStart = '\u2581';
    private const int FirstPiece = 6;
    private const int Unknown = 0;
    private const float UnknownScore = -20;

    private readonly Dictionary<string, (int Id, float Score)> _pieces = new(8000, StringComparer.Ordinal);
    private readonly int _longest;

    private SentencePieces(TextReader file)
    {
        // Only \n ends a line: some pieces are themselves characters that a line reader would take for an end.
        var id = 0;
        foreach (var line in file.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var tab = line.LastIndexOf('\t');
            if (id >= FirstPiece)
            {
                _pieces.TryAdd(line[..tab], (id, float.Parse(line.AsSpan(tab + 1), CultureInfo.InvariantCulture)));
                _longest = Math.Max(_longest, tab);
            }

            id++;
        }
    }

    public static SentencePieces Load()
    {
        using var file = new StreamReader(EncoderWeights.Resource("mia/vocab.tsv"), Encoding.UTF8);
        return new SentencePieces(file);
    }

    /// <summary>Ids of the pieces, at least one, at most <see cref="MaxPieces"/>.</summary>
    public int[] Cut(string text)
    {
        var ids = new List<int>();
        foreach (var word in text.Normalize().Split(' '))
        {
            foreach (var id in Best(WordStart + word).Ids)
            {
                if (id != Unknown || ids.Count == 0 || ids[^1] != Unknown)
                {
                    ids.Add(id);
                }
            }

            if (ids.Count >= MaxPieces)
            {
                break;
            }
        }

        return ids.Count == 0 ? [Unknown] : [.. ids.Take(MaxPieces)];
    }

    /// <summary>Log probability of a single lower-case word: near -5 for the commonest, below -12 for a rare one.</summary>
    public float LogProbability(string word) => Best(WordStart + word).Score;

    private (List<int> Ids, float Score) Best(string word)
    {
        var best = new float[word.Length + 1];
        var from = new (int Start, int Id)[word.Length + 1];
        Array.Fill(best, float.NegativeInfinity, 1, word.Length);
        var lookup = _pieces.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var start = 0; start < word.Length; start++)
        {
            if (float.IsNegativeInfinity(best[start]))
            {
                continue;
            }

            var knownAlone = false;
            for (var length = 1; length <= Math.Min(_longest, word.Length - start); length++)
            {
                if (!lookup.TryGetValue(word.AsSpan(start, length), out var piece))
                {
                    continue;
                }

                knownAlone |= length == 1;
                Offer(start, start + length, best[start] + piece.Score, piece.Id);
            }

            if (!knownAlone)
            {
                Offer(start, start + 1, best[start] + UnknownScore, Unknown);
            }
        }

        var ids = new List<int>();
        for (var end = word.Length; end > 0; end = from[end].Start)
        {
            ids.Add(from[end].Id);
        }

        ids.Reverse();
        return (ids, best[word.Length]);

        void Offer(int start, int end, float score, int id)
        {
            if (score > best[end])
            {
                best[end] = score;
                from[end] = (start, id);
            }
        }
    }
}
