using MiaPulse.Core.Conversations;
using MiaPulse.Core.Shared;

namespace MiaPulse.Web.Conversations;

/// <summary>What Mia is saying right now, put together from its pieces until the finished message is read.</summary>
public sealed class MiaSpeech
{
    private readonly SortedDictionary<int, string> _pieces = [];
    private MessageId? _reply;
    private MessageId? _message;

    public bool IsSpeaking => _reply is not null;

    /// <summary>Her words from the first on. Empty while the first has not come, or where the screen was opened in the middle of them.</summary>
    public string Words { get; private set; } = "";

    public void Start(MessageId reply)
    {
        _reply = reply;
        _message = null;
        _pieces.Clear();
        Words = "";
    }

    /// <summary>Returns whether there is more to see.</summary>
    public bool Hear(MessageId reply, int index, string text)
    {
        if (_reply != reply)
        {
            Start(reply);
        }

        _pieces[index] = text;
        var words = string.Concat(_pieces.TakeWhile((piece, place) => piece.Key == place).Select(piece => piece.Value));
        var isMore = words.Length > Words.Length;
        Words = words;
        return isMore || index == 0;
    }

    public void End(MessageId reply, MessageId? message)
    {
        if (_reply != reply)
        {
            return;
        }

        if (message is null)
        {
            Clear(); // dropped: somebody took over
            return;
        }

        _message = message;
    }

    /// <summary>Her message is stored, which may be told before her speech has ended.</summary>
    public void Said(MessageId message)
    {
        if (_reply is not null)
        {
            _message = message;
        }
    }

    /// <summary>The stored messages were read: once hers is among them, the streamed words give way to it.</summary>
    public void Settle(IReadOnlyList<Message> messages)
    {
        if (_reply is not null && messages.Any(m => m.Id == (_message ?? _reply)))
        {
            Clear();
        }
    }

    private void Clear()
    {
        _reply = null;
        _message = null;
        _pieces.Clear();
        Words = "";
    }
}
