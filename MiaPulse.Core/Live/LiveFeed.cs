using System.Collections.Concurrent;
using System.Threading.Channels;
using MiaPulse.Core.Shared;
using Microsoft.Extensions.Logging;

namespace MiaPulse.Core.Live;

/// <summary>
/// Tells listeners what just happened, in this process. Save first, then publish. A listener is called on its own turn, one event at a time and in order;
/// one that throws or dawdles harms nobody else: at <see cref="QueueLength"/> waiting events the oldest is dropped, which is why events are nudges.
/// </summary>
public sealed partial class LiveFeed(ILogger<LiveFeed> log)
{
    public const int QueueLength = 1000;

    private readonly ConcurrentDictionary<BusinessId, Listener[]> _byBusiness = new();
    private readonly Lock _changing = new();
    private Listener[] _everywhere = [];

    /// <summary>Hears one business. Dispose to stop.</summary>
    public IDisposable Watch(BusinessId business, Func<LiveEvent, ValueTask> heard) => Add(new Listener(this, business, (_, what) => heard(what)));

    /// <summary>Hears every business: for the bridge to the visitors' hub.</summary>
    public IDisposable WatchEverything(Func<BusinessId, LiveEvent, ValueTask> heard) => Add(new Listener(this, null, heard));

    public void Publish(BusinessId business, LiveEvent what)
    {
        // The arrays are never changed once seen here, so that nobody is called under a lock.
        foreach (var listener in Volatile.Read(ref _everywhere))
        {
            listener.Offer(business, what);
        }

        if (_byBusiness.TryGetValue(business, out var listeners))
        {
            foreach (var listener in listeners)
            {
                listener.Offer(business, what);
            }
        }
    }

    private Listener Add(Listener listener)
    {
        lock (_changing)
        {
            if (listener.Business is { } business)
            {
                _byBusiness[business] = [.. _byBusiness.GetValueOrDefault(business, []), listener];
            }
            else
            {
                _everywhere = [.. _everywhere, listener];
            }
        }

        return listener;
    }

    private void Remove(Listener listener)
    {
        lock (_changing)
        {
            if (listener.Business is not { } business)
            {
                _everywhere = [.. _everywhere.Where(l => l != listener)];
                return;
            }

            Listener[] rest = [.. _byBusiness.GetValueOrDefault(business, []).Where(l => l != listener)];
            if (rest.Length == 0)
            {
                _byBusiness.TryRemove(business, out _);
            }
            else
            {
                _byBusiness[business] = rest;
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A live listener of business {Business} failed on {Event}")]
    private static partial void ListenerFailed(ILogger log, Exception failure, BusinessId? business, string @event);

    private sealed class Listener : IDisposable
    {
        private readonly LiveFeed _feed;
        private readonly Func<BusinessId, LiveEvent, ValueTask> _heard;
        private readonly Channel<(BusinessId, LiveEvent)> _waiting = Channel.CreateBounded<(BusinessId, LiveEvent)>(
            new BoundedChannelOptions(QueueLength) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

        public Listener(LiveFeed feed, BusinessId? business, Func<BusinessId, LiveEvent, ValueTask> heard)
        {
            _feed = feed;
            _heard = heard;
            Business = business;
            _ = Task.Run(HearAsync); // ends when the listener is disposed
        }

        public BusinessId? Business { get; }

        public void Offer(BusinessId business, LiveEvent what) => _waiting.Writer.TryWrite((business, what));

        public void Dispose()
        {
            _feed.Remove(this);
            _waiting.Writer.TryComplete();
        }

        private async Task HearAsync()
        {
            await foreach (var (business, what) in _waiting.Reader.ReadAllAsync())
            {
                try
                {
                    await _heard(business, what);
                }
#pragma warning disable CA1031 // whatever one listener does wrong, the next event and the other listeners must not notice
                catch (Exception failure)
#pragma warning restore CA1031
                {
                    ListenerFailed(_feed._log, failure, Business, what.GetType().Name);
                }
            }
        }
    }

    private readonly ILogger<LiveFeed> _log = log;
}
