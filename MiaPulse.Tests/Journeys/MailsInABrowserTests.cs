using MiaPulse.Core.Accounts;
using MiaPulse.Core.Notifications;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Notifications;
using MiaPulse.Tests.Support;
using Microsoft.Playwright;

namespace MiaPulse.Tests.Journeys;

/// <summary>
/// What only a real browser shows of alerts: how a mail looks, and what a field for a time hands over. Where <c>MIA_MAIL_PICTURES</c> names a folder, a picture of every mail
/// in each view and its text are left there for people to look at.
/// </summary>
public sealed class MailsInABrowserTests(Browser browser)
{
    [Theory]
    [InlineData(ColorScheme.Light, 1440)]
    [InlineData(ColorScheme.Light, 390)]
    [InlineData(ColorScheme.Dark, 1440)]
    [InlineData(ColorScheme.Dark, 390)]
    public async Task Every_mail_fits_asks_for_nothing_and_can_be_read_in_light_and_dark(ColorScheme scheme, int width)
    {
        await using var round = await AxeRound.BeginAsync(browser, scheme, width);
        foreach (var (name, mail) in await EveryMail.AllAsync())
        {
            await round.Page.SetContentAsync(mail.Html);
            Assert.True(await round.Page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= width, $"{name} scrolls sideways at {width} px.");
            await round.IsDrawnAsChosenAsync(round.Page.Locator("body"));
            if (round.IsOnAPhone) // colours hang on the scheme, not on the width
            {
                Assert.Empty(await round.Person.AxeFindsInAMailAsync($"{name}, {scheme}"));
            }

            await LeavePicturesAsync(round.Page, name, mail, $"{scheme.ToString().ToLowerInvariant()}-{width}");
        }

        Assert.Empty(round.Person.Requests);
        Assert.Empty(round.Person.Problems);
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1440)]
    public async Task A_strangers_long_word_makes_no_mail_wider(int width)
    {
        await using var given = await Given.AnEmptyInstallation();
        Assert.True(EmailAddress.TryParse("anna@bakery.example", out var to));
        var word = new string('W', 3_000);
        var letter = new Letter
        {
            Kind = "lead_captured",
            Key = "key",
            To = to,
            Host = word,
            Subject = "New lead",
            Heading = word,
            Paragraphs = [$"They wrote last: “{word}”"],
            Button = "Open the conversation",
            Link = new Uri($"https://mia.example/{word}"),
            Footer = word,
        };
        var mail = await letter.ToMailAsync(given.The<IMailTemplates>());
        await using var reader = await browser.SomebodyAsync(new() { ViewportSize = new() { Width = width, Height = 900 } });

        await reader.Page.SetContentAsync(mail.Html);

        Assert.InRange(await reader.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"), 1, width);
    }

    [Fact]
    public async Task Quiet_hours_are_kept_as_a_browser_hands_them_over()
    {
        await using var app = await MiaApp.StartAsync("Development");
        var (anna, _) = await app.ABusiness("Rosa's Bakery");
        await using var person = await browser.SomebodyAsync();
        await new AtTheDesk(person, app.Url).SignInAsync((await app.The<IssueSignInLink>().RunAsync(anna, CancellationToken.None)).Value);
        await person.Page.GotoAsync(new Uri(app.Url, "/app/settings/alerts").ToString());
        await person.SeesItAllAsync();

        await person.Page.GetByLabel("Send nothing at these hours").CheckAsync();
        await person.Page.GetByLabel("Quiet from").FillAsync("10:15");
        await person.Page.GetByLabel("Quiet until").FillAsync("06:30");
        await person.Page.GetByLabel("Quiet until").BlurAsync();
        await person.Page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await person.Page.GetByText("Saved.").WaitForAsync();

        Assert.StartsWith("10:15", await person.Page.GetByLabel("Quiet from").InputValueAsync(), StringComparison.Ordinal);
        Assert.Equal(new QuietHours(new TimeOnly(10, 15), new TimeOnly(6, 30)), (await app.The<AlertSettings>().ReadAsync(anna, CancellationToken.None)).Preferences.Quiet);
        Assert.Empty(person.Problems);
    }

    private static async Task LeavePicturesAsync(IPage page, string name, Mail mail, string view)
    {
        if (Environment.GetEnvironmentVariable("MIA_MAIL_PICTURES") is not { Length: > 0 } folder)
        {
            return;
        }

        Directory.CreateDirectory(folder);
        await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-{view}.png"), FullPage = true });
        await File.WriteAllTextAsync(Path.Combine(folder, $"{name}.txt"), $"To: {mail.To.Value}\nSubject: {mail.Subject}\nReply-To: {mail.ReplyTo?.Value}\nList-Unsubscribe: {mail.Unsubscribe}\n\n{mail.Text}");
    }
}
