using System.Collections.Concurrent;
using MiaPulse.Core.Calls;

namespace MiaPulse.Tests.Support;

/// <summary>What was looked up.</summary>
public sealed record LookedUp(string To, string From, string Text, DateTimeOffset Since);

/// <summary>Knows of the texts that the test says it knows of.</summary>
public sealed class FakeTextLookup : ITextLookup
{
    private readonly ConcurrentQueue<LookedUp> _asked = new();

    public Func<LookedUp, FoundText?> Knows { get; set; } = _ => null;

    public IReadOnlyList<LookedUp> Asked => [.. _asked];

    public Task<FoundText?> FindAsync(string to, string from, string text, DateTimeOffset since, CancellationToken ct)
    {
        var asked = new LookedUp(to, from, text, since);
        _asked.Enqueue(asked);
        return Task.FromResult(Knows(asked));
    }
}
