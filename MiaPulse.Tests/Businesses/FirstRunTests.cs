using Bunit;
using MiaPulse.Core.Businesses;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Support;
using MiaPulse.Web.Businesses;
using MiaPulse.Web.Knowledge;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MiaPulse.Tests.Businesses;

public sealed class FirstRunTests
{
    [Fact]
    public async Task A_new_owner_sees_three_steps_with_their_own_website_filled_in()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        await using var screen = new Screen(given, owner);

        var page = screen.Render<FirstRunPage>();

        Assert.Equal("https://b1.example", page.Find("#website").GetAttribute("value"));
        Assert.Contains("mia_pk_test000001", page.Find("#snippet-line").TextContent);
        Assert.Contains("Not seen on your website yet", page.Find(".light").TextContent);
    }

    [Fact]
    public async Task The_light_turns_green_by_itself()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        var visitor = await given.AVisitorOf(owner);
        await using var screen = new Screen(given, owner);
        var page = screen.Render<FirstRunPage>();
        Assert.NotNull(page.Find(".light.off"));

        await given.The<NoticeWidget>().RunAsync(visitor, "mia_pk_test000001", Xunit.TestContext.Current.CancellationToken);

        await screen.ShowsAsync(() => page.FindAll(".light.on").Count == 1, "the green light");
    }

    [Fact]
    public async Task Once_the_widget_was_seen_the_start_leads_to_the_inbox()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness(change: b => b.WidgetSeenAt = Given.Start);
        await using var screen = new Screen(given, owner);

        screen.Render<FirstRunPage>();

        Assert.EndsWith("/app/inbox", screen.Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reading_shows_at_once_and_can_be_stopped()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        await using var screen = new Screen(given, owner);
        var page = screen.Render<FirstRunPage>();

        await page.InvokeAsync(() => page.FindAll("form.ask")[0].Submit());
        await screen.ShowsAsync(() => page.FindAll(".source .tag").Any(t => t.TextContent == "Starting"), "the source");
        await screen.ShowsAsync(() => page.FindAll("button").Any(b => b.TextContent.Trim() == "Stop reading" && !b.HasAttribute("disabled")), "the way to stop it");
        await page.InvokeAsync(() => page.FindAll("button").Single(b => b.TextContent.Trim() == "Stop reading").Click());

        await screen.ShowsAsync(() => page.FindAll(".source .tag").Any(t => t.TextContent == "Stopped"), "the stop");
        await using var db = await given.DbFor(owner);
        Assert.Equal(SourceState.Cancelled, (await db.Sources.SingleAsync(Xunit.TestContext.Current.CancellationToken)).State);
    }

    [Fact]
    public async Task While_a_slow_page_holds_it_up_the_owner_sees_which_and_how_many_pages_there_are_beside_those_shown()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        await using var screen = new Screen(given, owner);
        await given.The<LearnWebsite>().RunAsync(owner, "https://b1.example", Xunit.TestContext.Current.CancellationToken);
        await using (var db = await given.DbFor(owner))
        {
            var source = await db.Sources.SingleAsync(Xunit.TestContext.Current.CancellationToken);
            source.State = SourceState.Crawling;
            for (var n = 1; n <= 11; n++)
            {
                db.Pages.Add(new Page
                {
                    BusinessId = owner.Business,
                    Id = Ids.New<PageId>(given.The<TimeProvider>()),
                    SourceId = source.Id,
                    Number = n,
                    FoundInRound = source.Round,
                    ReadInRound = n > 10 ? 0 : source.Round,
                    Url = $"https://b1.example/page-{n}",
                    Title = $"Page {n}",
                    State = n > 10 ? PageState.Waiting : PageState.Read,
                    ReadAt = Given.Start,
                });
            }

            await db.SaveChangesAsync(Xunit.TestContext.Current.CancellationToken);
        }

        var page = screen.Render<FirstRunPage>();

        Assert.Equal(8, page.FindAll(".page-row").Count);
        Assert.Equal("and 2 more", page.Find(".pages-more").TextContent);
        Assert.Contains("Reading /page-11.", page.Find(".source-now").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(SourceState.Crawling, "Reading", "Stop reading")]
    [InlineData(SourceState.Ready, "Read", "Read again")]
    [InlineData(SourceState.Failed, "Failed", "Try again")]
    public async Task A_website_says_how_far_it_is_and_what_went_wrong_where(SourceState state, string words, string way)
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        await using var screen = new Screen(given, owner);
        var source = new SourceView(default, "https://b.example/", state, state is SourceState.Failed ? "The website does not answer." : null, null, 10, 4, 1, 2, 31, Given.Start, Given.Start, Given.Start);
        PageRow[] pages = [new(2, "https://b.example/old", "", PageState.Failed, "The page is not there any more.", 0, 0, Given.Start), new(1, "https://b.example/", "Home", PageState.Read, null, 420, 7, Given.Start)];

        var card = screen.Render<SourceCard>(p => p.Add(x => x.Source, source).Add(x => x.Pages, pages));

        Assert.Equal(words, card.Find(".tag").TextContent);
        Assert.Contains(card.FindAll("button"), b => b.TextContent.Trim() == way);
        Assert.Equal("The page is not there any more.", card.Find(".page-row.failed .page-reason").TextContent);
        Assert.Equal(state is SourceState.Failed ? 1 : 0, card.FindAll("[role=alert]").Count);
        Assert.Equal(state is SourceState.Crawling ? (string[])["7"] : [], card.FindAll("[role=progressbar]").Select(b => b.GetAttribute("aria-valuenow")));
    }
}
