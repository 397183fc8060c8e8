using MiaPulse.Core.Calls;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Languages;

namespace MiaPulse.Web.Calls;

/// <summary>A line of a rehearsed call.</summary>
/// <param name="Side">Who said it; <see cref="Author.System"/> for what happens.</param>
/// <param name="Text">The words.</param>
/// <param name="Language">Which they are in; null where nobody knows.</param>
internal sealed record RehearsedLine(Author Side, string Text, Language? Language);

/// <summary>What is said in a rehearsed call, and how much of Mia's latest words was heard. Her pieces are counted over the whole page, so that one that ends late is not taken for one of another turn.</summary>
internal sealed class RehearsedTalk
{
    private readonly List<RehearsedLine> _lines = [];
    private readonly List<string> _pieces = []; // of Mia's in this turn
    private int _before; // pieces of the turns before this one
    private int _heard; // pieces of this turn that were heard to their end

    public IReadOnlyList<RehearsedLine> Lines => _lines;

    /// <summary>She has said something in this turn.</summary>
    public bool HasSaid { get; private set; }

    /// <summary>Something that she said in this turn is still to be heard.</summary>
    public bool IsBeingHeard => _heard < _pieces.Count;

    /// <summary>What was heard of this turn.</summary>
    public string Heard => string.Concat(_pieces.Take(_heard));

    /// <summary>The language that she spoke last.</summary>
    public Language? Language => _lines.FindLast(l => l.Side is Author.Mia)?.Language;

    public void Clear()
    {
        _lines.Clear();
        Begin();
    }

    /// <summary>A turn of Mia's begins.</summary>
    public void Begin()
    {
        _before += _pieces.Count;
        _pieces.Clear();
        (_heard, HasSaid) = (0, false);
    }

    public void Happens(string what) => _lines.Add(new RehearsedLine(Author.System, what, null));

    public void CallerSays(string words) => _lines.Add(new RehearsedLine(Author.Visitor, words, null));

    /// <returns>Which piece it is.</returns>
    public int MiaSays(Say say)
    {
        if (HasSaid && _lines[^1] is { Side: Author.Mia } last && last.Language == say.Language)
        {
            _lines[^1] = last with { Text = last.Text + say.Text };
        }
        else
        {
            _lines.Add(new RehearsedLine(Author.Mia, say.Text, say.Language));
        }

        _pieces.Add(say.Text);
        HasSaid = true;
        return _before + _pieces.Count - 1;
    }

    /// <summary>A piece was heard to its end.</summary>
    public void WasHeard(int piece) => _heard = Math.Max(_heard, Math.Min(piece - _before + 1, _pieces.Count));

    /// <summary>All of it was: what stands there is read by eye.</summary>
    public void WasRead() => _heard = _pieces.Count;
}
