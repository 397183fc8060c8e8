using Bunit;
using MiaPulse.Tests.Support;
using MiaPulse.Web.Notifications;
using Microsoft.JSInterop;

namespace MiaPulse.Tests.Notifications;

/// <summary>What the settings say of this browser. What the browser does when it is clicked is <c>BrowserAlertsJourney</c>'s.</summary>
public sealed class BrowserAlertsTests
{
    [Fact]
    public async Task Until_the_browser_has_said_how_it_stands_there_is_nothing_to_switch()
    {
        await using var screen = new PlainScreen();

        var card = screen.Render<BrowserAlerts>();

        Assert.Equal("In this browser", card.Find("h2").TextContent);
        Assert.Single(card.FindAll(".bone"));
        Assert.Empty(card.FindAll("input, button"));
        Assert.Single(screen.JSInterop.Invocations["settings"]); // nothing else is asked of it, and for no permission
    }

    [Theory]
    [InlineData("granted", true, true, "Allowed. You are told")]
    [InlineData("granted", false, true, "switched off here")]
    [InlineData("default", false, true, "asks you once")]
    [InlineData("denied", false, false, "Blocked by this browser. To allow it")]
    [InlineData("unsupported", false, false, "cannot show notifications")]
    public async Task It_says_how_this_browser_stands_and_what_to_do(string permission, bool isOn, bool mayBeOn, string words)
    {
        await using var screen = new PlainScreen();
        var card = screen.Render<BrowserAlerts>();

        await card.InvokeAsync(() => card.Instance.Show(new BrowserState(permission, isOn, HasSound: true, IsAlways: false), null));

        var on = card.Field("Notify me in this browser");
        Assert.Equal((isOn, !mayBeOn), (on.HasAttribute("checked"), on.HasAttribute("disabled")));
        Assert.Contains(words, card.Find($"#{on.GetAttribute("aria-describedby")}").TextContent, StringComparison.Ordinal);
        Assert.All(card.FindAll("input"), i => Assert.Equal("switch", i.GetAttribute("role")));
        Assert.Equal(["Try it"], card.Buttons());
        Assert.Empty(card.Find("[role=status]").TextContent);
    }

    [Fact]
    public async Task Without_sound_there_is_none_in_front_either()
    {
        await using var screen = new PlainScreen();
        var card = screen.Render<BrowserAlerts>();

        await card.InvokeAsync(() => card.Instance.Show(new BrowserState("granted", true, HasSound: true, IsAlways: true), null));
        Assert.False(card.Field("Sound, while this one is in front too").HasAttribute("disabled"));
        await card.InvokeAsync(() => card.Instance.Show(new BrowserState("granted", true, HasSound: false, IsAlways: true), null));

        Assert.False(card.Field("Sound, while another window is in front").HasAttribute("checked"));
        Assert.True(card.Field("Sound, while this one is in front too").HasAttribute("disabled"));
    }

    [Theory]
    [InlineData("shown", "Sent. If nothing appeared")]
    [InlineData("sounded", "Only the sound")]
    [InlineData("nothing", "Nothing to see or hear")]
    public async Task It_says_what_came_of_a_try(string tried, string words)
    {
        await using var screen = new PlainScreen();
        var card = screen.Render<BrowserAlerts>();

        await card.InvokeAsync(() => card.Instance.Show(new BrowserState("granted", true, true, false), tried));

        Assert.StartsWith(words, card.Find("[role=status]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_script_that_does_not_load_is_said_and_tried_again()
    {
        await using var screen = new PlainScreen();
        var isMissing = true;
        screen.JSInterop.AddInvocationHandler(new MissingScript(() => isMissing));
        var card = screen.Render<BrowserAlerts>();
        Assert.Equal("This could not be loaded", card.Find("[role=alert] h2").TextContent);

        isMissing = false;
        card.Button("Try again").Click();

        Assert.Empty(card.FindAll("[role=alert]"));
        await card.InvokeAsync(() => card.Instance.Show(new BrowserState("granted", true, true, false), null));
        Assert.Equal(3, card.FindAll("input").Count);
    }

    /// <summary>The import fails, as long as it is to.</summary>
    private sealed class MissingScript : JSRuntimeInvocationHandlerBase<IJSObjectReference>
    {
        public MissingScript(Func<bool> isMissing)
            : base(_ => isMissing(), isCatchAllHandler: false) => SetExceptionBase(new JSException("no such module"));
    }
}
