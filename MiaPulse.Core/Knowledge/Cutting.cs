using System.Text;
using System.Text.RegularExpressions;

namespace MiaPulse.Core.Knowledge;

/// <summary>
/// Cuts a page into pieces along its headings. A question keeps its answer, an entry of a list keeps what introduces the list, and nothing is cut inside a sentence.
/// </summary>
public static partial class Cutting
{
    public const int FewestWords = 30;
    public const int MostWords = 200;
    private const int MostHeading = 300;
    private const int MostLetters = 2_400; // text without blanks is cut as well

    internal static IReadOnlyList<Piece> Cut(IEnumerable<Block> blocks)
    {
        var pieces = new List<Piece>();
        var above = new List<Heading>();
        var section = new List<Block>();
        foreach (var block in blocks.Select(ForPeople).OfType<Block>())
        {
            switch (block)
            {
                case Heading heading:
                    Close(pieces, above, section);
                    KeepAlone(pieces, above, heading.Level);
                    above.RemoveAll(h => h.Level >= heading.Level);
                    above.Add(heading);
                    break;
                case Answer answer:
                    Close(pieces, above, section);
                    pieces.AddRange(Chunks([new Paragraph(answer.Text)]).Select(text => new Piece(Short(answer.Question), text)));
                    break;
                default:
                    section.Add(block);
                    break;
            }
        }

        Close(pieces, above, section);
        KeepAlone(pieces, above, 0);
        return [.. pieces.DistinctBy(p => p.Key)];
    }

    /// <summary>How many sentences are not read because they speak to a machine.</summary>
    internal static int ForMachines(IEnumerable<Block> blocks) =>
        blocks.Where(b => AddressedToMachines.Is(b.Text)).Sum(b => Math.Max(1, Sentence.Split(b.Text).Count(AddressedToMachines.Is)));

    private static Block? ForPeople(Block block)
    {
        if (!AddressedToMachines.Is(block.Text))
        {
            return block;
        }

        var left = string.Join(' ', Sentence.Split(block.Text).Where(s => !AddressedToMachines.Is(s)));
        return left.Length > 0 && !AddressedToMachines.Is(left) ? block with { Text = left } : null;
    }

    /// <summary>Words; in scripts that put no blanks between them, two letters count as one.</summary>
    public static int WordsIn(string text) => Word().Count(text) + Unspaced().Count(text) / 2;

    // What a piece may hold is counted in words, and in letters where those are longer than words are.
    private static int SizeOf(string text) => Math.Max(WordsIn(text), text.Length * MostWords / MostLetters);

    private static void Close(List<Piece> pieces, List<Heading> above, List<Block> section)
    {
        if (section.Count > 0)
        {
            var heading = HeadingOf(above);
            pieces.AddRange(Chunks(section).Where(SaysSomething).Select(text => new Piece(heading, text)));
            section.Clear();
        }
    }

    // "Open daily from 9 to 5", written as a heading with nothing below it, is text in large letters.
    private static void KeepAlone(List<Piece> pieces, List<Heading> above, int nextLevel)
    {
        if (above is [.., var last] && last.Level >= nextLevel && pieces.All(p => !p.Heading.EndsWith(Short(last.Text.TrimEnd(':', ' ')), StringComparison.Ordinal))
            && (WordsIn(last.Text) >= 6 || last.Text.Any(char.IsDigit)))
        {
            pieces.Add(new Piece(HeadingOf(above[..^1]), last.Text));
        }
    }

    // "Prices" under "Massage" is "Massage: Prices"; a question, or a heading of some length, speaks for itself, as does whatever stands under the page's own title.
    private static string HeadingOf(List<Heading> above)
    {
        if (above.Count == 0)
        {
            return "";
        }

        var nearest = above[^1].Text;
        var parent = above.Count > 1 && above[^2].Level > 1 ? above[^2].Text : null;
        var joined = parent is not null && !nearest.EndsWith('?') && WordsIn(nearest) <= 3 ? $"{parent.TrimEnd(':')}: {nearest}" : nearest;
        return Short(joined.TrimEnd(':', ' '));
    }

    private static IEnumerable<string> Chunks(IEnumerable<Block> section)
    {
        var chunks = new List<(string Text, int Words)>();
        var chunk = new StringBuilder();
        var words = 0;
        string? lead = null;
        foreach (var block in section)
        {
            lead = block is ListEntry ? lead : block.Text.EndsWith(':') && WordsIn(block.Text) <= FewestWords ? block.Text : null;
            foreach (var part in Sentences(block.Text))
            {
                var count = SizeOf(part);
                if (words > 0 && words + count > MostWords)
                {
                    chunks.Add((chunk.ToString(), words));
                    chunk.Clear();
                    words = 0;
                    if (block is ListEntry && lead is not null)
                    {
                        chunk.Append(lead);
                        words = WordsIn(lead);
                    }
                }

                chunk.Append(chunk.Length > 0 ? "\n" : "").Append(part);
                words += count;
            }
        }

        if (words > 0)
        {
            chunks.Add((chunk.ToString(), words));
        }

        // A few words left over belong to what came before.
        if (chunks.Count > 1 && chunks[^1].Words < FewestWords)
        {
            chunks[^2] = ($"{chunks[^2].Text}\n{chunks[^1].Text}", 0);
            chunks.RemoveAt(chunks.Count - 1);
        }

        return chunks.Select(c => c.Text);
    }

    // A block is kept whole unless it alone is too long; then it is cut where sentences end, and where there are none, between words.
    private static IEnumerable<string> Sentences(string text)
    {
        if (SizeOf(text) <= MostWords)
        {
            yield return text;
            yield break;
        }

        var part = new StringBuilder();
        var size = 0;
        foreach (var sentence in SentenceEnd().Split(text).SelectMany(Lengths))
        {
            var more = SizeOf(sentence);
            if (part.Length > 0 && size + more > MostWords / 2)
            {
                yield return part.ToString();
                part.Clear();
                size = 0;
            }

            part.Append(part.Length > 0 ? " " : "").Append(sentence);
            size += more;
        }

        yield return part.ToString();
    }

    private static IEnumerable<string> Lengths(string sentence) =>
        sentence.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Chunk(MostWords / 2)
            .SelectMany(words => string.Join(' ', words).Chunk(MostLetters / 2))
            .Select(letters => new string(letters));

    private static bool SaysSomething(string text) => WordsIn(text) >= 3 || text.Any(char.IsDigit);

    private static string Short(string text) => text.Length <= MostHeading ? text : text[..MostHeading];

    [GeneratedRegex(@"[\p{L}\p{N}]+(['’.,:-][\p{L}\p{N}]+)*")]
    private static partial Regex Word();

    [GeneratedRegex(@"[\p{IsCJKUnifiedIdeographs}\p{IsHiragana}\p{IsKatakana}\p{IsThai}\p{IsLao}\p{IsKhmer}]")]
    private static partial Regex Unspaced();

    [GeneratedRegex(@"(?<=[.!?…])\s+(?=[\p{Lu}\p{N}""'“(])|(?<=[。！？])|\n+")]
    private static partial Regex SentenceEnd();
}
