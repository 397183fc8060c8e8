using MiaPulse.Core.Conversations;
using MiaPulse.Core.Live;
using MiaPulse.Core.Notifications;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Support;

namespace MiaPulse.Tests.Conversations;

/// <summary>Who waits for a person in vain is told of once more, and once.</summary>
public sealed class NoticeMissedTests
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    [Fact]
    public async Task A_visitor_who_has_waited_for_a_quarter_of_an_hour_is_told_of_once()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        var (visitor, conversation) = await given.AConversationOf(owner, "Is anybody there?");
        await given.The<CallForPerson>().RunAsync(visitor, conversation, new ConversationStart(Channel.Web, null, null), Ct);
        await given.AlertsAreSent();
        Assert.Equal("visitor_waits", given.Mailer.Take().Kind);
        given.Clock.Advance(NoticeMissed.Patience - TimeSpan.FromTicks(1));
        Assert.Equal(0, await LookAsync(given));

        given.Clock.Advance(TimeSpan.FromTicks(1));
        Assert.Equal(1, await LookAsync(given));
        Assert.Equal(0, await LookAsync(given));
        given.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal(0, await LookAsync(given));
        await given.AlertsAreSent();

        var mail = given.Mailer.Take();
        Assert.Equal(("visitor_missed", "Visitor on /prices still waits for a person"), (mail.Kind, mail.Subject));
        Assert.Contains("has been waiting since 09:30 on 1 June, and nobody came", mail.Text, StringComparison.Ordinal); // by the clock in New York, and true two hours later too
        Assert.Contains("“Is anybody there?”", mail.Text, StringComparison.Ordinal);
        Assert.False(given.Mailer.TryTake(out _));
    }

    [Fact]
    public async Task Ten_who_look_at_once_tell_once()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        var (visitor, conversation) = await given.AConversationOf(owner);
        await given.The<CallForPerson>().RunAsync(visitor, conversation, new ConversationStart(Channel.Web, null, null), Ct);
        given.Clock.Advance(NoticeMissed.Patience);

        var told = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => LookAsync(given))));

        Assert.Equal(1, told.Sum());
        Assert.Single(await given.AlertsOf(owner), a => a.Kind is AlertKind.VisitorMissed);
    }

    [Fact]
    public async Task Who_was_answered_is_not_missed_and_who_waits_again_is_told_of_again()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        var (visitor, conversation) = await given.AConversationOf(owner);
        var start = new ConversationStart(Channel.Web, null, null);
        await given.The<CallForPerson>().RunAsync(visitor, conversation, start, Ct);
        await given.The<TakeOver>().RunAsync(owner, conversation, Ct);
        given.Clock.Advance(NoticeMissed.Patience);
        Assert.Equal(0, await LookAsync(given));

        foreach (var _ in (int[])[1, 2])
        {
            await given.The<HandBack>().RunAsync(owner, conversation, Ct);
            await given.The<CallForPerson>().RunAsync(visitor, conversation, start, Ct);
            given.Clock.Advance(NoticeMissed.Patience);
            Assert.Equal(1, await LookAsync(given));
        }
    }

    [Fact]
    public async Task Who_wants_to_hear_of_nobody_who_waits_hears_of_nobody_who_was_missed()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        await given.The<ChooseAlerts>().RunAsync(owner, new AlertsInput { MailsWaiting = null }, Ct);
        var (visitor, conversation) = await given.AConversationOf(owner);
        await given.The<CallForPerson>().RunAsync(visitor, conversation, new ConversationStart(Channel.Web, null, null), Ct);
        given.Clock.Advance(NoticeMissed.Patience);
        using var heard = given.Hear(owner);

        for (var look = 0; look < 3; look++)
        {
            Assert.Equal(0, await LookAsync(given));
        }

        Assert.Empty(await given.AlertsOf(owner));
        given.The<LiveFeed>().Publish(owner.Business, new WidgetSeen()); // heard after all that was said before
        await heard.FirstAsync<WidgetSeen>();
        Assert.Single(heard.All.OfType<AlertRaised>(), raised => raised.Alert.Kind is AlertKind.VisitorMissed); // those at their desks, once
    }

    private static Task<int> LookAsync(Given given) => given.The<NoticeMissed>().RunAsync(Caretaker.Instance, Ct);
}
