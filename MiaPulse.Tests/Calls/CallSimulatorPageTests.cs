using Bunit;
using MiaPulse.Core.Calls;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Support;
using MiaPulse.Web.Calls;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Tests.Calls;

public sealed class CallSimulatorPageTests
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    [Fact]
    public async Task A_call_is_played_from_the_notice_to_the_end_without_a_number_and_without_a_provider()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        await using var screen = new Screen(given, owner);
        var page = await ReadyAsync(screen);
        Assert.Equal("(201) 555-0123", page.Find(".caller-number").GetAttribute("value"));

        await CallAsync(page);
        await screen.ShowsAsync(() => Said(page).Length == 2, "the notice and the greeting");
        Assert.Contains("AI assistant", Said(page)[0], StringComparison.Ordinal);
        Assert.Contains("both sides are recorded", page.Find(".said.system").TextContent, StringComparison.Ordinal);

        Write(page, "Hello there");
        await screen.ShowsAsync(() => Said(page) is [.., var last] && last.Contains("Good to hear from you.", StringComparison.Ordinal), "the answer");
        Assert.Equal("Hello there", page.Find(".said.visitor .bubble").TextContent);

        await PressAsync(page, "Hang up");
        await screen.ShowsAsync(() => page.FindAll(".ask").Count == 0, "that it is over");
        await Eventually.HoldsAsync(async () => (await CallOfAsync(given, owner)).State is CallState.Ended, "that it is written down");
        var call = await CallOfAsync(given, owner);
        Assert.Equal((Call.Simulator, "+12015550123", CallState.Ended, (CallEnding?)CallEnding.CallerLeft), (call.Vendor, call.From, call.State, call.Ending));
        await using var db = await given.DbFor(owner);
        Assert.Equal(Channel.Phone, (await db.Conversations.SingleAsync(Ct)).Channel);
        Assert.Contains(page.Buttons(), b => b == "Call again");
    }

    [Fact]
    public async Task A_caller_who_says_nothing_is_asked_and_then_wished_well()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        await using var screen = new Screen(given, owner);
        var page = await ReadyAsync(screen);
        await CallAsync(page);
        await screen.ShowsAsync(() => Said(page).Length == 2, "the greeting");

        for (var silences = 1; silences < 3; silences++)
        {
            await PressAsync(page, "Say nothing");
            var said = 2 + silences;
            await screen.ShowsAsync(() => Said(page).Length == said && !page.Button("Say nothing").HasAttribute("disabled"), "that she asks");
        }

        await PressAsync(page, "Say nothing");
        await screen.ShowsAsync(() => page.FindAll(".ask").Count == 0, "the goodbye");
        Assert.Equal(CallEnding.Silent, (await CallOfAsync(given, owner)).Ending);
    }

    [Fact]
    public async Task A_number_can_be_hidden_and_one_that_is_none_is_refused()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        await using var screen = new Screen(given, owner);
        var page = await ReadyAsync(screen);
        page.Find(".caller-number").Change("call me");
        await CallAsync(page);
        await screen.ShowsAsync(() => page.FindAll("[role=alert]").Count == 1, "that it is no number");
        Assert.Empty(page.FindAll(".said"));

        page.FindAll("input[type=checkbox]")[0].Change(true);
        await CallAsync(page);

        await screen.ShowsAsync(() => Said(page).Length == 2, "the greeting");
        Assert.Null((await CallOfAsync(given, owner)).From);
    }

    [Fact]
    public async Task Speaking_and_listening_are_offered_where_the_browser_can_and_off_until_they_are_switched_on()
    {
        await using var given = await Given.AnEmptyInstallation();
        await using var screen = new Screen(given, await given.ABusiness());
        var page = await ReadyAsync(screen);
        Assert.Single(page.FindAll("input[type=checkbox]"));

        await page.InvokeAsync(() => page.Instance.Can(speaks: true, hears: true));

        Assert.Equal(3, page.FindAll("input[type=checkbox]").Count);
        Assert.DoesNotContain(page.FindAll("input[type=checkbox]"), box => box.HasAttribute("checked"));
        await page.InvokeAsync(() => page.Instance.HeardAsync("nobody is in a call"));
        Assert.Empty(page.FindAll(".said"));
    }

    [Fact]
    public async Task Who_leaves_the_page_has_hung_up()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        await using (var screen = new Screen(given, owner))
        {
            var page = await ReadyAsync(screen);
            await CallAsync(page);
            await screen.ShowsAsync(() => Said(page).Length == 2, "the greeting");
            Assert.Equal(CallState.Talking, (await CallOfAsync(given, owner)).State);
            await screen.DisposeComponentsAsync();
        }

        await Eventually.HoldsAsync(async () => (await CallOfAsync(given, owner)).State is CallState.Ended, "that the call is over");
    }

    private static async Task<IRenderedComponent<CallSimulatorPage>> ReadyAsync(Screen screen)
    {
        var page = screen.Render<CallSimulatorPage>();
        await screen.ShowsAsync(() => page.FindAll(".caller-number").Count == 1, "who calls");
        return page;
    }

    private static string[] Said(IRenderedComponent<CallSimulatorPage> page) => [.. page.FindAll(".said.mia:not(.speaking) .bubble").Select(b => b.TextContent)];

    private static Task CallAsync(IRenderedComponent<CallSimulatorPage> page) => page.InvokeAsync(() => page.Find("form.phone-form").Submit());

    private static Task PressAsync(IRenderedComponent<CallSimulatorPage> page, string name) => page.InvokeAsync(() => page.Button(name).Click());

    private static void Write(IRenderedComponent<CallSimulatorPage> page, string words)
    {
        page.Find("#caller-words").Input(words);
        page.Find("form.ask").Submit();
    }

    private static async Task<Call> CallOfAsync(Given given, Owner owner)
    {
        await using var db = await given.DbFor(owner);
        return await db.Calls.AsNoTracking().SingleAsync(Ct);
    }
}
