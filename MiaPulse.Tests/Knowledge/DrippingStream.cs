using System.Text;
using Microsoft.Extensions.Time.Testing;

namespace MiaPulse.Tests.Knowledge;

/// <summary>
/// A connection to a server that begins its answer and then sends a letter now and then, without end. The time between two letters passes on the test's clock, at the
/// moment when somebody reads: nobody waits for it, and each letter is there before the pause that follows it.
/// </summary>
public sealed class DrippingStream(string beginning, FakeTimeProvider clock, TimeSpan pause) : Stream
{
    private readonly byte[] _beginning = Encoding.ASCII.GetBytes(beginning);
    private int _given;
    private bool _isClosed;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (buffer.IsEmpty)
        {
            return ValueTask.FromResult(0); // only asks whether there is something: there always is
        }

        cancellationToken.ThrowIfCancellationRequested();
        if (_given < _beginning.Length)
        {
            var length = Math.Min(buffer.Length, _beginning.Length - _given);
            _beginning.AsMemory(_given, length).CopyTo(buffer);
            _given += length;
            return ValueTask.FromResult(length);
        }

        clock.Advance(pause);
        ObjectDisposedException.ThrowIf(_isClosed, this); // hung up meanwhile
        cancellationToken.ThrowIfCancellationRequested();
        buffer.Span[0] = (byte)'x';
        return ValueTask.FromResult(1);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => ValueTask.CompletedTask;

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => Task.CompletedTask;

    public override void Write(byte[] buffer, int offset, int count)
    {
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        _isClosed = true;
        base.Dispose(disposing);
    }
}
