using System.Threading.Channels;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Live;
using MiaPulse.Core.Shared;

namespace MiaPulse.Core.Calls;

/// <summary>
/// Hears Mia's words in one conversation while she finds them. On the publisher's own turn, as the bridge to the widgets does: a caller has nothing but these words, so none
/// may be dropped in a rush of others, and no queue stands before the voice.
/// </summary>
internal sealed class ReplyEar : IDisposable
{
    private readonly Channel<LiveEvent?> _told = System.Threading.Channels.Channel.CreateUnbounded<LiveEvent?>();
    private readonly IDisposable _watching;

    public ReplyEar(LiveFeed live, BusinessId business, ConversationId conversation) => _watching = live.WatchEverything((of, what) =>
    {
        if (of == business && what is ReplyPiece or MessageAdded { Author: Author.Mia } && ((ConversationEvent)what).Conversation == conversation)
        {
            _told.Writer.TryWrite(what);
        }
    });

    /// <summary>Whoever finds the words writes null here when they are done: everything that they published is before it.</summary>
    public ChannelWriter<LiveEvent?> Told => _told.Writer;

    /// <summary>What comes next.</summary>
    /// <returns>Whether anything came within that time, and what; null: she is done.</returns>
    public async Task<(bool Came, LiveEvent? What)> NextAsync(TimeSpan within, TimeProvider clock, CancellationToken ct)
    {
        try
        {
            if (!_told.Reader.TryRead(out var what))
            {
                await _told.Reader.WaitToReadAsync(ct).AsTask().WaitAsync(within, clock, ct);
                _told.Reader.TryRead(out what);
            }

            return (true, what);
        }
        catch (TimeoutException)
        {
            return (false, null); // the framework's only way to say that the time is over
        }
    }

    public void Dispose() => _watching.Dispose();
}
