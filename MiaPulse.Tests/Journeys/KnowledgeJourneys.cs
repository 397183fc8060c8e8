using System.Text.RegularExpressions;
using MiaPulse.Tests.Support;
using MiaPulse.Tests.Widget;
using Microsoft.Playwright;

namespace MiaPulse.Tests.Journeys;

/// <summary>How what Mia did not know becomes known, and how the owner hears of an answer that changes: with the real Mia, a real website and two people at their browsers.</summary>
public sealed class KnowledgeJourneys(Browser browser) : IAsyncLifetime
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
    public async Task A_question_that_mia_could_not_answer_is_answered_in_one_box_and_the_next_visitor_gets_it_in_other_words()
    {
        await using var rosa = await browser.SomebodyAsync();
        await using var ana = await browser.SomebodyAsync(new() { ViewportSize = new() { Width = 1200, Height = 800 } });
        var widget = new OpenedWidget(ana);
        await RosaSignsUpAsync(rosa);
        _bakery.Paste(await rosa.Page.GetByRole(AriaRole.Code).First.InnerTextAsync());
        await ana.Page.GotoAsync(_bakery.Url.ToString());
        await widget.OpenAsync();

        await widget.WriteAsync("Is there parking?");
        await Shows(widget.Log, new Regex("could not find that"));
        await OpenKnowledgeAsync(rosa, "unanswered");
        var row = rosa.Page.GetByRole(AriaRole.List, new() { Name = "Unanswered questions" }).GetByRole(AriaRole.Listitem).Filter(new() { HasText = "Is there parking?" });
        await row.GetByRole(AriaRole.Button, new() { Name = "Answer", Exact = true }).ClickAsync();
        await row.GetByLabel("Mia answers").FillAsync("Yes, there is free parking behind the mill.");
        await row.GetByRole(AriaRole.Button, new() { Name = "Teach Mia" }).ClickAsync();
        await Shows(rosa.Page.GetByRole(AriaRole.Main), new Regex("Nothing unanswered"));

        await widget.WriteAsync("do you have parking");
        await Shows(widget.Log, new Regex("free parking behind the mill"));
        Assert.Empty(ana.Problems);
        Assert.Empty(rosa.Problems);
    }

    [Fact]
    public async Task A_golden_question_whose_answer_changes_with_the_website_alerts_and_is_accepted()
    {
        await using var rosa = await browser.SomebodyAsync();
        await RosaSignsUpAsync(rosa);
        var page = rosa.Page;
        var alert = page.GetByRole(AriaRole.Navigation, new() { Name = "Main" }).GetByText("1 golden question is answered differently");
        await OpenKnowledgeAsync(rosa, "test");
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Your question for Mia" }).FillAsync("How much is a rye loaf?");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ask", Exact = true }).ClickAsync();
        await Shows(page.GetByRole(AriaRole.Log, new() { Name = "What was said" }), new Regex(@"\$6\.20"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Keep as a golden question" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "golden question", Exact = true }).ClickAsync();
        var golden = page.GetByRole(AriaRole.List, new() { Name = "Golden questions" });
        await Shows(golden, new Regex("Unchanged"));
        await Assertions.Expect(alert).ToHaveCountAsync(0);

        _bakery.Change("/prices", "$6.20", "$6.90");
        await page.GetByRole(AriaRole.Link, new() { Name = "Sources" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Read again" }).ClickAsync();

        await Assertions.Expect(alert).ToHaveCountAsync(1, new() { Timeout = (float)Eventually.Patience.TotalMilliseconds });
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "Look at it" }).ClickAsync();
        await Shows(golden.GetByRole(AriaRole.Region, new() { Name = "Approved answer" }), new Regex(@"\$6\.20"));
        await Shows(golden.GetByRole(AriaRole.Region, new() { Name = "Answer now" }), new Regex(@"\$6\.90"));
        await golden.GetByRole(AriaRole.Button, new() { Name = "Accept the new answer" }).ClickAsync();

        await Shows(golden, new Regex("Unchanged"));
        await Shows(golden, new Regex(@"\$6\.90"));
        await Assertions.Expect(alert).ToHaveCountAsync(0, new() { Timeout = (float)Eventually.Patience.TotalMilliseconds });
        Assert.Empty(rosa.Problems);
    }

    /// <summary>Ends when Mia has read all of the website.</summary>
    private async Task RosaSignsUpAsync(Person rosa)
    {
        await new AtTheDesk(rosa, _app.Url).SignUpAsync("Rosa's Bakery", "rosa@bakery.example", _bakery.Url, "Bakery");
        await Shows(rosa.Page.GetByRole(AriaRole.Main), new Regex("Delivery"));
        await Assertions.Expect(rosa.Page.GetByRole(AriaRole.Progressbar)).ToHaveCountAsync(0, new() { Timeout = (float)Eventually.Patience.TotalMilliseconds });
    }

    private async Task OpenKnowledgeAsync(Person rosa, string part)
    {
        await rosa.Page.GotoAsync(new Uri(_app.Url, $"/app/knowledge/{part}").ToString());
        await rosa.SeesItAllAsync();
    }

    private static Task Shows(ILocator place, Regex words) => Assertions.Expect(place).ToContainTextAsync(words, new() { Timeout = (float)Eventually.Patience.TotalMilliseconds });
}
