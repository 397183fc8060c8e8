using MiaPulse.Core.Accounts;
using MiaPulse.Tests.Support;
using Microsoft.Playwright;

namespace MiaPulse.Tests.Journeys;

/// <summary>Every page that needs no sign-in, with axe, in light and dark and on a phone.</summary>
public sealed class AxeOnPublicPagesTests(Browser browser)
{
    [Theory]
    [MemberData(nameof(AxeRound.Looks), MemberType = typeof(AxeRound))]
    public async Task Axe_finds_nothing_on_the_pages_that_anybody_can_open(ColorScheme scheme, int width)
    {
        await using var app = await MiaApp.StartAsync();
        var (owner, _) = await app.ABusiness();
        await using var round = await AxeRound.BeginAsync(browser, scheme, width);

        foreach (var path in new[] { "/", "/help", "/pricing", "/privacy", "/terms", "/signin", "/signin/sent", "/signup", "/signin/confirm?token=nobody-has-this-one", "/nothing-is-here" })
        {
            await round.OpenAsync(new Uri(app.Url, path));
            await round.IsDrawnAsChosenAsync(round.Page.Locator("body"));
        }

        await round.Page.GotoAsync(new Uri(app.Url, "/signup").ToString());
        await round.Page.GetByLabel("Business name").FillAsync("Corner Bakery");
        await round.Page.GetByLabel("Your email").FillAsync("ana@bakery.example");
        await round.Page.GetByLabel("Website").FillAsync("not a website");
        await round.Page.GetByLabel("Industry").FillAsync("Bakery");
        await round.Page.GetByRole(AriaRole.Button, new() { Name = "Start free" }).ClickAsync();
        await round.Page.GetByRole(AriaRole.Alert).First.WaitForAsync();
        await round.LookAsync("sign-up, refused");

        // Last, since its own script may spend the link.
        await round.OpenAsync((await app.The<IssueSignInLink>().RunAsync(owner, CancellationToken.None)).Value);
        round.FoundNothing(onAtLeast: 12);
    }
}
