using System.Runtime.CompilerServices;
using System.Threading.Channels;
using MiaPulse.Core.Shared;

namespace MiaPulse.Core.Knowledge;

/// <summary>
/// Businesses in which something changed that is looked at once it has come to rest: ten corrections in a row are one look. It remembers nothing that matters:
/// what is left to do stands in rows, and is found from there at start.
/// </summary>
public sealed class RestQueue(TimeProvider clock)
{
    /// <summary>How long nothing may have changed.</summary>
    public static readonly TimeSpan Rest = TimeSpan.FromSeconds(2);

    /// <summary>After this long it is looked at although it goes on changing.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    private readonly Channel<bool> _wakes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly Lock _changing = new();
    private readonly Dictionary<BusinessId, (long First, long Last)> _changed = [];
    private readonly HashSet<BusinessId> _running = [];

    /// <summary>Something changed.</summary>
    public void Changed(BusinessId business)
    {
        var now = clock.GetTimestamp();
        lock (_changing)
        {
            _changed[business] = (_changed.TryGetValue(business, out var before) ? before.First : now, now);
        }

        _wakes.Writer.TryWrite(true);
    }

    /// <summary>The looking is over: what changed meanwhile may be looked at.</summary>
    public void Done(BusinessId business)
    {
        lock (_changing)
        {
            _running.Remove(business);
        }

        _wakes.Writer.TryWrite(true);
    }

    /// <summary>One business after another, each as soon as it has come to rest and is not being looked at. Say <see cref="Done"/> for each. For one reader.</summary>
    public async IAsyncEnumerable<BusinessId> RestedAsync([EnumeratorCancellation] CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            if (TryTake(out var business, out var wait))
            {
                yield return business;
                continue;
            }

            using var soon = wait is { } time ? new CancellationTokenSource(time, clock) : new CancellationTokenSource();
            using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, soon.Token);
            try
            {
                await _wakes.Reader.ReadAsync(either.Token);
            }
            catch (OperationCanceledException) when (!ct.IsCancellationRequested)
            {
                // Time to look.
            }
        }
    }

    private bool TryTake(out BusinessId business, out TimeSpan? wait)
    {
        (business, wait) = (default, null);
        lock (_changing)
        {
            foreach (var (id, (first, last)) in _changed.Where(c => !_running.Contains(c.Key)))
            {
                var left = Shorter(Rest - clock.GetElapsedTime(last), LongestWait - clock.GetElapsedTime(first));
                if (left <= TimeSpan.Zero)
                {
                    business = id;
                    _changed.Remove(id);
                    _running.Add(id);
                    return true;
                }

                wait = Shorter(wait ?? left, left);
            }
        }

        return false;
    }

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
