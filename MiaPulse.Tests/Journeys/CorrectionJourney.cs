using System.Text.RegularExpressions;
using MiaPulse.Tests.Support;
using MiaPulse.Tests.Widget;
using Microsoft.Playwright;

namespace MiaPulse.Tests.Journeys;

/// <summary>From a website to an answer, from the answer to why it was given, and from there to a better one.</summary>
public sealed class CorrectionJourney(Browser browser) : IAsyncLifetime
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
    public async Task A_site_is_read_a_question_answered_the_receipt_opened_the_answer_corrected_and_the_next_one_is_right()
    {
        await using var rosa = await browser.SomebodyAsync();
        await using var ana = await browser.SomebodyAsync(new() { ViewportSize = new() { Width = 1200, Height = 800 } });
        var (desk, widget) = (new AtTheDesk(rosa, _app.Url), new OpenedWidget(ana));
        await desk.SignUpAsync("Rosa's Bakery", "rosa@bakery.example", _bakery.Url, "Bakery");
        await Shows(rosa.Page.GetByRole(AriaRole.Main), "Delivery");
        await Assertions.Expect(rosa.Page.GetByRole(AriaRole.Progressbar)).ToHaveCountAsync(0, new() { Timeout = (float)Eventually.Patience.TotalMilliseconds });
        _bakery.Paste(await rosa.Page.GetByRole(AriaRole.Code).First.InnerTextAsync());
        await ana.Page.GotoAsync(_bakery.Url.ToString());
        await widget.OpenAsync();

        await widget.WriteAsync("How much is a birthday cake?");
        await Shows(widget.Log, @"\$48");

        await desk.OpenInboxAsync();
        await desk.OpenTheConversationAsync();
        var answer = desk.Log.GetByRole(AriaRole.Article, new() { Name = "Mia said" }).Last;
        await answer.GetByRole(AriaRole.Button, new() { Name = "Why?" }).ClickAsync();
        var why = answer.GetByRole(AriaRole.Region, new() { Name = "Why Mia said this" });
        await Shows(why, @"\d+ ?% sure");
        await Shows(why, @"A birthday cake for twelve people costs \$48");
        await Assertions.Expect(why.GetByRole(AriaRole.Link).First).ToHaveAttributeAsync("href", new Regex("/prices$"));

        await answer.GetByRole(AriaRole.Button, new() { Name = "Correct this" }).ClickAsync();
        var form = desk.Page.GetByRole(AriaRole.Form, new() { Name = "Correct this answer" });
        await Assertions.Expect(form.GetByLabel("When somebody asks")).ToHaveValueAsync("How much is a birthday cake?");
        await Assertions.Expect(form.GetByLabel("Mia answers")).ToBeFocusedAsync();
        await Assertions.Expect(form.GetByText("Teach Mia the right answer")).ToBeInViewportAsync(new() { Ratio = 1 });
        await Assertions.Expect(form.GetByLabel("When somebody asks")).ToBeInViewportAsync(new() { Ratio = 1 });
        await form.GetByLabel("Mia answers").FillAsync("A birthday cake for twelve people is $52 now.");
        await form.GetByRole(AriaRole.Button, new() { Name = "Teach Mia" }).ClickAsync();
        await Assertions.Expect(form).ToHaveCountAsync(0, new() { Timeout = (float)Eventually.Patience.TotalMilliseconds });

        await widget.WriteAsync("how much is a birthday cake");
        await Shows(widget.Log, @"\$52 now");
        var better = desk.Log.GetByRole(AriaRole.Article, new() { Name = "Mia said" }).Last;
        await Shows(better, @"\$52 now"); // while she writes it, the last that she said is the one before
        await better.GetByRole(AriaRole.Button, new() { Name = "Why?" }).ClickAsync();
        await Shows(better.GetByRole(AriaRole.Region, new() { Name = "Why Mia said this" }), @"\$52 now");
        Assert.Empty(ana.Problems);
        Assert.Empty(rosa.Problems);
    }

    private static Task Shows(ILocator place, string words) => Assertions.Expect(place).ToContainTextAsync(new Regex(words), new() { Timeout = (float)Eventually.Patience.TotalMilliseconds });
}
