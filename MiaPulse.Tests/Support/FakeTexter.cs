using System.Collections.Concurrent;
using System.Globalization;
using MiaPulse.Core.Notifications;

namespace MiaPulse.Tests.Support;

/// <summary>Takes texts and lets the test read them, unless the test says otherwise.</summary>
public sealed class FakeTexter : ITexter
{
    private readonly ConcurrentQueue<TextMessage> _taken = new();
    private int _sent;

    public Func<TextMessage, Delivery?> Answers { get; set; } = _ => null;

    /// <summary>How many were taken since the beginning.</summary>
    public int Count => _sent;

    public Task<Delivery> SendAsync(TextMessage text, CancellationToken ct)
    {
        if (Answers(text) is { } other)
        {
            return Task.FromResult(other);
        }

        _taken.Enqueue(text);
        return Task.FromResult<Delivery>(new Delivery.Delivered($"SM{Interlocked.Increment(ref _sent).ToString(CultureInfo.InvariantCulture)}"));
    }

    /// <summary>The oldest text that nobody has read.</summary>
    public TextMessage Take() => _taken.TryDequeue(out var text) ? text : throw new InvalidOperationException("There is no text.");

    public bool HasMore => !_taken.IsEmpty;
}
