using System.Collections.Concurrent;
using MiaPulse.Core.Shared;

namespace MiaPulse.Web.Conversations;

/// <summary>
/// One line of waiting work per visitor: in order within it, and independent of every other line, so that a socket that is read slowly delays nobody else's.
/// A line exists only while something is in it. At <see cref="Length"/> the oldest waiting work is dropped: the widget sees the gap and joins again, which
/// reads the truth by sequence.
/// </summary>
/// <param name="work">What is done with each piece. Awaited before the line's next piece; must not throw.</param>
public sealed class WidgetLanes<T>(Func<T, ValueTask> work)
{
    public const int Length = 128;

    private readonly ConcurrentDictionary<(BusinessId, VisitorId), Lane> _lanes = new();

    /// <summary>Lines with something in them now.</summary>
    public int Count => _lanes.Count;

    /// <summary>Queues it behind what waits for the same visitor. Never waits.</summary>
    public void Offer(BusinessId business, VisitorId visitor, T piece)
    {
        var key = (business, visitor);
        Lane? begun = null;
        while (true)
        {
            var isThere = _lanes.TryGetValue(key, out var lane);
            if (isThere && lane!.TryAdd(piece))
            {
                return;
            }

            // There is none, or it has just run empty and is about to leave.
            begun ??= new Lane(this, key, piece);
            if (isThere ? _lanes.TryUpdate(key, begun, lane!) : _lanes.TryAdd(key, begun))
            {
                ThreadPool.UnsafeQueueUserWorkItem(begun, preferLocal: false);
                return;
            }
        }
    }

    private sealed class Lane : IThreadPoolWorkItem
    {
        private readonly WidgetLanes<T> _lanes;
        private readonly (BusinessId, VisitorId) _key;
        private readonly Queue<T> _waiting = new(4); // also its own lock
        private bool _isOver;

        public Lane(WidgetLanes<T> lanes, (BusinessId, VisitorId) key, T first)
        {
            _lanes = lanes;
            _key = key;
            _waiting.Enqueue(first);
        }

        /// <summary>False when the line is over and a new one must begin.</summary>
        public bool TryAdd(T piece)
        {
            lock (_waiting)
            {
                if (_isOver)
                {
                    return false;
                }

                if (_waiting.Count == Length)
                {
                    _waiting.Dequeue();
                }

                _waiting.Enqueue(piece);
                return true;
            }
        }

        public void Execute() => _ = RunAsync();

        private async Task RunAsync()
        {
            while (TryTake(out var piece))
            {
                await _lanes._work(piece);
            }
        }

        private bool TryTake(out T piece)
        {
            lock (_waiting)
            {
                if (_waiting.TryDequeue(out piece!))
                {
                    return true;
                }

                _isOver = true;
            }

            _lanes._lanes.TryRemove(new KeyValuePair<(BusinessId, VisitorId), Lane>(_key, this));
            return false;
        }
    }

    private readonly Func<T, ValueTask> _work = work;
}
