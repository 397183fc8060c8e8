using Bunit;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Support;
using MiaPulse.Web.Knowledge;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Tests.Knowledge;

public sealed class KnowledgePageTests : IAsyncLifetime
{
    private Given _given = null!;
    private Owner _owner = null!;
    private Screen _screen = null!;

    private static CancellationToken Ct => Xunit.TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _given = await Given.AnEmptyInstallation();
        _owner = await _given.ABusiness();
        _screen = new Screen(_given, _owner);
    }

    public async ValueTask DisposeAsync()
    {
        await _screen.DisposeAsync();
        await _given.DisposeAsync();
    }

    [Fact]
    public async Task A_source_that_was_removed_can_be_had_back()
    {
        await AWebsiteAsync("https://b1.example/", 3);
        var page = await DrawAsync();
        await PressAsync(page, "Remove");
        Assert.Contains("3 pages", page.Find("[role=alertdialog]").TextContent, StringComparison.Ordinal);

        await PressAsync(page, "Remove it");
        await _screen.ShowsAsync(() => page.FindAll(".source").Count == 0, "no source");
        Assert.Contains("forgotten “https://b1.example/”", page.Find(".undo").TextContent, StringComparison.Ordinal);
        await _screen.ShowsAsync(() => !page.Button("Undo").HasAttribute("disabled"), "the way back");
        await PressAsync(page, "Undo");

        await _screen.ShowsAsync(() => page.FindAll(".source").Count == 1 && page.FindAll(".undo").Count == 0, "the source, and no way back any more");
        Assert.Contains("3 pages read", page.Find(".source-counts").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_comes_from_another_part_finds_the_sources_read()
    {
        await AWebsiteAsync("https://b1.example/", 3);
        var page = _screen.Render<KnowledgePage>(p => p.Add(x => x.Part, "answers"));
        await _screen.ShowsAsync(() => page.Buttons().Contains("Add an answer"), "the answers");
        Assert.Empty(page.FindAll(".source"));

        page.Render(p => p.Add(x => x.Part, null));

        await _screen.ShowsAsync(() => page.FindAll(".source").Count == 1, "the source");
        Assert.Contains("3 pages read", page.Find(".source-counts").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_pages_of_one_source_are_shown_of_that_one_alone()
    {
        await AWebsiteAsync("https://b1.example/", 30);
        await AWebsiteAsync("https://b2.example/", 30);
        var page = await DrawAsync();
        Assert.Equal([12, 12], page.FindAll(".source").Select(s => s.QuerySelectorAll(".page-row").Length));

        await page.InvokeAsync(() => page.FindAll(".source .more button")[0].Click());

        await _screen.ShowsAsync(() => page.FindAll(".source")[0].QuerySelectorAll(".page-row").Length == 30, "all pages of the first");
        Assert.Equal(12, page.FindAll(".source")[1].QuerySelectorAll(".page-row").Length);
    }

    [Fact]
    public async Task Of_a_website_that_was_read_the_pages_that_failed_are_in_view_and_the_others_folded()
    {
        await AWebsiteAsync("https://b1.example/", 30, failed: 2);

        var page = await DrawAsync();

        Assert.Equal(["The page is not there any more."], page.FindAll("[aria-label='Pages that failed'] .page-reason").Select(r => r.TextContent));
        Assert.Equal("All 30 pages", page.Find("details:has(.pages) summary").TextContent);
    }

    // Found and pressed on the page's own turn: a live refresh in between would put another button in its place.
    private static Task PressAsync(IRenderedComponent<KnowledgePage> page, string name) => page.InvokeAsync(() => page.Button(name).Click());

    private async Task<IRenderedComponent<KnowledgePage>> DrawAsync()
    {
        var page = _screen.Render<KnowledgePage>();
        await _screen.ShowsAsync(() => page.FindAll(".source").Count > 0, "the sources");
        return page;
    }

    /// <param name="url">Of the website.</param>
    /// <param name="pages">How many it has.</param>
    /// <param name="failed">The number of the one that could not be had.</param>
    private async Task AWebsiteAsync(string url, int pages, int failed = 0)
    {
        _given.Clock.Advance(TimeSpan.FromSeconds(1));
        var id = (await _given.The<LearnWebsite>().RunAsync(_owner, url, Ct)).Value;
        await using var db = await _given.DbFor(_owner);
        var source = await db.Sources.SingleAsync(s => s.Id == id, Ct);
        source.Finish(SourceState.Ready, null, null, Given.Start);
        db.Pages.AddRange(Enumerable.Range(1, pages).Select(n => new Page
        {
            BusinessId = _owner.Business,
            Id = _given.NewId<PageId>(),
            SourceId = id,
            Number = n,
            FoundInRound = source.Round,
            ReadInRound = source.Round,
            Url = $"{url}{n}",
            Title = $"Page {n}",
            State = n == failed ? PageState.Failed : PageState.Read,
            Reason = n == failed ? "The page is not there any more." : null,
            ReadAt = Given.Start,
        }));
        await db.SaveChangesAsync(Ct);
    }
}
