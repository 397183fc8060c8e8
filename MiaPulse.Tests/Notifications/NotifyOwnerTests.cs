using MiaPulse.Core.Businesses;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Leads;
using MiaPulse.Core.Live;
using MiaPulse.Core.Notifications;
using MiaPulse.Core.Receptionist;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Tests.Notifications;

/// <summary>What becomes an alert, for whom, and what does not.</summary>
public sealed class NotifyOwnerTests
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    [Fact]
    public async Task A_lead_is_one_alert_and_so_is_each_further_way_to_reach_them()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        using var heard = given.Hear(owner);
        var visitor = await given.AVisitorOf(owner);

        await SaysAsync(given, owner, visitor, "Hi, I'm Ana Ruiz");
        Assert.Empty(await given.AlertsOf(owner));
        await SaysAsync(given, owner, visitor, "ana@ruiz.example");
        var first = Assert.Single(await given.AlertsOf(owner));
        Assert.Equal((AlertKind.LeadCaptured, owner.Member, AlertChannel.Email, AlertState.Waiting, Given.Start), (first.Kind, first.MemberId, first.Channel, first.State, first.DueAt));
        await heard.FirstAsync<AlertsChanged>();

        await SaysAsync(given, owner, visitor, "and what does a cake cost?");
        await SaysAsync(given, owner, visitor, "sorry, my address is ana.ruiz@ruiz.example");
        Assert.Single(await given.AlertsOf(owner));

        await given.AlertsAreSent(); // what has not gone out would take it along
        await SaysAsync(given, owner, visitor, "or call 415 555 0142");
        Assert.Equal(2, (await given.AlertsOf(owner)).Count);
    }

    [Fact]
    public async Task A_conversation_that_begins_to_wait_is_one_alert_however_often_somebody_is_asked_for()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        var (visitor, conversation) = await given.AConversationOf(owner);
        await CallAsync(given, visitor, conversation);
        given.Clock.Advance(TimeSpan.FromSeconds(1));
        await CallAsync(given, visitor, conversation);
        await given.Wrote(visitor, "Is anybody there?");

        var alert = Assert.Single(await given.AlertsOf(owner));
        Assert.Equal((AlertKind.VisitorWaits, conversation, owner.Member, Given.Start), (alert.Kind, alert.ConversationId, alert.MemberId, alert.CreatedAt));

        await given.The<TakeOver>().RunAsync(owner, conversation, Ct);
        await given.The<HandBack>().RunAsync(owner, conversation, Ct);
        await CallAsync(given, visitor, conversation);
        Assert.Equal(2, (await given.AlertsOf(owner)).Count); // it has begun to wait anew
    }

    [Fact]
    public async Task Who_asks_leaves_and_asks_again_within_minutes_is_one_alert_for_each_member_unless_somebody_came()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        var ben = await AColleagueOf(given, owner);
        var (visitor, conversation) = await given.AConversationOf(owner);
        foreach (var pause in (TimeSpan[])[TimeSpan.Zero, TimeSpan.FromSeconds(10), NotifyOwner.SameWaiting - TimeSpan.FromSeconds(11)])
        {
            given.Clock.Advance(pause);
            await CallAsync(given, visitor, conversation);
            await given.AlertsAreSent(); // one that has arrived counts as one that is about to
            await given.The<CloseConversation>().RunAsync(visitor, conversation, Ct);
        }

        Assert.Equivalent(new[] { owner.Member, ben.Member }, (await given.AlertsOf(owner)).Select(a => a.MemberId).ToList(), strict: true);

        var (other, elsewhere) = await given.AConversationOf(owner);
        await CallAsync(given, other, elsewhere);
        Assert.Equal(4, (await given.AlertsOf(owner)).Count); // somebody else is another event

        await given.The<TakeOver>().RunAsync(ben, conversation, Ct);
        await given.The<CloseConversation>().RunAsync(visitor, conversation, Ct);
        await CallAsync(given, visitor, conversation);
        Assert.Equal(6, (await given.AlertsOf(owner)).Count);
    }

    [Fact]
    public async Task An_alert_that_was_given_up_does_not_keep_back_the_next()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        var (visitor, conversation) = await given.AConversationOf(owner);
        await CallAsync(given, visitor, conversation);
        await using (var db = await given.DbFor(owner))
        {
            (await db.Notifications.SingleAsync()).GiveUp("It came back.", given.Clock.GetUtcNow());
            await db.SaveChangesAsync();
        }

        await given.The<CloseConversation>().RunAsync(visitor, conversation, Ct);
        given.Clock.Advance(TimeSpan.FromSeconds(10));
        await CallAsync(given, visitor, conversation);

        Assert.Equal([AlertState.Failed, AlertState.Waiting], (await given.AlertsOf(owner)).Select(a => a.State).OrderDescending());
    }

    [Fact]
    public async Task A_visitor_who_calls_and_leaves_over_and_over_alerts_three_times_until_somebody_looks()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        var (visitor, conversation) = await given.AConversationOf(owner);
        await CallAndLeaveAsync(times: 10);
        Assert.Equal(NotifyOwner.MostUnseen, (await given.AlertsOf(owner)).Count);

        await given.The<MarkRead>().RunAsync(owner, conversation, 1, Ct);
        await CallAndLeaveAsync(times: 1);

        Assert.Equal(NotifyOwner.MostUnseen + 1, (await given.AlertsOf(owner)).Count);

        async Task CallAndLeaveAsync(int times)
        {
            for (var call = 0; call < times; call++)
            {
                given.Clock.Advance(NotifyOwner.SameWaiting);
                await CallAsync(given, visitor, conversation);
                Assert.Equal(ConversationState.Waiting, (await given.ConversationOf(owner, conversation)).State);
                await given.The<CloseConversation>().RunAsync(visitor, conversation, Ct);
            }
        }
    }

    [Fact]
    public async Task Mia_who_calls_for_a_person_alerts_once_and_the_row_is_there_with_her_words()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        given.Model.Says = (prompt, _, _) => Calls(prompt);
        var (visitor, conversation) = await given.AConversationOf(owner, "It's urgent");

        await given.MiaRepliesIn(owner, conversation);
        given.Clock.Advance(TimeSpan.FromSeconds(1));
        await given.Wrote(visitor, "Really urgent");
        await given.MiaRepliesIn(owner, conversation);

        Assert.Equal(AlertKind.VisitorWaits, Assert.Single(await given.AlertsOf(owner)).Kind);
        Assert.Equal(4, (await given.MessagesIn(owner, conversation)).Count);
    }

    [Fact]
    public async Task Each_member_is_told_what_that_member_wants()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        var ben = await AColleagueOf(given, owner);
        await given.The<ChooseAlerts>().RunAsync(owner, new AlertsInput { MailsLeads = null }, Ct);
        var (visitor, conversation) = await given.AConversationOf(owner, "ana@ruiz.example");

        await given.MiaRepliesIn(owner, conversation);
        await CallAsync(given, visitor, conversation);

        var told = (await given.AlertsOf(owner)).Select(a => (a.Kind, a.MemberId)).ToList();
        Assert.Equivalent(new[] { (AlertKind.LeadCaptured, ben.Member), (AlertKind.VisitorWaits, owner.Member), (AlertKind.VisitorWaits, ben.Member) }, told, strict: true);
    }

    [Fact]
    public async Task Twenty_who_capture_the_same_at_once_alert_once()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        var (_, conversation) = await given.AConversationOf(owner);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => given.The<CaptureLead>().RunAsync(
            new Mia(owner.Business), conversation, new ContactCard("Ana", "ana@ruiz.example", null), "ana@ruiz.example", null, Ct))));

        Assert.Single(await given.AlertsOf(owner));
    }

    [Fact]
    public async Task What_was_not_saved_alerts_nobody_and_what_is_erased_takes_its_alerts_with_it()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        var (visitor, conversation) = await given.AConversationOf(owner, "ana@ruiz.example");
        await using (var db = await given.DbFor(owner))
        {
            await given.The<NotifyOwner>().AddAsync(db, owner, Alert.OfWaiting(conversation, Given.Start), Ct); // and never saved
        }

        Assert.Empty(await given.AlertsOf(owner));
        await given.MiaRepliesIn(owner, conversation);
        Assert.Single(await given.AlertsOf(owner));

        await given.The<MiaPulse.Core.Visits.EraseVisitor>().RunAsync(visitor, Ct);
        Assert.Empty(await given.AlertsOf(owner));
    }

    [Fact]
    public async Task What_a_member_chooses_is_theirs_alone_and_odd_hours_are_refused_at_their_field()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        var ben = await AColleagueOf(given, owner);
        var neighbour = await given.ABusiness("Neighbour");
        var input = new AlertsInput { MailsWaiting = null, HasQuietHours = true, QuietFrom = new TimeOnly(20, 0), QuietUntil = new TimeOnly(8, 0) };

        Assert.True((await given.The<ChooseAlerts>().RunAsync(owner, input, Ct)).IsDone);

        var own = await given.The<AlertSettings>().ReadAsync(owner, Ct);
        Assert.Equal((input, "owner1@b1.example", "America/New_York"), (AlertsInput.From(own.Preferences), own.Email, own.TimeZone));
        foreach (var other in new[] { ben, neighbour })
        {
            Assert.Equal(new AlertsInput(), AlertsInput.From((await given.The<AlertSettings>().ReadAsync(other, Ct)).Preferences));
        }

        foreach (var (odd, field) in new[] { (input with { QuietUntil = input.QuietFrom }, nameof(AlertsInput.QuietUntil)), (input with { QuietFrom = null }, nameof(AlertsInput.QuietFrom)) })
        {
            Assert.Equal((RefusalKind.Invalid, field), await given.The<ChooseAlerts>().RunAsync(owner, odd, Ct) is { Refusal: { } refusal } ? (refusal.Kind, refusal.Field!) : default);
        }
    }

    private static async Task SaysAsync(Given given, Owner owner, Visitor visitor, string words)
    {
        var sent = await given.Wrote(visitor, words);
        await given.MiaRepliesIn(owner, sent.ConversationId);
    }

    private static Task<Result<ConversationId>> CallAsync(Given given, Visitor visitor, ConversationId conversation) =>
        given.The<CallForPerson>().RunAsync(visitor, conversation, new ConversationStart(Channel.Web, null, null), Ct);

    private static async Task<Owner> AColleagueOf(Given given, Owner owner)
    {
        var ben = owner with { Member = given.NewId<MemberId>(), Name = "Ben" };
        await using var db = await given.DbFor(owner);
        db.Members.Add(new Member { BusinessId = owner.Business, Id = ben.Member, Email = "ben@b1.example", EmailKey = "ben@b1.example", Name = "Ben", CreatedAt = given.Clock.GetUtcNow() });
        await db.SaveChangesAsync();
        return ben;
    }

    private static async IAsyncEnumerable<ReplyPart> Calls(ReceptionistPrompt prompt)
    {
        await Task.CompletedTask;
        yield return new ReplyWords("I have told the team.");
        yield return new ReplyEnd(MessageExtras.None, prompt.Dialogue) { HandOver = HandOverReason.Urgent };
    }
}
