using MiaPulse.Core.Knowledge;

namespace MiaPulse.Tests.Knowledge;

public sealed class SiteTests
{
    [Theory]
    [InlineData("https://acme.example/", "https://www.acme.example/x", true)]
    [InlineData("https://www.acme.example/", "http://acme.example/x", true)]
    [InlineData("https://acme.example/", "https://blog.acme.example/", false)]
    [InlineData("https://acme.example/", "https://acme.example.evil.example/", false)]
    [InlineData("https://acme.example/", "https://acme.example:8443/", false)]
    [InlineData("https://acme.example/demo/", "https://acme.example/demo/prices", true)]
    [InlineData("https://acme.example/demo/", "https://acme.example/demo", true)]
    [InlineData("https://acme.example/demo/", "https://acme.example/app", false)]
    [InlineData("https://acme.example/demo/", "https://acme.example/demolition", false)]
    [InlineData("https://acme.example/shop/index.html", "https://acme.example/shop/a", true)]
    [InlineData("https://acme.example/contact", "https://acme.example/prices", true)]
    public void A_site_is_one_host_and_one_folder(string start, string url, bool holds) => Assert.Equal(holds, Site.Of(new Uri(start), []).Holds(new Uri(url)));

    [Fact]
    public void An_address_without_a_slash_is_a_folder_where_it_leads_to_something_below()
    {
        var below = CheckedUrl.Parse("https://acme.example/demo/prices", new AllowedHosts([]), out _)!;

        Assert.Equal("https://acme.example/demo/", Site.Of(new Uri("https://acme.example/demo"), [below]).Scope);
        Assert.Equal("https://acme.example/", Site.Of(new Uri("https://acme.example/demo"), []).Scope);
    }

    [Theory]
    [InlineData("https://a.example/x?utm_source=m&id=1&fbclid=2#top", "https://a.example/x?id=1")]
    [InlineData("https://a.example/x;jsessionid=AB12?PHPSESSID=3", "https://a.example/x")]
    [InlineData("https://a.example/x/?b=2&a=1", "https://a.example/x/?b=2&a=1")]
    public void A_link_loses_what_makes_two_addresses_of_one_page(string link, string tidy) => Assert.Equal(tidy, Site.Tidy(new Uri(link)).AbsoluteUri);

    [Theory]
    [InlineData("https://a.example/x/", "http://www.a.example/x", true)]
    [InlineData("https://a.example/", "https://a.example/index.html", true)]
    [InlineData("https://a.example/x?b=2&a=1", "https://a.example/x?a=1&b=2", true)]
    [InlineData("https://a.example/x", "https://a.example/X", false)]
    [InlineData("https://a.example/x", "https://a.example/x?a=1", false)]
    public void Two_addresses_of_one_page_have_one_key(string a, string b, bool same) => Assert.Equal(same, Site.KeyOf(new Uri(a)) == Site.KeyOf(new Uri(b)));

    [Theory]
    [InlineData("/prices", true), InlineData("/logout", false), InlineData("/wp-login.php?x", false), InlineData("/?add-to-cart=5", false), InlineData("/a.jpg", false), InlineData("/feed", false), InlineData("/feedback", true)]
    public void Actions_pictures_and_peoples_own_areas_are_not_followed(string path, bool worth) => Assert.Equal(worth, Site.IsWorthReading(new Uri("https://a.example" + path)));

    [Theory]
    [InlineData("/calendar?month={0}", LinkTraps.MostDated)]
    [InlineData("/events/2026/0{0}/", LinkTraps.MostDated)]
    [InlineData("/list?page={0}", LinkTraps.MostPerQueryShape)]
    [InlineData("/item/{0}/view", LinkTraps.MostPerShape)]
    [InlineData("/x/ab{0}cdef012345678", LinkTraps.MostPerShape)]
    public void Addresses_without_end_are_cut_off(string shape, int most)
    {
        var traps = new LinkTraps();

        Assert.InRange(Enumerable.Range(1, 500).Count(i => traps.Take(new Uri("https://a.example" + string.Format(System.Globalization.CultureInfo.InvariantCulture, shape, i)))), 1, most);
    }

    [Fact]
    public void A_folder_inside_itself_and_a_heap_of_parameters_are_not_followed_and_words_are_never_cut()
    {
        var traps = new LinkTraps();

        Assert.False(traps.Take(new Uri("https://a.example/a/b/a/b/a/b")));
        Assert.False(traps.Take(new Uri("https://a.example/a?a=1&b=2&c=3&d=4&e=5")));
        Assert.True(Enumerable.Range(0, 300).All(i => traps.Take(new Uri($"https://a.example/services/{(char)('a' + i / 26)}-{(char)('a' + i % 26)}-word"))));
    }
}
