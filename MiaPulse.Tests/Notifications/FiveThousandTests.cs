using System.Collections.Concurrent;
using System.Text.Json;
using MiaPulse.Core.Data;
using MiaPulse.Core.Live;
using MiaPulse.Core.Notifications;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Support;
using MiaPulse.Web.Vendors.Resend;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace MiaPulse.Tests.Notifications;

/// <summary>
/// The outbox's promise in one run: 5,000 alerts through a mail provider on loopback that fails three times in ten, and a sender that is killed twenty times. A kill
/// leaves what it had under way as it is, for good: its clock stands still, and whatever it waited for never comes.
/// </summary>
public sealed class FiveThousandTests(ITestOutputHelper output)
{
    private const int Events = 5_000;
    private const int Kills = 20;
    private const int Businesses = 20;

    private static readonly CancellationToken Ct = CancellationToken.None;

    [Fact]
    public async Task Five_thousand_events_at_a_provider_that_fails_three_in_ten_and_twenty_kills_lose_none_and_double_none()
    {
        var provider = new Provider();
        await using var resend = await LoopbackVendor.StartAsync(provider.AnswerAsync);
        await using var given = await Given.AnEmptyInstallation();
        var owners = new List<Owner>();
        for (var n = 0; n < Businesses; n++)
        {
            owners.Add(await given.ABusiness($"Business {n}"));
            await AddAsync(given, owners[^1], Events / Businesses);
        }

        await using var mail = Mail(resend.Url, given.The<PlatformDbs>());
        var now = Given.Start;
        for (var kill = 1; kill <= Kills; kill++)
        {
            var life = new Life(given, mail.GetRequiredService<IMailer>(), now);
            await life.LiveAsync(sends: 150 + (37 * kill % 150));
            now = life.Now.AddSeconds(3); // started again
        }

        var last = new Life(given, mail.GetRequiredService<IMailer>(), now);
        await last.LiveAsync(sends: int.MaxValue);

        var alerts = new List<Notification>();
        foreach (var owner in owners)
        {
            alerts.AddRange(await given.AlertsOf(owner));
        }

        output.WriteLine($"{provider.Asked} requests, {provider.Failed} failed; {provider.Repeated} came under a known key; {alerts.Max(a => a.Attempts)} tries at most; took {last.Now - Given.Start}");
        Assert.InRange(provider.Failed / (double)provider.Asked, 0.27, 0.33);
        Assert.Equal(Events, alerts.Count(a => a.State is AlertState.Delivered)); // none lost
        Assert.Equal(alerts.Select(a => a.DedupeKey).Order(StringComparer.Ordinal), provider.Mailed.Keys.Order(StringComparer.Ordinal));
        Assert.All(provider.Mailed.Values, bodies => Assert.Single(bodies.Distinct(StringComparer.Ordinal))); // what was sent twice was the same mail under one key,
        Assert.True(provider.Repeated > 0); // and the provider knew it by that
        Assert.True(last.Now - Given.Start < TimeSpan.FromDays(1)); // while it still does
    }

    private static async Task AddAsync(Given given, Owner owner, int count)
    {
        var (_, conversation) = await given.AConversationOf(owner);
        await using var db = await given.DbFor(owner);
        for (var n = 0; n < count; n++)
        {
            var alert = new Alert(AlertKind.LeadCaptured, conversation, null, $"{conversation}/{n}");
            db.Notifications.Add(Notification.For(owner.Business, given.NewId<NotificationId>(), alert, owner.Member, AlertChannel.Email, given.Clock.GetUtcNow()));
        }

        await db.SaveChangesAsync(Ct);
    }

    private static ServiceProvider Mail(Uri resend, PlatformDbs platform)
    {
        var settings = new Dictionary<string, string?> { ["Resend:ApiKey"] = "re_made_up", ["Resend:From"] = "MiaPulse <mia@mia.example>", ["Resend:BaseUrl"] = resend.ToString() };
        var services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(new FakeTimeProvider(Given.Start)).AddSingleton(platform);
        Assert.True(services.TryAddResend(new ConfigurationBuilder().AddInMemoryCollection(settings).Build()));
        return services.BuildServiceProvider();
    }

    /// <summary>A mail provider that knows keys. Of ten requests one is refused, one is cut off before it is taken and one after.</summary>
    private sealed class Provider
    {
        private int _asked;
        private int _failed;
        private int _repeated;

        public int Asked => _asked;

        public int Failed => _failed;

        /// <summary>How often it was asked for what it had taken already.</summary>
        public int Repeated => _repeated;

        /// <summary>What it was given under each key that it has taken, however often.</summary>
        public ConcurrentDictionary<string, ConcurrentBag<string>> Mailed { get; } = new(StringComparer.Ordinal);

        public async Task AnswerAsync(HttpContext context, string body)
        {
            // Neither in turn nor by chance: the same numbers in every run, however the requests meet.
            var luck = (uint)Interlocked.Increment(ref _asked) * 2_654_435_761u / (double)uint.MaxValue % 1;
            if (luck < 0.2)
            {
                Interlocked.Increment(ref _failed);
                await (luck < 0.1 ? LoopbackVendor.Answers(500) : LoopbackVendor.CutsTheLine)(context);
                return;
            }

            var bodies = Mailed.GetOrAdd(context.Request.Headers["Idempotency-Key"].ToString(), _ => []);
            if (!bodies.IsEmpty)
            {
                Interlocked.Increment(ref _repeated);
            }

            bodies.Add(body);
            if (luck < 0.3)
            {
                Interlocked.Increment(ref _failed);
                await LoopbackVendor.CutsTheLine(context);
                return;
            }

            await LoopbackVendor.Answers(200, JsonSerializer.Serialize(new { id = "re_1" }))(context);
        }
    }

    /// <summary>The sender from a start to its kill, or until nothing is left to send.</summary>
    private sealed class Life
    {
        private readonly PlatformDbs _dbs;
        private readonly FakeTimeProvider _clock;
        private readonly NotificationQueue _queue;
        private readonly DeliverDue _deliver;
        private readonly TaskCompletionSource _killed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _left;

        public Life(Given given, IMailer mailer, DateTimeOffset start)
        {
            _dbs = given.The<PlatformDbs>();
            _clock = new FakeTimeProvider(start);
            var watch = new ChannelWatch(_clock);
            _queue = new NotificationQueue(_dbs, watch, _clock);
            _deliver = new DeliverDue(
                given.The<BusinessDbs>(), [new MortalChannel(this, new EmailChannel(mailer, given.The<IMailTemplates>(), given.The<PublicUrl>()))], given.The<ISeal>(), watch,
                new TrySending(watch, _clock, NullLogger<TrySending>.Instance), new BringForward(_dbs, _queue, _clock), given.The<LiveFeed>(), _clock, given.The<UnreadWords>(), NullLogger<DeliverDue>.Instance);
        }

        public DateTimeOffset Now => _clock.GetUtcNow();

        private Task Dead => _killed.Task;

        public async Task LiveAsync(int sends)
        {
            _left = sends;
            var idle = TimeSpan.FromSeconds(1);
            while (!Dead.IsCompleted)
            {
                var turns = new List<Task>();
                while (turns.Count < 16 && await _queue.TryTakeAsync(Ct) is { } turn)
                {
                    turns.Add(Task.Run(() => ServeAsync(turn)));
                }

                if (turns.Count > 0)
                {
                    await Task.WhenAny(Task.WhenAll(turns), Dead);
                    idle = TimeSpan.FromSeconds(1);
                }
                else if (!await IsAnyLeftAsync())
                {
                    return;
                }
                else
                {
                    _clock.Advance(idle);
                    idle = idle < TimeSpan.FromMinutes(5) ? idle * 2 : idle;
                }
            }
        }

        private async Task<bool> IsAnyLeftAsync()
        {
            await using var db = await _dbs.OpenAsync(Caretaker.Instance, Ct);
            return await db.Notifications.AnyAsync(n => n.DueAt != null, Ct);
        }

        private async Task ServeAsync(NotificationTurn turn)
        {
            using var mine = turn;
            await _deliver.RunAsync(new Mia(turn.Business), Ct);
        }

        /// <summary>What was given to the provider may have arrived; that it did is never written down.</summary>
        private sealed class MortalChannel(Life life, EmailChannel mail) : INotificationChannel
        {
            public AlertChannel Channel => AlertChannel.Email;

            public async Task<Delivery> SendAsync(AlertToSend alert, CancellationToken ct)
            {
                if (Interlocked.Decrement(ref life._left) == 0)
                {
                    life._killed.SetResult();
                }

                if (!life.Dead.IsCompleted)
                {
                    var sent = await mail.SendAsync(alert, ct);
                    if (!life.Dead.IsCompleted)
                    {
                        return sent;
                    }
                }

                return await new TaskCompletionSource<Delivery>().Task; // and the clock that would end it stands still
            }
        }
    }
}
