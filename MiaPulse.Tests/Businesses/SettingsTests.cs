using Bunit;
using MiaPulse.Core.Businesses;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Support;
using MiaPulse.Web.Businesses;

namespace MiaPulse.Tests.Businesses;

public sealed class SettingsTests
{
    private static readonly CancellationToken Ct = Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_profile_is_kept_in_one_form_however_it_was_typed()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();

        var done = await given.The<UpdateProfile>().RunAsync(owner, Good() with
        {
            Name = "  Corner\u202e Bakery\n& Sons\u200b ",
            WebsiteUrl = "corner.example",
            Phone = "(415) 555-0142",
            Email = "Hello@Corner.example",
            BookingUrl = "corner.example/book",
            Hours = [new OpenSpan(DayOfWeek.Tuesday, new TimeOnly(9, 0), new TimeOnly(17, 0)), new OpenSpan(DayOfWeek.Monday, new TimeOnly(9, 0), new TimeOnly(12, 0))],
        }, Ct);

        Assert.True(done.IsDone);
        var facts = await given.The<BusinessCard>().ReadAsync(owner, Ct);
        Assert.Equal(
            ("Corner Bakery & Sons", "https://corner.example/", "+14155550142", "Hello@corner.example", "https://corner.example/book"),
            (facts.Name, facts.WebsiteUrl, facts.Phone, facts.Email, facts.BookingUrl));
        Assert.Equal([DayOfWeek.Monday, DayOfWeek.Tuesday], facts.Hours!.Spans.Select(s => s.Day));
    }

    public static TheoryData<string, string> OddProfiles => new()
    {
        { nameof(ProfileInput.Name), "" },
        { nameof(ProfileInput.Name), new string('x', 121) },
        { nameof(ProfileInput.Name), "\u200b\u202e" },
        { nameof(ProfileInput.Industry), "\u2066 \u2069" },
        { nameof(ProfileInput.WebsiteUrl), "not a site" },
        { nameof(ProfileInput.WebsiteUrl), "ftp://corner.example" },
        { nameof(ProfileInput.BookingUrl), "javascript:alert(1)" },
        { nameof(ProfileInput.Phone), "call me" },
        { nameof(ProfileInput.Email), "a@b" },
        { nameof(ProfileInput.Region), "XX" },
        { nameof(ProfileInput.TimeZone), "Mars/Olympus" },
    };

    [Theory]
    [MemberData(nameof(OddProfiles))]
    public async Task What_does_not_fit_is_refused_at_its_field_and_changes_nothing(string field, string typed)
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        var before = await given.The<BusinessCard>().ReadAsync(owner, Ct);
        var input = Good();
        typeof(ProfileInput).GetProperty(field)!.SetValue(input, typed);

        var done = await given.The<UpdateProfile>().RunAsync(owner, input, Ct);

        Assert.Equal((RefusalKind.Invalid, field), (done.Refusal?.Kind, done.Refusal?.Field));
        Assert.Equal(before.Name, (await given.The<BusinessCard>().ReadAsync(owner, Ct)).Name);
    }

    [Fact]
    public async Task The_widget_may_run_on_other_sites_of_the_business_and_is_seen_to_at_once()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        var key = (await given.The<BusinessCard>().ReadAsync(owner, Ct)).WidgetKey;
        Assert.DoesNotContain("https://shop.corner.example", (await given.The<WidgetDirectory>().FindAsync(key, Ct))!.Origins);

        var done = await given.The<UpdateWidget>().RunAsync(owner, new WidgetInput { Color = "#AA3300", Greeting = " Hello\nthere ", ExtraOrigins = "https://Shop.corner.example/cart\n\nhttps://shop.corner.example" }, Ct);

        Assert.True(done.IsDone);
        var facts = await given.The<BusinessCard>().ReadAsync(owner, Ct);
        Assert.Equal("#aa3300", facts.Color);
        Assert.Equal("Hello there", facts.Greeting);
        Assert.Equal(["https://shop.corner.example"], facts.ExtraOrigins);
        Assert.Contains("https://shop.corner.example", (await given.The<WidgetDirectory>().FindAsync(key, Ct))!.Origins);
    }

    [Theory]
    [InlineData("red", null, nameof(WidgetInput.Color))]
    [InlineData("#12345", null, nameof(WidgetInput.Color))]
    [InlineData("#4338ca;background:url(x)", null, nameof(WidgetInput.Color))]
    [InlineData("#4338ca", "https://good.example\nnonsense here", nameof(WidgetInput.ExtraOrigins))]
    public async Task An_odd_widget_is_refused(string color, string? origins, string field)
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();

        var done = await given.The<UpdateWidget>().RunAsync(owner, new WidgetInput { Color = color, ExtraOrigins = origins }, Ct);

        Assert.Equal((RefusalKind.Invalid, field), (done.Refusal?.Kind, done.Refusal?.Field));
    }

    [Fact]
    public async Task The_preview_shows_what_the_widget_will_show()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        await using var screen = new Screen(given, owner);

        var page = screen.Render<WidgetSettingsPage>();

        var words = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "wwwroot", "widget", "lang", "en.js"), Ct);
        foreach (var sentence in page.Find(".preview-bubble").TextContent.Split("\n\n"))
        {
            Assert.Contains($"'{sentence.Replace((await given.The<BusinessCard>().ReadAsync(owner, Ct)).Name, "{0}", StringComparison.Ordinal)}'", words, StringComparison.Ordinal);
        }

        var launcher = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "wwwroot", "widget.js"), Ct);
        Assert.Contains($"'{page.Find(".preview-launcher path").GetAttribute("d")}'", launcher, StringComparison.Ordinal);
    }

    [Fact]
    public void Countries_stand_under_their_names_in_the_order_of_the_alphabet()
    {
        Assert.Equal("Afghanistan", Places.Countries[0].Name);
        Assert.Contains(("EH", "Western Sahara"), Places.Countries);
        Assert.All(Places.Countries, c => Assert.NotEqual(c.Code, c.Name));
        Assert.True(Places.Countries.Count > 200);
    }

    [Fact]
    public async Task A_neighbours_profile_stays_as_it_was()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        var neighbour = await given.ABusiness("Neighbour");

        await given.The<UpdateProfile>().RunAsync(owner, Good() with { Name = "Changed" }, Ct);
        await given.The<UpdateWidget>().RunAsync(owner, new WidgetInput { Color = "#000000" }, Ct);

        Assert.Equal("Changed", (await given.The<BusinessCard>().ReadAsync(owner, Ct)).Name);
        var theirs = await given.The<BusinessCard>().ReadAsync(neighbour, Ct);
        Assert.Equal(("Neighbour", "#4338ca"), (theirs.Name, theirs.Color));
    }

    [Theory]
    [InlineData("#4338ca", null)]
    [InlineData("#ffee88", "hard to see")]
    public void An_owner_is_warned_of_a_colour_that_people_will_not_see(string color, string? warning)
    {
        var said = ColorContrast.Warning(color);

        Assert.Equal(warning is null, said is null);
        Assert.Contains(warning ?? "", said ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public void Contrast_is_counted_as_the_guidelines_count_it()
    {
        Assert.Equal(21, ColorContrast.Between("#000000", "#ffffff"), 3);
        Assert.Equal(1, ColorContrast.Between("#777777", "#777777"), 3);
        Assert.Equal(4.48, ColorContrast.Between("#777777", "#ffffff"), 2);
        Assert.Equal("#000000", ColorContrast.InkOn("#ffee88"));
    }

    private static ProfileInput Good() => new() { Name = "Corner Bakery", WebsiteUrl = "https://corner.example", Industry = "Bakery", Region = "US", TimeZone = "America/New_York" };
}
