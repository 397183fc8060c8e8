using MiaPulse.Core.Knowledge;

namespace MiaPulse.Tests.Knowledge;

public sealed class CheckedUrlTests
{
    private static readonly AllowedHosts Nobody = new([]);

    [Theory]
    [InlineData("acme.example", "https://acme.example/")]
    [InlineData("  www.acme.example/contact ", "https://www.acme.example/contact")]
    [InlineData("http://acme.example", "http://acme.example/")]
    [InlineData("HTTPS://ACME.EXAMPLE/Prices", "https://acme.example/Prices")]
    [InlineData("acme.example:443/x", "https://acme.example/x")]
    [InlineData("https://acme.example./x", "https://acme.example/x")]
    [InlineData("https://münchen.example/", "https://xn--mnchen-3ya.example/")]
    [InlineData("https://acme.example/path with space", "https://acme.example/path%20with%20space")]
    public void What_an_owner_types_becomes_the_address_that_is_asked(string typed, string expected)
    {
        var url = CheckedUrl.FromOwner(typed, Nobody, out _);

        Assert.NotNull(url);
        Assert.Equal(expected, url.Uri.AbsoluteUri.Replace("münchen", "xn--mnchen-3ya", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", "Type the address")]
    [InlineData("not a site", "not a web address")]
    [InlineData("ftp://acme.example", "http")]
    [InlineData("javascript:alert(1)", "http")]
    [InlineData("mailto:a@acme.example", "http")]
    [InlineData("https://owner:secret@acme.example", "password")]
    [InlineData("http://127.0.0.1", "not a number")]
    [InlineData("http://[::1]/", "not a number")]
    [InlineData("http://2130706433/", "not a number")]
    [InlineData("http://0x7f.1/", "not a number")]
    [InlineData("http://localhost/", "private network")]
    [InlineData("http://printer.local/", "private network")]
    [InlineData("http://intranet/", "private network")]
    [InlineData("http://acme.example:8080/", "usual ports")]
    [InlineData("https://acme.example:80/", "usual ports")]
    [InlineData("http://acme.example\\@127.0.0.1/", "not a web address")]
    [InlineData("http://ac%6de.example/", "not a web address")]
    [InlineData("http://①②⑦.⓪.⓪.①/", "not a number")]
    [InlineData("http://ａcme.example/", "not a web address")]
    public void What_cannot_be_read_is_refused_with_a_sentence(string typed, string says)
    {
        Assert.Null(CheckedUrl.FromOwner(typed, Nobody, out var refusal));
        Assert.Contains(says, refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void A_host_that_the_operator_allows_may_be_private_and_on_its_own_port_alone()
    {
        var allowed = new AllowedHosts(["localhost:5080", "[::1]:5080"]);

        Assert.NotNull(CheckedUrl.Parse("http://localhost:5080/demo/", allowed, out _));
        Assert.NotNull(CheckedUrl.Parse("http://[::1]:5080/demo/", allowed, out _));
        Assert.Null(CheckedUrl.Parse("http://localhost:5081/demo/", allowed, out _));
        Assert.Null(CheckedUrl.Parse("http://localhost/demo/", allowed, out _));
    }

    [Theory]
    [InlineData("/prices", "https://acme.example/prices")]
    [InlineData("prices?x=1#top", "https://acme.example/shop/prices?x=1#top")]
    [InlineData("//other.example/a", "https://other.example/a")]
    [InlineData("http://other.example/a", "http://other.example/a")]
    public void A_reference_is_read_from_where_it_stands(string reference, string expected) =>
        Assert.Equal(expected, CheckedUrl.Parse("https://acme.example/shop/", Nobody, out _)!.Resolve(reference, Nobody, out _)!.ToString());

    [Theory]
    [InlineData("http://127.0.0.1:8155/", true), InlineData("https://2130706433/", true), InlineData("https://[2001:db8::1]/", true), InlineData("https://acme.0x7f/", true), InlineData("https://１２７.0.0.1/", true)]
    [InlineData("https://acme.example/", false), InlineData("https://4you.example./", false), InlineData("http://localhost:5080/", false), InlineData("http://127.0.0.1:80/", false)]
    public void Numbers_are_told_from_names(string url, bool isNumber) => Assert.Equal(isNumber, CheckedUrl.IsNumber(new Uri(url), new AllowedHosts(["127.0.0.1:80"])));

    [Theory]
    [InlineData("//localhost/"), InlineData("///127.0.0.1/"), InlineData("/\\127.0.0.1/"), InlineData("\\\\127.0.0.1\\"), InlineData("http:127.0.0.1")]
    [InlineData("javascript:void(0)"), InlineData("tel:+14155550142"), InlineData("data:text/html,x"), InlineData("http://user:p@acme.example/")]
    public void A_reference_that_leads_astray_leads_nowhere(string reference) =>
        Assert.Null(CheckedUrl.Parse("https://acme.example/shop/", Nobody, out _)!.Resolve(reference, Nobody, out _));
}
