using System.Text.RegularExpressions;

namespace MiaPulse.Core.Knowledge.Documents;

/// <summary>Reads Markdown, and plain text as the Markdown that people write without knowing: headings, lists, tables and paragraphs. One pass, line by line.</summary>
internal static partial class MarkdownReader
{
    private const int MostLines = 200_000;
    private const int LongestHeading = 6;

    public static List<Block> Read(string text)
    {
        // Comments are there for whoever looks into the file, or for machines.
        var lines = Comment().Replace(text, "").ReplaceLineEndings("\n").Split('\n').Take(MostLines).ToList();
        var pass = new Pass();
        for (var i = IsFrontMatter(lines) is { } end ? end + 1 : 0; i < lines.Count; i++)
        {
            i = pass.Take(lines, i);
        }

        return pass.End();
    }

    private static int? IsFrontMatter(List<string> lines) => lines is ["---", ..] && lines.FindIndex(1, l => l.TrimEnd() is "---" or "...") is > 0 and < 60 and var end ? end : null;

    /// <summary>Words without the marks around them; of a link its words, of a picture nothing.</summary>
    private static string Plain(string line) => PageWalk.Tidy(Marks().Replace(Link().Replace(Tag().Replace(line, ""), "$1"), ""));

    private static List<string> Cells(string row) => [.. row.Trim().Trim('|').Split('|').Select(Plain)];

    private sealed class Pass
    {
        private readonly List<Block> _blocks = [];
        private readonly List<string> _lines = [];
        private bool _isEntry;
        private bool _isCode;

        /// <returns>The last line that was used up.</returns>
        public int Take(List<string> lines, int at)
        {
            var line = lines[at];
            var next = at + 1 < lines.Count ? lines[at + 1] : "";
            if (line.TrimStart().StartsWith("```", StringComparison.Ordinal))
            {
                Flush();
                _isCode = !_isCode;
            }
            else if (_isCode)
            {
                _lines.Add(line);
            }
            else if (string.IsNullOrWhiteSpace(line) || Rule().IsMatch(line))
            {
                Flush();
            }
            else if (Hash().Match(line) is { Success: true } hash)
            {
                Head(hash.Groups[1].Length, Plain(hash.Groups[2].Value));
            }
            else if (_lines.Count == 0 && Underline().Match(next) is { Success: true } under)
            {
                Head(under.Value[0] == '=' ? 1 : 2, Plain(line));
                return at + 1;
            }
            else if (line.Contains('|', StringComparison.Ordinal) && Divider().IsMatch(next))
            {
                return Table(lines, at);
            }
            else if (Bullet().Match(line) is { Success: true } bullet)
            {
                Flush();
                _lines.Add(Plain(line[bullet.Length..]));
                _isEntry = true;
            }
            else if (_lines.Count == 0 && Bold().Match(line) is { Success: true } bold)
            {
                Head(7, Plain(bold.Groups[1].Value));
            }
            else
            {
                _lines.Add(Plain(line.TrimStart('>', ' ', '\t')));
            }

            return at;
        }

        public List<Block> End()
        {
            Flush();
            return _blocks;
        }

        private int Table(List<string> lines, int at)
        {
            Flush();
            var header = Cells(lines[at]);
            var rows = new List<List<string>>();
            var row = at + 2;
            for (; row < lines.Count && lines[row].Contains('|', StringComparison.Ordinal); row++)
            {
                rows.Add(Cells(lines[row]));
            }

            _blocks.AddRange(PageTable.Rows(rows, [.. header]));
            return row - 1;
        }

        private void Head(int level, string text)
        {
            Flush();
            if (text.Length > 0)
            {
                _blocks.Add(new Heading(level, text.TrimEnd(':')));
            }
        }

        // People who know no Markdown set a few words above what they are about.
        private static bool IsHeading(string line, string below) =>
            line.Length is > 0 and <= 60 && Cutting.WordsIn(line) <= LongestHeading && char.IsUpper(line[0]) && !char.IsPunctuation(line[^1]) && !line.Any(char.IsDigit) && !line.Contains(", ", StringComparison.Ordinal)
            && below.Length > 40 && Cutting.WordsIn(below) > LongestHeading && char.IsUpper(below[0]);

        private void Flush()
        {
            if (!_isEntry && !_isCode && _lines.Count > 1 && IsHeading(_lines[0], _lines[1]))
            {
                _blocks.Add(new Heading(7, _lines[0]));
                _lines.RemoveAt(0);
            }

            // Lines that end early are lines: an address, a list of hours. Those of running text go on.
            var text = string.Join(_lines.Exists(l => l.Length > 60) ? ' ' : '\n', _lines.Where(l => l.Length > 0));
            _lines.Clear();
            if (text.Length > 0)
            {
                _blocks.Add(_isEntry ? new ListEntry(text) : text.EndsWith('?') && text.Length <= 160 && !text.Contains('\n', StringComparison.Ordinal) ? new Heading(7, text) : new Paragraph(text));
            }

            _isEntry = false;
        }
    }

    [GeneratedRegex("<!--.*?(-->|$)", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"!\[[^\]]{0,300}\]\([^)]{0,2000}\)|</?[a-zA-Z][^<>]{0,500}>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"\[([^\]]{1,300})\]\([^)]{0,2000}\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"\*{1,3}(?=\S)|(?<=\S)\*{1,3}|(?<![\w])_{1,3}(?=\S)|(?<=\S)_{1,3}(?![\w])|`+|\\(?=[\\`*_{}\[\]()#+.!|-])")]
    private static partial Regex Marks();

    [GeneratedRegex(@"^ {0,3}(#{1,6})\s+(.+?)\s*#*\s*$")]
    private static partial Regex Hash();

    [GeneratedRegex(@"^(={3,}|-{3,})\s*$")]
    private static partial Regex Underline();

    [GeneratedRegex(@"^\s*([-*_]\s*){3,}$")]
    private static partial Regex Rule();

    [GeneratedRegex(@"^\s*\|?\s*:?-{2,}:?\s*(\|\s*:?-{2,}:?\s*)*\|?\s*$")]
    private static partial Regex Divider();

    [GeneratedRegex(@"^\s*([-*+•]|\d{1,3}[.)])\s+(\[[ xX]\]\s+)?")]
    private static partial Regex Bullet();

    [GeneratedRegex(@"^\s*(?:\*\*|__)([^*_]{1,150})(?:\*\*|__):?\s*$")]
    private static partial Regex Bold();
}
