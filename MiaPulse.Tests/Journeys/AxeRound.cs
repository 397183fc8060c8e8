using MiaPulse.Tests.Support;
using Microsoft.Playwright;

namespace MiaPulse.Tests.Journeys;

/// <summary>Somebody with one browser, in light or dark and of one width, who goes from screen to screen with axe. Everything that it finds is told at the end, at once.</summary>
public sealed class AxeRound(Person person, ColorScheme scheme, int width) : IAsyncDisposable
{
    /// <summary>What a browser complains of where it should: pages that refuse are looked at too, and what is shown without a connection.</summary>
    private static readonly string[] Wanted = ["the server responded with a status of 4", "ERR_INTERNET_DISCONNECTED", "WebSocket connection to"];

    private readonly List<string> _found = [];
    private int _looked;

    /// <summary>Light and dark, a desk and a phone. What colours do wrong hangs on the scheme and what room does wrong on the width, so that two rounds see both.</summary>
    public static TheoryData<ColorScheme, int> Looks => new()
    {
        { ColorScheme.Light, 1440 },
        { ColorScheme.Dark, 390 },
    };

    public Person Person => person;

    public IPage Page => person.Page;

    public bool IsOnAPhone => width < 600;

    public static async Task<AxeRound> BeginAsync(Browser browser, ColorScheme scheme, int width, int? height = null) => new(
        await browser.SomebodyAsync(new()
        {
            ColorScheme = scheme,
            ReducedMotion = ReducedMotion.Reduce, // half-faded colours are nobody's contrast
            ViewportSize = new() { Width = width, Height = height ?? (width < 600 ? 844 : 900) },
            HasTouch = width < 600,
        }),
        scheme,
        width);

    /// <summary>Opens a page of ours and looks at it once it has read what it shows.</summary>
    public async Task OpenAsync(Uri address)
    {
        await Page.GotoAsync(address.ToString());
        await person.SeesItAllAsync();
        await LookAsync(address.PathAndQuery);
    }

    public async Task LookAsync(string where)
    {
        _looked++;
        _found.AddRange(await person.AxeFindsAsync($"{where}, {scheme}, {width} px"));
        if (await Page.EvaluateAsync<bool>("document.documentElement.scrollWidth > innerWidth"))
        {
            _found.Add($"{where}, {width} px, scrolls sideways.");
        }
    }

    /// <summary>Whether the page is really drawn for the scheme: a dark look at a light page would prove nothing.</summary>
    public async Task IsDrawnAsChosenAsync(ILocator what)
    {
        var brightness = await what.EvaluateAsync<int>("e => Math.max(...getComputedStyle(e).backgroundColor.match(/\\d+/g).slice(0, 3).map(Number))");
        Assert.True(scheme is ColorScheme.Dark ? brightness < 80 : brightness > 200, $"The page is not {scheme}: its ground is as bright as {brightness}.");
    }

    public void FoundNothing(int onAtLeast)
    {
        Assert.True(_found.Count == 0, string.Join('\n', _found));
        Assert.True(_looked >= onAtLeast, $"Only {_looked} screens were looked at.");
        Assert.DoesNotContain(person.Problems, p => !Array.Exists(Wanted, w => p.Contains(w, StringComparison.Ordinal)));
    }

    public ValueTask DisposeAsync() => person.DisposeAsync();
}
