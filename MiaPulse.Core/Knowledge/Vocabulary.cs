namespace MiaPulse.Core.Knowledge;

/// <summary>The words a business uses, for telling which one was meant by a slip of the finger.</summary>
internal sealed class Vocabulary
{
    private const int ShortestGuess = 5;
    private const int TwoSlipsFrom = 8;

    private readonly Dictionary<(char First, int Length), HashSet<Word>> _words = [];

    public void Add(Word word)
    {
        if (word.Surface.Length < ShortestGuess - 1)
        {
            return;
        }

        var key = (word.Surface[0], word.Surface.Length);
        (_words.TryGetValue(key, out var list) ? list : _words[key] = []).Add(word);
    }

    /// <summary>The word that differs from <paramref name="typed"/> by one slip, in a long word by two; null where none does, and where two slips lead to several words.</summary>
    public Word? Nearest(string typed)
    {
        if (typed.Length < ShortestGuess || typed.Any(char.IsDigit))
        {
            return null;
        }

        var most = typed.Length >= TwoSlipsFrom ? 2 : 1;
        var (best, least, areSeveral) = ((Word?)null, most + 1, false);
        for (var length = typed.Length - most; length <= typed.Length + most; length++)
        {
            foreach (var word in _words.GetValueOrDefault((typed[0], length)) ?? [])
            {
                var slips = Slips(typed, word.Surface, most);
                if (slips < least)
                {
                    (best, least, areSeveral) = (word, slips, false);
                    if (least <= 1)
                    {
                        return best;
                    }
                }
                else if (slips == least && best is { } other)
                {
                    areSeveral |= word.Stem != other.Stem;
                }
            }
        }

        return areSeveral ? null : best;
    }

    /// <summary>The words that begin with what was typed and are longer by some letters.</summary>
    public IEnumerable<Word> Beginning(string typed, int longerBy) =>
        _words.Where(w => w.Key.First == typed[0] && w.Key.Length >= typed.Length + longerBy).SelectMany(w => w.Value).Where(w => w.Surface.StartsWith(typed, StringComparison.Ordinal));

    /// <summary>Letters added, left out, changed or swapped with their neighbour; gives up beyond <paramref name="most"/>.</summary>
    internal static int Slips(string a, string b, int most)
    {
        if (Math.Abs(a.Length - b.Length) > most)
        {
            return most + 1;
        }

        var table = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    table[i, j] = i + j;
                    continue;
                }

                var least = Math.Min(Math.Min(table[i - 1, j], table[i, j - 1]) + 1, table[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    least = Math.Min(least, table[i - 2, j - 2] + 1);
                }

                table[i, j] = least;
            }
        }

        return table[a.Length, b.Length];
    }
}
