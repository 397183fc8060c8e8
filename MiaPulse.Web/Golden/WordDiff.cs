namespace MiaPulse.Web.Golden;

/// <summary>Some words of an answer, and whether only this one has them.</summary>
public sealed record DiffPart(string Text, bool IsOwn);

/// <summary>What two answers share and what only one of them says, word by word.</summary>
public static class WordDiff
{
    /// <summary>Beyond so many words a side nothing is marked: an answer is never that long, and the table would be large.</summary>
    private const int MostWords = 1500;

    /// <summary>Of a hundred words of both together so many are shared, or nothing is marked: two sentences in shreds tell less than two sentences.</summary>
    private const int FewestShared = 40;

    /// <summary>Each answer in parts; joined they are its words. One part each, unmarked, where they have little in common.</summary>
    public static (IReadOnlyList<DiffPart> Before, IReadOnlyList<DiffPart> Now) Of(string before, string now)
    {
        string[] a = [.. Cut(before)], b = [.. Cut(now)];
        if (a.Length > MostWords || b.Length > MostWords)
        {
            return Whole(before, now);
        }

        var shared = LongestShared(a, b);
        if (200 * shared[0, 0] < FewestShared * (a.Length + b.Length))
        {
            return Whole(before, now);
        }

        bool[] ownA = [.. Enumerable.Repeat(true, a.Length)], ownB = [.. Enumerable.Repeat(true, b.Length)];
        for (int i = 0, j = 0; i < a.Length && j < b.Length;)
        {
            if (IsSame(a[i], b[j]))
            {
                (ownA[i++], ownB[j++]) = (false, false);
            }
            else if (shared[i + 1, j] >= shared[i, j + 1])
            {
                i++;
            }
            else
            {
                j++;
            }
        }

        return (Joined(a, ownA), Joined(b, ownB));
    }

    private static (IReadOnlyList<DiffPart> Before, IReadOnlyList<DiffPart> Now) Whole(string before, string now) => ([new DiffPart(before, false)], [new DiffPart(now, false)]);

    /// <summary>The longest run of words that both have in this order, from each pair of places on.</summary>
    private static int[,] LongestShared(string[] a, string[] b)
    {
        var shared = new int[a.Length + 1, b.Length + 1];
        for (var i = a.Length - 1; i >= 0; i--)
        {
            for (var j = b.Length - 1; j >= 0; j--)
            {
                shared[i, j] = IsSame(a[i], b[j]) ? shared[i + 1, j + 1] + 1 : Math.Max(shared[i + 1, j], shared[i, j + 1]);
            }
        }

        return shared;
    }

    private static bool IsSame(string a, string b) => string.Equals(a.TrimEnd(), b.TrimEnd(), StringComparison.Ordinal);

    /// <summary>Words, each with the white space behind it.</summary>
    private static IEnumerable<string> Cut(string text)
    {
        var start = 0;
        for (var i = 1; i <= text.Length; i++)
        {
            if (i == text.Length || (char.IsWhiteSpace(text[i - 1]) && !char.IsWhiteSpace(text[i])))
            {
                yield return text[start..i];
                start = i;
            }
        }
    }

    private static List<DiffPart> Joined(string[] words, bool[] isOwn)
    {
        var parts = new List<DiffPart>();
        for (var i = 0; i < words.Length; i++)
        {
            if (parts.Count > 0 && parts[^1].IsOwn == isOwn[i])
            {
                parts[^1] = parts[^1] with { Text = parts[^1].Text + words[i] };
            }
            else
            {
                parts.Add(new DiffPart(words[i], isOwn[i]));
            }
        }

        return parts;
    }
}
