using System.Net;
using System.Text.RegularExpressions;
using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Tests.Http;

/// <summary>What every answer carries, and what none does.</summary>
public sealed partial class HeadersTests
{
    [Fact]
    public async Task Every_answer_carries_the_security_headers_whatever_became_of_the_request()
    {
        await using var app = await MiaApp.StartAsync();
        using var browser = new PlainBrowser(app.Url);
        (HttpMethod, string, int)[] requests =
        [
            (HttpMethod.Get, "/", 200), (HttpMethod.Get, "/pricing", 200), (HttpMethod.Get, "/help", 200), (HttpMethod.Get, "/privacy", 200), (HttpMethod.Get, "/terms", 200),
            (HttpMethod.Get, "/signup", 200), (HttpMethod.Get, "/signin", 200), (HttpMethod.Get, "/signin/sent", 200), (HttpMethod.Get, "/signin/confirm?token=x", 200),
            (HttpMethod.Get, "/app/inbox", 302), (HttpMethod.Get, "/app.css", 200), (HttpMethod.Get, "/widget.js", 200), (HttpMethod.Get, "/nowhere", 404), (HttpMethod.Get, "/api/v1/nowhere", 404),
            (HttpMethod.Delete, "/signin", 405), (HttpMethod.Post, "/signup", 400), (HttpMethod.Post, "/_blazor/negotiate", 401),
        ];
        foreach (var (method, path, status) in requests)
        {
            using var answer = await browser.SendAsync(method, path);
            Assert.True((int)answer.StatusCode == status, $"{method} {path}: {(int)answer.StatusCode}");
            AssertHeaders(answer, $"{method} {path}");
        }
    }

    [Fact]
    public async Task What_breaks_says_an_id_and_nothing_of_its_insides()
    {
        await using var app = await MiaApp.StartAsync();
        using var browser = new PlainBrowser(app.Url);
        await using (var db = await app.The<PlatformDbs>().OpenAsync(Caretaker.Instance, CancellationToken.None))
        {
            await db.Database.ExecuteSqlRawAsync("ALTER TABLE SignInLinks RENAME TO Lost", CancellationToken.None);
        }

        using var page = await browser.GetAsync("/signin/confirm?token=x");
        var words = await page.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.InternalServerError, page.StatusCode);
        AssertHeaders(page, "500");
        Assert.Contains("Something on our side broke", words, StringComparison.Ordinal);
        Assert.Matches("<code>[0-9a-f]{32}</code>", words);
        Assert.DoesNotMatch("(?i)exception|sqlite|   at |MiaPulse\\.(Core|Web)|no such table", words);
    }

    [Fact]
    public async Task The_microphone_is_for_the_dashboard_alone_and_camera_and_place_for_nobody()
    {
        await using var app = await MiaApp.StartAsync();
        using var browser = new PlainBrowser(app.Url);
        using var dashboard = await browser.GetAsync("/app/inbox");
        using var home = await browser.GetAsync("/");

        Assert.Equal("camera=(), geolocation=(), microphone=(self), payment=()", dashboard.Headers.GetValues("Permissions-Policy").Single());
        Assert.Equal("camera=(), geolocation=(), microphone=(), payment=()", home.Headers.GetValues("Permissions-Policy").Single());
    }

    [Fact]
    public async Task Scripts_need_this_answers_nonce_and_styles_our_own_files()
    {
        await using var app = await MiaApp.StartAsync();
        using var browser = new PlainBrowser(app.Url);
        using var page = await browser.GetAsync("/signin/confirm?token=x");
        using var again = await browser.GetAsync("/signin/confirm?token=x");
        var policy = page.Headers.GetValues("Content-Security-Policy").Single();
        var nonce = Nonce().Match(policy).Groups[1].Value;

        Assert.True(nonce.Length >= 22);
        Assert.Contains($"nonce=\"{nonce}\"", WebUtility.HtmlDecode(await page.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        Assert.DoesNotContain(nonce, again.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Contains("base-uri 'none'", policy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_what_customers_sites_load_is_open_to_other_origins()
    {
        await using var app = await MiaApp.StartAsync();
        using var browser = new PlainBrowser(app.Url);
        using var widget = await browser.GetAsync("/widget.js");
        using var page = await browser.GetAsync("/signin");

        Assert.Equal("*", widget.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.Equal("cross-origin", widget.Headers.GetValues("Cross-Origin-Resource-Policy").Single());
        Assert.False(page.Headers.Contains("Access-Control-Allow-Origin"));
        Assert.Equal("same-origin", page.Headers.GetValues("Cross-Origin-Resource-Policy").Single());
    }

    [Theory]
    [InlineData("https://evil.example", 403)]
    [InlineData("http://sibling.127.0.0.1", 403)]
    [InlineData("null", 403)]
    [InlineData(null, 200)]
    [InlineData("own", 200)]
    public async Task The_dashboards_circuit_opens_to_our_own_pages_alone_even_with_a_good_cookie(string? origin, int status)
    {
        await using var app = await MiaApp.StartAsync();
        var (owner, _) = await app.ABusiness();
        using var browser = new PlainBrowser(app.Url);
        await browser.SignInAsync(app, owner);

        using var negotiated = await browser.SendAsync(HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1", r =>
        {
            if (origin is not null)
            {
                r.Headers.Add("Origin", origin == "own" ? app.Url.GetLeftPart(UriPartial.Authority) : origin);
            }
        });

        Assert.Equal(status, (int)negotiated.StatusCode);
    }

    [Fact]
    public async Task A_socket_from_another_site_is_refused_before_it_opens()
    {
        await using var app = await MiaApp.StartAsync();
        var (owner, _) = await app.ABusiness();
        using var browser = new PlainBrowser(app.Url);
        await browser.SignInAsync(app, owner);

        using var answer = await browser.SendAsync(HttpMethod.Get, "/_blazor?id=x", r =>
        {
            r.Headers.Add("Origin", "https://evil.example");
            r.Headers.Add("Connection", "Upgrade");
            r.Headers.Add("Upgrade", "websocket");
            r.Headers.Add("Sec-WebSocket-Version", "13");
            r.Headers.Add("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==");
        });

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    private static void AssertHeaders(HttpResponseMessage answer, string what)
    {
        string Header(string name) => answer.Headers.TryGetValues(name, out var values) ? string.Join(",", values) : $"(none on {what})";
        Assert.Equal("nosniff", Header("X-Content-Type-Options"));
        Assert.Contains("frame-ancestors 'none'", Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Contains("object-src 'none'", Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Matches("^[a-z-]+$", Header("Referrer-Policy"));
        Assert.Matches("max-age=(3153[6-9]|[4-9])", Header("Strict-Transport-Security"));
        Assert.False(answer.Headers.Contains("Server"), what);
        Assert.False(answer.Headers.Contains("X-Powered-By"), what);
    }

    [GeneratedRegex("'nonce-([^']+)'")]
    private static partial Regex Nonce();
}
