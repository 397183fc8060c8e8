using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Shared;
using static MiaPulse.Tests.Knowledge.SmallSite;

namespace MiaPulse.Tests.Knowledge;

public sealed class SourceKindsTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static Dictionary<string, string> Shop => new()
    {
        ["/"] = Html("Rosa's Bakery", "<p>We bake bread every morning in the old mill.</p><a href=/prices>Prices</a><a href=/blog/one>Blog</a>"),
        ["/prices"] = Html("Prices", "<p>A rye loaf costs $6 and a roll costs $1.</p><a href=/>Home</a><a href=/secret>More</a>"),
        ["/secret"] = Html("Secret", "<p>This page is found through the prices alone.</p>"),
        ["/blog/one"] = Html("News", "<p>We have a new oven since the month of May.</p>"),
        ["/sitemap.xml"] = "<urlset><url><loc>/prices</loc></url><url><loc>/blog/one</loc></url><url><loc>https://other.example/</loc></url></urlset>",
    };

    [Fact]
    public async Task A_single_page_is_read_and_none_that_it_leads_to()
    {
        await using var site = await StartAsync(Shop);

        var source = await site.ReadAsync("/prices", SourceKind.SinglePage);

        Assert.Equal((SourceKind.SinglePage, SourceState.Ready, 1, 1), (source.Kind, source.State, source.Read, source.Found));
        Assert.Equal(["/prices"], site.Asked);
        Assert.Equal(4, (await site.ReadAsync("/prices")).Read); // the same address, as a whole website from now on
    }

    [Fact]
    public async Task Of_a_sitemap_the_pages_are_read_that_it_lists_and_none_that_they_lead_to()
    {
        await using var site = await StartAsync(Shop);

        var source = await site.ReadAsync("/sitemap.xml", SourceKind.Sitemap);

        Assert.Equal((SourceState.Ready, 2), (source.State, source.Read));
        Assert.Equal(["/blog/one", "/prices"], await site.PathsAsync(source.Id));
    }

    [Fact]
    public async Task What_is_no_sitemap_is_said_to_be_none()
    {
        await using var site = await StartAsync(Shop);

        Assert.Equal("There is no sitemap at this address, or it lists no page of this website.", (await site.ReadAsync("/nowhere.xml", SourceKind.Sitemap)).Error);
        Assert.Equal(RefusalKind.Invalid, (await site.Given.The<LearnWebsite>().RunAsync(site.Owner, site.Root, SourceKind.Document, Ct)).Refusal!.Kind);
    }

    [Fact]
    public async Task Paths_that_are_left_out_are_counted_before_forgotten_at_once_and_not_asked_for_again()
    {
        await using var site = await StartAsync(Shop);
        var source = await site.ReadAsync();
        Assert.Contains("/blog/one", await site.PathsAsync(source.Id));
        _ = site.Asked;
        var set = site.Given.The<SetReading>();

        Assert.Equal(1, (await set.CountAsync(site.Owner, source.Id, "blog", Ct)).Value);
        Assert.Contains("/blog/one", await site.PathsAsync(source.Id));
        Assert.True((await set.RunAsync(site.Owner, source.Id, new ReadingWish { Excluded = "blog\n\n*secret*" }, Ct)).IsDone);

        Assert.Equal(["/", "/prices"], await site.PathsAsync(source.Id));
        Assert.DoesNotContain(await site.Given.The<KnowledgeIndex>().SearchAsync(site.Owner, "Do you have a new oven?", Ct), f => f.Text.Contains("oven", StringComparison.Ordinal));
        var again = await site.ReadAsync();
        Assert.Equal("/blog\n*secret*", again.Excluded);
        Assert.Equal(2, again.Read);
        Assert.DoesNotContain(site.Asked, p => p.Contains("blog", StringComparison.Ordinal) || p.Contains("secret", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_wish_that_makes_no_sense_is_refused_and_changes_nothing()
    {
        await using var site = await StartAsync(Shop);
        var source = await site.ReadAsync();
        var set = site.Given.The<SetReading>();

        Assert.Equal("excluded", (await set.RunAsync(site.Owner, source.Id, new ReadingWish { Excluded = "*" }, Ct)).Refusal?.Field);
        Assert.Equal("excluded", (await set.RunAsync(site.Owner, source.Id, new ReadingWish { Excluded = new string('x', ExcludeRules.MaxLength + 1) }, Ct)).Refusal!.Field);
        Assert.Equal("excluded", (await set.RunAsync(site.Owner, source.Id, new ReadingWish { Excluded = string.Join('\n', Enumerable.Range(0, ExcludeRules.MostRules + 1).Select(i => $"/{i}")) }, Ct)).Refusal!.Field);
        var document = (await site.Given.The<LearnDocument>().RunAsync(site.Owner, "a.txt", "One and two and three."u8.ToArray(), Ct)).Value;
        Assert.Equal("rhythm", (await set.RunAsync(site.Owner, document, new ReadingWish { Rhythm = ReadingRhythm.Daily }, Ct)).Refusal!.Field);

        Assert.Null((await site.Given.The<KnowledgeBook>().SourceAsync(site.Owner, source.Id, Ct)).Value.Excluded);
    }

    [Theory]
    [InlineData("/blog", "/blog", true), InlineData("/blog", "/blog/", true), InlineData("blog/", "/BLOG/2024?x=1", true), InlineData("/blog", "/blogging", false)]
    [InlineData("/*/print", "/a/b/print", true), InlineData("/*/print", "/a/printer", false), InlineData("*.php", "/x/index.php", true), InlineData("/shop*", "/shopping", true)]
    [InlineData("https://acme.example/team", "/team/rosa", true), InlineData("/caf%C3%A9", "/café", false), InlineData("/café", "/caf%C3%A9", true), InlineData("/a.c", "/abc", false), InlineData("?page=*", "/?page=2", true)]
    public void A_rule_holds_for_its_path_and_what_is_below(string rule, string path, bool isLeftOut) =>
        Assert.Equal(isLeftOut, ExcludeRules.From(rule).LeavesOut(new Uri("https://acme.example" + path)));
}
