using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace MiaPulse.Tests.Widget;

/// <summary>Somebody's own website, on an origin that is not ours, with the one line of HTML on its page.</summary>
public sealed class CustomerWebsite : IAsyncDisposable
{
    private readonly WebApplication _site;
    private string _html = "";
    private string? _policy;

    private CustomerWebsite(WebApplication site) => _site = site;

    public string Url { get; private set; } = "";

    public static async Task<CustomerWebsite> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var website = new CustomerWebsite(builder.Build());
        website._site.MapGet("/", (HttpContext http) =>
        {
            if (website._policy is { } policy)
            {
                http.Response.Headers.ContentSecurityPolicy = policy;
            }

            return Results.Content(website._html, "text/html; charset=utf-8");
        });
        await website._site.StartAsync();
        website.Url = website._site.Urls.Single();
        return website;
    }

    /// <summary>Puts the widget on the page.</summary>
    /// <param name="miaPulse">Where MiaPulse runs.</param>
    /// <param name="key">The business's widget key.</param>
    /// <param name="attributes">More attributes of the script element.</param>
    /// <param name="styles">The page's own style sheet.</param>
    /// <param name="policy">Its content security policy.</param>
    public void Carry(Uri miaPulse, string key, string attributes = "", string styles = "", string? policy = null)
    {
        _policy = policy;
        _html = $"""
            <!doctype html>
            <html lang="en">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Corner Bakery</title><link rel="icon" href="data:,">
            {(styles.Length > 0 ? $"<style>{styles}</style>" : "")}</head>
            <body><header>Our shop</header><main><h1>Corner Bakery</h1><p>Bread and cake.</p><button>Order</button></main><footer>Main Street 1</footer>
            <script src="{new Uri(miaPulse, "/widget.js")}" data-key="{key}" {attributes} async></script></body>
            </html>
            """;
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();
}
