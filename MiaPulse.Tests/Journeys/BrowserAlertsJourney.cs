using System.Text.RegularExpressions;
using MiaPulse.Core.Accounts;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Support;
using Microsoft.Playwright;

namespace MiaPulse.Tests.Journeys;

/// <summary>
/// What a member's browser does when something happens: real tabs and real scripts, with what the system would show or sound written down instead.
/// </summary>
public sealed class BrowserAlertsJourney(Browser browser) : IAsyncLifetime
{
    /// <summary>A browser that may, was not asked yet, or may not. Counts what it shows, sounds and is asked, and is hidden where the test says so.</summary>
    private const string Recorder = """
        window.notices = [];
        window.tones = 0;
        window.asked = 0;
        window.isAway = false;
        window.Notification = class {
          static permission = "PERMISSION";
          static async requestPermission() { window.asked++; return this.permission = "granted"; }
          constructor(title, options) { Object.assign(this, options, { title }); window.notices.push(this); }
          close() { this.isClosed = true; }
        };
        window.AudioContext = class {
          state = "running";
          currentTime = 0;
          destination = {};
          async resume() { }
          createOscillator() { return { frequency: {}, connect: to => to, start: () => { window.tones++; }, stop() { } }; }
          createGain() { return { gain: { setValueAtTime() { }, linearRampToValueAtTime() { }, exponentialRampToValueAtTime() { } }, connect: to => to }; }
        };
        Object.defineProperty(document, "hidden", { configurable: true, get: () => window.isAway });
        """;

    private static readonly float Patience = (float)Eventually.Patience.TotalMilliseconds;

    private MiaApp _app = null!;
    private Owner _anna = null!;
    private string _key = "";

    public async ValueTask InitializeAsync()
    {
        _app = await MiaApp.StartAsync("Development");
        (_anna, _key) = await _app.ABusiness("Rosa's Bakery");
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task Of_two_tabs_one_tells_both_count_and_a_click_leads_to_the_visitor()
    {
        await using var anna = await AtTheSettingsAsync("granted");
        await Switch(anna.Page, "Notify me in this browser").CheckAsync();
        await Shows(Card(anna.Page), "You are told while the dashboard is open");
        await new AtTheDesk(anna, _app.Url).OpenInboxAsync();
        await anna.SeesItAllAsync();
        var other = await anna.Context.NewPageAsync();
        await other.GotoAsync(new Uri(_app.Url, "/app/leads").ToString());
        await other.Locator(".nav-me").WaitForAsync();
        IPage[] tabs = [anna.Page, other];
        await HasTitle(anna.Page, "Inbox – MiaPulse");

        await using var visitor = await _app.OpenWidget(_key);
        var conversation = (await visitor.SendAsync("Do you deliver?")).GetProperty("conversationId").GetString()!;
        await visitor.HearsAsync("mia", _ => true, "an answer");
        await visitor.Connection.InvokeCoreAsync("AskForHuman", typeof(object), [], CancellationToken.None);

        await Eventually.HoldsAsync(async () => (await NoticesAsync(tabs)).Length > 0, "a notice");
        var notice = Assert.Single(await NoticesAsync(tabs));
        Assert.Equal(("A visitor waits for a person", "Visitor on /prices"), (notice.Title, notice.Body));
        foreach (var tab in tabs)
        {
            Assert.False(await TellAsync(tab, notice.Tag)); // each tab knows it, as a circuit that comes back finds out
        }

        await HasTitle(anna.Page, "(1) Inbox – MiaPulse");
        await HasTitle(other, "(1) Leads – MiaPulse");
        await HasIcon(anna.Page, "data:image/png");
        Assert.Single(await NoticesAsync(tabs));
        Assert.Empty(anna.Problems);

        var telling = (await NoticesAsync(anna.Page)).Length == 1 ? anna.Page : other;
        await telling.BringToFrontAsync();
        await telling.EvaluateAsync("() => window.notices[0].onclick()");
        await Assertions.Expect(telling).ToHaveURLAsync(new Regex($"/app/inbox/{conversation}$"), new() { Timeout = Patience });
        Assert.True(await telling.EvaluateAsync<bool>("() => window.notices[0].isClosed"));
        await telling.GetByRole(AriaRole.Button, new() { Name = "Take over", Exact = true }).ClickAsync();

        await HasTitle(telling, "Inbox – MiaPulse");
        await HasIcon(telling, _app.Url.ToString());
        await HasIcon(anna.Page, _app.Url.ToString());
    }

    [Fact]
    public async Task A_browser_is_asked_inside_the_click_alone_and_a_try_shows_and_sounds()
    {
        await using var anna = await AtTheSettingsAsync("default");
        await Shows(Card(anna.Page), "Your browser asks you once");
        Assert.Equal(0, await anna.Page.EvaluateAsync<int>("() => window.asked"));

        await Switch(anna.Page, "Notify me in this browser").CheckAsync();
        await Shows(Card(anna.Page), "You are told while the dashboard is open");
        Assert.Equal(1, await anna.Page.EvaluateAsync<int>("() => window.asked"));
        await Card(anna.Page).GetByRole(AriaRole.Button, new() { Name = "Try it" }).ClickAsync();

        await Shows(Card(anna.Page), "Sent. If nothing appeared");
        Assert.Equal("This is how you are told.", Assert.Single(await NoticesAsync(anna.Page)).Body);
        Assert.Equal(2, await anna.Page.EvaluateAsync<int>("() => window.tones"));
        await anna.FindsNothingWithAxeAsync("what this browser does with alerts");

        await Switch(anna.Page, "Notify me in this browser").UncheckAsync();
        await Shows(Card(anna.Page), "switched off here");
        await anna.Page.ReloadAsync();
        await Assertions.Expect(Switch(anna.Page, "Notify me in this browser")).Not.ToBeCheckedAsync(new() { Timeout = Patience });
        await Switch(anna.Page, "Sound, while another window is in front").UncheckAsync();
        await Card(anna.Page).GetByRole(AriaRole.Button, new() { Name = "Try it" }).ClickAsync();
        await Shows(Card(anna.Page), "Nothing to see or hear");
        Assert.Empty(anna.Problems);
    }

    [Fact]
    public async Task It_sounds_where_nobody_looks_and_in_front_only_where_the_member_wants_it()
    {
        await using var anna = await AtTheSettingsAsync("granted");
        var page = anna.Page;
        await Switch(page, "Notify me in this browser").CheckAsync();

        Assert.True(await TellAsync(page, "one"));
        Assert.Equal((1, 0), await SeenAndHeardAsync(page));
        await page.EvaluateAsync("() => { window.isAway = true; }");
        Assert.True(await TellAsync(page, "two"));
        Assert.Equal((2, 2), await SeenAndHeardAsync(page));
        Assert.False(await TellAsync(page, "two"));
        Assert.Equal((2, 2), await SeenAndHeardAsync(page));

        await page.EvaluateAsync("() => { window.isAway = false; }");
        await Switch(page, "Sound, while this one is in front too").CheckAsync();
        Assert.True(await TellAsync(page, "three"));
        Assert.Equal((3, 4), await SeenAndHeardAsync(page));

        await Switch(page, "Sound, while another window is in front").UncheckAsync();
        await Assertions.Expect(Switch(page, "Sound, while this one is in front too")).ToBeDisabledAsync(new() { Timeout = Patience });
        await page.EvaluateAsync("() => { window.isAway = true; }");
        Assert.True(await TellAsync(page, "four"));
        Assert.Equal((4, 4), await SeenAndHeardAsync(page));
        Assert.Empty(anna.Problems);
    }

    [Fact]
    public async Task Before_the_first_click_on_a_page_it_is_quiet_without_an_error()
    {
        await using var anna = await AtTheSettingsAsync("granted"); // nothing has been clicked since it was opened
        await anna.Page.EvaluateAsync("() => { window.isAway = true; Object.defineProperty(navigator, 'userActivation', { value: { hasBeenActive: false } }); }");

        Assert.True(await TellAsync(anna.Page, "one"));

        Assert.Equal((0, 0), await SeenAndHeardAsync(anna.Page));
        Assert.Empty(anna.Problems);
    }

    [Theory]
    [InlineData("denied", "Blocked by this browser. To allow it")]
    [InlineData(null, "This browser cannot show notifications")]
    public async Task Where_a_browser_may_not_or_cannot_it_says_what_to_do(string? permission, string words)
    {
        await using var anna = await AtTheSettingsAsync(permission);

        await Shows(Card(anna.Page), words);

        await Assertions.Expect(Switch(anna.Page, "Notify me in this browser")).ToBeDisabledAsync();
        Assert.True(await TellAsync(anna.Page, "one")); // and telling it harms nothing
        Assert.Empty(await NoticesAsync(anna.Page));
        await anna.FindsNothingWithAxeAsync("a browser that shows nothing");
        Assert.Empty(anna.Problems);
    }

    /// <summary>A member with a browser of this permission, null for one that knows no notifications, at the page where alerts are chosen.</summary>
    private async Task<Person> AtTheSettingsAsync(string? permission)
    {
        var person = await browser.SomebodyAsync();
        await person.Context.AddInitScriptAsync(permission is null ? $"{Recorder}\ndelete window.Notification;" : Recorder.Replace("PERMISSION", permission, StringComparison.Ordinal));
        await new AtTheDesk(person, _app.Url).SignInAsync((await _app.The<IssueSignInLink>().RunAsync(_anna, CancellationToken.None)).Value);
        await person.Page.GotoAsync(new Uri(_app.Url, "/app/settings/alerts").ToString());
        await person.SeesItAllAsync();
        await Switch(person.Page, "Notify me in this browser").WaitForAsync();
        return person;
    }

    private static ILocator Card(IPage page) => page.GetByRole(AriaRole.Region, new() { Name = "In this browser" });

    private static ILocator Switch(IPage page, string name) => page.GetByRole(AriaRole.Switch, new() { Name = name });

    /// <summary>Tells a tab of an event, as the server would. Whether it was news to this browser.</summary>
    private static Task<bool> TellAsync(IPage page, string key) => page.EvaluateAsync<bool>(
        "async key => (await import('/app/notices.js')).notify({ key, title: 'A visitor waits for a person', body: 'Ana', href: '/app/inbox' })", key);

    private static async Task<Notice[]> NoticesAsync(params IPage[] tabs)
    {
        var all = new List<Notice>();
        foreach (var tab in tabs)
        {
            var shown = await tab.EvaluateAsync<string[]>("() => window.notices.map(n => `${n.title}|${n.body}|${n.tag}`)");
            all.AddRange(shown.Select(n => n.Split('|')).Select(n => new Notice(n[0], n[1], n[2])));
        }

        return [.. all];
    }

    private static async Task<(int Seen, int Heard)> SeenAndHeardAsync(IPage page) =>
        (await page.EvaluateAsync<int>("() => window.notices.length"), await page.EvaluateAsync<int>("() => window.tones"));

    private static Task Shows(ILocator place, string words) => Assertions.Expect(place).ToContainTextAsync(words, new() { Timeout = Patience });

    private static Task HasTitle(IPage page, string title) => Assertions.Expect(page).ToHaveTitleAsync(title, new() { Timeout = Patience });

    private static Task HasIcon(IPage page, string beginning) => Eventually.HoldsAsync(
        async () => (await page.EvaluateAsync<string>("() => document.querySelector('link[rel~=icon]').href")).StartsWith(beginning, StringComparison.Ordinal),
        $"an icon from {beginning}");

    /// <summary>What the browser was asked to show.</summary>
    private sealed record Notice(string Title, string Body, string Tag);
}
