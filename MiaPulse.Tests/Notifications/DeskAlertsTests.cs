using System.Collections.Concurrent;
using Bunit;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Leads;
using MiaPulse.Core.Live;
using MiaPulse.Core.Notifications;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Support;
using MiaPulse.Web.Conversations;
using MiaPulse.Web.Notifications;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using Microsoft.JSInterop;

namespace MiaPulse.Tests.Notifications;

/// <summary>What a member's browser is told of while they are at their dashboard, and what not. What the browser then does is <c>BrowserAlertsJourney</c>'s.</summary>
public sealed class DeskAlertsTests
{
    private static readonly CancellationToken Ct = CancellationToken.None;
    private static readonly ConversationStart Start = new(Channel.Web, null, null);

    [Fact]
    public async Task A_visitor_who_begins_to_wait_is_told_of_once_however_much_they_say()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        var (visitor, conversation) = await given.AConversationOf(owner, "My card is 4111 1111 1111 1111");
        var browser = new TheBrowser();
        await using var screen = new Screen(given, owner, browser: browser);
        var told = browser.Told;
        screen.Render<DeskAlerts>();
        Assert.Empty(told);

        await CallsAsync(given, visitor, conversation);
        await CallsAsync(given, visitor, conversation);
        await given.Wrote(visitor, "Is anybody there?");
        await LeavesAsync(given, owner, conversation, new ContactCard("Ana Ruiz", "ana@ruiz.example", null));

        await screen.ShowsAsync(() => told.Count == 2, "the visitor who waits, and the details they left");
        var (waits, left) = (told.First(), told.ElementAt(1));
        Assert.Equal(("A visitor waits for a person", "Visitor on /prices", $"/app/inbox/{conversation}"), (waits.Title, waits.Body, waits.Href));
        Assert.Equal(("A visitor left a way to reach them", "Ana Ruiz"), (left.Title, left.Body));
        Assert.NotEqual(waits.Key, left.Key);
        Assert.All(told, t => Assert.DoesNotContain("4111", t.ToString(), StringComparison.Ordinal));
        Assert.All(told, t => Assert.Contains(owner.Member.ToString(), t.Key, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Each_further_way_to_reach_somebody_is_told_of_and_a_correction_is_not()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        var (_, conversation) = await given.AConversationOf(owner);
        var browser = new TheBrowser();
        await using var screen = new Screen(given, owner, browser: browser);
        var told = browser.Told;
        screen.Render<DeskAlerts>();

        await LeavesAsync(given, owner, conversation, new ContactCard(null, "ana@ruiz.example", null));
        await LeavesAsync(given, owner, conversation, new ContactCard("Ana", "ana.ruiz@ruiz.example", null));
        await LeavesAsync(given, owner, conversation, new ContactCard(null, null, "+14155550142"));

        await screen.ShowsAsync(() => told.Count == 2, "the address and the number");
        Assert.Equal(2, told.Select(t => t.Key).Distinct().Count());
    }

    [Fact]
    public async Task A_member_is_told_what_that_member_wants()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        await given.The<ChooseAlerts>().RunAsync(owner, new AlertsInput { ShowsWaiting = false, MailsLeads = null }, Ct);
        var (visitor, conversation) = await given.AConversationOf(owner);
        var browser = new TheBrowser();
        await using var screen = new Screen(given, owner, browser: browser);
        var told = browser.Told;
        screen.Render<DeskAlerts>();

        await CallsAsync(given, visitor, conversation);
        await LeavesAsync(given, owner, conversation, new ContactCard("Ana", "ana@ruiz.example", null)); // nothing is mailed of it, and it is told here

        await screen.ShowsAsync(() => told.Count == 1, "the details");
        Assert.Equal("A visitor left a way to reach them", told.First().Title);
        Assert.DoesNotContain(await given.AlertsOf(owner), a => a.Kind is AlertKind.LeadCaptured);
    }

    [Fact]
    public async Task In_quiet_hours_nothing_is_told_and_after_them_it_is()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        await given.The<ChooseAlerts>().RunAsync(owner, new AlertsInput { HasQuietHours = true, QuietFrom = new TimeOnly(9, 0), QuietUntil = new TimeOnly(10, 0) }, Ct);
        var (visitor, conversation) = await given.AConversationOf(owner);
        using var heard = given.Hear(owner);
        await CallsAsync(given, visitor, conversation);
        var raised = await heard.FirstAsync<AlertRaised>();

        Assert.Null(await given.The<DeskNews>().ReadAsync(owner, raised.Alert, Ct)); // half past nine

        given.Clock.Advance(TimeSpan.FromMinutes(30));
        Assert.Equal(conversation, (await given.The<DeskNews>().ReadAsync(owner, raised.Alert, Ct))?.Conversation);
    }

    [Fact]
    public async Task Nothing_is_told_of_the_conversation_that_the_member_is_looking_at()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        var (visitor, conversation) = await given.AConversationOf(owner);
        var (other, elsewhere) = await given.AConversationOf(owner);
        var browser = new TheBrowser();
        await using var screen = new Screen(given, owner, browser: browser);
        var told = browser.Told;
        screen.Render<DeskAlerts>();
        var pane = screen.Render<ConversationPane>(p => p.Add(x => x.Id, conversation));
        await pane.InvokeAsync(() => pane.Instance.LookAsync(true));

        await CallsAsync(given, visitor, conversation);
        await CallsAsync(given, other, elsewhere);
        await screen.ShowsAsync(() => told.Count == 1, "the other conversation");
        Assert.EndsWith(elsewhere.ToString(), told.First().Href, StringComparison.Ordinal);

        await pane.InvokeAsync(() => pane.Instance.LookAsync(false)); // another tab is in front
        await LeavesAsync(given, owner, conversation, new ContactCard("Ana", "ana@ruiz.example", null));
        await screen.ShowsAsync(() => told.Count == 2, "the conversation that was looked at before");

        await pane.InvokeAsync(() => pane.Instance.LookAsync(true));
        await pane.InvokeAsync(async () => await pane.Instance.DisposeAsync()); // left with the look still on
        Assert.False(given.The<Looking>().IsAt(owner, conversation));
    }

    [Fact]
    public void Two_who_look_are_two_and_a_look_ends_once()
    {
        var looking = new Looking();
        var clock = new FakeTimeProvider(Given.Start);
        var owner = new Owner(Ids.New<BusinessId>(clock), Ids.New<MemberId>(clock), "Anna");
        var conversation = Ids.New<ConversationId>(clock);
        var here = looking.Begin(owner, conversation);
        using (looking.Begin(owner, conversation))
        {
            here.Dispose();
            here.Dispose();
            Assert.True(looking.IsAt(owner, conversation));
            Assert.False(looking.IsAt(owner with { Member = Ids.New<MemberId>(clock) }, conversation));
        }

        Assert.False(looking.IsAt(owner, conversation));
    }

    [Fact]
    public async Task Whoever_has_been_answered_meanwhile_is_no_news()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        var (visitor, conversation) = await given.AConversationOf(owner);
        using var heard = given.Hear(owner);
        await CallsAsync(given, visitor, conversation);
        var alert = (await heard.FirstAsync<AlertRaised>()).Alert;
        Assert.NotNull(await given.The<DeskNews>().ReadAsync(owner, alert, Ct));

        await given.The<TakeOver>().RunAsync(owner, conversation, Ct);

        Assert.Null(await given.The<DeskNews>().ReadAsync(owner, alert, Ct));
    }

    [Fact]
    public async Task A_neighbour_is_told_of_nothing_and_cannot_ask_for_it()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        var neighbour = await given.ABusiness("Neighbour");
        var (visitor, conversation) = await given.AConversationOf(owner);
        var (theirVisitor, theirs) = await given.AConversationOf(neighbour);
        using var heard = given.Hear(owner);
        var browser = new TheBrowser();
        await using var screen = new Screen(given, neighbour, browser: browser);
        var told = browser.Told;
        screen.Render<DeskAlerts>();

        await CallsAsync(given, visitor, conversation);
        var alert = (await heard.FirstAsync<AlertRaised>()).Alert;
        await CallsAsync(given, theirVisitor, theirs);

        await screen.ShowsAsync(() => told.Count == 1, "the neighbour's own");
        Assert.EndsWith(theirs.ToString(), told.First().Href, StringComparison.Ordinal);
        Assert.NotNull(await given.The<DeskNews>().ReadAsync(owner, alert, Ct));
        Assert.Null(await given.The<DeskNews>().ReadAsync(neighbour, alert, Ct));
        Assert.Null(await given.The<DeskNews>().ReadAsync(owner, Alert.OfWaiting(given.NewId<ConversationId>(), Given.Start), Ct));
    }

    [Fact]
    public async Task Who_asks_leaves_and_asks_again_within_minutes_is_told_of_once_unless_somebody_came()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        var (visitor, conversation) = await given.AConversationOf(owner);
        var (other, elsewhere) = await given.AConversationOf(owner);
        var browser = new TheBrowser();
        await using var screen = new Screen(given, owner, browser: browser, clock: given.Clock);
        var told = browser.Told;
        screen.Render<DeskAlerts>();
        await CallsAsync(given, visitor, conversation);
        await screen.ShowsAsync(() => told.Count == 1, "that they wait");

        await given.The<CloseConversation>().RunAsync(visitor, conversation, Ct);
        given.Clock.Advance(TimeSpan.FromSeconds(10));
        await CallsAsync(given, visitor, conversation);
        await CallsAsync(given, other, elsewhere);
        await screen.ShowsAsync(() => told.Count > 1, "somebody else");
        Assert.EndsWith(elsewhere.ToString(), Assert.Single(told.Skip(1)).Href, StringComparison.Ordinal);

        await given.The<TakeOver>().RunAsync(owner, conversation, Ct);
        await given.The<HandBack>().RunAsync(owner, conversation, Ct);
        await CallsAsync(given, visitor, conversation);
        await screen.ShowsAsync(() => told.Count == 3, "that they wait again");
    }

    [Fact]
    public async Task Who_calls_and_leaves_over_and_over_is_told_of_three_times_an_hour_and_others_all_the_same()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        var (visitor, conversation) = await given.AConversationOf(owner);
        var (_, elsewhere) = await given.AConversationOf(owner);
        var browser = new TheBrowser();
        await using var screen = new Screen(given, owner, browser: browser, clock: given.Clock);
        var told = browser.Told;
        screen.Render<DeskAlerts>();

        for (var call = 1; call <= DeskAlerts.MostOfOne; call++)
        {
            given.Clock.Advance(NotifyOwner.SameWaiting);
            await CallsAsync(given, visitor, conversation);
            await screen.ShowsAsync(() => told.Count == call, $"call {call}");
            await given.The<CloseConversation>().RunAsync(visitor, conversation, Ct);
        }

        given.Clock.Advance(NotifyOwner.SameWaiting);
        await CallsAsync(given, visitor, conversation);
        await LeavesAsync(given, owner, elsewhere, new ContactCard("Bo", "bo@b.example", null));
        await screen.ShowsAsync(() => told.Count > DeskAlerts.MostOfOne, "somebody else");
        Assert.Equal((DeskAlerts.MostOfOne + 1, "Bo"), (told.Count, told.Last().Body));

        await given.The<CloseConversation>().RunAsync(visitor, conversation, Ct);
        given.Clock.Advance(DeskAlerts.Memory);
        await CallsAsync(given, visitor, conversation);
        await screen.ShowsAsync(() => told.Count == DeskAlerts.MostOfOne + 2, "the same visitor an hour later");
    }

    [Fact]
    public async Task Who_waits_in_vain_is_told_of_once_more_also_where_nothing_is_mailed()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        await given.The<ChooseAlerts>().RunAsync(owner, new AlertsInput { MailsWaiting = null, MailsLeads = null }, Ct);
        var (visitor, conversation) = await given.AConversationOf(owner);
        var browser = new TheBrowser();
        await using var screen = new Screen(given, owner, browser: browser);
        var told = browser.Told;
        screen.Render<DeskAlerts>();
        await CallsAsync(given, visitor, conversation);
        await screen.ShowsAsync(() => told.Count == 1, "that they wait");
        given.Clock.Advance(NoticeMissed.Patience);

        await given.The<NoticeMissed>().RunAsync(Caretaker.Instance, Ct);
        await given.The<NoticeMissed>().RunAsync(Caretaker.Instance, Ct);
        await LeavesAsync(given, owner, conversation, new ContactCard("Ana", "ana@ruiz.example", null));

        await screen.ShowsAsync(() => told.Count == 3, "that they wait in vain, once, and what they left");
        Assert.Equal("A visitor still waits for a person", told.ElementAt(1).Title);
        Assert.Empty(await given.AlertsOf(owner));
    }

    [Fact]
    public async Task What_a_browser_without_connection_did_not_hear_it_is_told_again_under_the_same_key()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        var (visitor, conversation) = await given.AConversationOf(owner);
        var browser = new TheBrowser(isAway: true);
        await using var screen = new Screen(given, owner, browser: browser);
        var told = browser.Told;
        screen.Render<DeskAlerts>();

        await CallsAsync(given, visitor, conversation);

        await screen.ShowsAsync(() => told.Count >= 3, "further tries");
        Assert.Single(told.Select(t => t.Key).Distinct());
    }

    [Fact]
    public async Task A_name_that_somebody_made_up_to_mislead_is_one_short_line()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        var (visitor, conversation) = await given.AConversationOf(owner);
        using var heard = given.Hear(owner);
        await CallsAsync(given, visitor, conversation);
        var alert = (await heard.FirstAsync<AlertRaised>()).Alert;
        await using (var db = await given.DbFor(owner))
        {
            var talk = await db.Conversations.SingleAsync(c => c.Id == conversation, Ct);
            talk.ContactName = "Ana\n\u202E<b>MiaPulse</b>\r\nyour account ends, call this number now to keep it: 555 0100";
            await db.SaveChangesAsync(Ct);
        }

        var who = (await given.The<DeskNews>().ReadAsync(owner, alert, Ct))!.Who;

        Assert.Equal("Ana <b>MiaPulse</b> your account ends, call this number now…", who);
    }

    private static Task<Result<ConversationId>> CallsAsync(Given given, Visitor visitor, ConversationId conversation) =>
        given.The<CallForPerson>().RunAsync(visitor, conversation, Start, Ct);

    private static Task<Result<ContactCard>> LeavesAsync(Given given, Owner owner, ConversationId conversation, ContactCard card) =>
        given.The<CaptureLead>().RunAsync(new Mia(owner.Business), conversation, card, "words", null, Ct);

    /// <summary>A browser that loads any script and hears what it is told; one that is away hears it and never answers.</summary>
    private sealed class TheBrowser(bool isAway = false) : IJSRuntime, IJSObjectReference
    {
        /// <summary>What it was told, in its order; it grows while it is read.</summary>
        public ConcurrentQueue<BrowserNotice> Told { get; } = new();

        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, object?[]? args) => InvokeAsync<TValue>(identifier, CancellationToken.None, args);

        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, CancellationToken cancellationToken, object?[]? args)
        {
            if (identifier == "import")
            {
                return ValueTask.FromResult((TValue)(object)this);
            }

            if (identifier != "notify")
            {
                return ValueTask.FromResult<TValue>(default!); // other parts of the screen have scripts too
            }

            Told.Enqueue(Assert.IsType<BrowserNotice>(Assert.Single(args!)));
            return isAway ? ValueTask.FromException<TValue>(new OperationCanceledException()) : ValueTask.FromResult<TValue>(default!);
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
