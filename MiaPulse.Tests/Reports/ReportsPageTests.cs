using Bunit;
using MiaPulse.Tests.Support;
using MiaPulse.Web.Layout;
using MiaPulse.Web.Reports;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace MiaPulse.Tests.Reports;

/// <summary>The report on the dashboard: the same as is mailed.</summary>
public sealed class ReportsPageTests
{
    [Fact]
    public async Task It_shows_the_week_that_was_mailed_and_to_whom()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        await AWeek.AnsweredAsync(given, owner, "When do you open?", "Opening hours");
        await AWeek.AskedInVainAsync(given, owner, "Is there parking?");
        await AWeek.IsToldAsync(given);
        await using var screen = new Screen(given, owner);

        var page = screen.Render<ReportsPage>();

        await screen.ShowsAsync(() => page.FindAll(".figure").Count == 4, "the figures");
        Assert.Equal("Corner Bakery, 1–7 June 2026", page.Find(".page-lead").TextContent);
        Assert.Equal(["2", "0", "50 %", "2 s"], page.FindAll(".figure-value").Select(f => f.TextContent));
        Assert.Equal(["2", "0", "0", "0", "0", "0", "0"], page.FindAll(".days td:last-child").Select(d => d.TextContent));
        Assert.Equal("width:100%", Assert.Single(page.FindAll(".day-bar")).GetAttribute("style"));
        Assert.Equal(["Opening hours", "Is there parking?"], page.FindAll(".report-list li span:first-child").Select(l => l.TextContent));
        Assert.Contains("Mailed to Anna", page.Markup, StringComparison.Ordinal);
        Assert.Empty(page.FindAll(".pager a"));
    }

    [Fact]
    public async Task One_leafs_through_the_weeks_that_there_were_and_no_further()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        given.Clock.SetUtcNow(AWeek.Eight.AddDays(14));
        await using var screen = new Screen(given, owner);
        var page = screen.Render<ReportsPage>();
        await screen.ShowsAsync(() => page.FindAll(".report").Count == 1, "the latest week");
        Assert.Contains("A quiet week: nobody wrote to Mia.", page.Find(".report").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll(".figure, .days"));
        Assert.EndsWith("15–21 June 2026", page.Find(".page-lead").TextContent, StringComparison.Ordinal);
        Assert.Equal("/app/reports?week=2026-06-08", Assert.Single(page.FindAll(".pager a")).GetAttribute("href"));

        screen.Services.GetRequiredService<NavigationManager>().NavigateTo("/app/reports?week=2026-06-01");
        await screen.ShowsAsync(() => page.Find(".page-lead").TextContent.EndsWith("1–7 June 2026", StringComparison.Ordinal), "the first week");
        Assert.Equal("/app/reports?week=2026-06-08", Assert.Single(page.FindAll(".pager a")).GetAttribute("href"));

        screen.Services.GetRequiredService<NavigationManager>().NavigateTo("/app/reports?week=2031-01-01");
        await screen.ShowsAsync(() => page.Find(".page-lead").TextContent.EndsWith("15–21 June 2026", StringComparison.Ordinal), "the latest week, since nobody knows the future");
    }

    [Theory]
    [InlineData("/app/reports?week=2026-06-01", "/app/alerts")]
    [InlineData("/app/alerts/mails", "/app/alerts")]
    [InlineData("/app/leads", "/app/leads")]
    public async Task The_navigation_shows_from_where_one_came(string at, string entry)
    {
        await using var given = await Given.AnEmptyInstallation();
        await using var screen = new Screen(given, await given.ABusiness());
        screen.Services.GetRequiredService<NavigationManager>().NavigateTo(at);

        var nav = screen.Render<AppNav>();

        Assert.Equal(entry, Assert.Single(nav.FindAll("a.nav-item.active")).GetAttribute("href"));
    }

    [Fact]
    public async Task A_neighbour_reads_their_own()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        var neighbour = await given.ABusiness("Neighbour");
        await AWeek.AskedInVainAsync(given, owner, "Is there parking?");
        await AWeek.IsToldAsync(given);
        await using var screen = new Screen(given, neighbour);

        var page = screen.Render<ReportsPage>();

        await screen.ShowsAsync(() => page.FindAll(".report").Count == 1, "the week");
        Assert.Contains("A quiet week: nobody wrote to Mia.", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("parking", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("Corner Bakery", page.Markup, StringComparison.Ordinal);
    }
}
