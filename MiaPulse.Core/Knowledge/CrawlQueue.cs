using System.Threading.Channels;
using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Knowledge;

/// <summary>
/// Whose website is read next. The work is rows (sources that are queued, or were being read when the process ended); a wake only says to look again.
/// Businesses take turns, and one business has one website read at a time.
/// </summary>
public sealed class CrawlQueue(PlatformDbs dbs) : IDisposable
{
    private readonly Channel<bool> _wakes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly SemaphoreSlim _taking = new(1, 1);
    private readonly Lock _changing = new();
    private readonly Dictionary<SourceId, CrawlTurn> _running = [];
    private readonly Dictionary<BusinessId, long> _lastServed = [];
    private long _served;

    /// <summary>There may be work.</summary>
    public void Wake() => _wakes.Writer.TryWrite(true);

    /// <summary>Stops the reading of a source if this process is at it.</summary>
    public void Cancel(SourceId source)
    {
        lock (_changing)
        {
            if (_running.TryGetValue(source, out var turn))
            {
                turn.Cancel();
            }
        }
    }

    /// <summary>Waits for the next source to read. Dispose the turn when it is done. Reads rows first, so that what a kill interrupted is taken up again.</summary>
    public async Task<CrawlTurn> TakeAsync(CancellationToken ct)
    {
        while (true)
        {
            if (await TryTakeAsync(ct) is { } turn)
            {
                Wake(); // another reader may find another row
                return turn;
            }

            await _wakes.Reader.ReadAsync(ct);
        }
    }

    /// <summary>The next source, or null where there is none.</summary>
    public async Task<CrawlTurn?> TryTakeAsync(CancellationToken ct)
    {
        await _taking.WaitAsync(ct);
        try
        {
            await using var db = await dbs.OpenAsync(Caretaker.Instance, ct);
            var due = await db.Sources
                .Where(s => s.State == SourceState.Queued || s.State == SourceState.Crawling)
                .Select(s => new { s.BusinessId, s.Id, s.QueuedAt })
                .ToListAsync(ct);
            lock (_changing)
            {
                var next = due
                    .Where(s => _running.Values.All(r => r.Business != s.BusinessId))
                    .OrderBy(s => _lastServed.GetValueOrDefault(s.BusinessId))
                    .ThenBy(s => s.QueuedAt)
                    .FirstOrDefault();
                if (next is null)
                {
                    return null;
                }

                _lastServed[next.BusinessId] = ++_served;
                return _running[next.Id] = new CrawlTurn(this, next.BusinessId, next.Id, ct);
            }
        }
        finally
        {
            _taking.Release();
        }
    }

    public void Dispose() => _taking.Dispose();

    internal void Release(CrawlTurn turn)
    {
        lock (_changing)
        {
            _running.Remove(turn.Source);
        }

        Wake();
    }
}

/// <summary>One reading of one source by this process.</summary>
public sealed class CrawlTurn : IDisposable
{
    private readonly CrawlQueue _queue;
    private readonly CancellationTokenSource _stop;

    internal CrawlTurn(CrawlQueue queue, BusinessId business, SourceId source, CancellationToken ct)
    {
        _queue = queue;
        _stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        Business = business;
        Source = source;
        Stop = _stop.Token;
    }

    public BusinessId Business { get; }

    public SourceId Source { get; }

    /// <summary>Signals when the owner cancels or the process ends.</summary>
    public CancellationToken Stop { get; }

    public void Dispose()
    {
        _queue.Release(this);
        _stop.Dispose();
    }

    // Called under the queue's lock, which Release takes before the source of the token goes. What follows from it runs elsewhere, outside the lock.
    internal void Cancel() => _ = _stop.CancelAsync();
}
