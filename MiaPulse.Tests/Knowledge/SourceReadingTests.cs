using Bunit;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Support;
using MiaPulse.Web.Knowledge;

namespace MiaPulse.Tests.Knowledge;

public sealed class SourceReadingTests : IDisposable
{
    private readonly PlainScreen _screen = new();
    private readonly List<(ReadingRhythm, string?)> _saved = [];
    private Refusal? _refusal;

    public void Dispose() => _screen.Dispose();

    [Fact]
    public async Task Paths_say_at_once_how_many_known_pages_they_leave_out_and_are_kept_when_saved()
    {
        var part = Draw();
        part.Find("select").Change("Weekly");
        part.Field("Leave out these paths").Input("/blog");
        await Eventually.HoldsAsync(() => part.Find("[role=status]").TextContent == "7 of the pages that Mia knows of are left out by this.", "the count");
        Assert.Empty(_saved);

        await part.InvokeAsync(() => part.Find("form").Submit());

        await Eventually.HoldsAsync(() => part.Find("[role=status]").TextContent == "Saved.", "the word that it is saved");
        Assert.Equal([(ReadingRhythm.Weekly, "/blog")], _saved);
    }

    [Fact]
    public void A_wish_that_is_refused_says_why()
    {
        _refusal = Refusal.Invalid("excluded", "Write at most 50 paths.");
        var part = Draw();

        part.Find("form").Submit();

        Assert.Equal("Write at most 50 paths.", part.Find("[role=alert]").TextContent);
    }

    [Fact]
    public void What_the_last_reading_found_different_is_shown_line_by_line()
    {
        var part = _screen.Render<PageChanges>(p => p.Add(x => x.Changes, [
            new("https://b.example/team", "Team", PageChangeKind.Gone, []),
            new("https://b.example/prices", "Prices", PageChangeKind.Changed, ["- A loaf costs $6.", "+ A loaf costs $7."]),
            new("https://b.example/new", "New", PageChangeKind.Added, [])]));

        Assert.Equal("Different at the last reading: 1 new, 1 changed, 1 gone", part.Find("summary").TextContent);
        Assert.Equal(("A loaf costs $6.", "A loaf costs $7."), (part.Find("del").TextContent, part.Find("ins").TextContent));
    }

    [Fact]
    public void Contradictions_say_what_holds_and_what_is_left_aside_and_none_say_nothing()
    {
        Assert.Equal("", _screen.Render<ContradictionList>(p => p.Add(x => x.Found, [])).Markup.Trim());

        var part = _screen.Render<ContradictionList>(p => p.Add(x => x.Found, [new Contradiction("Bread", "A loaf costs $7.", "New.md", "A loaf costs $6.", "Old.md")]));

        Assert.Equal("One thing is said in different ways", part.Find("h3").TextContent);
        Assert.Equal(("Mia says: A loaf costs $7.", "She leaves aside: A loaf costs $6."), (part.Find("ins").TextContent, part.Find("del").TextContent));
    }

    [Fact]
    public void Where_nothing_tells_which_holds_both_stand_there_unmarked()
    {
        var part = _screen.Render<ContradictionList>(p => p.Add(x => x.Found, [new Contradiction("News", "Full service £110", "https://b.example/news", "Full service £95", "https://b.example/services", IsOpen: true)]));

        Assert.Equal(["Here it says: Full service £110", "And here: Full service £95"], part.FindAll("p.diff").Select(p => p.TextContent.Split(" http")[0].Trim()));
        Assert.Empty(part.FindAll("ins, del"));
    }

    [Fact]
    public void What_holds_against_several_stands_once_and_leads_to_where_each_stands()
    {
        var part = _screen.Render<ContradictionList>(p => p.Add(x => x.Found,
        [
            new Contradiction("Bread", "A loaf costs $7.", "Your answer", "A loaf costs $6.", "https://b.example/prices"),
            new Contradiction("Bread", "A loaf costs $7.", "Your answer", "A loaf costs $5.", "Old.md"),
        ]));

        Assert.Single(part.FindAll("ins"));
        Assert.Equal(2, part.FindAll("del").Count);
        Assert.Equal(["/app/knowledge/answers", "https://b.example/prices"], part.FindAll("a").Select(a => a.GetAttribute("href")));
    }

    [Theory]
    [InlineData(SourceKind.Website, "https://www.b.example/", "b.example", null)]
    [InlineData(SourceKind.Sitemap, "https://b.example/sitemap.xml", "Sitemap of b.example", null)]
    [InlineData(SourceKind.SinglePage, "https://b.example/prices", "Our prices", "Our prices")]
    [InlineData(SourceKind.SinglePage, "https://b.example/prices", "/prices", null)]
    [InlineData(SourceKind.SinglePage, "https://b.example/", "b.example", null)]
    public void Of_one_host_a_page_its_sitemap_and_the_whole_of_it_are_told_apart(SourceKind kind, string url, string title, string? read)
    {
        PageRow[] pages = read is null ? [] : [new(1, url, read, PageState.Read, null, 20, 1, Given.Start)];

        var card = _screen.Render<SourceCard>(p => p.Add(x => x.Source, View(url, SourceState.Ready, 1) with { Kind = kind }).Add(x => x.Pages, pages));

        Assert.Equal(title, card.Find("h3").TextContent);
    }

    [Fact]
    public void A_document_that_was_never_read_does_not_say_that_it_was()
    {
        IRenderedComponent<SourceCard> Card(SourceState state, int read) =>
            _screen.Render<SourceCard>(p => p.Add(x => x.Source, View("document:1", state, read) with { Kind = SourceKind.Document, Name = "Menu.pdf" }));
        Assert.Contains("last read", Card(SourceState.Ready, 1).Find(".source-counts").TextContent, StringComparison.Ordinal);
        Assert.Contains("A newer version", Card(SourceState.Ready, 1).Markup, StringComparison.Ordinal);

        var failed = Card(SourceState.Failed, 0);

        Assert.Contains("last tried", failed.Find(".source-counts").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("last read", failed.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("A newer version", failed.Markup, StringComparison.Ordinal);
    }

    private static SourceView View(string url, SourceState state, int read) => new(default, url, state, null, null, read, read, 0, 0, read, Given.Start, Given.Start, Given.Start);

    private IRenderedComponent<SourceReading> Draw() => _screen.Render<SourceReading>(p => p
        .Add(x => x.Source, new SourceView(default, "https://b.example/", SourceState.Ready, null, null, 1, 1, 0, 0, 1, Given.Start, null, null))
        .Add(x => x.OnCount, excluded => Task.FromResult<Result<int>>(excluded == "/blog" ? 7 : 0))
        .Add(x => x.OnSave, wish =>
        {
            _saved.Add((wish.Rhythm, wish.Excluded));
            return Task.FromResult(_refusal);
        }));
}
