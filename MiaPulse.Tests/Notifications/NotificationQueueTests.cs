using MiaPulse.Core.Chats;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Data;
using MiaPulse.Core.Leads;
using MiaPulse.Core.Notifications;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Support;
using MiaPulse.Web.Notifications;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;

namespace MiaPulse.Tests.Notifications;

/// <summary>Whose turn it is, and that nobody waits for another business's vendor, nor for that of another way.</summary>
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
        Assert.Equivalent(new[] { Mails(busy), Mails(calm) }, new[] { first!.Lane, second!.Lane }, strict: true);

        await given.The<DeliverDue>().RunAsync(new Mia(busy.Business), AlertChannel.Email, Ct);
        first.Dispose();
        second.Dispose();
        using (var third = await queue.TryTakeAsync(Ct))
        {
            Assert.Equal(first.Lane, third!.Lane); // who has waited longest
        }

        await given.AlertsAreSent();
        Assert.Null(await queue.TryTakeAsync(Ct));
        Assert.All((await given.AlertsOf(busy)).Concat(await given.AlertsOf(calm)), a => Assert.Equal(AlertState.Delivered, a.State));
    }

    [Fact]
    public async Task What_one_business_is_told_by_each_way_and_its_other_mails_have_turns_of_their_own()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        await DueByEveryWayAsync(given, owner);
        await AddAsync(given, owner, db => db.DueMails.Add(DueMail.For(owner.Business, given.NewId<DueMailId>(), DueMailKind.WeeklyReport, owner.Member, "2026-06-01", given.Clock.GetUtcNow())));
        var queue = given.The<NotificationQueue>();

        var turns = new List<NotificationTurn>();
        while (await queue.TryTakeAsync(Ct) is { } turn)
        {
            turns.Add(turn);
        }

        AlertChannel?[] ways = [.. Enum.GetValues<AlertChannel>(), null];
        Assert.Equivalent(ways.Select(way => new NotificationLane(owner.Business, way)), turns.Select(t => t.Lane), strict: true);
        turns.ForEach(t => t.Dispose());
    }

    [Fact]
    public async Task One_way_never_has_so_many_turns_that_none_is_left_to_another()
    {
        await using var given = await Given.AnEmptyInstallation();
        for (var business = 0; business < NotificationQueue.MostByOneWay; business++)
        {
            await AWaitingVisitorOf(given, await given.ABusiness($"Mailed {business}"));
        }

        var queue = given.The<NotificationQueue>();
        var mailed = new List<NotificationTurn?>();
        for (var turn = 0; turn < NotificationQueue.MostByOneWay; turn++)
        {
            mailed.Add(await queue.TryTakeAsync(Ct));
        }

        Assert.DoesNotContain(null, mailed); // and say that all of them hang
        var late = await given.ABusiness("Late");
        await DueByEveryWayAsync(given, late);
        using var chat = await queue.TryTakeAsync(Ct);
        using var text = await queue.TryTakeAsync(Ct);
        Assert.Equivalent(new[] { new NotificationLane(late.Business, AlertChannel.Telegram), new NotificationLane(late.Business, AlertChannel.Text) }, new[] { chat!.Lane, text!.Lane }, strict: true);
        Assert.Null(await queue.TryTakeAsync(Ct));

        mailed[0]!.Dispose();
        using var mail = await queue.TryTakeAsync(Ct);
        Assert.Equal(Mails(late), mail!.Lane); // before whoever has had a turn
    }

    [Fact]
    public async Task A_mail_provider_that_never_answers_delays_no_chat_of_the_same_business()
    {
        var (chats, mails) = (new FakeChatApp(), new SilentMailer());
        await using var given = await Given.AnEmptyInstallation(services => services
            .AddSingleton<IChatApp>(chats).AddSingleton<INotificationChannel, ChatChannel>()
            .Replace(ServiceDescriptor.Singleton<IMailer>(mails)));
        var owner = await given.ABusiness();
        await chats.ConnectAsync(given, owner, 555, 555);
        using var worker = ActivatorUtilities.CreateInstance<NotificationWorker>(given.Services);
        await worker.StartAsync(Ct);
        await AWaitingVisitorOf(given, owner);
        await mails.Asked.WaitAsync(Eventually.Patience); // it has the alert, says nothing, and listens to nobody

        for (var visitors = 2; visitors <= 4; visitors++)
        {
            await AWaitingVisitorOf(given, owner);
            var told = visitors;
            await Eventually.HoldsAsync(async () => (await StatesOf(given, owner, AlertChannel.Telegram)).Count(s => s is AlertState.Delivered) == told, $"chat message {told}");
        }

        Assert.Equal(Given.Start, given.Clock.GetUtcNow()); // nobody has waited for a clock
        Assert.All(await StatesOf(given, owner, AlertChannel.Email), s => Assert.Equal(AlertState.Waiting, s));
        await worker.StopAsync(Ct).WaitAsync(Eventually.Patience);
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

    private static NotificationLane Mails(Owner owner) => new(owner.Business, AlertChannel.Email);

    private static async Task<List<AlertState>> StatesOf(Given given, Owner owner, AlertChannel channel) =>
        [.. (await given.AlertsOf(owner)).Where(a => a.Channel == channel).Select(a => a.State)];

    private static async Task DueByEveryWayAsync(Given given, Owner owner)
    {
        var (_, conversation) = await given.AConversationOf(owner);
        var alert = Alert.OfWaiting(conversation, given.Clock.GetUtcNow());
        await AddAsync(given, owner, db => db.Notifications.AddRange(Enum.GetValues<AlertChannel>()
            .Select(channel => Notification.For(owner.Business, given.NewId<NotificationId>(), alert, owner.Member, channel, given.Clock.GetUtcNow()))));
    }

    private static async Task AddAsync(Given given, Owner owner, Action<MiaDb> add)
    {
        await using var db = await given.DbFor(owner);
        add(db);
        await db.SaveChangesAsync(Ct);
    }

    private static async Task AWaitingVisitorOf(Given given, Owner owner) =>
        await given.The<CallForPerson>().RunAsync(await given.AVisitorOf(owner), null, new ConversationStart(Channel.Web, null, null), Ct);

    /// <summary>Takes whatever it is given, and never says what became of it.</summary>
    private sealed class SilentMailer : IMailer
    {
        private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Asked => _asked.Task;

        public Task<Delivery> SendAsync(Mail mail, CancellationToken ct)
        {
            _asked.TrySetResult();
            return new TaskCompletionSource<Delivery>().Task;
        }
    }

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
