using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(MiaPulse.Tests.Support.Browser))]

namespace MiaPulse.Tests.Support;

/// <summary>
/// Real Chromium, started once for the whole run and only when a test first asks for it. Take it as a constructor argument of the test class.
/// Where no browser is to be had the test is skipped by name; in CI it fails, since a journey that nobody took proves nothing.
/// </summary>
public sealed class Browser : IAsyncLifetime
{
    private static readonly string[] Flags =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private readonly SemaphoreSlim _starting = new(1);
    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private string? _missing;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>Somebody with a browser of their own: own cookies, own storage. Dispose to close it.</summary>
    public async Task<Person> SomebodyAsync(BrowserNewContextOptions? options = null)
    {
        var context = await (await StartedAsync()).NewContextAsync(options ?? new() { ViewportSize = new() { Width = 1440, Height = 900 } });
        context.SetDefaultTimeout((float)Eventually.Patience.TotalMilliseconds);
        context.SetDefaultNavigationTimeout((float)Eventually.Patience.TotalMilliseconds);
        return new Person(context, await context.NewPageAsync());
    }

    /// <summary>Somebody on a phone, 390 px wide, who touches.</summary>
    public Task<Person> SomebodyOnAPhoneAsync() => SomebodyAsync(new() { ViewportSize = new() { Width = 390, Height = 844 }, HasTouch = true, IsMobile = true, DeviceScaleFactor = 2 });

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        _starting.Dispose();
    }

    private async Task<IBrowser> StartedAsync()
    {
        await _starting.WaitAsync();
        try
        {
            if (_browser is null && _missing is null)
            {
                await StartAsync();
            }
        }
        finally
        {
            _starting.Release();
        }

        if (_browser is null && InCi)
        {
            Assert.Fail(_missing);
        }

        Assert.SkipWhen(_browser is null, _missing ?? "");
        return _browser!;
    }

    private async Task StartAsync()
    {
        _playwright = await Playwright.CreateAsync();
        var installed = Installed();
        if (installed is null && Microsoft.Playwright.Program.Main(["install", "chromium"]) != 0)
        {
            _missing = "There is no Chromium here, and Playwright's own could not be installed. Install Chromium, or name it in CHROMIUM_PATH.";
            return;
        }

        try
        {
            _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = installed, Args = Flags });
        }
        catch (PlaywrightException problem)
        {
            _missing = $"Chromium does not start here: {problem.Message}";
        }
    }

    /// <summary>The system's browser; null leaves it to Playwright's own.</summary>
    private static string? Installed()
    {
        var named = Environment.GetEnvironmentVariable("CHROMIUM_PATH");
        string?[] candidates = [named, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/snap/bin/chromium"];
        return candidates.FirstOrDefault(File.Exists);
    }

    private static bool InCi => Environment.GetEnvironmentVariable("CI") is "true" or "1";
}
