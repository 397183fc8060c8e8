using MiaPulse.Core.Conversations;
using MiaPulse.Core.Data;
using MiaPulse.Core.Leads;
using MiaPulse.Core.Notifications;
using MiaPulse.Core.Reports;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Reports;
using MiaPulse.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace MiaPulse.Tests.Notifications;

/// <summary>A vendor that is away for an hour: nothing is lost, it is not run over, visitors notice nothing, and what waited goes out in the minutes after its return.</summary>
public sealed class OutageTests
{
    private const int SecondsBetweenLeads = 12;
    private const int Leads = 3600 / SecondsBetweenLeads;

    private static readonly CancellationToken Ct = CancellationToken.None;
    private static readonly Task<Delivery> Silence = Task.FromResult<Delivery>(new Delivery.TryLater("There was no answer."));

    private readonly FakeChannel _channel = new();

    [Fact]
    public async Task After_an_hour_without_its_vendor_everything_is_told_within_five_minutes_and_nothing_was_tried_to_death()
    {
        await using var given = await _channel.InAnEmptyInstallation();
        var (bakery, salon) = (await given.ABusiness("Bakery"), await given.ABusiness("Salon"));
        _channel.Answers = (_, _) => Silence;
        var gone = given.Clock.GetUtcNow();
        var visitor = await given.AVisitorOf(bakery);
        for (var second = 0; second < 3600; second += 3)
        {
            if (second % SecondsBetweenLeads == 0)
            {
                await ALeadOf(given, second % (2 * SecondsBetweenLeads) == 0 ? bakery : salon, $"ana{second}@ruiz.example");
            }

            if (second % 300 == 0)
            {
                await IsAnsweredAsAlways(given, bakery, visitor, $"What does a loaf cost? {second}");
            }

            await given.AlertsAreSent(); // as the worker looks at the rows
            given.Clock.Advance(TimeSpan.FromSeconds(3));
        }

        Assert.InRange(_channel.Asked.Count, 60, 360 + 10); // once in ten seconds at most, but for the first of them
        Assert.True((await given.AlertsOf(bakery)).Concat(await given.AlertsOf(salon)).All(a => a is { State: AlertState.Waiting, Attempts: <= 2 }));

        _channel.Answers = (_, _) => FakeChannel.Says(new Delivery.Delivered());
        var back = given.Clock.GetUtcNow();
        Assert.Equal(TimeSpan.FromHours(1), back - gone);
        for (var second = 0; second < 30; second += 3)
        {
            await given.AlertsAreSent();
            given.Clock.Advance(TimeSpan.FromSeconds(3));
        }

        var told = (await given.AlertsOf(bakery)).Concat(await given.AlertsOf(salon)).ToList();
        Assert.Equal(Leads, told.Count);
        Assert.All(told, a => Assert.InRange(a.DeliveredAt ?? default, back, back.AddMinutes(5)));
        Assert.All(_channel.Asked.GroupBy(a => a.Key), tries => Assert.Single(tries.Select(t => t.Facts).Distinct())); // the same words under the same key
    }

    [Fact]
    public async Task While_the_mail_provider_hangs_a_visitors_words_are_acknowledged_kept_and_answered_as_always()
    {
        var mails = new HangingMailer();
        await using var app = await MiaApp.StartAsync(change: services => services.Replace(ServiceDescriptor.Singleton<IMailer>(mails)));
        var (owner, key) = await app.ABusiness();
        await using var visitor = await app.OpenWidget(key);
        await visitor.SendAsync("I'm Ana Ruiz, ana@ruiz.example");
        await mails.Asked.WaitAsync(Eventually.Patience); // it has the alert, and says nothing

        for (var n = 1; n <= 5; n++)
        {
            var (words, answers) = ($"And what does loaf {n} cost?", n + 1);
            var sent = await visitor.SendAsync(words);
            Assert.True(Ids.TryParse<ConversationId>(sent.GetProperty("conversationId").GetString()!, out var conversation));
            var sequence = sent.GetProperty("sequence").GetInt64();
            await using (var db = await app.The<BusinessDbs>().ForAsync(owner, Ct))
            {
                Assert.Equal(words, (await db.Messages.SingleAsync(m => m.ConversationId == conversation && m.Sequence == sequence, Ct)).Text);
            }

            await Eventually.HoldsAsync(() => visitor.Messages.Count(m => m.Author == "mia" && m.Text == "Good to hear from you.") == answers, $"the answer to message {n}");
        }

        Assert.Equal(AlertState.Waiting, Assert.Single((await app.The<AlertBook>().PageAsync(owner, 0, 50, Ct)).Rows).State); // all that time
    }

    [Fact]
    public async Task One_alert_alone_that_waits_an_hour_is_told_within_a_minute_of_the_return()
    {
        await using var given = await _channel.InAnEmptyInstallation();
        var owner = await given.ABusiness();
        await ALeadOf(given, owner, "ana@ruiz.example");
        _channel.Answers = (_, _) => Silence;
        await PassAsync(given, TimeSpan.FromHours(1));

        _channel.Answers = (_, _) => FakeChannel.Says(new Delivery.Delivered());
        await PassAsync(given, TimeSpan.FromMinutes(1));

        Assert.Equal(AlertState.Delivered, Assert.Single(await given.AlertsOf(owner)).State);
    }

    [Fact]
    public async Task What_was_in_a_long_pause_is_brought_forward_and_what_the_vendor_asked_to_wait_is_not()
    {
        await using var given = await _channel.InAnEmptyInstallation();
        var owner = await given.ABusiness();
        await ALeadOf(given, owner, "unlucky@ruiz.example");
        await ALeadOf(given, owner, "asked@ruiz.example");
        _channel.Answers = (alert, _) => alert.Facts.Email == "asked@ruiz.example" ? FakeChannel.Says(new Delivery.TryLater("Too many.", TimeSpan.FromHours(3))) : Silence;
        await given.AlertsAreSent();
        await using (var db = await given.DbFor(owner))
        {
            foreach (var alert in db.Notifications.AsEnumerable().Where(n => n.NotBefore is null))
            {
                for (var tries = 0; tries < 10; tries++)
                {
                    alert.Hear(new Delivery.TryLater("There was no answer."), given.Clock.GetUtcNow(), jitter: 1);
                }
            }

            await db.SaveChangesAsync(Ct);
        }

        Assert.All(await given.AlertsOf(owner), a => Assert.True(a.DueAt > given.Clock.GetUtcNow().AddHours(2)));
        foreach (var newcomer in (int[])[1, 2, 3])
        {
            await ALeadOf(given, owner, $"new{newcomer}@ruiz.example"); // for whom the vendor is away
        }

        await given.AlertsAreSent();
        _channel.Answers = (_, _) => FakeChannel.Says(new Delivery.Delivered());
        await PassAsync(given, TimeSpan.FromMinutes(5));

        Assert.Equal([AlertState.Waiting, .. Enumerable.Repeat(AlertState.Delivered, 4)], (await given.AlertsOf(owner)).Select(a => a.State).Order());
        Assert.NotNull(Assert.Single(await given.AlertsOf(owner), a => a.State is AlertState.Waiting).NotBefore);
    }

    [Fact]
    public async Task Mails_that_are_due_come_back_with_the_mail_provider_too()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        given.Mailer.Refuses = _ => true;
        await AWeek.IsToldAsync(given);
        await PassAsync(given, TimeSpan.FromHours(1));
        Assert.False(given.Mailer.TryTake(out _));

        given.Mailer.Refuses = _ => false;
        await PassAsync(given, TimeSpan.FromMinutes(1));

        Assert.Equal("weekly_report", given.Mailer.Take().Kind);
        Assert.False(Assert.Single((await given.The<ReportBook>().ReadAsync(owner, new DateOnly(2026, 6, 3), Ct)).Mailed).HasFailed);
    }

    [Fact]
    public async Task Another_channel_goes_on_meanwhile()
    {
        var app = new FakeChatApp();
        await using var given = await app.InAnEmptyInstallation();
        var owner = await given.ABusiness();
        await app.ConnectAsync(given, owner, 555, 555);
        given.Mailer.Refuses = _ => true;
        foreach (var lead in (int[])[1, 2, 3, 4, 5])
        {
            await ALeadOf(given, owner, $"ana{lead}@ruiz.example");
            await given.AlertsAreSent();
        }

        var told = await given.AlertsOf(owner);
        Assert.Equal((5, 5), (told.Count(a => a is { Channel: AlertChannel.Telegram, State: AlertState.Delivered }), told.Count(a => a is { Channel: AlertChannel.Email, State: AlertState.Waiting })));
    }

    /// <summary>A visitor writes; it is acknowledged and kept, and Mia answers, without anybody's asking the vendor.</summary>
    private async Task IsAnsweredAsAlways(Given given, Owner owner, Visitor visitor, string words)
    {
        var asked = _channel.Asked.Count;
        var sent = await given.Wrote(visitor, words);
        await given.MiaRepliesIn(owner, sent.ConversationId);

        var said = (await given.MessagesIn(owner, sent.ConversationId)).TakeLast(2).Select(m => (m.Sequence, m.Author, m.Text));
        Assert.Equal([(sent.Sequence, Author.Visitor, words), (sent.Sequence + 1, Author.Mia, "Good to hear from you.")], said);
        Assert.Equal(asked, _channel.Asked.Count);
    }

    private static async Task PassAsync(Given given, TimeSpan time)
    {
        for (var until = given.Clock.GetUtcNow() + time; given.Clock.GetUtcNow() < until; given.Clock.Advance(NotificationQueue.SweepEvery))
        {
            await given.AlertsAreSent();
        }
    }

    private static async Task ALeadOf(Given given, Owner owner, string email)
    {
        var sent = await given.Wrote(await given.AVisitorOf(owner), email);
        await given.The<CaptureLead>().RunAsync(new Mia(owner.Business), sent.ConversationId, new ContactCard("Ana", email, null), email, null, Ct);
    }

    /// <summary>Takes whatever it is given, and never says what became of it.</summary>
    private sealed class HangingMailer : IMailer
    {
        private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Asked => _asked.Task;

        public async Task<Delivery> SendAsync(Mail mail, CancellationToken ct)
        {
            _asked.TrySetResult();
            await Task.Delay(Timeout.Infinite, ct);
            return new Delivery.Delivered();
        }
    }
}
