using MiaPulse.Core.Notifications;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace MiaPulse.Tests.Notifications;

/// <summary>The rules of one alert, and of what a member wants.</summary>
public sealed class NotificationTests
{
    private static readonly FakeTimeProvider Clock = new(Given.Start);

    private static readonly TimeSpan[] Pauses =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(5),
        TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(20), TimeSpan.FromMinutes(40), TimeSpan.FromMinutes(80), TimeSpan.FromMinutes(160), TimeSpan.FromHours(5),
        TimeSpan.FromHours(10),
    ];

    [Fact]
    public void What_is_not_taken_is_tried_again_after_pauses_that_grow_and_given_up_with_its_reason()
    {
        var alert = AnAlert();
        var now = Given.Start;
        foreach (var pause in Pauses)
        {
            alert.Take(now);
            alert.Hear(new Delivery.TryLater("Busy."), now, jitter: 1);
            Assert.Equal((AlertState.Waiting, now + pause, "Busy."), (alert.State, alert.DueAt, alert.Why));
            now += pause;
        }

        alert.Take(now);
        alert.Hear(new Delivery.TryLater("Still busy."), now, jitter: 1);

        Assert.Equal((AlertState.Failed, null, "Still busy.", DueRow.MostAttempts), (alert.State, alert.DueAt, alert.Why, alert.Attempts));
        Assert.True(now - Given.Start < TimeSpan.FromDays(1)); // while its vendor still knows its key again
    }

    [Fact]
    public void What_a_vendor_that_is_away_asks_is_waited_too()
    {
        var alert = AnAlert();

        alert.Await(new Delivery.TryLater("Away.", TimeSpan.FromMinutes(4)) { IsDown = true }, Given.Start, jitter: 1);

        Assert.Equal((Given.Start.AddMinutes(4.5), Given.Start.AddMinutes(4), 0), (alert.DueAt, alert.NotBefore, alert.Attempts));
    }

    [Theory]
    [InlineData(TooMuch.ForAll, 20, 30)]
    [InlineData(TooMuch.ForAll, null, 1.5)]
    [InlineData(TooMuch.ForAll, 10_800, 615)] // all others ask again after ten minutes
    [InlineData(TooMuch.ForThisOne, 20, 30)]
    [InlineData(TooMuch.ForThisOne, null, 15)]
    [InlineData(TooMuch.ForThisOne, 10_800, 10_815)]
    [InlineData(TooMuch.No, 8, 12)] // we ourselves
    public void What_is_too_much_loses_no_try_and_comes_back_a_little_later_by_chance(TooMuch tooMuch, int? asked, double seconds)
    {
        var alert = AnAlert();
        TimeSpan? after = asked is { } wait ? TimeSpan.FromSeconds(wait) : null;

        alert.Await(new Delivery.TryLater("Slow down.", after) { TooMuch = tooMuch, IsOurOwn = tooMuch is TooMuch.No }, Given.Start, jitter: 0.5);

        Assert.Equal((AlertState.Waiting, Given.Start.AddSeconds(seconds), 0, "Slow down."), (alert.State, alert.DueAt, alert.Attempts, alert.Why));
    }

    [Fact]
    public void Five_thousand_at_a_vendor_that_fails_three_in_ten_lose_none() =>
        Assert.True(5_000 * Math.Pow(0.3, DueRow.MostAttempts) < 0.001, $"{DueRow.MostAttempts} tries are too few.");

    [Fact]
    public void While_its_vendor_is_away_an_alert_loses_no_try_and_is_given_up_after_a_day()
    {
        var alert = AnAlert();
        for (var now = Given.Start; now < Given.Start.AddDays(1); now = alert.DueAt!.Value)
        {
            alert.Take(now);
            alert.Await(new Delivery.TryLater("Away."), now, jitter: 1);
            Assert.Equal((AlertState.Waiting, now.AddSeconds(30), 0, "Away."), (alert.State, alert.DueAt, alert.Attempts, alert.Why));
        }

        alert.Take(Given.Start.AddDays(1));
        alert.Await(new Delivery.TryLater("Still away."), Given.Start.AddDays(1), jitter: 1);
        Assert.Equal((AlertState.Failed, "Still away."), (alert.State, alert.Why));

        alert.SendAgain(Given.Start.AddDays(2));
        alert.Await(new Delivery.TryLater("Away."), Given.Start.AddDays(2), jitter: 1);
        Assert.Equal(AlertState.Waiting, alert.State); // a new day
    }

    [Theory]
    [InlineData(0.5, null, 2.5)]
    [InlineData(0.5, 1, 2.5)] // ours is longer
    [InlineData(0.5, 10, 15)]
    [InlineData(0.5, 60, 75)]
    [InlineData(1, 60, 90)] // those that are asked to wait together do not come back together
    [InlineData(0.5, 864_000, 86_400)] // ten days are nobody's to ask
    public void A_pause_is_jittered_and_what_the_vendor_asks_is_waited(double jitter, int? asked, double seconds)
    {
        var alert = AnAlert();

        alert.Hear(new Delivery.TryLater("Busy.", asked is { } wait ? TimeSpan.FromSeconds(wait) : null), Given.Start, jitter);

        Assert.Equal(Given.Start.AddSeconds(seconds), alert.DueAt);
    }

    [Fact]
    public void What_would_fail_again_is_given_up_at_once_until_a_member_says_otherwise()
    {
        var alert = AnAlert();
        Assert.False(alert.SendAgain(Given.Start)); // it is on its way
        var key = alert.SendingKey;

        alert.Hear(new Delivery.NeverAgain("The mailbox does not exist."), Given.Start, jitter: 1);
        Assert.Equal((AlertState.Failed, "The mailbox does not exist."), (alert.State, alert.Why));

        Assert.True(alert.SendAgain(Given.Start));
        Assert.Equal((AlertState.Waiting, Given.Start, null, 0), (alert.State, alert.DueAt, alert.Why, alert.Attempts));
        Assert.NotEqual(key, alert.SendingKey); // under the old key a vendor would leave it out
    }

    [Fact]
    public void What_was_delivered_is_done_and_keeps_no_copy_of_its_words()
    {
        var alert = AnAlert();
        alert.Facts = new AlertFacts("Ana", "ana@ruiz.example", null, null, "Hello", null);
        alert.Take(Given.Start);

        alert.Hear(new Delivery.Delivered("re_1"), Given.Start.AddSeconds(1), jitter: 1);

        Assert.Equal((AlertState.Delivered, null, null, null, "re_1"), (alert.State, alert.DueAt, alert.LeasedUntil, alert.Facts, alert.VendorId));
        Assert.Equal(Given.Start.AddSeconds(1), alert.DeliveredAt);
    }

    [Fact]
    public void The_longest_key_is_one_that_every_vendor_takes()
    {
        var alert = AnAlert();

        Assert.True(alert.DedupeKey.Length <= DueRow.MaxKeyLength);
        Assert.True(DueRow.MaxKeyLength + "/again/1000000".Length <= Mail.MaxKeyLength);
    }

    [Theory]
    [InlineData("21:00", "07:00", "2026-06-01T03:30:00Z", "2026-06-01T11:00:00Z")] // 23:30 in New York, until 7:00 there
    [InlineData("21:00", "07:00", "2026-06-01T13:30:00Z", null)]
    [InlineData("09:00", "10:00", "2026-06-01T13:30:00Z", "2026-06-01T14:00:00Z")]
    [InlineData("21:00", "07:00", "2026-03-08T05:00:00Z", "2026-03-08T11:00:00Z")] // the night in which the clocks go forward
    public void Quiet_hours_are_those_of_the_clock_on_the_wall(string from, string until, string now, string? end)
    {
        var quiet = new QuietHours(TimeOnly.Parse(from, null), TimeOnly.Parse(until, null));

        Assert.Equal(end is null ? null : DateTimeOffset.Parse(end, null), quiet.EndAfter(DateTimeOffset.Parse(now, null), "America/New_York"));
    }

    [Fact]
    public void A_member_who_has_chosen_nothing_is_mailed_and_one_who_said_no_is_not()
    {
        var chosen = new AlertsInput { MailsLeads = null }.ToPreferences();

        Assert.True(AlertPreferences.Usual.Wants(AlertKind.LeadCaptured, AlertChannel.Email));
        Assert.False(chosen.Wants(AlertKind.LeadCaptured, AlertChannel.Email));
        Assert.True(chosen.Wants(AlertKind.VisitorWaits, AlertChannel.Email));
        Assert.Equal(new AlertsInput { MailsLeads = null }, AlertsInput.From(chosen));
    }

    [Fact]
    public void Where_no_chosen_way_is_there_mail_takes_the_place_of_the_first_and_where_none_is_chosen_nothing_does()
    {
        var all = Enum.GetValues<AlertChannel>();
        AlertChannel[] mailAlone = [AlertChannel.Email];
        var chosen = new AlertsInput { MailsLeads = null, ChatsLeads = 2, TextsLeads = 5, MailsWaiting = 15, ChatsWaiting = 0 }.ToPreferences();

        Assert.Equal([new AlertStep(AlertChannel.Telegram, TimeSpan.FromMinutes(2)), new AlertStep(AlertChannel.Text, TimeSpan.FromMinutes(5))], chosen.Steps(AlertKind.LeadCaptured, all));
        Assert.Equal([new AlertStep(AlertChannel.Text, TimeSpan.FromMinutes(2))], chosen.Steps(AlertKind.LeadCaptured, [AlertChannel.Email, AlertChannel.Text]));
        Assert.Equal([new AlertStep(AlertChannel.Email, TimeSpan.FromMinutes(2))], chosen.Steps(AlertKind.LeadCaptured, mailAlone));
        Assert.Equal([new AlertStep(AlertChannel.Email, TimeSpan.Zero)], chosen.Steps(AlertKind.VisitorMissed, mailAlone));
        Assert.Empty(new AlertsInput { MailsLeads = null }.ToPreferences().Steps(AlertKind.LeadCaptured, all));
        Assert.Empty(chosen.Without(Stoppable.Leads, mailAlone).Steps(AlertKind.LeadCaptured, mailAlone));
        Assert.Equal(chosen.Steps(AlertKind.VisitorWaits, all), chosen.Without(Stoppable.Leads, mailAlone).Steps(AlertKind.VisitorWaits, all));
    }

    private static Notification AnAlert()
    {
        var alert = Alert.OfWaiting(Ids.New<ConversationId>(Clock), Given.Start);
        return Notification.For(Ids.New<BusinessId>(Clock), Ids.New<NotificationId>(Clock), alert, Ids.New<MemberId>(Clock), AlertChannel.Email, Given.Start);
    }
}
