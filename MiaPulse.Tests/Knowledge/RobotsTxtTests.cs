using MiaPulse.Core.Knowledge;

namespace MiaPulse.Tests.Knowledge;

public sealed class RobotsTxtTests
{
    [Theory]
    [InlineData("User-agent: *\nDisallow: /private", "/private/x", false)]
    [InlineData("User-agent: *\nDisallow: /private", "/public", true)]
    [InlineData("User-agent: *\nDisallow:", "/anything", true)]
    [InlineData("User-agent: *\nDisallow: /", "/robots.txt", true)]
    [InlineData("user-agent: *\nDISALLOW: /a # because\n", "/a", false)]
    [InlineData("User-agent: *\nDisallow: /\nUser-agent: MiaPulseBot\nDisallow: /own", "/a", true)]
    [InlineData("User-agent: *\nAllow: /\nUser-agent: miapulsebot/2.0\nDisallow: /", "/a", false)]
    [InlineData("User-agent: Other\nDisallow: /", "/a", true)]
    [InlineData("User-agent: Other\nUser-agent: MiaPulseBot\nDisallow: /", "/a", false)]
    [InlineData("User-agent: MiaPulseBot\nDisallow: /a\n\nUser-agent: MiaPulseBot\nDisallow: /b", "/b", false)]
    [InlineData("User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", true)]
    [InlineData("User-agent: *\nAllow: /a\nDisallow: /a", "/a", true)]
    [InlineData("User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf", false)]
    [InlineData("User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf?z", true)]
    [InlineData("User-agent: *\nDisallow: /*/print", "/x/y/print/1", false)]
    [InlineData("User-agent: *\nDisallow: /x?session=", "/x?session=1", false)]
    [InlineData("User-agent: *\nDisallow: /%7Ejoe", "/~joe/", false)]
    [InlineData("User-agent: *\nDisallow: /büro", "/b%C3%BCro", false)]
    [InlineData("Disallow: /", "/a", true)]
    [InlineData("<html>no robots here</html>", "/a", true)]
    public void The_longest_rule_of_our_group_decides(string text, string path, bool allowed) =>
        Assert.Equal(allowed, RobotsTxt.Parse(text).Allows(new Uri("https://acme.example" + path)));

    [Fact]
    public void Pause_and_sitemaps_are_read()
    {
        var robots = RobotsTxt.Parse("Sitemap: https://acme.example/a.xml\nUser-agent: *\nCrawl-delay: 1.5\nSitemap: /b.xml");

        Assert.Equal(TimeSpan.FromSeconds(1.5), robots.CrawlDelay);
        Assert.Equal(["https://acme.example/a.xml", "/b.xml"], robots.Sitemaps);
    }

    [Fact]
    public void A_rule_of_many_stars_is_judged_at_once()
    {
        var robots = RobotsTxt.Parse("User-agent: *\nDisallow: /" + string.Concat(Enumerable.Repeat("*a", 200)) + "b");

        Assert.True(robots.Allows(new Uri("https://acme.example/" + new string('a', 2000))));
    }
}
