using System.Net.WebSockets;
using System.Text;
using System.Threading.Channels;

namespace MiaPulse.Web.Vendors.Twilio;

/// <summary>
/// One relay's socket: whole frames in, and out in the order in which they were sent, one at a time, since a socket bears no two writers. Who sends a frame that is too large, or
/// takes ours too slowly, is cut off: the call then goes on without a relay.
/// </summary>
internal sealed class RelayLine(WebSocket socket, TimeProvider clock)
{
    /// <summary>Of one frame from Twilio, which holds a sentence or two.</summary>
    public const int MostBytes = 64 * 1024;

    /// <summary>Frames that wait to be taken.</summary>
    public const int MostWaiting = 256;

    /// <summary>For Twilio to take one frame.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Channel<string> _frames = Channel.CreateBounded<string>(new BoundedChannelOptions(MostWaiting) { SingleReader = true });
    private readonly byte[] _piece = new byte[8 * 1024];
    private WebSocketCloseStatus _why = WebSocketCloseStatus.NormalClosure;
    private volatile bool _isFinished;

    /// <summary>Once there is nothing more to be sent, this is nothing.</summary>
    public void Send(string frame)
    {
        if (!_frames.Writer.TryWrite(frame) && !_isFinished)
        {
            Abort();
        }
    }

    /// <summary>Nothing more is sent; what waits still goes out.</summary>
    public void Finish(WebSocketCloseStatus why = WebSocketCloseStatus.NormalClosure)
    {
        if (why is not WebSocketCloseStatus.NormalClosure)
        {
            _why = why;
        }

        _isFinished = true;
        _frames.Writer.TryComplete();
    }

    /// <summary>Cut, without a word: to Twilio the relay has failed, and it asks how the call goes on.</summary>
    public void Abort()
    {
        _frames.Writer.TryComplete();
        socket.Abort();
    }

    /// <summary>The next frame; null when there will be none. What is no text is an empty one.</summary>
    public async Task<byte[]?> ReadAsync(CancellationToken ct)
    {
        using var frame = new MemoryStream();
        while (true)
        {
            var got = await socket.ReceiveAsync(_piece.AsMemory(), ct);
            if (got.MessageType is WebSocketMessageType.Close)
            {
                return null;
            }

            if (frame.Length + got.Count > MostBytes)
            {
                Finish(WebSocketCloseStatus.MessageTooBig);
                return null;
            }

            frame.Write(_piece, 0, got.Count);
            if (got.EndOfMessage)
            {
                return got.MessageType is WebSocketMessageType.Text ? frame.ToArray() : [];
            }
        }
    }

    /// <summary>Sends until there is nothing more, and then closes. Does not throw: who is left without an answer is cut off.</summary>
    public async Task WriteAsync(CancellationToken ct)
    {
        try
        {
            await foreach (var frame in _frames.Reader.ReadAllAsync(ct))
            {
                await WithinAsync(token => socket.SendAsync(Encoding.UTF8.GetBytes(frame).AsMemory(), WebSocketMessageType.Text, endOfMessage: true, token), ct);
            }

            await WithinAsync(token => new ValueTask(socket.CloseOutputAsync(_why, null, token)), ct);
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException or InvalidOperationException)
        {
            Abort();
        }
    }

    private async Task WithinAsync(Func<CancellationToken, ValueTask> send, CancellationToken ct)
    {
        using var clocked = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, clocked.Token);
        await send(either.Token);
    }
}
