using System.Diagnostics;
using MiaPulse.Core.Knowledge;
using static MiaPulse.Tests.Knowledge.SmallSite;

namespace MiaPulse.Tests.Knowledge;

public sealed class KeptOnceTests
{
    private const string Delivery = "Free delivery within five miles for every order above $40, on weekdays before ten in the morning.";

    private const string Story = "Every loaf of {0} is kneaded by hand in the old mill on Station Road with flour from two farms nearby and rests for a whole night before it goes into the oven, "
        + "so that its crust stays crisp for 3 days and its crumb stays soft, as our grandmother taught us when we were small, and as we still do it today in the very same room.";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void The_same_paragraph_below_each_of_5000_products_is_kept_once_and_the_products_are_all_there()
    {
        var once = new KeptOnce();
        var watch = Stopwatch.StartNew();

        var kept = Enumerable.Range(0, 5_000).Select(i => once.Fresh($"Bread {i}", $"Bread number {i} costs ${i}.50 a loaf.\n{Delivery}")).ToList();

        Assert.Equal($"Bread number 0 costs $0.50 a loaf.\n{Delivery}", kept[0]);
        Assert.Equal(Enumerable.Range(1, 4_999).Select(i => $"Bread number {i} costs ${i}.50 a loaf."), kept.Skip(1));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20));
    }

    [Fact]
    public void A_long_paragraph_in_which_only_a_name_differs_is_the_same_one_unless_its_figures_differ_or_its_heading_has_the_name()
    {
        var once = new KeptOnce();

        Assert.NotNull(once.Fresh("Rye", Story.Replace("{0}", "rye", StringComparison.Ordinal)));
        Assert.Null(once.Fresh("How we bake", Story.Replace("{0}", "barley", StringComparison.Ordinal)));
        Assert.NotNull(once.Fresh("Spelt", Story.Replace("{0}", "spelt", StringComparison.Ordinal))); // who asks for spelt finds it
        Assert.Null(once.Fresh("Spelt from last year", Story.Replace("{0}", "spelt", StringComparison.Ordinal)));
        Assert.NotNull(once.Fresh("Wheat", Story.Replace("{0}", "wheat", StringComparison.Ordinal).Replace('3', '4')));
        Assert.NotNull(once.Fresh("Team", "Our team of nine people comes from five countries and speaks seven languages, among them Portuguese, Polish and Arabic, and whoever asks in one of them is answered in it, by whoever is in the shop at that hour of the day."));
    }

    [Fact]
    public void Short_lines_mean_something_else_under_each_heading()
    {
        var once = new KeptOnce();

        Assert.Equal("Small: $4\nLarge: $7", once.Fresh("Rye", "Small: $4\nLarge: $7"));
        Assert.Equal("Small: $4\nLarge: $7", once.Fresh("Spelt", "Small: $4\nLarge: $7"));
        Assert.Null(once.Fresh("spelt", "Small: $4\nLarge: $7")); // but under the same heading they are the same
    }

    [Fact]
    public async Task What_stands_on_every_page_of_a_website_is_found_once_also_when_its_first_page_goes()
    {
        var pages = Enumerable.Range(0, 6).ToDictionary(i => $"/p{i}", i => Html($"Bread {i}", $"<p>Bread number {i} costs ${i}.50 a loaf.</p><p>{Delivery}</p>"));
        pages["/"] = Html("Shop", "<p>Six kinds of bread are baked here.</p>" + string.Concat(pages.Keys.Select(p => $"<a href={p}>x</a>")));
        await using var site = await StartAsync(pages, namesVersions: true);
        var source = await site.ReadAsync();
        Assert.Equal(7, source.Read);
        Assert.Single(await FoundAsync(site));

        site.Pages.Remove("/p0");
        await site.ReadAsync();

        Assert.Single(await FoundAsync(site));
    }

    private static async Task<List<FoundPassage>> FoundAsync(SmallSite site) =>
        [.. (await site.Given.The<KnowledgeIndex>().SearchAsync(site.Owner, "Is delivery free?", Ct)).Where(f => f.Text.Contains("Free delivery", StringComparison.Ordinal))];
}
