using MiaPulse.Core.Live;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace MiaPulse.Tests.Live;

public sealed class LiveFeedTests
{
    private readonly LiveFeed _live = new(NullLogger<LiveFeed>.Instance);
    private readonly BusinessId _bakery = new(new Guid("00000000-0000-7000-8000-000000000001"));
    private readonly BusinessId _neighbour = new(new Guid("00000000-0000-7000-8000-000000000002"));

    [Fact]
    public async Task A_business_is_heard_by_its_own_listeners_in_order_and_by_nobody_else()
    {
        using var mine = new HeardEvents(_live, _bakery);
        using var theirs = new HeardEvents(_live, _neighbour);

        for (var i = 0; i < 100; i++)
        {
            _live.Publish(_bakery, new VisitorMoved(VisitorOf(i), true));
        }

        _live.Publish(_neighbour, new PresenceChanged());
        await Eventually.HoldsAsync(() => mine.All.Count == 100 && theirs.All.Count == 1, "both heard theirs");
        Assert.Equal(Enumerable.Range(0, 100).Select(VisitorOf), mine.All.Cast<VisitorMoved>().Select(v => v.Visitor));
    }

    [Fact]
    public async Task A_listener_that_throws_goes_on_hearing_and_harms_nobody()
    {
        var heard = 0;
        using var throwing = _live.Watch(_bakery, _ =>
        {
            Interlocked.Increment(ref heard);
            throw new InvalidOperationException("mine alone");
        });
        using var other = new HeardEvents(_live, _bakery);

        _live.Publish(_bakery, new PresenceChanged());
        _live.Publish(_bakery, new PresenceChanged());

        await Eventually.HoldsAsync(() => heard == 2 && other.All.Count == 2, "both heard both");
    }

    [Fact]
    public async Task A_listener_that_dawdles_loses_the_oldest_and_never_holds_up_the_sender()
    {
        var block = new TaskCompletionSource();
        var last = default(VisitorId);
        using var slow = _live.Watch(_bakery, async what =>
        {
            await block.Task;
            last = ((VisitorMoved)what).Visitor;
        });

        for (var i = 0; i < LiveFeed.QueueLength * 2; i++)
        {
            _live.Publish(_bakery, new VisitorMoved(VisitorOf(i), true));
        }

        block.SetResult();
        await Eventually.HoldsAsync(() => last == VisitorOf(LiveFeed.QueueLength * 2 - 1), "the newest was kept");
    }

    [Fact]
    public async Task The_bridge_hears_every_event_of_every_business_at_once_and_its_failure_harms_nobody()
    {
        using var mine = new HeardEvents(_live, _bakery);
        Dictionary<BusinessId, int> heard = new() { [_bakery] = 0, [_neighbour] = 0 };
        var bridge = _live.WatchEverything((business, _) =>
        {
            heard[business]++;
            throw new InvalidOperationException("mine alone");
        });

        for (var i = 0; i < LiveFeed.QueueLength * 3; i++)
        {
            _live.Publish(_bakery, new VisitorMoved(VisitorOf(i), true));
        }

        _live.Publish(_neighbour, new PresenceChanged());
        Assert.Equal((LiveFeed.QueueLength * 3, 1), (heard[_bakery], heard[_neighbour]));
        await Eventually.HoldsAsync(() => mine.All.Count > 0, "the listener was told all the same");

        bridge.Dispose();
        _live.Publish(_neighbour, new PresenceChanged());
        Assert.Equal(1, heard[_neighbour]);
    }

    [Fact]
    public async Task A_listener_may_begin_and_end_listening_while_it_is_called()
    {
        var done = new TaskCompletionSource();
        IDisposable? self = null;
        self = _live.Watch(_bakery, _ =>
        {
            using var another = _live.Watch(_bakery, _ => ValueTask.CompletedTask);
            self!.Dispose();
            done.TrySetResult();
            return ValueTask.CompletedTask;
        });

        _live.Publish(_bakery, new PresenceChanged());

        await done.Task.WaitAsync(Eventually.Patience);
    }

    private static VisitorId VisitorOf(int i) => new(new Guid(i, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0));
}
