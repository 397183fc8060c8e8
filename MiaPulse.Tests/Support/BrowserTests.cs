namespace MiaPulse.Tests.Support;

public sealed class BrowserTests(Browser browser)
{
    [Fact]
    public async Task What_goes_wrong_on_a_page_is_remembered_and_axe_sees_a_picture_without_words()
    {
        await using var somebody = await browser.SomebodyAsync();
        await somebody.Page.SetContentAsync("<html lang=en><title>t</title><main><h1>A page</h1><img src='data:image/gif;base64,R0lGODlhAQABAAAAACw='></main><script>throw new Error('broken')</script>");

        Assert.Contains(somebody.Problems, p => p.Contains("broken", StringComparison.Ordinal));
        var complaint = await Assert.ThrowsAnyAsync<Exception>(() => somebody.FindsNothingWithAxeAsync("a page with a nameless picture"));
        Assert.Contains("image-alt", complaint.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_people_share_no_cookie()
    {
        await using var one = await browser.SomebodyAsync();
        await using var other = await browser.SomebodyOnAPhoneAsync();

        await one.Context.AddCookiesAsync([new() { Name = "who", Value = "one", Url = "http://127.0.0.1/" }]);

        Assert.Single(await one.Context.CookiesAsync());
        Assert.Empty(await other.Context.CookiesAsync());
        Assert.Equal(390, await other.Page.EvaluateAsync<int>("screen.width"));
    }
}
