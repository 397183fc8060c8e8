using System.Collections.Concurrent;
using System.Text.Json;
using MiaPulse.Core.Chats;
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
/// The outbox's promise in one run: 5,000 alerts, through a mail provider on loopback and a messenger that both fail three times in ten, and a sender that is killed
/// twenty times. A kill leaves what it had under way as it is, for good: its clock stands still, and whatever it waited for never comes.
/// </summary>
public sealed class FiveThousandTests(ITestOutputHelper output)
{
    private const int Mails = 3_000;
    private const int Chats = 2_000;
    private const int Kills = 20;
    private const int Businesses = 20;
    private const long Zoe = 555;

    private static readonly CancellationToken Ct = CancellationToken.None;

    [Fact]
    public async Task Five_thousand_events_at_vendors_that_fail_three_in_ten_and_twenty_kills_lose_none_double_no_mail_and_next_to_no_chat_message()
    {
        var (provider, messenger) = (new Provider(), new Messenger());
        await using var resend = await LoopbackVendor.StartAsync(provider.AnswerAsync);
        await using var given = await messenger.App.InAnEmptyInstallation();
        var owners = new List<Owner>();
        for (var n = 0; n < Businesses; n++)
        {
            owners.Add(await given.ABusiness($"Business {n}"));
            await AddAsync(given, owners[^1], AlertChannel.Email, Mails / Businesses);
        }

        owners.Add(await given.ABusiness("One with a chat"));
        await messenger.App.ConnectAsync(given, owners[^1], Zoe, Zoe);
        await AddAsync(given, owners[^1], AlertChannel.Telegram, Chats);
        await using var mail = Mail(resend.Url, given.The<PlatformDbs>());
        var now = Given.Start;
        for (var kill = 1; kill <= Kills; kill++)
        {
            var life = new Life(given, mail.GetRequiredService<IMailer>(), messenger, now);
            await life.LiveAsync(sends: 150 + (37 * kill % 150));
            now = life.Now.AddSeconds(3); // started again
        }

        var last = new Life(given, mail.GetRequiredService<IMailer>(), messenger, now);
        await last.LiveAsync(sends: int.MaxValue);

        var alerts = new List<Notification>();
        foreach (var owner in owners)
        {
            alerts.AddRange(await given.AlertsOf(owner));
        }

        output.WriteLine($"Mail: {provider.Asked} requests, {provider.Failed} failed; {provider.Repeated} came under a known key");
        output.WriteLine($"Chat: {messenger.Asked} messages, {messenger.Failed} failed; {messenger.Doubled} were said once more");
        output.WriteLine($"{alerts.Max(a => a.Attempts)} tries at most; took {last.Now - Given.Start}");
        Assert.InRange(provider.Failed / (double)provider.Asked, 0.27, 0.33);
        Assert.InRange(messenger.Failed / (double)messenger.Asked, 0.27, 0.33);
        Assert.Equal(Mails + Chats, alerts.Count(a => a.State is AlertState.Delivered)); // none lost
        Assert.Equal(KeysOf(alerts, AlertChannel.Email), provider.Mailed.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(KeysOf(alerts, AlertChannel.Telegram), messenger.Said.Keys.Order(StringComparer.Ordinal));

        // Mail: what was sent twice, by a cut after it was taken or by a kill, was the same mail under the same key. So the provider left it out, and nobody reads one twice.
        Assert.All(provider.Mailed.Values, bodies => Assert.Single(bodies.Distinct(StringComparer.Ordinal)));
        Assert.True(provider.Repeated > 0);
        Assert.Equal(Mails, provider.HandedOut);
        Assert.True(last.Now - Given.Start < TimeSpan.FromDays(1)); // while it still knows its keys

        // Chat: there is no key, so whoever dies between the messenger's yes and the row says it once more. A business's chat messages leave one after another, so a kill
        // can do that to the one that is under way and to no other: to twenty of two thousand, at most. A line that is cut after the yes does the same, one for one,
        // and then it is the line's rate that is measured: this messenger refuses and cuts before.
        Assert.InRange(messenger.Doubled, 0, Chats / 100);
    }

    private static List<string> KeysOf(List<Notification> alerts, AlertChannel channel) =>
        [.. alerts.Where(a => a.Channel == channel).Select(a => a.DedupeKey).Order(StringComparer.Ordinal)];

    /// <summary>Neither in turn nor by chance: the same numbers in every run, however the requests meet.</summary>
    private static double Luck(int request) => (uint)request * 2_654_435_761u / (double)uint.MaxValue % 1;

    private static async Task AddAsync(Given given, Owner owner, AlertChannel channel, int count)
    {
        var (_, conversation) = await given.AConversationOf(owner);
        await using var db = await given.DbFor(owner);
        for (var n = 0; n < count; n++)
        {
            var alert = new Alert(AlertKind.LeadCaptured, conversation, null, $"{conversation}/{n}");
            db.Notifications.Add(Notification.For(owner.Business, given.NewId<NotificationId>(), alert, owner.Member, channel, given.Clock.GetUtcNow()));
        }

        await db.SaveChangesAsync(Ct);
    }

    private static ServiceProvider Mail(Uri resend, PlatformDbs platform)
    {
        var settings = new Dictionary<string, string?> { ["Resend:ApiKey"] = "re_made_up", ["Resend:From"] = "MiaPulse <mia@mia.example>", ["Resend:BaseUrl"] = resend.ToString() };
        var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddSingleton(platform);
        Assert.True(services.TryAddResend(new ConfigurationBuilder().AddInMemoryCollection(settings).Build()));
        var mail = services.BuildServiceProvider();
        mail.GetRequiredService<ResendPace>().Hear(new ResendRate(TimeSpan.FromMilliseconds(1), null)); // else it would be two mails a second, by a clock that runs
        return mail;
    }

    /// <summary>A mail provider that knows keys. Of ten requests one is refused, one is cut off before it is taken and one after.</summary>
    private sealed class Provider
    {
        private int _asked;
        private int _failed;
        private int _repeated;
        private int _handedOut;

        public int Asked => _asked;

        public int Failed => _failed;

        /// <summary>How often it was asked for what it had taken already.</summary>
        public int Repeated => _repeated;

        /// <summary>How many went on to whoever reads them.</summary>
        public int HandedOut => _handedOut;

        /// <summary>What it was given under each key that it has taken, however often.</summary>
        public ConcurrentDictionary<string, ConcurrentBag<string>> Mailed { get; } = new(StringComparer.Ordinal);

        public async Task AnswerAsync(HttpContext context, string body)
        {
            var luck = Luck(Interlocked.Increment(ref _asked));
            if (luck < 0.2)
            {
                Interlocked.Increment(ref _failed);
                await (luck < 0.1 ? LoopbackVendor.Answers(500) : LoopbackVendor.CutsTheLine)(context);
                return;
            }

            var bodies = Mailed.GetOrAdd(context.Request.Headers["Idempotency-Key"].ToString(), _ => []);
            if (bodies.IsEmpty)
            {
                Interlocked.Increment(ref _handedOut);
            }
            else
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

    /// <summary>A messenger that knows no keys: the test tells it which alert it is asked to say. Of ten messages one is too much, one meets trouble and one is cut off before it is taken.</summary>
    private sealed class Messenger
    {
        private int _asked;
        private int _failed;

        public Messenger() => App = new FakeChatApp { Answers = Answer };

        public FakeChatApp App { get; }

        public int Asked => _asked;

        public int Failed => _failed;

        /// <summary>How often it said once more what it had said already.</summary>
        public int Doubled => Said.Values.Sum(times => times - 1);

        /// <summary>Which alert is being sent.</summary>
        public AsyncLocal<string> Under { get; } = new();

        /// <summary>How often it said each alert.</summary>
        public ConcurrentDictionary<string, int> Said { get; } = new(StringComparer.Ordinal);

        private ChatSent.Failed? Answer(ChatSaying what)
        {
            var luck = Luck(Interlocked.Increment(ref _asked));
            if (luck >= 0.3)
            {
                Said.AddOrUpdate(Under.Value!, 1, (_, times) => times + 1);
                return null;
            }

            Interlocked.Increment(ref _failed);
            return new ChatSent.Failed(luck switch
            {
                < 0.1 => new Delivery.TryLater("Slow down.", TimeSpan.FromSeconds(1)) { TooMuch = TooMuch.ForThisOne },
                < 0.2 => new Delivery.TryLater("There is trouble."),
                _ => new Delivery.TryLater("There was no answer."),
            });
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

        public Life(Given given, IMailer mailer, Messenger messenger, DateTimeOffset start)
        {
            _dbs = given.The<PlatformDbs>();
            _clock = new FakeTimeProvider(start);
            var watch = new ChannelWatch(_clock);
            _queue = new NotificationQueue(_dbs, watch, _clock);
            var mail = new EmailChannel(mailer, given.The<IMailTemplates>(), given.The<PublicUrl>());
            var chat = new ChatChannel(given.The<TellChat>());
            _deliver = new DeliverDue(
                given.The<BusinessDbs>(), [new MortalChannel(this, mail, messenger), new MortalChannel(this, chat, messenger)], given.The<ISeal>(),
                new TrySending(watch, _clock, NullLogger<TrySending>.Instance), new BringForward(_dbs, _queue, _clock), given.The<LiveFeed>(), _clock, given.The<UnreadWords>(),
                NullLogger<DeliverDue>.Instance);
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
            await _deliver.RunAsync(new Mia(turn.Lane.Business), turn.Lane.Alerts!.Value, Ct);
        }

        /// <summary>What was given to the vendor may have arrived; that it did is never written down.</summary>
        private sealed class MortalChannel(Life life, INotificationChannel inner, Messenger messenger) : INotificationChannel
        {
            public AlertChannel Channel => inner.Channel;

            public async Task<Delivery> SendAsync(AlertToSend alert, CancellationToken ct)
            {
                if (Interlocked.Decrement(ref life._left) == 0)
                {
                    life._killed.SetResult();
                }

                if (!life.Dead.IsCompleted)
                {
                    messenger.Under.Value = alert.Key;
                    var sent = await inner.SendAsync(alert, ct);
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
