using System.Text;
using MiaPulse.Core.Businesses;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Support;

namespace MiaPulse.Tests.Knowledge;

public sealed class ContradictionTests : IAsyncLifetime
{
    private Given _given = null!;
    private Owner _owner = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _given = await Given.AnEmptyInstallation();
        _owner = await _given.ABusiness();
    }

    public ValueTask DisposeAsync() => _given.DisposeAsync();

    [Fact]
    public async Task Of_two_documents_the_newer_holds_the_owner_is_told_and_the_rest_of_the_older_stays()
    {
        await GiveAsync("Old.md", "# Bread\nA rye loaf costs $6.\n\nA spelt loaf costs $5.");
        await GiveAsync("New.md", "# Bread\nA rye loaf costs $7.");

        Assert.Equal([new Contradiction("Bread", "A rye loaf costs $7.", "New.md", "A rye loaf costs $6.", "Old.md")], await FoundAsync());
        var texts = await TextsAsync("How much is a rye loaf?");
        Assert.Contains("A rye loaf costs $7.", texts);
        Assert.Contains("A spelt loaf costs $5.", texts);
        Assert.DoesNotContain(texts, t => t.Contains("$6", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_owners_own_answer_holds_however_old_it_is()
    {
        await _given.The<TeachMia>().RunAsync(_owner, new FaqDraft { Question = "How much is a rye loaf?", Answer = "It is $6.50, sliced or not." }, Ct);
        await GiveAsync("New.md", "How much is a rye loaf?\n\nYou pay $7 for it.");

        var found = Assert.Single(await FoundAsync());

        Assert.Equal(("Your answer", "New.md"), (found.HoldsFrom, found.DroppedFrom));
        Assert.DoesNotContain(await TextsAsync("How much is a rye loaf?"), t => t.Contains("$7", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_price_that_the_owner_taught_is_what_mia_finds_and_that_of_a_page_is_named_as_left_aside()
    {
        await _given.The<TeachMia>().RunAsync(_owner, new FaqDraft { Question = "Do you offer teeth whitening?", Answer = "Yes, teeth whitening is $1,200." }, Ct);
        await GiveAsync("Prices.md", "# Prices\nTeeth whitening costs 1000 dollars.\n\nTeeth cleaning costs 120 dollars.");

        var found = Assert.Single(await FoundAsync());

        Assert.Equal(("Your answer", "Yes, teeth whitening is $1,200.", "Teeth whitening costs 1000 dollars."), (found.HoldsFrom, found.Holds, found.Dropped));
        var texts = await TextsAsync("How much is teeth whitening, and teeth cleaning?");
        Assert.Contains("Yes, teeth whitening is $1,200.", texts);
        Assert.Contains(texts, t => t.Contains("120 dollars", StringComparison.Ordinal));
        Assert.DoesNotContain(texts, t => t.Contains("1000 dollars", StringComparison.Ordinal));

        await GiveAsync("Prices.md", "# Prices\nTeeth whitening costs 1200 dollars.\n\nTeeth cleaning costs 120 dollars.");

        Assert.Empty(await FoundAsync());
    }

    [Fact]
    public async Task Once_the_older_source_is_corrected_nothing_is_left_to_say()
    {
        await GiveAsync("Old.md", "# Hours\nOn Sunday we are open from 9:00 am to 1:00 pm.");
        await GiveAsync("New.md", "# Hours\nOn Sunday we are open from 10:00 am to 2:00 pm.");
        Assert.Single(await FoundAsync());

        await GiveAsync("Old.md", "# Hours\nOn Sunday we are open from 10:00 am to 2:00 pm.");

        Assert.Empty(await FoundAsync());
    }

    [Fact]
    public async Task A_price_list_under_a_question_is_not_dropped_for_the_owners_answer_to_that_question()
    {
        await _given.The<TeachMia>().RunAsync(_owner, new FaqDraft { Question = "How much is a rye loaf?", Answer = "It is $6.50." }, Ct);
        await GiveAsync("Prices.md", "How much is a rye loaf?\n\nYou pay $7 for it.\n\nA birthday cake costs $40.");

        Assert.Equal("You pay $7 for it.", Assert.Single(await FoundAsync()).Dropped);
        Assert.Contains(await TextsAsync("How much is a birthday cake?"), t => t.Contains("$40", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_same_page_given_in_two_ways_does_not_contradict_itself()
    {
        const string Page = "How much is a cake?\n\nA large one costs $40.\n\nA small one costs $20.";
        await GiveAsync("By the website.md", Page);
        await GiveAsync("By the sitemap.md", Page);

        Assert.Empty(await FoundAsync());

        await GiveAsync("By the sitemap.md", Page.Replace("$40", "$45", StringComparison.Ordinal));
        Assert.Equal(("A large one costs $45.", "A large one costs $40."), await FoundAsync() is [var only] ? (only.Holds, only.Dropped) : default);
    }

    [Fact]
    public async Task A_line_that_two_others_overrule_is_named_once_against_the_one_that_counts_most()
    {
        await GiveAsync("Old.md", "How much is a rye loaf?\n\nA rye loaf costs $6.");
        await GiveAsync("New.md", "How much is a rye loaf?\n\nA rye loaf costs $7.");
        await _given.The<TeachMia>().RunAsync(_owner, new FaqDraft { Question = "How much is a rye loaf?", Answer = "It is $8." }, Ct);

        Assert.Equal([("Your answer", "New.md"), ("Your answer", "Old.md")], (await FoundAsync()).Select(f => (f.HoldsFrom, f.DroppedFrom)));
    }

    [Theory]
    [InlineData("# Bread\nA rye loaf costs $6.", "# Bread\nA spelt loaf costs $7.")] // another thing
    [InlineData("# Rye loaf\nA loaf costs $6.", "# Spelt loaf\nA loaf costs $7.")] // under another heading
    [InlineData("# Bread\nA rye loaf costs $6.", "# Bread\nA rye loaf costs $6.00.")] // the same in another spelling
    [InlineData("# Bread\nA rye loaf costs $6.\n\nA rye loaf costs $7 when sliced.", "# Cake\nA cake costs $40.")] // one source says both
    [InlineData("# Bread\nA rye loaf costs $6.", "# Bread\nA rye loaf is baked at 6:00 am.")] // another kind of figure
    public async Task What_is_no_contradiction_is_not_called_one(string first, string second)
    {
        await GiveAsync("First.md", first);
        await GiveAsync("Second.md", second);

        Assert.Empty(await FoundAsync());
        Assert.Contains(await TextsAsync("How much is a rye loaf?"), t => t.Contains("$6", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_row_of_several_prices_is_told_and_stays_known_whole()
    {
        await _given.The<TeachMia>().RunAsync(_owner, new FaqDraft { Question = "How much is a full groom for a small dog?", Answer = "A full groom for a small dog (up to 10 kg) is £38." }, Ct);
        await GiveAsync("Prices.md", "# Prices\n\n| Service | Small | Medium |\n|---|---|---|\n| Bath and dry | £24 | £32 |\n| Full groom | £40 | £55 |");

        var found = Assert.Single(await FoundAsync());

        Assert.True(found.IsOpen);
        Assert.Equal(("Your answer", "Full groom, Small: £40; Medium: £55"), (found.HoldsFrom, found.Dropped));
        Assert.Contains(await TextsAsync("How much is a full groom for a medium dog?"), t => t.Contains("£55", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_document_that_states_other_hours_than_the_owner_set_is_told_and_stays_known()
    {
        _owner = await _given.ABusiness("Ruiz Salon", b => b.Hours = new WeeklyHours([.. Enumerable.Range(1, 5).Select(d => new OpenSpan((DayOfWeek)d, new TimeOnly(9, 0), new TimeOnly(17, 0)))]));
        await GiveAsync("Leaflet.md", "# Opening hours\nMonday to Friday 9 am to 6 pm.");

        var found = Assert.Single(await FoundAsync());

        Assert.Equal(("Your opening hours", "Monday to Friday 9 am to 6 pm.", 5), (found.HoldsFrom, found.Dropped, found.Set!.Spans.Count));
        Assert.Contains(await TextsAsync("When are you open?"), t => t.Contains("6 pm", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Pages_of_one_website_are_compared_and_the_owners_answer_holds_against_all_of_them()
    {
        await using var site = await SmallSite.StartAsync(new()
        {
            ["/"] = SmallSite.Html("Ruiz Garage", "<p>Cars are mended here in three bays.</p><a href=/services.html>Services</a><a href=/news.html>News</a>"),
            ["/services.html"] = SmallSite.Html("Services", "<p>Full service £95</p><p>Oil change £40</p>"),
            ["/news.html"] = SmallSite.Html("News", "<p>From June a full service costs £110.</p>"),
        });
        await site.ReadAsync();

        var open = Assert.Single(await FoundAsync(site));
        Assert.True(open.IsOpen);
        Assert.Equal(["£110.", "£95"], new[] { open.Holds, open.Dropped }.Select(t => t.Split(' ')[^1]).Order(StringComparer.Ordinal));
        Assert.Contains(await TextsAsync(site), t => t.Contains("£95", StringComparison.Ordinal)); // neither is left aside
        Assert.Contains(await TextsAsync(site), t => t.Contains("£110", StringComparison.Ordinal));

        await site.Given.The<TeachMia>().RunAsync(site.Owner, new FaqDraft { Question = "How much is a full service?", Answer = "It's £99." }, Ct);

        Assert.Equal(2, (await FoundAsync(site)).Count(f => f is { IsOpen: false, HoldsFrom: Contradictions.YourAnswer, Holds: "It's £99." }));
        Assert.DoesNotContain(await TextsAsync(site), t => t.Contains("£95", StringComparison.Ordinal) || t.Contains("£110", StringComparison.Ordinal));
        Assert.Contains(await TextsAsync(site), t => t.Contains("£40", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/", SourceKind.Website, "/services.html", SourceKind.SinglePage)]
    [InlineData("/services.html", SourceKind.SinglePage, "/", SourceKind.Website)]
    [InlineData("/sitemap.xml", SourceKind.Sitemap, "/", SourceKind.Website)]
    public async Task A_page_that_two_sources_have_is_what_it_was_when_it_was_read_last(string path, SourceKind kind, string again, SourceKind asWell)
    {
        await using var site = await SmallSite.StartAsync(new()
        {
            ["/"] = SmallSite.Html("Ruiz Garage", "<p>Cars are mended here in three bays.</p><a href=/services.html>Services</a>"),
            ["/services.html"] = SmallSite.Html("Services", "<p>A full service of a car costs £95 with us.</p>"),
            ["/sitemap.xml"] = "<urlset><url><loc>/services.html</loc></url></urlset>",
        });
        var first = await site.ReadAsync(path, kind);
        site.Given.Clock.Advance(TimeSpan.FromHours(1));
        var second = await site.ReadAsync(again, asWell);
        Assert.True(first.Passages > 0 && second.Passages > 0); // both have it
        Assert.Contains(await TextsAsync(site), t => t.Contains("£95", StringComparison.Ordinal));

        site.Pages["/services.html"] = site.Pages["/services.html"].Replace("£95", "£105", StringComparison.Ordinal);
        site.Given.Clock.Advance(TimeSpan.FromHours(1));
        await site.ReadAsync(again, asWell);

        Assert.Empty(await FoundAsync(site));
        Assert.DoesNotContain(await TextsAsync(site), t => t.Contains("£95", StringComparison.Ordinal));
        Assert.Contains(await TextsAsync(site), t => t.Contains("£105", StringComparison.Ordinal));

        site.Given.Clock.Advance(TimeSpan.FromHours(1));
        await site.ReadAsync(path, kind);
        Assert.Contains(await TextsAsync(site), t => t.Contains("£105", StringComparison.Ordinal));
    }

    private static Task<IReadOnlyList<Contradiction>> FoundAsync(SmallSite site) => site.Given.The<KnowledgeBook>().ContradictionsAsync(site.Owner, Ct);

    private static async Task<List<string>> TextsAsync(SmallSite site) =>
        [.. (await site.Given.The<KnowledgeIndex>().SearchAsync(site.Owner, "How much is a full service or an oil change?", Ct)).Select(f => f.Text)];

    private async Task GiveAsync(string name, string text)
    {
        _given.Clock.Advance(TimeSpan.FromMinutes(1));
        var id = (await _given.The<LearnDocument>().RunAsync(_owner, name, Encoding.UTF8.GetBytes(text), Ct)).Value;
        await _given.The<ReadSource>().RunAsync(new Mia(_owner.Business), id, Ct);
    }

    private Task<IReadOnlyList<Contradiction>> FoundAsync() => _given.The<KnowledgeBook>().ContradictionsAsync(_owner, Ct);

    private async Task<List<string>> TextsAsync(string question) => [.. (await _given.The<KnowledgeIndex>().SearchAsync(_owner, question, Ct)).Select(f => f.Text)];
}
