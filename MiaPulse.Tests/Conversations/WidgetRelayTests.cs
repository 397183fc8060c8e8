using System.Collections.Concurrent;
using MiaPulse.Core.Businesses;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Leads;
using MiaPulse.Core.Live;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Support;
using MiaPulse.Web.Conversations;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Logging.Abstractions;

namespace MiaPulse.Tests.Conversations;

public sealed class WidgetRelayTests
{
    private static readonly BusinessId Bakery = new(new Guid("00000000-0000-7000-8000-000000000001"));
    private static readonly BusinessId Salon = new(new Guid("00000000-0000-7000-8000-000000000002"));
    private static readonly VisitorId Slow = new(new Guid("00000000-0000-7000-8000-000000000003"));
    private static readonly VisitorId Quick = new(new Guid("00000000-0000-7000-8000-000000000004"));

    private readonly LiveFeed _live = new(NullLogger<LiveFeed>.Instance);
    private readonly FakeTabs _tabs = new();
    private readonly Presence _presence;

    public WidgetRelayTests() => _presence = new Presence(_live);

    [Fact]
    public async Task A_visitor_who_does_not_read_delays_nobody_else_and_hears_everything_in_order_afterwards()
    {
        var relay = await StartAsync();
        var stalled = new TaskCompletionSource();
        _tabs.Wait[VisitorHub.GroupOf(Bakery, Slow)] = stalled.Task;

        _live.Publish(Bakery, Piece(Slow, 0));
        _live.Publish(Bakery, Piece(Slow, 1));
        _live.Publish(Bakery, Piece(Quick, 0));
        _live.Publish(Salon, Piece(Quick, 0));
        _live.Publish(Salon, Piece(Quick, 1));

        await Eventually.HoldsAsync(
            () => _tabs.Told(Bakery, Quick).SequenceEqual([0]) && _tabs.Told(Salon, Quick).SequenceEqual([0, 1]), "the others hear theirs while one does not read");
        await Eventually.HoldsAsync(() => _tabs.Told(Bakery, Slow).Count > 0, "the slow one's first is on its way, each line at its own pace");
        Assert.Equal([0], _tabs.Told(Bakery, Slow));
        stalled.SetResult();
        await Eventually.HoldsAsync(() => _tabs.Told(Bakery, Slow).SequenceEqual([0, 1]), "the slow one hears the rest");
        await relay.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task One_visitors_rush_drops_only_that_visitors_oldest()
    {
        var relay = await StartAsync();
        var stalled = new TaskCompletionSource();
        _tabs.Wait[VisitorHub.GroupOf(Bakery, Slow)] = stalled.Task;
        const int Many = WidgetLanes<int>.Length * 20;

        _live.Publish(Salon, Piece(Quick, 0));
        for (var i = 0; i < Many; i++)
        {
            _live.Publish(Bakery, Piece(Slow, i));
        }

        _live.Publish(Salon, Piece(Quick, 1));

        await Eventually.HoldsAsync(() => _tabs.Told(Salon, Quick).SequenceEqual([0, 1]), "another business loses nothing");
        stalled.SetResult();
        await Eventually.HoldsAsync(() => _tabs.Told(Bakery, Slow) is [.., Many - 1], "the newest was kept");
        var told = _tabs.Told(Bakery, Slow);
        Assert.InRange(told.Count, WidgetLanes<int>.Length, WidgetLanes<int>.Length + 1); // one may be on its way already
        Assert.Equal(told.Order(), told);
        await relay.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task A_tab_that_does_not_read_does_not_keep_the_next_change_of_presence_from_the_others()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        var relay = await StartAsync(given.The<WidgetDirectory>());
        _tabs.Wait[VisitorHub.GroupOf(owner.Business)] = new TaskCompletionSource().Task;

        using (_presence.Enter(owner))
        {
            await Eventually.HoldsAsync(() => _tabs.Told(VisitorHub.GroupOf(owner.Business)).SequenceEqual([1]), "that somebody came");
        }

        await Eventually.HoldsAsync(() => _tabs.Told(VisitorHub.GroupOf(owner.Business)).SequenceEqual([1, 0]), "that she left");
        await relay.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task A_lane_exists_only_while_something_waits_in_it_and_loses_nothing_when_many_offer_at_once()
    {
        ConcurrentQueue<(int By, int Piece)> done = [];
        var lanes = new WidgetLanes<(int By, int Piece)>(async piece =>
        {
            await Task.Yield();
            done.Enqueue(piece);
        });

        await Task.WhenAll(Enumerable.Range(0, 4).Select(by => Task.Run(async () =>
        {
            for (var i = 0; i < 500; i++)
            {
                lanes.Offer(Bakery, Slow, (by, i));
                if (i % 20 == 0)
                {
                    await Eventually.HoldsAsync(() => lanes.Count == 0, "it ran empty"); // so that lines end and begin under the others' hands
                }
            }
        })));

        await Eventually.HoldsAsync(() => done.Count == 2000 && lanes.Count == 0, "everything was done");
        for (var by = 0; by < 4; by++)
        {
            Assert.Equal(Enumerable.Range(0, 500), done.Where(d => d.By == by).Select(d => d.Piece));
        }
    }

    private static ReplyPiece Piece(VisitorId visitor, int index) => new(default, visitor, default, index, "word");

    private async Task<WidgetRelay> StartAsync(WidgetDirectory? directory = null)
    {
        var relay = new WidgetRelay(_live, _tabs, new LeadBook(null!), _presence, directory!, new VisitorTabs(), TimeProvider.System, NullLogger<WidgetRelay>.Instance); // no lead is asked for here
        await relay.StartAsync(CancellationToken.None);
        return relay;
    }

    /// <summary>Tabs that take an event only once their <see cref="Wait"/> has ended.</summary>
    private sealed class FakeTabs : IHubContext<VisitorHub, IVisitorClient>, IHubClients<IVisitorClient>
    {
        private readonly ConcurrentDictionary<string, ConcurrentQueue<int>> _told = new();

        public ConcurrentDictionary<string, Task> Wait { get; } = new();

        public IReadOnlyList<int> Told(BusinessId business, VisitorId visitor) => Told(VisitorHub.GroupOf(business, visitor));

        public IReadOnlyList<int> Told(string group) => [.. _told.GetValueOrDefault(group, [])];

        public IHubClients<IVisitorClient> Clients => this;

        public IGroupManager Groups => throw new NotSupportedException();

        public IVisitorClient All => throw new NotSupportedException();

        public IVisitorClient Group(string groupName) => new Tab(_told.GetOrAdd(groupName, _ => new()), Wait.GetValueOrDefault(groupName, Task.CompletedTask));

        public IVisitorClient AllExcept(IReadOnlyList<string> excludedConnectionIds) => throw new NotSupportedException();

        public IVisitorClient Client(string connectionId) => throw new NotSupportedException();

        IVisitorClient IHubClients<IVisitorClient>.Clients(IReadOnlyList<string> connectionIds) => throw new NotSupportedException();

        public IVisitorClient GroupExcept(string groupName, IReadOnlyList<string> excludedConnectionIds) => throw new NotSupportedException();

        IVisitorClient IHubClients<IVisitorClient>.Groups(IReadOnlyList<string> groupNames) => throw new NotSupportedException();

        public IVisitorClient User(string userId) => throw new NotSupportedException();

        public IVisitorClient Users(IReadOnlyList<string> userIds) => throw new NotSupportedException();

        private sealed class Tab(ConcurrentQueue<int> told, Task wait) : IVisitorClient
        {
            public Task ReplyPiece(WidgetReplyPiece piece)
            {
                told.Enqueue(piece.Index);
                return wait;
            }

            public Task MessageAdded(WidgetMessage message) => Task.CompletedTask;

            public Task ReplyStarted(WidgetReply reply) => Task.CompletedTask;

            public Task ReplyEnded(WidgetReplyEnd end) => Task.CompletedTask;

            public Task Typing(WidgetTyping typing) => Task.CompletedTask;

            public Task StateChanged(WidgetState state) => Task.CompletedTask;

            public Task ReadBy(WidgetRead read) => Task.CompletedTask;

            public Task LeadCaptured(WidgetContact contact) => Task.CompletedTask;

            public Task PresenceChanged(WidgetPresence presence)
            {
                told.Enqueue(presence.PeopleAvailable ? 1 : 0);
                return wait;
            }

            public Task Erased() => Task.CompletedTask;
        }
    }
}
