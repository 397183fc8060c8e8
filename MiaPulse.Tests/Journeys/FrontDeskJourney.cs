using System.Text.RegularExpressions;
using MiaPulse.Tests.Support;
using MiaPulse.Tests.Widget;
using Microsoft.Playwright;

namespace MiaPulse.Tests.Journeys;

/// <summary>The product's main job from the first click to the spreadsheet, with the real Mia, a real website, and two people at their browsers at once.</summary>
public sealed class FrontDeskJourney(Browser browser) : IAsyncLifetime
{
    private SmallWebsite _bakery = null!;
    private MiaApp _app = null!;

    public async ValueTask InitializeAsync()
    {
        _bakery = await SmallWebsite.StartAsync();
        _app = await MiaApp.StartAsync("Development", new Dictionary<string, string?> { ["Crawler:AllowedPrivateHosts"] = _bakery.Host }, realMia: true);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _bakery.DisposeAsync();
    }

    [Fact]
    public async Task A_visitor_is_answered_a_lead_is_caught_and_the_owner_watches_steps_in_and_exports()
    {
        await using var rosa = await browser.SomebodyAsync();
        await using var ana = await browser.SomebodyAsync(new() { ViewportSize = new() { Width = 1200, Height = 800 } });
        var desk = new AtTheDesk(rosa, _app.Url);
        var widget = new OpenedWidget(ana);

        await desk.SignUpAsync("Rosa's Bakery", "rosa@bakery.example", _bakery.Url, "Bakery");
        await MiaReadsAndIsTriedAsync(desk.Page);
        _bakery.Paste(await TheLineToPasteAsync(desk.Page));
        await desk.OpenInboxAsync();

        await ana.Page.GotoAsync(new Uri(_bakery.Url, "/prices").ToString());
        await widget.OpenAsync();
        await VisitorGetsAnAnswerWithItsSourceAsync(widget);
        await desk.OpenTheConversationAsync();
        await Shows(desk.Log, new Regex(@"How much is a rye loaf"));
        await Shows(desk.Log, new Regex(@"\$6\.20"));

        await VisitorLeavesContactAsync(widget);
        await Shows(desk.Contact, new Regex("Ana Ruiz"));
        await Shows(desk.Contact, new Regex(@"ana@ruiz\.example"));

        await rosa.PictureAsync("inbox");
        await OwnerStepsInAndOutAsync(desk, widget);
        await OwnerExportsTheLeadAsync(desk);
        Assert.Empty(ana.Problems);
        Assert.Empty(rosa.Problems);
    }

    /// <summary>The first page: pages appear as they are read, and Mia answers right there.</summary>
    private static async Task MiaReadsAndIsTriedAsync(IPage page)
    {
        var main = page.GetByRole(AriaRole.Main);
        await Shows(main, new Regex("Opening hours"));
        await Shows(main, new Regex("Delivery"));
        var question = page.GetByRole(AriaRole.Textbox, new() { Name = "Your question for Mia" });
        await question.FillAsync("How much is a loaf of sourdough bread?");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ask", Exact = true }).ClickAsync();
        await Shows(page.GetByRole(AriaRole.Log, new() { Name = "What was said" }), new Regex(@"\$7\.50"));
    }

    private static Task<string> TheLineToPasteAsync(IPage page) => page.GetByRole(AriaRole.Code).First.InnerTextAsync();

    private static async Task VisitorGetsAnAnswerWithItsSourceAsync(OpenedWidget widget)
    {
        await widget.WriteAsync("How much is a rye loaf?");
        await Shows(widget.Log, new Regex(@"\$6\.20"));
        var source = widget.Log.GetByRole(AriaRole.Link).First;
        await Assertions.Expect(source).ToHaveAttributeAsync("href", new Regex("/prices$"), new() { Timeout = (float)Eventually.Patience.TotalMilliseconds });
    }

    private static async Task VisitorLeavesContactAsync(OpenedWidget widget)
    {
        await widget.WriteAsync("Do you repair bicycles?");
        await Shows(widget.Log, new Regex("email address or phone number|reach you", RegexOptions.IgnoreCase));
        await widget.WriteAsync("sure, I'm Ana Ruiz, ana@ruiz.example or 415 555 0142");
        var card = widget.Log.GetByText("This is what we noted").Last.Locator("..");
        await Shows(card, new Regex("Ana Ruiz"));
        await Shows(card, new Regex(@"ana@ruiz\.example"));
        await Shows(card, new Regex(@"\(415\) 555-0142"));

        // And it can be put right.
        await card.GetByRole(AriaRole.Button, new() { Name = "Correct this" }).ClickAsync();
        var phone = widget.Log.GetByRole(AriaRole.Textbox, new() { Name = "Phone" }).Last;
        await phone.FillAsync("415 555 0143");
        await widget.Log.GetByRole(AriaRole.Button, new() { Name = "Send details" }).Last.ClickAsync();
        await Shows(widget.Log, new Regex(@"\(415\) 555-0143"));
    }

    private static async Task OwnerStepsInAndOutAsync(AtTheDesk desk, OpenedWidget widget)
    {
        await desk.TakeOver.ClickAsync();
        await Shows(widget.Panel, new Regex("You are talking to Rosa"));
        await widget.WriteAsync("Are you a person?");
        await Shows(desk.Log, new Regex("Are you a person"));
        await desk.Reply.FillAsync("Yes, Rosa here. What can I bake for you?");
        await desk.Reply.PressAsync("Enter");
        await Shows(widget.Log, new Regex("What can I bake for you"));

        await desk.HandBack.ClickAsync();
        await Shows(desk.Banner, new Regex("Mia is answering"));
        await widget.WriteAsync("How much is a birthday cake?");
        await Shows(widget.Log, new Regex(@"\$48"));

        // Between the two, only people spoke.
        var authors = await widget.InListAsync<string[]>("list => [...list.children].map(li => li.className)");
        var taken = Array.IndexOf(authors, "system");
        var back = Array.IndexOf(authors, "system", taken + 1);
        Assert.Equal(["visitor", "member"], authors[(taken + 1)..back]);
    }

    private static async Task OwnerExportsTheLeadAsync(AtTheDesk desk)
    {
        await desk.Page.GetByRole(AriaRole.Link, new() { Name = "Leads" }).First.ClickAsync();
        var row = desk.Page.GetByRole(AriaRole.Row, new() { NameRegex = new("Ana Ruiz") });
        await row.WaitForAsync();
        var download = await desk.Page.RunAndWaitForDownloadAsync(() => desk.Page.GetByRole(AriaRole.Link, new() { Name = "Export CSV" }).ClickAsync());
        using var csv = new StreamReader(await download.CreateReadStreamAsync());
        var lines = (await csv.ReadToEndAsync()).TrimEnd().Split("\r\n");
        Assert.Equal(2, lines.Length);
        Assert.Contains("Ana Ruiz", lines[1], StringComparison.Ordinal);
        Assert.Contains("ana@ruiz.example", lines[1], StringComparison.Ordinal);
        Assert.Contains("+14155550143", lines[1], StringComparison.Ordinal);
    }

    private static Task Shows(ILocator place, Regex words) => Assertions.Expect(place).ToContainTextAsync(words, new() { Timeout = (float)Eventually.Patience.TotalMilliseconds });
}
