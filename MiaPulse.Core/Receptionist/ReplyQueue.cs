using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using MiaPulse.Core.Shared;

namespace MiaPulse.Core.Receptionist;

/// <summary>
/// Wakes whoever writes Mia's replies, and keeps it to one run per conversation. It remembers nothing that matters: what is due stands in the
/// conversation's own row, and is swept from there at start.
/// </summary>
public sealed class ReplyQueue
{
    private readonly Channel<bool> _woken = Channel.CreateUnbounded<bool>(); // one for each conversation that waits
    private readonly Lock _lining = new();
    private readonly Dictionary<BusinessId, Queue<ConversationId>> _waiting = [];
    private readonly HashSet<ConversationId> _isWaiting = [];
    private readonly Queue<BusinessId> _turns = new();
    private readonly ConcurrentDictionary<ConversationId, Run> _runs = new();

    /// <summary>A reply may be due in this conversation.</summary>
    public void Wake(BusinessId business, ConversationId id)
    {
        // A run that is under way is told to look again; otherwise somebody begins one.
        if (!_runs.TryGetValue(id, out var run) || !run.AskAgain())
        {
            Line(business, id);
        }
    }

    /// <summary>A person has it now: the run under way stops mid-sentence.</summary>
    public void Cancel(ConversationId id)
    {
        if (_runs.TryGetValue(id, out var run))
        {
            run.Cancel();
        }
    }

    /// <summary>What waits, in turns between the businesses, so that one with a thousand conversations holds up none with a single one.</summary>
    public async IAsyncEnumerable<(BusinessId Business, ConversationId Conversation)> WokenAsync([EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var _ in _woken.Reader.ReadAllAsync(ct))
        {
            yield return Next();
        }
    }

    /// <summary>Runs <paramref name="reply"/> until nothing new came in meanwhile. Where a run is under way already, that one looks again instead.</summary>
    public async Task RunAsync(ConversationId id, Func<CancellationToken, Task> reply, CancellationToken ct)
    {
        var run = new Run();
        while (!_runs.TryAdd(id, run))
        {
            if (_runs.TryGetValue(id, out var other) && other.AskAgain())
            {
                return;
            }

            await Task.Yield(); // the other run has just ended and is about to leave
        }

        try
        {
            do
            {
                try
                {
                    await reply(run.Begin(ct));
                }
                finally
                {
                    run.End();
                }
            }
            while (run.WantsAnother());
        }
        finally
        {
            run.Leave();
            _runs.TryRemove(id, out _);
        }
    }

    private void Line(BusinessId business, ConversationId id)
    {
        lock (_lining)
        {
            if (!_isWaiting.Add(id))
            {
                return; // as when the sweep finds what was woken already
            }

            if (!_waiting.TryGetValue(business, out var line))
            {
                _waiting[business] = line = new();
                _turns.Enqueue(business);
            }

            line.Enqueue(id);
        }

        _woken.Writer.TryWrite(true);
    }

    private (BusinessId Business, ConversationId Conversation) Next()
    {
        lock (_lining)
        {
            var business = _turns.Dequeue();
            var line = _waiting[business];
            var id = line.Dequeue();
            _isWaiting.Remove(id);
            if (line.Count > 0)
            {
                _turns.Enqueue(business);
            }
            else
            {
                _waiting.Remove(business);
            }

            return (business, id);
        }
    }

    private sealed class Run
    {
        private readonly Lock _lock = new();
        private CancellationTokenSource? _current;
        private bool _again;
        private bool _over;

        /// <summary>False when the run is over and somebody must begin a new one.</summary>
        public bool AskAgain()
        {
            lock (_lock)
            {
                _again = !_over;
                return _again;
            }
        }

        public CancellationToken Begin(CancellationToken ct)
        {
            lock (_lock)
            {
                _again = false;
                _current = CancellationTokenSource.CreateLinkedTokenSource(ct);
                return _current.Token;
            }
        }

        public void Cancel()
        {
            lock (_lock)
            {
                _current?.Cancel();
            }
        }

        public void End()
        {
            lock (_lock)
            {
                _current?.Dispose();
                _current = null;
            }
        }

        public bool WantsAnother()
        {
            lock (_lock)
            {
                _over = !_again;
                return _again;
            }
        }

        public void Leave()
        {
            lock (_lock)
            {
                _over = true;
            }
        }
    }
}
