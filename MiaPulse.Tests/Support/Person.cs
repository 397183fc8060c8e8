using System.Collections.Concurrent;
using System.Diagnostics;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace MiaPulse.Tests.Support;

/// <summary>One person at one browser, who remembers everything that went wrong on the pages.</summary>
public sealed class Person : IAsyncDisposable
{
    private static readonly TimeSpan ToSettle = TimeSpan.FromSeconds(3);

    private readonly ConcurrentQueue<string> _problems = new();

    public Person(IBrowserContext context, IPage page)
    {
        Context = context;
        Page = page;
        page.PageError += (_, error) => _problems.Enqueue($"script error: {error}");
        page.Console += (_, line) =>
        {
            if (line.Type == "error")
            {
                _problems.Enqueue($"console: {line.Text} ({line.Location})");
            }
        };
        page.Request += (_, request) => Requests.Enqueue(request.Url);
    }

    public IBrowserContext Context { get; }

    public IPage Page { get; }

    /// <summary>Every address that this person's page asked for.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    /// <summary>Script errors and what the console calls errors, refused content (CSP) included.</summary>
    public IReadOnlyList<string> Problems => [.. _problems];

    /// <summary>
    /// Fails where axe finds a violation on the page and still finds it after a moment; every one is named. The moment is for pages that a circuit is just taking over.
    /// </summary>
    public async Task FindsNothingWithAxeAsync(string where)
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            var result = await Page.RunAxe();
            Assert.NotEmpty(result.Passes); // a run that looked at nothing is no proof
            var found = result.Violations.Select(v => $"{v.Id}: {v.Help} at {string.Join(" | ", v.Nodes.Select(n => n.Html))}").ToList();
            if (found.Count == 0)
            {
                return;
            }

            Assert.True(watch.Elapsed < ToSettle, $"axe on {where} found {found.Count}:\n{string.Join('\n', found)}");
            await Task.Delay(TimeSpan.FromMilliseconds(250));
        }
    }

    /// <summary>Takes the README's picture of the page, where somebody asked for it with <c>MIAPULSE_PICTURES=1</c>.</summary>
    public async Task PictureAsync(string name)
    {
        if (Environment.GetEnvironmentVariable("MIAPULSE_PICTURES") == "1")
        {
            await Page.ScreenshotAsync(new() { Path = Path.Combine(Repository.Root, "docs", "screens", $"{name}.png") });
        }
    }

    public ValueTask DisposeAsync() => Context.DisposeAsync();
}
