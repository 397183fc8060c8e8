using MiaPulse.Core.Languages;

namespace MiaPulse.Core.Knowledge;

/// <summary>Which entries have which words, all of one language, and how much it says that one has a word (BM25).</summary>
internal sealed class Lexicon
{
    private const double K1 = 1.2;
    private const double B = 0.75;

    private readonly Dictionary<string, List<(int Entry, int Count)>> _postings = new(StringComparer.Ordinal);
    private readonly Vocabulary _vocabulary = new();
    private readonly int[] _lengths;
    private readonly double _averageLength;

    /// <param name="texts">The words of each entry.</param>
    public Lexicon(IReadOnlyList<IReadOnlyList<Word>> texts)
    {
        _lengths = new int[texts.Count];
        for (var i = 0; i < texts.Count; i++)
        {
            foreach (var group in texts[i].GroupBy(w => w.Stem))
            {
                var count = group.Count();
                _lengths[i] += count;
                (_postings.TryGetValue(group.Key, out var list) ? list : _postings[group.Key] = []).Add((i, count));
                foreach (var word in group)
                {
                    _vocabulary.Add(word);
                }
            }
        }

        _averageLength = Math.Max(1, _lengths.DefaultIfEmpty(1).Average());
    }

    public int Entries => _lengths.Length;

    public IEnumerable<string> Stems => _postings.Keys;

    /// <summary>How many entries have it.</summary>
    public int Count(string stem) => _postings.TryGetValue(stem, out var list) ? list.Count : 0;

    /// <summary>The word that was meant by a slip of the finger.</summary>
    public Word? Nearest(string typed) => _vocabulary.Nearest(typed);

    /// <summary>The one word that was clipped: "physiotherapy" for "physio".</summary>
    public Word? Whole(string typed, Language language) =>
        ShortForms.MayBe(typed, language) ? ShortForms.Whole(typed, _vocabulary.Beginning(typed, ShortForms.ShortestRest)) : null;

    /// <summary>The entries that have it.</summary>
    public IEnumerable<(int Entry, double Bm25)> Find(string stem)
    {
        if (!_postings.TryGetValue(stem, out var list))
        {
            yield break;
        }

        foreach (var (entry, count) in list)
        {
            yield return (entry, Rarity(list.Count) * count * (K1 + 1) / (count + K1 * (1 - B + B * _lengths[entry] / _averageLength)));
        }
    }

    /// <summary>What an entry that is full of the word would come to; of a word that none has, what it would have said.</summary>
    public double Most(string stem) => Rarity(Count(stem)) * (K1 + 1);

    private double Rarity(int entries) => Math.Log(1 + (Entries - entries + 0.5) / (entries + 0.5));
}
