using System.Globalization;
using System.Text;
using System.Xml;

namespace MiaPulse.Core.Knowledge.Documents;

/// <summary>Collects the blocks of a Word document while its XML goes by. One per document.</summary>
internal sealed class WordText(IReadOnlyDictionary<string, int> levels)
{
    private const int LongestBold = 15;
    private const int LongestHeading = 200;
    private const int DeepestNesting = 100;

    private readonly List<Block> _blocks = [];
    private readonly Stack<Line> _open = new(); // a box of text stands inside the paragraph it is tied to
    private readonly List<List<string>> _rows = [];
    private List<string> _row = [];
    private StringBuilder _cell = new();
    private int _tables;
    private bool _isHidden;
    private bool _isBold;

    public IReadOnlyList<Block> Blocks => _blocks;

    public static string? Value(XmlReader xml, string name = "val") => xml.GetAttribute(name, xml.NamespaceURI);

    public void Take(XmlReader xml)
    {
        if (xml.NodeType is XmlNodeType.Element)
        {
            Begin(xml);
        }
        else if (xml.NodeType is XmlNodeType.EndElement)
        {
            End(xml.LocalName);
        }
        else if (xml.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace && _open.TryPeek(out var line) && line.IsInText && !_isHidden)
        {
            line.Text.Append(xml.Value);
            line.Bold += _isBold ? xml.Value.Length : 0;
        }
    }

    private void Begin(XmlReader xml)
    {
        switch (xml.LocalName)
        {
            case "p" when !xml.IsEmptyElement:
                if (_open.Count == DeepestNesting)
                {
                    throw new TooMuchException();
                }

                _open.Push(new Line());
                break;
            case "tbl" when !xml.IsEmptyElement && ++_tables == 1:
                _rows.Clear();
                break;
            case "tr" when _tables == 1:
                _row = [];
                break;
            case "tc" when _tables == 1:
                _cell = new StringBuilder();
                break;
            case "r":
                (_isHidden, _isBold) = (false, false);
                break;
            case "vanish":
                _isHidden = IsOn(xml);
                break;
            case "b":
                _isBold = IsOn(xml);
                break;
            default:
                if (_open.TryPeek(out var line))
                {
                    Inside(line, xml);
                }

                break;
        }
    }

    private void Inside(Line line, XmlReader xml)
    {
        switch (xml.LocalName)
        {
            case "t":
                line.IsInText = !xml.IsEmptyElement;
                break;
            case "tab":
                line.Text.Append(' ');
                break;
            case "br" or "cr":
                line.Text.Append('\n');
                break;
            case "noBreakHyphen":
                line.Text.Append('-');
                break;
            case "pStyle" when Value(xml) is { } style && levels.TryGetValue(style, out var level):
                line.Level = level;
                break;
            case "outlineLvl" when int.TryParse(Value(xml), NumberStyles.None, CultureInfo.InvariantCulture, out var outline) && outline < 9:
                line.Level = Math.Clamp(outline + 1, 1, 6);
                break;
            case "numPr":
                line.IsEntry = true;
                break;
        }
    }

    private void End(string name)
    {
        switch (name)
        {
            case "t" when _open.TryPeek(out var line):
                line.IsInText = false;
                break;
            case "p" when _open.TryPop(out var done):
                Add(done);
                break;
            case "tc" when _tables == 1:
                _row.Add(PageWalk.Tidy(_cell.ToString()));
                break;
            case "tr" when _tables == 1 && _row.Count > 0:
                _rows.Add(_row);
                break;
            case "tbl" when --_tables == 0:
                AddTable();
                break;
        }
    }

    private void Add(Line line)
    {
        var text = string.Join('\n', line.Text.ToString().Split('\n').Select(PageWalk.Tidy).Where(l => l.Length > 0));
        if (text.Length == 0)
        {
            return;
        }

        if (_tables > 0)
        {
            _cell.Append(_cell.Length > 0 ? " " : "").Append(text);
            return;
        }

        var isLabel = line.Bold >= line.Text.Length && Cutting.WordsIn(text) <= LongestBold && !text.EndsWith('.') && !text.Contains('\n', StringComparison.Ordinal);
        var isQuestion = text.EndsWith('?') && text.Length <= 160 && !line.IsEntry;
        _blocks.Add(
            line.Level > 0 && text.Length <= LongestHeading ? new Heading(line.Level, text)
            : isLabel || isQuestion ? new Heading(7, text.TrimEnd(':'))
            : line.IsEntry ? new ListEntry(text)
            : new Paragraph(text));
    }

    private void AddTable()
    {
        // A first row without figures above rows that have some says what the columns are.
        string[]? header = null;
        if (_rows.Count > 1 && !_rows[0].Exists(HasDigit) && _rows.Skip(1).Any(r => r.Exists(HasDigit)))
        {
            header = [.. _rows[0]];
            _rows.RemoveAt(0);
        }

        _blocks.AddRange(PageTable.Rows(_rows, header));
        _rows.Clear();
    }

    private static bool HasDigit(string text) => text.Any(char.IsDigit);

    private static bool IsOn(XmlReader xml) => Value(xml) is not ("0" or "false" or "off");

    private sealed class Line
    {
        public StringBuilder Text { get; } = new();

        public int Bold { get; set; }

        public int Level { get; set; }

        public bool IsEntry { get; set; }

        public bool IsInText { get; set; }
    }
}
