using System.Threading.Channels;
using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Notifications;

/// <summary>
/// Whose alerts and other mails are sent next. The work is rows; a wake only says to look again. Businesses take turns, and of one business only one turn is under way, so that
/// a vendor that is slow for one of them delays nobody else.
/// </summary>
public sealed class NotificationQueue(PlatformDbs dbs, ChannelWatch watch, TimeProvider clock)
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
    public async Task<NotificationTurn?> TryTakeAsync(CancellationToken ct)
    {
        await using var db = await dbs.OpenAsync(Caretaker.Instance, ct);
        var now = clock.GetUtcNow();
        var resting = watch.Resting();
        var alerts = await db.Notifications.Where(DueRows.AreDueAt<Notification>(now)).Where(n => !resting.Contains(n.Channel)).Select(n => n.BusinessId).Distinct().ToListAsync(ct);
        List<BusinessId> mails = resting.Contains(AlertChannel.Email) ? [] : await db.DueMails.Where(DueRows.AreDueAt<DueMail>(now)).Select(m => m.BusinessId).Distinct().ToListAsync(ct);
        var due = alerts.Union(mails).ToList();
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
            return new NotificationTurn(this, next);
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
}

/// <summary>A business's turn to have alerts and mails sent.</summary>
public sealed class NotificationTurn : IDisposable
{
    private readonly NotificationQueue _queue;

    internal NotificationTurn(NotificationQueue queue, BusinessId business)
    {
        _queue = queue;
        Business = business;
    }

    public BusinessId Business { get; }

    public void Dispose() => _queue.Release(Business);
}
