using System.Threading.Channels;
using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Webhooks;

/// <summary>
/// Whose turn it is to have webhooks sent. The rows are the work; this only says which endpoint is next. Endpoints take turns, whosever they are, and each is served by
/// one at a time, so that one that is slow delays no other, not of the same business either.
/// </summary>
public sealed class WebhookQueue(PlatformDbs dbs, TimeProvider clock)
{
    /// <summary>How often the rows are looked at though nobody woke us: for what is tried again, and what another process left.</summary>
    public static readonly TimeSpan SweepEvery = TimeSpan.FromSeconds(3);

    /// <summary>Turns that endpoints which fail have at the same time, at most: they take longest, and those that answer must not wait for them.</summary>
    public const int MostFailing = 32;

    private readonly Channel<bool> _wakes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly Lock _changing = new();
    private readonly HashSet<WebhookEndpointId> _served = [];
    private readonly HashSet<WebhookEndpointId> _failing = [];
    private readonly Dictionary<WebhookEndpointId, long> _lastTurn = [];
    private long _turns;

    /// <summary>There may be work.</summary>
    public void Wake() => _wakes.Writer.TryWrite(true);

    /// <summary>The endpoint whose turn it is, or null where nothing is due that nobody is at. Dispose the turn when it is over.</summary>
    public async Task<WebhookTurn?> TryTakeAsync(CancellationToken ct)
    {
        var due = await DueAsync(ct);
        lock (_changing)
        {
            if (due.Count == 0)
            {
                _lastTurn.Clear(); // all have had theirs
            }

            var hasRoom = _failing.Count < MostFailing;
            if (due.Where(d => !_served.Contains(d.Endpoint) && (hasRoom || !d.IsFailing)).MinBy(d => _lastTurn.GetValueOrDefault(d.Endpoint)) is not { } next)
            {
                return null;
            }

            _lastTurn[next.Endpoint] = ++_turns;
            _served.Add(next.Endpoint);
            if (next.IsFailing)
            {
                _failing.Add(next.Endpoint);
            }

            return new WebhookTurn(this, next.Business, next.Endpoint);
        }
    }

    /// <summary>Until there may be work again.</summary>
    public async Task RestAsync(CancellationToken ct)
    {
        using var rest = CancellationTokenSource.CreateLinkedTokenSource(ct);
        await Task.WhenAny(_wakes.Reader.ReadAsync(rest.Token).AsTask(), Task.Delay(SweepEvery, clock, rest.Token));
        await rest.CancelAsync();
    }

    internal void Release(WebhookEndpointId endpoint)
    {
        lock (_changing)
        {
            _served.Remove(endpoint);
            _failing.Remove(endpoint);
        }

        Wake();
    }

    private async Task<List<DueEndpoint>> DueAsync(CancellationToken ct)
    {
        await using var db = await dbs.OpenAsync(Caretaker.Instance, ct);
        var due = WebhookDelivery.Due(db, clock.GetUtcNow()).Select(d => d.EndpointId).Distinct();
        return await db.WebhookEndpoints.Where(e => due.Contains(e.Id)).Select(e => new DueEndpoint(e.BusinessId, e.Id, e.FailingSince != null)).ToListAsync(ct);
    }

    private sealed record DueEndpoint(BusinessId Business, WebhookEndpointId Endpoint, bool IsFailing);
}

/// <summary>An endpoint's turn to have webhooks sent.</summary>
public sealed class WebhookTurn : IDisposable
{
    private readonly WebhookQueue _queue;

    internal WebhookTurn(WebhookQueue queue, BusinessId business, WebhookEndpointId endpoint)
    {
        _queue = queue;
        (Business, Endpoint) = (business, endpoint);
    }

    public BusinessId Business { get; }

    public WebhookEndpointId Endpoint { get; }

    public void Dispose() => _queue.Release(Endpoint);
}
