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

    private IRenderedComponent<SourceReading> Draw() => _screen.Render<SourceReading>(p => p
        .Add(x => x.Source, new SourceView(default, "https://b.example/", SourceState.Ready, null, null, 1, 1, 0, 0, 1, Given.Start, null, null))
        .Add(x => x.OnCount, excluded => Task.FromResult<Result<int>>(excluded == "/blog" ? 7 : 0))
        .Add(x => x.OnSave, wish =>
        {
            _saved.Add((wish.Rhythm, wish.Excluded));
            return Task.FromResult(_refusal);
        }));
}
