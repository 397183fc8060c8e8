using System.Threading.Channels;
using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Webhooks;

/// <summary>
/// Whose turn it is to have webhooks sent. The rows are the work; this only says which business is next. Businesses take turns and each is served by one at a time,
/// so that an endpoint that is slow for one of them delays nobody else.
/// </summary>
public sealed class WebhookQueue(PlatformDbs dbs, TimeProvider clock)
{
    /// <summary>How often the rows are looked at though nobody woke us: for what is tried again, and what another process left.</summary>
    public static readonly TimeSpan SweepEvery = TimeSpan.FromSeconds(3);

    private readonly Channel<bool> _wakes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly Lock _changing = new();
    private readonly HashSet<BusinessId> _served = [];
    private readonly Dictionary<BusinessId, long> _lastTurn = [];
    private long _turns;

    /// <summary>There may be work.</summary>
    public void Wake() => _wakes.Writer.TryWrite(true);

    /// <summary>The business whose turn it is, or null where nothing is due that nobody is at. Dispose the turn when it is over.</summary>
    public async Task<WebhookTurn?> TryTakeAsync(CancellationToken ct)
    {
        var due = await DueAsync(ct);
        lock (_changing)
        {
            if (due.Count == 0)
            {
                _lastTurn.Clear(); // all have had theirs
            }

            var waiting = due.Where(b => !_served.Contains(b)).ToList();
            if (waiting.Count == 0)
            {
                return null;
            }

            var next = waiting.MinBy(b => _lastTurn.GetValueOrDefault(b));
            _lastTurn[next] = ++_turns;
            _served.Add(next);
            return new WebhookTurn(this, next);
        }
    }

    /// <summary>Until there may be work again.</summary>
    public async Task RestAsync(CancellationToken ct)
    {
        using var rest = CancellationTokenSource.CreateLinkedTokenSource(ct);
        await Task.WhenAny(_wakes.Reader.ReadAsync(rest.Token).AsTask(), Task.Delay(SweepEvery, clock, rest.Token));
        await rest.CancelAsync();
    }

    internal void Release(BusinessId business)
    {
        lock (_changing)
        {
            _served.Remove(business);
        }

        Wake();
    }

    private async Task<List<BusinessId>> DueAsync(CancellationToken ct)
    {
        await using var db = await dbs.OpenAsync(Caretaker.Instance, ct);
        var now = clock.GetUtcNow();
        var toSend = await WebhookDelivery.Due(db, now).Select(d => d.BusinessId).Distinct().ToListAsync(ct);
        var toTell = await db.WebhookEndpoints.Where(e => e.TellDueAt <= now).Select(e => e.BusinessId).Distinct().ToListAsync(ct);
        return [.. toSend.Union(toTell)];
    }
}

/// <summary>A business's turn to have webhooks sent.</summary>
public sealed class WebhookTurn : IDisposable
{
    private readonly WebhookQueue _queue;

    internal WebhookTurn(WebhookQueue queue, BusinessId business)
    {
        _queue = queue;
        Business = business;
    }

    public BusinessId Business { get; }

    public void Dispose() => _queue.Release(Business);
}
