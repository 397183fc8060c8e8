using System.Globalization;
using System.Text;

namespace MiaPulse.Web.Vendors.SemanticKernel.Hosted;

/// <summary>Takes the marks out of a model's words by which it names its passages, "[2]" or "[1, 3]", however they are cut into pieces, and remembers them.</summary>
internal sealed class CitedWords
{
    private const int LongestMark = 24;

    private readonly StringBuilder _held = new();

    /// <summary>The numbers that were named, in order, each once.</summary>
    public List<int> Numbers { get; } = [];

    /// <summary>The words of a piece that can be shown now.</summary>
    public string Take(string piece)
    {
        var shown = new StringBuilder();
        foreach (var c in piece)
        {
            _held.Append(c);
            if (!MayBecomeMark())
            {
                // The last letter may begin a mark of its own: "[[2]", or the blank before one.
                var keep = c is '[' or ' ' && _held.Length > 1 ? 1 : 0;
                shown.Append(_held.ToString(0, _held.Length - keep));
                _held.Remove(0, _held.Length - keep);
            }
            else if (c == ']')
            {
                Note();
            }
        }

        return shown.ToString();
    }

    /// <summary>The answer is over: what was held back.</summary>
    public string Rest()
    {
        var rest = _held.ToString();
        _held.Clear();
        return rest;
    }

    private bool MayBecomeMark()
    {
        var at = _held[0] == ' ' ? 1 : 0;
        if (at == _held.Length)
        {
            return true;
        }

        if (_held[at] != '[' || _held.Length > LongestMark)
        {
            return false;
        }

        for (var i = at + 1; i < _held.Length; i++)
        {
            var c = _held[i];
            if (!char.IsAsciiDigit(c) && !(c is ',' or ' ' or ']' && i > at + 1))
            {
                return false;
            }
        }

        return true;
    }

    private void Note()
    {
        foreach (var number in _held.ToString().Trim(' ', '[', ']').Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && !Numbers.Contains(n))
            {
                Numbers.Add(n);
            }
        }

        _held.Clear();
    }
}
