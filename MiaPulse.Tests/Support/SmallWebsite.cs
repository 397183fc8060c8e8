using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace MiaPulse.Tests.Support;

/// <summary>A small business's website on an origin of its own: a handful of real pages, onto which the owner can paste a line of HTML.</summary>
public sealed class SmallWebsite : IAsyncDisposable
{
    private static readonly Dictionary<string, (string Title, string Html)> Pages = new(StringComparer.Ordinal)
    {
        ["/"] = ("Rosa's Bakery", """
            <h1>Rosa's Bakery</h1>
            <p>Bread, rolls and cakes, baked every morning in the old mill on Station Road. We bake with flour from two farms nearby.</p>
            """),
        ["/prices"] = ("Prices", """
            <h1>Prices</h1>
            <h2>Bread</h2>
            <p>A loaf of sourdough bread costs $7.50. A rye loaf costs $6.20.</p>
            <h2>Cakes</h2>
            <p>A birthday cake for twelve people costs $48 and needs two days' notice.</p>
            """),
        ["/hours"] = ("Opening hours", """
            <h1>Opening hours</h1>
            <p>We are open Tuesday to Saturday from 7:00 to 18:00. On Sunday and Monday we are closed.</p>
            """),
        ["/delivery"] = ("Delivery", """
            <h1>Delivery</h1>
            <p>We deliver within five miles on weekdays before 10:00. Delivery is free for orders above $40.</p>
            """),
    };

    private readonly WebApplication _site;
    private readonly ConcurrentDictionary<string, (string Title, string Html)> _pages = new(Pages);
    private string _pasted = "";

    private SmallWebsite(WebApplication site) => _site = site;

    public Uri Url { get; private set; } = null!;

    /// <summary><c>host:port</c>, for <c>Crawler:AllowedPrivateHosts</c>.</summary>
    public string Host => Url.Authority;

    public static async Task<SmallWebsite> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var port = Ports.Next();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port));
        var website = new SmallWebsite(builder.Build()) { Url = new Uri($"http://127.0.0.1:{port}/") };
        website._site.MapGet("/{**path}", (HttpContext http) => website._pages.TryGetValue(http.Request.Path, out var page)
            ? Results.Content(website.Around(page.Title, page.Html), "text/html; charset=utf-8")
            : Results.NotFound());
        await website._site.StartAsync();
        return website;
    }

    /// <summary>The owner puts other words on a page.</summary>
    public void Change(string path, string words, string into)
    {
        var (title, html) = _pages[path];
        Assert.Contains(words, html, StringComparison.Ordinal);
        _pages[path] = (title, html.Replace(words, into, StringComparison.Ordinal));
    }

    /// <summary>The owner pastes a line of HTML before the end of every page.</summary>
    public void Paste(string line) => _pasted = line;

    /// <summary>The line that puts a business's widget on the pages.</summary>
    public void PasteWidget(Uri miaPulse, string key) => Paste($"""<script src="{new Uri(miaPulse, "/widget.js")}" data-key="{key}" async></script>""");

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    private string Around(string title, string html) => $"""
        <!doctype html>
        <html lang="en">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{title}</title><link rel="icon" href="data:,"></head>
        <body>
        <nav aria-label="Pages"><a href="/">Home</a> <a href="/prices">Prices</a> <a href="/hours">Opening hours</a> <a href="/delivery">Delivery</a></nav>
        <main>{html}</main>
        {_pasted}
        </body>
        </html>
        """;
}
