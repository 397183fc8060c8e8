using MiaPulse.Core.Conversations;
using MiaPulse.Core.Leads;
using MiaPulse.Core.Notifications;
using MiaPulse.Core.Shared;
using MiaPulse.Core.Visits;
using MiaPulse.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Tests.Notifications;

/// <summary>What is due reaches its channel, whatever happens to the process or the vendor meanwhile, and what does not is seen not to.</summary>
public sealed class DeliverDueTests
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    private readonly FakeChannel _channel = new();

    [Fact]
    public async Task A_lead_is_told_with_its_name_contact_and_last_words_and_once()
    {
        await using var given = await _channel.InAnEmptyInstallation();
        var owner = await given.ABusiness();
        var conversation = await ALeadOf(given, owner, "Ana Ruiz", "I'm Ana Ruiz, ana@ruiz.example");

        given.Clock.Advance(TimeSpan.FromSeconds(2));
        await given.AlertsAreSent();
        await given.AlertsAreSent();

        var sent = Assert.Single(_channel.Asked);
        Assert.Equal(new AlertFacts("Ana Ruiz", "ana@ruiz.example", null, null, "I'm Ana Ruiz, ana@ruiz.example", null) { UpTo = 1 }, sent.Facts);
        Assert.Equal((conversation, "Corner Bakery", new AlertRecipient(owner.Member, "Anna", "owner1@b1.example")), (sent.Conversation, sent.Business, sent.To));
        var row = Assert.Single((await given.The<AlertBook>().PageAsync(owner, 0, 50, Ct)).Rows);
        Assert.Equal((AlertState.Delivered, Given.Start.AddSeconds(2), "Ana Ruiz", "Anna"), (row.State, row.DeliveredAt, row.About, row.Member));
    }

    [Fact]
    public async Task A_try_that_failed_is_repeated_under_the_same_key_and_in_the_same_words()
    {
        await using var given = await _channel.InAnEmptyInstallation();
        var owner = await given.ABusiness();
        var visitor = await given.AVisitorOf(owner);
        var conversation = await ALeadOf(given, owner, "Ana", "ana@ruiz.example", visitor);
        _channel.Answers = (_, _) => FakeChannel.Says(new Delivery.TryLater("The provider is busy.", TimeSpan.FromSeconds(40)));
        await given.AlertsAreSent();
        await given.Wrote(visitor, "Other words");
        given.Clock.Advance(TimeSpan.FromSeconds(39));
        await given.AlertsAreSent();
        Assert.Single(_channel.Asked); // the vendor asked for longer

        _channel.Answers = (_, _) => FakeChannel.Says(new Delivery.Delivered());
        given.Clock.Advance(TimeSpan.FromSeconds(31)); // and by chance it is half a minute more
        await given.AlertsAreSent();

        Assert.Equal(2, _channel.Asked.Count);
        Assert.Equal(_channel.Asked[0], _channel.Asked[1]);
        Assert.Equal((AlertState.Delivered, 2, conversation), Assert.Single(await given.AlertsOf(owner)) is var alert ? (alert.State, alert.Attempts, alert.ConversationId) : default);
    }

    [Fact]
    public async Task While_a_vendor_takes_no_more_nobodys_alert_is_tried_and_none_has_lost_a_try()
    {
        await using var given = await _channel.InAnEmptyInstallation();
        var (bakery, salon) = (await given.ABusiness("Bakery"), await given.ABusiness("Salon"));
        foreach (var lead in (int[])[1, 2, 3])
        {
            await ALeadOf(given, bakery, "Ana", $"ana{lead}@ruiz.example");
            await ALeadOf(given, salon, "Bo", $"bo{lead}@ruiz.example");
        }

        _channel.Answers = (_, _) => FakeChannel.Says(new Delivery.TryLater("Slow down.", TimeSpan.FromSeconds(20)) { IsDown = false, TooMuch = TooMuch.ForAll });
        await given.AlertsAreSent();
        given.Clock.Advance(TimeSpan.FromSeconds(20) - TimeSpan.FromTicks(1));
        await given.AlertsAreSent();
        Assert.Single(_channel.Asked);

        _channel.Answers = (_, _) => FakeChannel.Says(new Delivery.Delivered());
        given.Clock.Advance(TimeSpan.FromTicks(1));
        await given.AlertsAreSent();
        Assert.InRange(_channel.Asked.Count, 6, 7); // the one that was tried comes back a little later, by chance
        given.Clock.Advance(TimeSpan.FromSeconds(21));
        await given.AlertsAreSent();

        Assert.Equal(7, _channel.Asked.Count);
        Assert.All((await given.AlertsOf(bakery)).Concat(await given.AlertsOf(salon)), a => Assert.Equal((AlertState.Delivered, 1), (a.State, a.Attempts)));
    }

    [Fact]
    public async Task What_nobody_takes_is_given_up_where_everybody_sees_why_and_can_be_sent_again()
    {
        await using var given = await _channel.InAnEmptyInstallation();
        var owner = await given.ABusiness();
        await ALeadOf(given, owner, "Ana", "ana@ruiz.example");
        _channel.Answers = (_, _) => FakeChannel.Says(new Delivery.TryLater("The provider is down.", TimeSpan.FromSeconds(1))); // it is there to say so
        for (var tried = 0; tried < DueRow.MostAttempts + 5; tried++)
        {
            await given.AlertsAreSent();
            given.Clock.Advance(TimeSpan.FromHours(10));
        }

        Assert.Equal(DueRow.MostAttempts, _channel.Asked.Count);
        var row = Assert.Single((await given.The<AlertBook>().PageAsync(owner, 0, 50, Ct)).Rows);
        Assert.Equal((AlertState.Failed, "The provider is down.", 1), (row.State, row.Why, await given.The<AlertBook>().CountFailedAsync(owner, Ct)));

        _channel.Answers = (_, _) => FakeChannel.Says(new Delivery.Delivered());
        Assert.True((await given.The<SendAgain>().RunAsync(owner, row.Id, Ct)).IsDone);
        Assert.Equal(RefusalKind.Conflict, (await given.The<SendAgain>().RunAsync(owner, row.Id, Ct)).Refusal?.Kind);
        await given.AlertsAreSent();

        Assert.Equal((AlertState.Delivered, 0), (Assert.Single(await given.AlertsOf(owner)).State, await given.The<AlertBook>().CountFailedAsync(owner, Ct)));
        Assert.Equal($"{_channel.Asked[0].Key}/again/1", _channel.Asked[^1].Key);
    }

    [Fact]
    public async Task One_that_cannot_be_sent_holds_up_none_of_the_others()
    {
        await using var given = await _channel.InAnEmptyInstallation();
        var owner = await given.ABusiness();
        await ALeadOf(given, owner, "Bad", "bad@ruiz.example");
        await ALeadOf(given, owner, "Worse", "worse@ruiz.example");
        await ALeadOf(given, owner, "Good", "good@ruiz.example");
        _channel.Answers = (alert, _) => alert.Facts.Who switch
        {
            "Bad" => throw new InvalidOperationException("A bug."),
            "Worse" => FakeChannel.Says(new Delivery.NeverAgain("The mailbox does not exist.")),
            _ => FakeChannel.Says(new Delivery.Delivered()),
        };

        await given.AlertsAreSent();

        Assert.Equal(
            [("Bad", AlertState.Waiting), ("Good", AlertState.Delivered), ("Worse", AlertState.Failed)],
            (await given.The<AlertBook>().PageAsync(owner, 0, 50, Ct)).Rows.Select(r => (r.About, r.State)).Order());
    }

    [Fact]
    public async Task A_vendor_that_never_answers_is_waited_for_half_a_minute()
    {
        await using var given = await _channel.InAnEmptyInstallation();
        var owner = await given.ABusiness();
        await ALeadOf(given, owner, "Ana", "ana@ruiz.example");
        _channel.Answers = (_, _) => new TaskCompletionSource<Delivery>().Task; // and does not listen to its token

        var sending = given.The<DeliverDue>().RunAsync(new Mia(owner.Business), AlertChannel.Email, Ct);
        await Eventually.HoldsAsync(() => _channel.Asked.Count == 1, "the try");
        given.Clock.Advance(TrySending.Longest);
        await sending.WaitAsync(Eventually.Patience);

        var alert = Assert.Single(await given.AlertsOf(owner));
        Assert.Equal((AlertState.Waiting, 1, "There was no answer within 30 seconds."), (alert.State, alert.Attempts, alert.Why));
    }

    [Fact]
    public async Task A_stop_in_the_middle_leaves_it_due_at_once()
    {
        await using var given = await _channel.InAnEmptyInstallation();
        var owner = await given.ABusiness();
        await ALeadOf(given, owner, "Ana", "ana@ruiz.example");
        using var stop = new CancellationTokenSource();
        _channel.Answers = async (_, ct) =>
        {
            await stop.CancelAsync();
            ct.ThrowIfCancellationRequested();
            return new Delivery.Delivered();
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => given.The<DeliverDue>().RunAsync(new Mia(owner.Business), AlertChannel.Email, stop.Token));

        _channel.Answers = (_, _) => FakeChannel.Says(new Delivery.Delivered());
        given.Clock.Advance(TimeSpan.FromSeconds(5));
        await given.AlertsAreSent();

        Assert.Equal([_channel.Asked[0].Key], _channel.Asked.Skip(1).Select(a => a.Key));
    }

    [Fact]
    public async Task What_somebody_took_and_died_with_is_sent_when_the_lease_is_over_and_not_before()
    {
        await using var given = await _channel.InAnEmptyInstallation();
        var owner = await given.ABusiness();
        await ALeadOf(given, owner, "Ana", "ana@ruiz.example");
        await DieWithAsync(given, owner);
        await given.AlertsAreSent();
        Assert.Empty(_channel.Asked);

        given.Clock.Advance(DueRow.Lease);
        await given.AlertsAreSent();

        Assert.Single(_channel.Asked);
        Assert.Equal(AlertState.Delivered, Assert.Single(await given.AlertsOf(owner)).State);
    }

    [Fact]
    public async Task What_kills_whoever_takes_it_is_given_up_too()
    {
        await using var given = await _channel.InAnEmptyInstallation();
        var owner = await given.ABusiness();
        await ALeadOf(given, owner, "Ana", "ana@ruiz.example");
        for (var death = 0; death < 10; death++)
        {
            await DieWithAsync(given, owner);
            given.Clock.Advance(DueRow.Lease);
        }

        await given.AlertsAreSent();

        Assert.Empty(_channel.Asked);
        Assert.Equal(AlertState.Failed, Assert.Single(await given.AlertsOf(owner)).State);
    }

    [Fact]
    public async Task Ten_who_send_at_once_send_each_alert_once()
    {
        await using var given = await _channel.InAnEmptyInstallation();
        var owner = await given.ABusiness();
        for (var lead = 0; lead < 15; lead++)
        {
            await ALeadOf(given, owner, "Ana", $"ana{lead}@ruiz.example");
        }

        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => given.The<DeliverDue>().RunAsync(new Mia(owner.Business), AlertChannel.Email, Ct))));
        await given.AlertsAreSent(); // whoever lost every race had nothing left to send, and somebody has to be last

        Assert.Equal(15, _channel.Asked.Count);
        Assert.Equal(15, _channel.Asked.Select(a => a.Key).Distinct().Count());
    }

    [Fact]
    public async Task In_quiet_hours_an_alert_waits_and_goes_when_they_end_unless_it_has_been_seen_by_then()
    {
        await using var given = await _channel.InAnEmptyInstallation();
        var owner = await given.ABusiness(); // it is 9:30 there
        await given.The<ChooseAlerts>().RunAsync(owner, new AlertsInput { HasQuietHours = true, QuietFrom = new TimeOnly(9, 0), QuietUntil = new TimeOnly(10, 0) }, Ct);
        var seen = await ALeadOf(given, owner, "Ana", "ana@ruiz.example");
        await ALeadOf(given, owner, "Bo", "bo@ruiz.example");
        await given.AlertsAreSent();
        Assert.Empty(_channel.Asked);
        Assert.All((await given.The<AlertBook>().PageAsync(owner, 0, 50, Ct)).Rows, r => Assert.Equal((true, Given.Start.AddMinutes(30)), (r.IsHeld, r.NextAt)));

        await given.The<MarkRead>().RunAsync(owner, seen, 1, Ct);
        given.Clock.Advance(TimeSpan.FromMinutes(30));
        await given.AlertsAreSent();

        Assert.Equal("Bo", Assert.Single(_channel.Asked).Facts.Who);
        Assert.Equal(AlertState.LetGo, (await given.AlertsOf(owner)).Single(a => a.ConversationId == seen).State);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_a_colleague_took_over_in_quiet_hours_is_not_told_when_they_end_also_where_it_was_handed_back(bool handsBack)
    {
        await using var given = await _channel.InAnEmptyInstallation();
        var owner = await given.ABusiness(); // it is 9:30 there
        var ben = owner with { Member = given.NewId<MemberId>(), Name = "Ben" };
        await given.The<ChooseAlerts>().RunAsync(owner, new AlertsInput { HasQuietHours = true, QuietFrom = new TimeOnly(9, 0), QuietUntil = new TimeOnly(10, 0) }, Ct);
        var (visitor, waits) = await given.AConversationOf(owner);
        await given.The<CallForPerson>().RunAsync(visitor, waits, new ConversationStart(Channel.Web, null, null), Ct);
        var other = await ALeadOf(given, owner, "Bo", "bo@ruiz.example");
        await given.AlertsAreSent();
        Assert.Empty(_channel.Asked);

        given.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.True((await given.The<TakeOver>().RunAsync(ben, waits, Ct)).IsDone);
        if (handsBack)
        {
            Assert.True((await given.The<HandBack>().RunAsync(ben, waits, Ct)).IsDone);
        }

        given.Clock.Advance(TimeSpan.FromMinutes(20));
        await given.AlertsAreSent();

        Assert.Equal(other, Assert.Single(_channel.Asked).Conversation);
        var stale = (await given.AlertsOf(owner)).Single(a => a.ConversationId == waits);
        Assert.Equal((AlertState.LetGo, null, null), (stale.State, stale.SeenAt, stale.DeliveredAt));
    }

    [Fact]
    public async Task Only_who_opens_the_conversation_has_seen_their_alert()
    {
        await using var given = await _channel.InAnEmptyInstallation();
        var owner = await given.ABusiness();
        var other = await ALeadOf(given, owner, "Bo", "bo@ruiz.example");
        var conversation = await ALeadOf(given, owner, "Ana", "ana@ruiz.example");
        await given.AlertsAreSent();
        await given.The<MarkRead>().RunAsync(owner with { Member = given.NewId<MemberId>() }, conversation, 1, Ct);
        Assert.DoesNotContain(await given.AlertsOf(owner), a => a.SeenAt is not null);
        Assert.True((await given.The<OpenConversation>().ReadAsync(owner, conversation, 10, Ct)).Value.HasUnseenAlert);

        await given.The<MarkRead>().RunAsync(owner, conversation, 1, Ct); // read already, by a colleague

        Assert.Equal(Given.Start, (await given.AlertsOf(owner)).Single(a => a.ConversationId == conversation).SeenAt);
        Assert.Null((await given.AlertsOf(owner)).Single(a => a.ConversationId == other).SeenAt);
        Assert.False((await given.The<OpenConversation>().ReadAsync(owner, conversation, 10, Ct)).Value.HasUnseenAlert);
    }

    [Fact]
    public async Task A_visitor_who_is_erased_while_an_alert_is_sent_takes_it_along_and_holds_nobody_up()
    {
        await using var given = await _channel.InAnEmptyInstallation();
        var owner = await given.ABusiness();
        var visitor = await given.AVisitorOf(owner);
        await ALeadOf(given, owner, "Ana", "ana@ruiz.example", visitor);
        given.Clock.Advance(TimeSpan.FromSeconds(1));
        await ALeadOf(given, owner, "Bo", "bo@ruiz.example");
        _channel.Answers = async (alert, ct) =>
        {
            if (alert.Facts.Who == "Ana")
            {
                await given.The<EraseVisitor>().RunAsync(visitor, ct);
            }

            return new Delivery.Delivered();
        };

        await given.AlertsAreSent();

        Assert.Equal(["Ana", "Bo"], _channel.Asked.Select(a => a.Facts.Who));
        Assert.Equal(AlertState.Delivered, Assert.Single(await given.AlertsOf(owner)).State);
    }

    private static async Task<ConversationId> ALeadOf(Given given, Owner owner, string name, string words, Visitor? visitor = null)
    {
        var sent = await given.Wrote(visitor ?? await given.AVisitorOf(owner), words);
        var email = words.Split(' ')[^1];
        await given.The<CaptureLead>().RunAsync(new Mia(owner.Business), sent.ConversationId, new ContactCard(name, email, null), words, null, Ct);
        return sent.ConversationId;
    }

    /// <summary>Takes what is due, and is never heard of again.</summary>
    private static async Task DieWithAsync(Given given, Owner owner)
    {
        await using var db = await given.DbFor(owner);
        (await db.Notifications.SingleAsync(DueRows.AreDueAt<Notification>(given.Clock.GetUtcNow()))).Take(given.Clock.GetUtcNow());
        await db.SaveChangesAsync();
    }
}
