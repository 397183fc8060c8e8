using System.Collections.Concurrent;
using System.Diagnostics;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace MiaPulse.Tests.Support;

/// <summary>One person at one browser, who remembers everything that went wrong on the pages.</summary>
public sealed class Person : IAsyncDisposable
{
    private static readonly TimeSpan ToSettle = TimeSpan.FromSeconds(3);

    // All rules run; of what passes one place each is told, which takes a fraction of the time.
    private static readonly AxeRunOptions OnlyViolations = new() { ResultTypes = [ResultType.Violations] };

    // A mail is no page: it has no landmarks. What the guidelines ask of any document, it keeps.
    private static readonly AxeRunOptions InAMail = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"] },
        ResultTypes = [ResultType.Violations],
    };

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

    /// <summary>Waits until a page of ours shows more than that it is loading; the dashboard's until its circuit has read everything.</summary>
    public async Task SeesItAllAsync() => await Page.WaitForFunctionAsync(
        "() => document.querySelector('main h1, main h2') && !document.querySelector('[aria-busy=true], .bone, .skeleton') && (!location.pathname.startsWith('/app') || document.querySelector('.nav-me'))");

    /// <summary>Fails where axe finds a violation on the page; every one is named.</summary>
    public async Task FindsNothingWithAxeAsync(string where)
    {
        var found = await AxeFindsAsync(where);
        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    /// <summary>What axe finds on the page and still finds after a moment: the moment is for pages that a circuit is just taking over.</summary>
    public Task<IReadOnlyList<string>> AxeFindsAsync(string where) => AxeFindsAsync(where, OnlyViolations);

    /// <summary>The same of a mail: contrast, names, language.</summary>
    public Task<IReadOnlyList<string>> AxeFindsInAMailAsync(string where) => AxeFindsAsync(where, InAMail);

    private async Task<IReadOnlyList<string>> AxeFindsAsync(string where, AxeRunOptions options)
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            var result = await Page.RunAxe(options);
            Assert.NotEmpty(result.Passes); // a run that looked at nothing is no proof
            var found = result.Violations.Select(v => $"axe on {where}: {v.Id}: {v.Help} at {string.Join(" | ", v.Nodes.Select(n => n.Html))}").ToList();
            if (found.Count == 0 || watch.Elapsed > ToSettle)
            {
                return found;
            }

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
