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
    private Bridge[] _everywhere = [];

    /// <summary>Hears one business. Dispose to stop.</summary>
    public IDisposable Watch(BusinessId business, Func<LiveEvent, ValueTask> heard) => Add(new Listener(this, business, heard));

    /// <summary>
    /// Hears every business, on the publisher's own turn and before anything is dropped: for the bridge to the visitors' hub, which has a queue for each
    /// visitor, since one queue for all would let one business's rush push out another's events. Must not wait. Dispose to stop.
    /// </summary>
    public IDisposable WatchEverything(Action<BusinessId, LiveEvent> heard)
    {
        var bridge = new Bridge(this, heard);
        lock (_changing)
        {
            _everywhere = [.. _everywhere, bridge];
        }

        return bridge;
    }

    public void Publish(BusinessId business, LiveEvent what)
    {
        // The arrays are never changed once seen here, so that nobody is called under a lock.
        foreach (var bridge in Volatile.Read(ref _everywhere))
        {
            bridge.Tell(business, what);
        }

        if (_byBusiness.TryGetValue(business, out var listeners))
        {
            foreach (var listener in listeners)
            {
                listener.Offer(what);
            }
        }
    }

    private Listener Add(Listener listener)
    {
        lock (_changing)
        {
            _byBusiness[listener.Business] = [.. _byBusiness.GetValueOrDefault(listener.Business, []), listener];
        }

        return listener;
    }

    private void Remove(Listener listener)
    {
        lock (_changing)
        {
            Listener[] rest = [.. _byBusiness.GetValueOrDefault(listener.Business, []).Where(l => l != listener)];
            if (rest.Length == 0)
            {
                _byBusiness.TryRemove(listener.Business, out _);
            }
            else
            {
                _byBusiness[listener.Business] = rest;
            }
        }
    }

    private void Remove(Bridge bridge)
    {
        lock (_changing)
        {
            _everywhere = [.. _everywhere.Where(b => b != bridge)];
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A live listener of business {Business} failed on {Event}")]
    private static partial void ListenerFailed(ILogger log, Exception failure, BusinessId business, string @event);

    private sealed class Bridge(LiveFeed feed, Action<BusinessId, LiveEvent> heard) : IDisposable
    {
        public void Tell(BusinessId business, LiveEvent what)
        {
            try
            {
                heard(business, what);
            }
#pragma warning disable CA1031 // whatever the bridge does wrong, who publishes has saved already and must not notice
            catch (Exception failure)
#pragma warning restore CA1031
            {
                ListenerFailed(feed._log, failure, business, what.GetType().Name);
            }
        }

        public void Dispose() => feed.Remove(this);
    }

    private sealed class Listener : IDisposable
    {
        private readonly LiveFeed _feed;
        private readonly Func<LiveEvent, ValueTask> _heard;
        private readonly Channel<LiveEvent> _waiting = Channel.CreateBounded<LiveEvent>(
            new BoundedChannelOptions(QueueLength) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

        public Listener(LiveFeed feed, BusinessId business, Func<LiveEvent, ValueTask> heard)
        {
            _feed = feed;
            _heard = heard;
            Business = business;
            _ = Task.Run(HearAsync); // ends when the listener is disposed
        }

        public BusinessId Business { get; }

        public void Offer(LiveEvent what) => _waiting.Writer.TryWrite(what);

        public void Dispose()
        {
            _feed.Remove(this);
            _waiting.Writer.TryComplete();
        }

        private async Task HearAsync()
        {
            await foreach (var what in _waiting.Reader.ReadAllAsync())
            {
                try
                {
                    await _heard(what);
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
