using MiaPulse.Core.Conversations;
using MiaPulse.Core.Leads;
using MiaPulse.Core.Notifications;
using MiaPulse.Core.Reports;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Reports;
using MiaPulse.Tests.Support;

namespace MiaPulse.Tests.Notifications;

/// <summary>A vendor that is away for an hour: nothing is lost, it is not run over, and what waited goes out in the minutes after its return.</summary>
public sealed class OutageTests
{
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
        for (var second = 0; second < 3600; second += 3)
        {
            if (second % 300 == 0)
            {
                await ALeadOf(given, second % 600 == 0 ? bakery : salon, $"ana{second}@ruiz.example");
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
        Assert.Equal(12, told.Count);
        Assert.All(told, a => Assert.InRange(a.DeliveredAt ?? default, back, back.AddMinutes(5)));
        Assert.All(_channel.Asked.GroupBy(a => a.Key), tries => Assert.Single(tries.Select(t => t.Facts).Distinct())); // the same words under the same key
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
}
