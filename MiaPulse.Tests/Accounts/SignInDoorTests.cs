using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using MiaPulse.Core.Accounts;
using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Support;
using MiaPulse.Web.Vendors.Paper;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace MiaPulse.Tests.Accounts;

/// <summary>Signing up and in as a browser sees it.</summary>
public sealed partial class SignInDoorTests
{
    private static readonly Dictionary<string, string?> Generous = new() { ["Limits:SignInRequestsPerNetwork"] = "100000", ["Limits:SignInAttemptsPerNetwork"] = "100000" };

    private static readonly (string, string)[] Bakery = [("businessName", "Corner Bakery"), ("email", "ana@bakery.example"), ("website", "bakery.example"), ("industry", "Bakery")];

    [Fact]
    public async Task Signing_up_leads_through_the_mail_into_the_dashboard_and_out_again()
    {
        await using var app = await MiaApp.StartAsync(settings: Generous);
        using var browser = new PlainBrowser(app.Url);

        using var signedUp = await browser.SubmitAsync("/signup", Bakery);
        Assert.Equal((HttpStatusCode.Found, "/signin/sent"), (signedUp.StatusCode, PathOf(signedUp)));
        var link = await NewestLink(app);

        for (var look = 0; look < 10; look++)
        {
            using var get = await browser.GetAsync(link);
            Assert.Contains("Sign in to Corner Bakery", await get.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            using var head = await browser.SendAsync(HttpMethod.Head, link);
            Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (get.StatusCode, head.StatusCode));
            Assert.Equal("no-referrer", get.Headers.GetValues("Referrer-Policy").Single());
        }

        using var confirmed = await browser.SubmitAsync(link);
        Assert.Equal((HttpStatusCode.Found, "/app"), (confirmed.StatusCode, PathOf(confirmed)));
        var cookie = confirmed.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("__Host-mia=", StringComparison.Ordinal));
        foreach (var flag in new[] { "secure", "httponly", "samesite=lax", "path=/" })
        {
            Assert.Contains(flag, cookie.Split("; "), StringComparer.OrdinalIgnoreCase);
        }

        Assert.DoesNotContain("domain=", cookie, StringComparison.OrdinalIgnoreCase);
        var replayed = browser.Cookies;
        Assert.NotEqual("/signin", PathOf(await browser.GetAsync("/app/inbox")));

        Assert.DoesNotContain("Corner Bakery", await browser.ReadAsync(link), StringComparison.Ordinal); // spent, it tells nothing

        using var out_ = await browser.PostAsync("/signout");
        Assert.Equal(HttpStatusCode.Found, out_.StatusCode);
        using var thief = new PlainBrowser(app.Url) { Cookies = replayed };
        using var refused = await thief.GetAsync("/app/inbox");
        Assert.Equal((HttpStatusCode.Found, "/signin"), (refused.StatusCode, PathOf(refused)));
    }

    [Fact]
    public async Task The_page_behind_the_link_welcomes_nobody_back_and_says_when_the_link_is_not_complete()
    {
        await using var app = await MiaApp.StartAsync(settings: Generous);
        using var browser = new PlainBrowser(app.Url);

        var whole = await browser.ReadAsync("/signin/confirm?token=abc");
        var half = await browser.ReadAsync("/signin/confirm");

        Assert.Contains("Sign in to your front desk", whole, StringComparison.Ordinal);
        Assert.DoesNotContain("Welcome back", whole, StringComparison.Ordinal);
        Assert.Contains("This link is not complete", half, StringComparison.Ordinal);
        Assert.DoesNotContain("<form method", half, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/signin")]
    [InlineData("/signup")]
    [InlineData("/signin/confirm")]
    public async Task A_form_that_was_open_for_too_long_is_refused_with_what_to_do(string page)
    {
        await using var app = await MiaApp.StartAsync(settings: Generous);
        using var browser = new PlainBrowser(app.Url);

        using var answer = await browser.PostAsync(page, [.. Bakery, ("__RequestVerificationToken", "stale")]);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var said = await answer.Content.ReadAsStringAsync();
        Assert.Contains("This page was open for too long", said, StringComparison.Ordinal);
        Assert.Contains($"href=\"{page}\"", said, StringComparison.Ordinal);
        Assert.DoesNotContain("antiforgery", said, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Fifty_posts_of_one_link_at_once_sign_in_once()
    {
        await using var app = await MiaApp.StartAsync(settings: Generous);
        var (owner, _) = await app.ABusiness();
        var link = (await app.The<IssueSignInLink>().RunAsync(owner, CancellationToken.None)).Value.PathAndQuery;
        using var browser = new PlainBrowser(app.Url);
        var page = await browser.ReadAsync(link);
        var fields = HiddenField().Matches(page).Select(m => (m.Groups[1].Value, WebUtility.HtmlDecode(m.Groups[2].Value))).ToArray();

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => browser.PostAsync("/signin/confirm", fields)));

        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.Found);
        Assert.Equal(49, answers.Count(a => a.StatusCode == HttpStatusCode.BadRequest));
        await using var db = await app.The<BusinessDbs>().ForAsync(owner, CancellationToken.None);
        Assert.Equal(1, await db.Sessions.CountAsync(CancellationToken.None));
    }

    [Theory]
    [InlineData("/signin")]
    [InlineData("/signup")]
    public async Task Known_and_unknown_addresses_are_answered_alike_and_as_fast(string page)
    {
        await using var app = await MiaApp.StartAsync(settings: new Dictionary<string, string?>(Generous) { ["Limits:SignInLinksPerAddress"] = "100000" });
        using var browser = new PlainBrowser(app.Url);
        using (await browser.SubmitAsync("/signup", Bakery))
        {
        }

        using (await browser.SubmitAsync(await NewestLink(app)))
        {
        }

        var known = new List<double>();
        var unknown = new List<double>();
        var answers = new HashSet<string>();
        for (var n = 0; n < 40; n++)
        {
            // In turns, since the second of two may wait for what the first one set going.
            await AskAsync(n % 2 == 0 ? known : unknown, n % 2 == 0 ? "ana@bakery.example" : $"stranger{n}@bakery.example");
            await AskAsync(n % 2 == 0 ? unknown : known, n % 2 == 0 ? $"stranger{n}@bakery.example" : "ana@bakery.example");
        }

        Assert.Equal("Found /signin/sent ", Assert.Single(answers));

        // Neighbours meet the same load of this machine, so that only what differs between them is left.
        var difference = Math.Abs(Median([.. known.Zip(unknown, (one, other) => one - other)]));
        Assert.True(difference <= 10, $"the answers differ by {difference:0.0} ms in the median");

        async Task AskAsync(List<double> times, string email)
        {
            var fields = HiddenField().Matches(await browser.ReadAsync(page)).Select(m => (m.Groups[1].Value, WebUtility.HtmlDecode(m.Groups[2].Value)));
            var watch = Stopwatch.StartNew();
            using var answer = await browser.PostAsync(page, [.. fields, .. Bakery.Where(f => f.Item1 != "email"), ("email", email)]);
            times.Add(watch.Elapsed.TotalMilliseconds);
            answers.Add($"{answer.StatusCode} {answer.Headers.Location} {await answer.Content.ReadAsStringAsync()}");
        }
    }

    [Fact]
    public async Task Two_addresses_in_one_form_are_refused_and_no_mail_goes_out()
    {
        await using var app = await MiaApp.StartAsync(settings: Generous);
        await app.ABusiness();
        using var browser = new PlainBrowser(app.Url);

        using var answer = await browser.SubmitAsync("/signin", ("email", "owner1@b1.example"), ("email", "eve@evil.example"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("one email address", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using (await browser.SubmitAsync("/signin", ("email", "owner1@b1.example")))
        {
        }

        await NewestLink(app);
        Assert.Single(await app.The<Outbox>().ListAsync(CancellationToken.None), m => m.To == "owner1@b1.example");
    }

    [Fact]
    public async Task Fields_that_nobody_asked_for_change_nothing()
    {
        await using var app = await MiaApp.StartAsync(settings: Generous);
        var (neighbour, _) = await app.ABusiness("Next door");
        using var browser = new PlainBrowser(app.Url);

        using (await browser.SubmitAsync("/signup", [.. Bakery, ("id", neighbour.Business.ToString()), ("businessId", neighbour.Business.ToString()), ("tenantId", "1"), ("ownerId", neighbour.Member.ToString()), ("plan", "pro"), ("role", "admin"), ("widgetKey", "mia_pk_mine"), ("createdAt", "2001-01-01"), ("region", "XX")]))
        {
        }

        using (await browser.SubmitAsync(await NewestLink(app)))
        {
        }

        await using var db = await app.The<PlatformDbs>().OpenAsync(Caretaker.Instance, CancellationToken.None);
        var made = await db.Businesses.SingleAsync(b => b.Name == "Corner Bakery", CancellationToken.None);
        Assert.NotEqual(neighbour.Business, made.Id);
        Assert.NotEqual("mia_pk_mine", made.WidgetKey);
        Assert.Equal("US", made.Region);
        Assert.True(made.CreatedAt.Year > 2001);
        Assert.Equal("Next door", (await db.Businesses.SingleAsync(b => b.Id == neighbour.Business, CancellationToken.None)).Name);
    }

    [Fact]
    public async Task Sign_up_asks_for_exactly_four_fields()
    {
        await using var app = await MiaApp.StartAsync(settings: Generous);
        using var browser = new PlainBrowser(app.Url);

        var asked = Input().Matches(await browser.ReadAsync("/signup")).Select(m => m.Groups[1].Value).Where(n => n is not ("_handler" or "__RequestVerificationToken"));

        Assert.Equal(["businessName", "email", "website", "industry"], asked);
    }

    [Fact]
    public async Task One_network_is_told_to_wait_and_a_forwarded_address_does_not_help_it()
    {
        await using var app = await MiaApp.StartAsync(settings: new Dictionary<string, string?> { ["Limits:SignInRequestsPerNetwork"] = "3" });
        using var browser = new PlainBrowser(app.Url);
        for (var n = 0; n < 3; n++)
        {
            using var taken = await browser.SubmitAsync("/signin", ("email", "ana@bakery.example"));
            Assert.Equal(HttpStatusCode.Found, taken.StatusCode);
        }

        using var refused = await browser.SendAsync(HttpMethod.Post, "/signin", r => r.Headers.Add("X-Forwarded-For", "203.0.113.7"));

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.True(refused.Headers.RetryAfter?.Delta > TimeSpan.Zero);
    }

    [Fact]
    public async Task No_log_line_has_the_token_or_the_address()
    {
        using var log = new Memory();
        await using var app = await MiaApp.StartAsync(settings: Generous, change: services => services.AddLogging(l => l.AddProvider(log).SetMinimumLevel(LogLevel.Information)));
        using var browser = new PlainBrowser(app.Url);
        using (await browser.SubmitAsync("/signup", Bakery))
        {
        }

        var link = await NewestLink(app);
        using (await browser.SubmitAsync(link))
        {
        }

        Assert.NotEmpty(log.Lines);
        Assert.DoesNotContain(log.Lines, l => l.Contains(link.Split('=')[1], StringComparison.Ordinal) || l.Contains("ana@bakery.example", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task The_outbox_and_the_demo_are_a_developers_alone()
    {
        await using var app = await MiaApp.StartAsync(settings: Generous);
        using var browser = new PlainBrowser(app.Url);
        foreach (var path in new[] { "/dev/outbox", "/dev/outbox/1", "/dev/demo", "/demo/" })
        {
            using var answer = await browser.GetAsync(path);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }

        await using var developers = await MiaApp.StartAsync("Development", Generous);
        using var developer = new PlainBrowser(developers.Url);
        using var outbox = await developer.GetAsync("/dev/outbox");
        Assert.Equal(HttpStatusCode.OK, outbox.StatusCode);
        using var demo = await developer.GetAsync("/dev/demo");
        Assert.Equal((HttpStatusCode.Found, "/app"), (demo.StatusCode, PathOf(demo)));
        Assert.NotEqual("/signin", PathOf(await developer.GetAsync("/app/inbox")));
    }

    private static string? PathOf(HttpResponseMessage answer) =>
        answer.Headers.Location is not { } to ? null : (to.IsAbsoluteUri ? to.AbsolutePath : to.OriginalString.Split('?')[0]);

    private static async Task<string> NewestLink(MiaApp app)
    {
        var mail = await Eventually.GetAsync(async () => await app.The<Outbox>().ListAsync(CancellationToken.None) is [var newest, ..] ? newest : null, "a mail in the outbox");
        return new Uri(mail.Text.Split('\n').Single(l => l.StartsWith("http", StringComparison.Ordinal))).PathAndQuery;
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);

    [GeneratedRegex("""<input type="hidden" name="([^"]+)" value="([^"]*)"\s*/?>""")]
    private static partial Regex HiddenField();

    [GeneratedRegex("""<input [^>]*name="([^"]+)""")]
    private static partial Regex Input();

    private sealed class Memory : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}
