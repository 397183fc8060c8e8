using System.Text.RegularExpressions;

namespace MiaPulse.Core.Knowledge.Documents;

/// <summary>Goes over the lines of one page of a PDF. One per page.</summary>
/// <param name="body">The size of running text in this document.</param>
internal sealed partial class PdfBlocks(double body)
{
    private const int LongestHeading = 15;
    private const int LongestBold = 10;

    // From one line to the next, in sizes of the letters.
    private const double LinesApart = 1.7;
    private const double LinesWideApart = 2.6;

    private readonly List<Block> _blocks = [];
    private readonly List<List<string>> _rows = [];
    private string _text = "";
    private bool _isEntry;
    private PdfLine? _before;

    public List<Block> Of(IEnumerable<PdfLine> lines)
    {
        foreach (var line in lines)
        {
            Take(line);
            _before = line;
        }

        FlushText();
        FlushRows();
        return _blocks;
    }

    private void Take(PdfLine line)
    {
        if (line.Cells.Count > 1)
        {
            FlushText();
            _rows.Add([.. line.Cells]);
            return;
        }

        FlushRows();
        if (LevelOf(line) is { } level)
        {
            FlushText();
            var goesOn = _before is not null && IsNear(line) && LevelOf(_before) == level && _blocks is [.., Heading];
            var text = goesOn ? $"{_blocks[^1].Text} {line.Text}" : line.Text;
            if (goesOn)
            {
                _blocks.RemoveAt(_blocks.Count - 1);
            }

            _blocks.Add(new Heading(level, text));
        }
        else if (Bullet().Match(line.Text) is { Success: true } bullet)
        {
            FlushText();
            (_text, _isEntry) = (line.Text[bullet.Length..], true);
        }
        else if (_text.Length == 0 || !IsNear(line))
        {
            FlushText();
            _text = line.Text;
        }
        else
        {
            _text = _text.EndsWith('-') && char.IsLower(line.Text[0]) ? _text[..^1] + line.Text : $"{_text} {line.Text}";
        }
    }

    private void FlushText()
    {
        if (_text.Length > 0)
        {
            _blocks.Add(_isEntry ? new ListEntry(_text) : _text.EndsWith('?') && _text.Length <= 160 ? new Heading(7, _text) : new Paragraph(_text));
        }

        (_text, _isEntry) = ("", false);
    }

    private void FlushRows()
    {
        if (_rows.Count > 0)
        {
            _blocks.AddRange(PageTable.Rows(_rows, null));
            _rows.Clear();
        }
    }

    // The next line of the same paragraph: below, not further than lines are apart, and no other kind of text. Where lines are set wide apart, one that goes on in
    // the middle of a sentence.
    private bool IsNear(PdfLine line) =>
        _before is { } before && before.Cells.Count == 1 && before.Y > line.Y && Math.Abs(before.Size - line.Size) < 1
        && (before.Y - line.Y) / Math.Max(before.Size, line.Size) is var apart && (apart < LinesApart || apart < LinesWideApart && !Ended().IsMatch(before.Text) && char.IsLower(line.Text[0]));

    private int? LevelOf(PdfLine line)
    {
        var words = Cutting.WordsIn(line.Text);
        if (line.Cells.Count > 1 || words == 0 || words > LongestHeading || line.Text.EndsWith('.'))
        {
            return null;
        }

        return line.Size >= body * 1.6 ? 1 : line.Size >= body * 1.15 ? 2 : line.IsBold && words <= LongestBold ? 7 : null;
    }

    [GeneratedRegex(@"[.!?:;]\W*$")]
    private static partial Regex Ended();

    [GeneratedRegex(@"^([•●▪◦‣∙·–*]|-(?!\d)|\d{1,2}[.)])\s+")]
    private static partial Regex Bullet();
}
