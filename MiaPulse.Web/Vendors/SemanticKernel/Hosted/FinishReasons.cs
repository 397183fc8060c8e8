using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;

namespace MiaPulse.Web.Vendors.SemanticKernel.Hosted;

/// <summary>
/// Mends streams of compatible services on their way in: a finish reason that the client library does not know (<c>eos</c>, or an empty one on every
/// piece) makes it throw in the middle of an answer. Unknown becomes <c>stop</c>, empty becomes none.
/// </summary>
internal sealed class FinishReasons : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        if (response.Content.Headers.ContentType?.MediaType == "text/event-stream")
        {
            var mended = new StreamContent(new MendedEvents(await response.Content.ReadAsStreamAsync(cancellationToken)));
            mended.Headers.ContentType = response.Content.Headers.ContentType;
            response.Content = mended;
        }

        return response;
    }
}

/// <summary>Server-sent events, line by line as they come, with their finish reasons mended.</summary>
internal sealed partial class MendedEvents(Stream source) : Stream
{
    /// <summary>A longer line is no piece of an answer.</summary>
    private const int LongestLine = 1_000_000;

    private readonly ArrayBufferWriter<byte> _line = new();
    private readonly byte[] _read = new byte[8192];
    private ReadOnlyMemory<byte> _ready;
    private ReadOnlyMemory<byte> _unread;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (_ready.IsEmpty)
        {
            if (_unread.IsEmpty)
            {
                var count = await source.ReadAsync(_read, cancellationToken);
                if (count == 0)
                {
                    if (_line.WrittenCount == 0)
                    {
                        return 0;
                    }

                    FinishLine();
                    break;
                }

                _unread = _read.AsMemory(0, count);
            }

            var end = _unread.Span.IndexOf((byte)'\n');
            _line.Write(_unread.Span[..(end < 0 ? _unread.Length : end + 1)]);
            _unread = end < 0 ? default : _unread[(end + 1)..];
            if (_line.WrittenCount > LongestLine)
            {
                throw new InvalidDataException("A line of the model's answer is too long.");
            }

            if (end >= 0)
            {
                FinishLine();
            }
        }

        var taken = Math.Min(buffer.Length, _ready.Length);
        _ready[..taken].CopyTo(buffer);
        _ready = _ready[taken..];
        return taken;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Answers are read as they come.");

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            source.Dispose();
        }

        base.Dispose(disposing);
    }

    // A quote inside the model's words is written as \" and cannot look like the key.
    private void FinishLine()
    {
        var line = Encoding.UTF8.GetString(_line.WrittenSpan);
        _line.ResetWrittenCount();
        _ready = Encoding.UTF8.GetBytes(Reason().Replace(line, m => Known(m.Groups["why"].Value) ? m.Value : $"\"finish_reason\":{(m.Groups["why"].Length == 0 ? "null" : "\"stop\"")}"));
    }

    private static bool Known(string reason) => reason is "stop" or "length" or "tool_calls" or "content_filter" or "function_call";

    [GeneratedRegex(@"(?<!\\)""finish_reason""\s*:\s*""(?<why>[^""\\]*)""")]
    private static partial Regex Reason();
}
