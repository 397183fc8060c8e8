using System.Collections.Concurrent;
using MiaPulse.Core.Live;
using MiaPulse.Core.Shared;

namespace MiaPulse.Tests.Support;

/// <summary>Remembers what was published in one business.</summary>
public sealed class HeardEvents : IDisposable
{
    private readonly ConcurrentQueue<LiveEvent> _heard = new();
    private readonly IDisposable _watching;

    public HeardEvents(LiveFeed live, BusinessId business) => _watching = live.Watch(business, what =>
    {
        _heard.Enqueue(what);
        return ValueTask.CompletedTask;
    });

    public IReadOnlyList<LiveEvent> All => [.. _heard];

    public Task<T> FirstAsync<T>(Func<T, bool>? which = null) where T : LiveEvent =>
        Eventually.GetAsync(() => Task.FromResult(_heard.OfType<T>().FirstOrDefault(e => which?.Invoke(e) ?? true)), $"a {typeof(T).Name}");

    public void Dispose() => _watching.Dispose();
}
