using System.Net;
using MiaPulse.Tests.Support;
using MiaPulse.Web.Conversations;

namespace MiaPulse.Tests.Conversations;

/// <summary>Who may use a widget's key. Nothing is changed, so that one installation is enough for all of them.</summary>
public sealed class WidgetKeyTests(ABakerysDoor door) : IClassFixture<ABakerysDoor>
{
    [Fact]
    public void A_token_is_kept_in_the_form_in_which_the_first_ones_were() =>
        Assert.Equal("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", VisitorTokens.Hash("abc"));

    [Theory]
    [InlineData("https://www.bakery.example", HttpStatusCode.OK)]
    [InlineData("https://bakery.example", HttpStatusCode.OK)]
    [InlineData("https://evil.example", HttpStatusCode.Forbidden)]
    [InlineData("https://www.bakery.example.evil.example", HttpStatusCode.Forbidden)]
    [InlineData("null", HttpStatusCode.Forbidden)]
    public async Task Only_the_business_s_own_pages_may_use_its_key(string origin, HttpStatusCode expected)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(door.App.Url, $"/widget/settings?key={door.Key}"));
        request.Headers.Add("Origin", origin);

        var answer = await http.SendAsync(request);

        Assert.Equal(expected, answer.StatusCode);
        if (expected is HttpStatusCode.OK)
        {
            await using var widget = door.App.Widget(door.Key, origin);
            await widget.StartAsync();
        }
        else
        {
            await using var widget = door.App.Widget(door.Key, origin);
            await Assert.ThrowsAnyAsync<Exception>(() => widget.StartAsync());
            Assert.Contains("another website", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("mia_pk_nobody")]
    [InlineData("")]
    [InlineData("' OR 1=1 --")]
    public async Task An_unknown_or_malformed_key_is_not_found(string key)
    {
        using var http = new HttpClient();

        var answer = await http.GetAsync(new Uri(door.App.Url, $"/widget/settings?key={Uri.EscapeDataString(key)}"));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("There is no business with this widget key.", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}

/// <summary>An installation with one business, for tests that only look.</summary>
public sealed class ABakerysDoor : IAsyncLifetime
{
    public MiaApp App { get; private set; } = null!;

    public string Key { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        App = await MiaApp.StartAsync();
        (_, Key) = await App.ABusiness(website: "https://www.bakery.example");
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();
}
