namespace MiaPulse.Web.Conversations;

/// <summary>Finds, in a passage, the words that an answer quotes from it.</summary>
public static class QuotedWords
{
    // Fewer words in a row are shared by any two texts about the same thing.
    private const int FewestInARow = 3;

    /// <summary>The passage cut into pieces, those that are quoted marked. Joined they are the passage.</summary>
    public static IReadOnlyList<Piece> Mark(string passage, IEnumerable<string> quotes)
    {
        var marked = new bool[passage.Length];
        foreach (var quote in quotes.Where(q => !string.IsNullOrWhiteSpace(q)))
        {
            var at = passage.IndexOf(quote.Trim(), StringComparison.OrdinalIgnoreCase);
            if (at >= 0)
            {
                Array.Fill(marked, true, at, quote.Trim().Length);
            }
            else
            {
                MarkRunsOfWords(passage, quote, marked);
            }
        }

        var pieces = new List<Piece>();
        for (var from = 0; from < passage.Length;)
        {
            var until = from + 1;
            while (until < passage.Length && marked[until] == marked[from])
            {
                until++;
            }

            pieces.Add(new Piece(passage[from..until], marked[from]));
            from = until;
        }

        return pieces;
    }

    private static void MarkRunsOfWords(string passage, string quote, bool[] marked)
    {
        var said = WordsOf(quote).Select(w => quote[w]).ToList();
        var here = WordsOf(passage);
        for (var i = 0; i < here.Count; i++)
        {
            var longest = 0;
            for (var j = 0; j < said.Count; j++)
            {
                var length = 0;
                while (i + length < here.Count && j + length < said.Count && passage[here[i + length]].Equals(said[j + length], StringComparison.OrdinalIgnoreCase))
                {
                    length++;
                }

                longest = Math.Max(longest, length);
            }

            if (longest >= FewestInARow)
            {
                var from = here[i].Start.Value;
                Array.Fill(marked, true, from, here[i + longest - 1].End.Value - from);
                i += longest - 1;
            }
        }
    }

    private static List<Range> WordsOf(string text)
    {
        var words = new List<Range>();
        for (var i = 0; i < text.Length; i++)
        {
            var from = i;
            while (i < text.Length && char.IsLetterOrDigit(text[i]))
            {
                i++;
            }

            if (i > from)
            {
                words.Add(from..i);
            }
        }

        return words;
    }
}

/// <summary>A piece of a passage.</summary>
public sealed record Piece(string Text, bool IsQuoted);
