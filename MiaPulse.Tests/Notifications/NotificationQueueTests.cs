using MiaPulse.Core.Conversations;
using MiaPulse.Core.Leads;
using MiaPulse.Core.Notifications;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Support;
using MiaPulse.Web.Notifications;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;

namespace MiaPulse.Tests.Notifications;

/// <summary>Whose turn it is, and that nobody waits for another business's vendor.</summary>
public sealed class NotificationQueueTests
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    [Fact]
    public async Task Businesses_take_turns_and_of_one_business_one_turn_is_under_way()
    {
        await using var given = await Given.AnEmptyInstallation();
        var busy = await given.ABusiness("Busy");
        for (var visitor = 0; visitor < DeliverDue.MostInOneTurn + 5; visitor++)
        {
            await AWaitingVisitorOf(given, busy);
        }

        var calm = await given.ABusiness("Calm");
        await AWaitingVisitorOf(given, calm);
        var queue = given.The<NotificationQueue>();

        var first = await queue.TryTakeAsync(Ct);
        var second = await queue.TryTakeAsync(Ct);
        Assert.Null(await queue.TryTakeAsync(Ct)); // both are being served
        Assert.Equivalent(new[] { busy.Business, calm.Business }, new[] { first!.Business, second!.Business }, strict: true);

        await given.The<DeliverDue>().RunAsync(new Mia(busy.Business), Ct);
        first.Dispose();
        second.Dispose();
        using (var third = await queue.TryTakeAsync(Ct))
        {
            Assert.Equal(first.Business, third!.Business); // who has waited longest
        }

        await given.AlertsAreSent();
        Assert.Null(await queue.TryTakeAsync(Ct));
        Assert.All((await given.AlertsOf(busy)).Concat(await given.AlertsOf(calm)), a => Assert.Equal(AlertState.Delivered, a.State));
    }

    [Fact]
    public async Task A_vendor_that_hangs_for_one_business_delays_nobody_else()
    {
        var channel = new FakeChannel();
        await using var given = await channel.InAnEmptyInstallation();
        var stuck = await given.ABusiness("Stuck");
        var calm = await given.ABusiness("Calm");
        channel.Answers = (alert, ct) => alert.Business == "Stuck" ? Never(ct) : FakeChannel.Says(new Delivery.Delivered());
        await AWaitingVisitorOf(given, stuck);
        using var worker = ActivatorUtilities.CreateInstance<NotificationWorker>(given.Services);
        await worker.StartAsync(Ct);
        await Eventually.HoldsAsync(() => channel.Asked.Count == 1, "the stuck one, which was there at the start");

        await AWaitingVisitorOf(given, calm); // wakes the worker

        await Eventually.HoldsAsync(async () => (await given.AlertsOf(calm)).Single().State is AlertState.Delivered, "the other one");
        await worker.StopAsync(Ct).WaitAsync(Eventually.Patience);
        Assert.Equal((AlertState.Waiting, "We stopped while it was sent."), (await given.AlertsOf(stuck)).Single() is var alert ? (alert.State, alert.Why) : default);
    }

    [Fact]
    public async Task A_lead_is_handed_over_at_once_though_no_clock_ticks()
    {
        var (channel, time) = (new FakeChannel(), new StillTime());
        await using var given = await Given.AnEmptyInstallation(services => services
            .Replace(ServiceDescriptor.Singleton<INotificationChannel>(channel))
            .Replace(ServiceDescriptor.Singleton<TimeProvider>(time)));
        var owner = await given.ABusiness();
        var (_, conversation) = await given.AConversationOf(owner);
        using var worker = ActivatorUtilities.CreateInstance<NotificationWorker>(given.Services);
        await worker.StartAsync(Ct);
        await Eventually.HoldsAsync(() => time.Rests > 0, "the worker having looked, found nothing, and lain down until the next look, which never comes");

        await given.The<CaptureLead>().RunAsync(new Mia(owner.Business), conversation, new ContactCard("Ana", "ana@ruiz.example", null), "ana@ruiz.example", null, Ct);

        await Eventually.HoldsAsync(() => channel.Asked.Count == 1, "the lead being handed over");
        Assert.Equal(("ana@ruiz.example", Given.Start), (channel.Asked[0].Facts.Email, time.GetUtcNow()));
        await worker.StopAsync(Ct).WaitAsync(Eventually.Patience);
    }

    private static async Task<Delivery> Never(CancellationToken ct)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, ct);
        return new Delivery.Delivered();
    }

    private static async Task AWaitingVisitorOf(Given given, Owner owner) =>
        await given.The<CallForPerson>().RunAsync(await given.AVisitorOf(owner), null, new ConversationStart(Channel.Web, null, null), Ct);

    /// <summary>Time that stands still, and counts who waits for the next look.</summary>
    private sealed class StillTime() : FakeTimeProvider(Given.Start)
    {
        private int _rests;

        public int Rests => Volatile.Read(ref _rests);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(callback, state, dueTime, period);
            if (dueTime == NotificationQueue.SweepEvery)
            {
                Interlocked.Increment(ref _rests);
            }

            return timer;
        }
    }
}
