using System.Threading.Channels;
using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Notifications;

/// <summary>
/// Which lane's alerts or other mails are sent next. The work is rows; a wake only says to look again. Lanes take turns, and of each only one turn is under way, so that
/// a vendor that is slow delays neither other businesses nor what the same business is told by other ways.
/// </summary>
public sealed class NotificationQueue(PlatformDbs dbs, ChannelWatch watch, TimeProvider clock)
{
    /// <summary>How often the rows are looked at though nobody woke us: for what is tried again, and what another process left.</summary>
    public static readonly TimeSpan SweepEvery = TimeSpan.FromSeconds(3);

    /// <summary>Turns that go by the same way at the same time, at most: where its vendor hangs for everybody, what goes by other ways must not wait for it.</summary>
    public const int MostByOneWay = 8;

    /// <summary>All turns under way at the same time, at most.</summary>
    public static readonly int Most = MostByOneWay * (Enum.GetValues<AlertChannel>().Length + 1); // the mails that are no alerts are a way of their own

    private readonly Channel<bool> _wakes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly Lock _changing = new();
    private readonly HashSet<NotificationLane> _served = [];
    private readonly Dictionary<NotificationLane, long> _lastTurn = [];
    private long _turns;

    /// <summary>There may be work.</summary>
    public void Wake() => _wakes.Writer.TryWrite(true);

    /// <summary>The lane whose turn it is, or null where nothing is due that nobody is at. Dispose the turn when it is over.</summary>
    public async Task<NotificationTurn?> TryTakeAsync(CancellationToken ct)
    {
        var due = await DueAsync(ct);
        lock (_changing)
        {
            if (due.Count == 0)
            {
                _lastTurn.Clear(); // all have had theirs
            }

            var waiting = due.Where(l => !_served.Contains(l) && _served.Count(s => s.Alerts == l.Alerts) < MostByOneWay).ToList();
            if (waiting.Count == 0)
            {
                return null;
            }

            var next = waiting.MinBy(l => _lastTurn.GetValueOrDefault(l));
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

    internal void Release(NotificationLane lane)
    {
        lock (_changing)
        {
            _served.Remove(lane);
        }

        Wake();
    }

    private async Task<List<NotificationLane>> DueAsync(CancellationToken ct)
    {
        await using var db = await dbs.OpenAsync(Caretaker.Instance, ct);
        var now = clock.GetUtcNow();
        var resting = watch.Resting();
        var alerts = await db.Notifications.Where(DueRows.AreDueAt<Notification>(now)).Where(n => !resting.Contains(n.Channel)).Select(n => new { n.BusinessId, n.Channel }).Distinct().ToListAsync(ct);
        List<BusinessId> mails = resting.Contains(AlertChannel.Email) ? [] : await db.DueMails.Where(DueRows.AreDueAt<DueMail>(now)).Select(m => m.BusinessId).Distinct().ToListAsync(ct);
        return [.. alerts.Select(a => new NotificationLane(a.BusinessId, a.Channel)), .. mails.Select(b => new NotificationLane(b, null))];
    }
}

/// <summary>What is sent one after another: a business's alerts by one channel, or its other mails.</summary>
/// <param name="Business">Whose.</param>
/// <param name="Alerts">By which channel its alerts go; null for its mails that are no alerts.</param>
public readonly record struct NotificationLane(BusinessId Business, AlertChannel? Alerts);

/// <summary>A lane's turn to have alerts or mails sent.</summary>
public sealed class NotificationTurn : IDisposable
{
    private readonly NotificationQueue _queue;

    internal NotificationTurn(NotificationQueue queue, NotificationLane lane)
    {
        _queue = queue;
        Lane = lane;
    }

    public NotificationLane Lane { get; }

    public void Dispose() => _queue.Release(Lane);
}
