using System.Text;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Live;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Support;
using MiaPulse.Web.Knowledge;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging.Abstractions;

namespace MiaPulse.Tests.Knowledge;

public sealed class ReadWebsiteTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static readonly Dictionary<string, string> Bakery = new()
    {
        ["/"] = """<title>Acme Bakery</title><h1>Acme Bakery</h1><p>We bake bread every morning in Springfield.</p><a href="/prices">Prices</a> <a href="/faq/">Questions</a> <a href="/gone">Old</a> <a href="/menu.pdf">Menu</a> <a href="https://other.example/">Friends</a><footer><p>Call us at (415) 555-0142</p></footer>""",
        ["/prices"] = """<title>Prices</title><h1>Prices</h1><p>A loaf of rye bread costs $6 and a roll $1.</p><a href="/">Home</a> <a href="/faq/?utm_source=x#top">Questions</a><footer><p>Call us at (415) 555-0142</p></footer>""",
        ["/faq/"] = """<title>FAQ</title><h1>FAQ</h1><h2>Do you deliver?</h2><p>Yes, within five miles, from $20.</p><a href="/private/x">Staff</a>""",
        ["/robots.txt"] = "User-agent: *\nDisallow: /private/\nSitemap: /sitemap.xml",
        ["/sitemap.xml"] = "<urlset><url><loc>/hidden-gem</loc></url><url><loc>http://127.0.0.1:1/</loc></url></urlset>",
        ["/hidden-gem"] = "<title>Gem</title><h1>Workshops</h1><p>Our workshops take place on Sundays at 10:00.</p>",
    };

    [Fact]
    public async Task A_small_site_ends_with_its_pages_its_passages_and_a_reason_for_what_is_missing()
    {
        await using var site = Serving(Bakery);
        await using var given = await World(site);
        var owner = await given.ABusiness();
        using var heard = given.Hear(owner);

        var source = await LearnAndRead(given, owner, site.Root);

        Assert.Equal((SourceState.Ready, 4, 2, 1, null), (source.State, source.Read, source.Skipped, source.Failed, source.Error));
        var pages = await given.The<KnowledgeBook>().PagesAsync(owner, source.Id, null, null, 50, Ct);
        Assert.Equal(
            ["/", "/faq/", "/gone", "/hidden-gem", "/menu.pdf", "/prices", "/private/x"],
            pages.Select(p => new Uri(p.Url).AbsolutePath).Order(StringComparer.Ordinal));
        Assert.Equal("There is no page at this address (404).", pages.Single(p => p.Url.EndsWith("/gone", StringComparison.Ordinal)).Reason);
        Assert.Equal("The website's robots.txt asks Mia not to read this page.", pages.Single(p => p.Url.EndsWith("/x", StringComparison.Ordinal)).Reason);
        Assert.Equal("Mia reads web pages, and this is a document.", pages.Single(p => p.Url.EndsWith(".pdf", StringComparison.Ordinal)).Reason);
        Assert.DoesNotContain(site.Paths, p => p.StartsWith("/private", StringComparison.Ordinal) || p.EndsWith(".pdf", StringComparison.Ordinal));
        var passages = await PassagesOf(given, owner);
        Assert.Contains(("Do you deliver?", "Yes, within five miles, from $20."), passages);
        Assert.Single(await given.The<KnowledgeIndex>().SearchAsync(owner, "What is your phone number?", Ct), p => p.Text.Contains("555-0142", StringComparison.Ordinal));
        Assert.Equal(passages.Count, source.Passages);
        Assert.Contains(heard.All, e => e is KnowledgeChanged);
        Assert.True(heard.All.OfType<SourceProgressed>().Count() >= 7);
    }

    [Fact]
    public async Task Reading_again_replaces_what_changed_and_drops_what_is_gone()
    {
        var site = new Dictionary<string, string>(Bakery);
        await using var server = Serving(site);
        await using var given = await World(server);
        var owner = await given.ABusiness();
        var first = await LearnAndRead(given, owner, server.Root);
        var idsBefore = await PageIds(given, owner);

        site["/prices"] = site["/prices"].Replace("$6", "$7", StringComparison.Ordinal);
        site.Remove("/hidden-gem");
        site["/sitemap.xml"] = "<urlset></urlset>";
        var again = await LearnAndRead(given, owner, server.Root);

        Assert.Equal(first.Id, again.Id);
        var passages = await PassagesOf(given, owner);
        Assert.Contains(passages, p => p.Text.Contains("$7", StringComparison.Ordinal));
        Assert.DoesNotContain(passages, p => p.Text.Contains("$6", StringComparison.Ordinal) || p.Heading == "Workshops");
        Assert.Subset(idsBefore, await PageIds(given, owner));
    }

    [Fact]
    public async Task A_site_that_is_away_when_read_again_costs_nothing_that_was_known()
    {
        var server = Serving(Bakery);
        await using var given = await World(server);
        var owner = await given.ABusiness();
        await LearnAndRead(given, owner, server.Root);
        var before = await PassagesOf(given, owner);
        await server.DisposeAsync();

        var source = await LearnAndRead(given, owner, server.Root);

        Assert.Equal((SourceState.Failed, "The website does not answer."), (source.State, source.Error));
        Assert.NotEmpty(before);
        Assert.Equal(before, await PassagesOf(given, owner));
    }

    [Fact]
    public async Task A_reading_that_was_killed_goes_on_where_it_stood()
    {
        using var kill = new CancellationTokenSource();
        var asked = 0;
        await using var site = new LoopbackServer(async (path, wire, ct) =>
        {
            if (Bakery.ContainsKey(path) && Interlocked.Increment(ref asked) == 5)
            {
                await kill.CancelAsync();
            }

            await Answer(Bakery, path, wire, ct);
        });
        await using var given = await World(site);
        var owner = await given.ABusiness();
        var id = (await given.The<LearnWebsite>().RunAsync(owner, site.Root, Ct)).Value;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => given.The<ReadSource>().RunAsync(new Mia(owner.Business), id, kill.Token));
        var halfway = (await given.The<KnowledgeBook>().SourceAsync(owner, id, Ct)).Value;
        Assert.Equal(SourceState.Crawling, halfway.State);
        Assert.InRange(halfway.Read, 1, 3);

        using (var turn = await given.The<CrawlQueue>().TryTakeAsync(Ct)) // a new start finds the row
        {
            Assert.Equal(id, turn!.Source);
            await given.The<ReadSource>().RunAsync(new Mia(owner.Business), id, Ct);
        }

        var source = (await given.The<KnowledgeBook>().SourceAsync(owner, id, Ct)).Value;
        Assert.Equal((SourceState.Ready, 4, 2, 1), (source.State, source.Read, source.Skipped, source.Failed));
        var passages = await PassagesOf(given, owner);
        Assert.Equal(passages.Count, source.Passages);
        Assert.Single(passages, p => p.Heading == "Do you deliver?");
        Assert.False((await given.The<ReadSource>().RunAsync(new Mia(owner.Business), id, Ct)).IsDone);
        Assert.Equal(passages, await PassagesOf(given, owner));
    }

    [Fact]
    public async Task An_owner_who_cancels_keeps_what_was_read_and_nothing_more_comes()
    {
        var more = new TaskCompletionSource();
        await using var site = new LoopbackServer(async (path, wire, ct) =>
        {
            if (path is not ("/" or "/robots.txt" or "/sitemap.xml"))
            {
                await more.Task.WaitAsync(ct);
            }

            await Answer(Bakery, path, wire, ct);
        });
        await using var given = await World(site);
        var owner = await given.ABusiness();
        var id = (await given.The<LearnWebsite>().RunAsync(owner, site.Root, Ct)).Value;
        using var turn = (await given.The<CrawlQueue>().TryTakeAsync(Ct))!;
        var reading = given.The<ReadSource>().RunAsync(new Mia(owner.Business), id, turn.Stop);
        await Eventually.HoldsAsync(() => site.Paths.Contains("/prices"), "the second page is asked for");

        Assert.True((await given.The<CancelLearning>().RunAsync(owner, id, Ct)).IsDone);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
        more.SetResult();

        var source = (await given.The<KnowledgeBook>().SourceAsync(owner, id, Ct)).Value;
        Assert.Equal((SourceState.Cancelled, 1), (source.State, source.Read));
        Assert.True((await given.The<CancelLearning>().RunAsync(owner, id, Ct)).IsDone);
    }

    [Fact]
    public async Task A_source_that_is_taken_away_while_it_is_read_stays_away()
    {
        using var more = new SemaphoreSlim(0);
        await using var site = new LoopbackServer(async (path, wire, ct) =>
        {
            if (path == "/prices")
            {
                await more.WaitAsync(ct);
            }

            await Answer(Bakery, path, wire, ct);
        });
        await using var given = await World(site);
        var owner = await given.ABusiness();
        var id = (await given.The<LearnWebsite>().RunAsync(owner, site.Root, Ct)).Value;
        var reading = given.The<ReadSource>().RunAsync(new Mia(owner.Business), id, Ct);
        await Eventually.HoldsAsync(() => site.Paths.Contains("/prices"), "the page is asked for");

        Assert.True((await given.The<ForgetSource>().RunAsync(owner, id, Ct)).IsDone);
        more.Release();
        await reading;

        Assert.Equal(new KnowledgeCounts(0, 0, 0, 0), await given.The<KnowledgeBook>().CountsAsync(owner, Ct));
    }

    [Theory]
    [InlineData("HTTP/1.1 302 Found\r\nLocation: http://169.254.169.254/\r\nContent-Length: 0\r\n\r\n", "redirects")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 2147483648\r\n\r\n<p>", "larger than")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 12\r\n\r\n<p>Hi.</p>  ", "no text")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: image/png\r\nContent-Length: 1\r\n\r\nx", "something else")]
    [InlineData("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n", "no page at this address")]
    [InlineData("HTTP/1.1 401 No\r\nContent-Length: 0\r\n\r\n", "does not let Mia read")]
    public async Task A_site_that_gives_nothing_ends_as_failed_with_a_sentence(string raw, string says)
    {
        await using var site = new LoopbackServer((path, wire, ct) => path == "/"
            ? wire.WriteAsync(Encoding.ASCII.GetBytes(raw), ct).AsTask()
            : LoopbackServer.SendAsync(wire, "404 Not Found", [], ct));
        await using var given = await World(site);
        var owner = await given.ABusiness();

        var source = await LearnAndRead(given, owner, site.Root);

        Assert.Equal((SourceState.Failed, 0), (source.State, source.Passages));
        Assert.Contains(says, source.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_website_that_speaks_no_https_is_read_over_http_unless_the_owner_asked_for_https()
    {
        await using var site = Serving(Bakery);
        await using var given = await World(site);
        var owner = await given.ABusiness();

        var typed = await LearnAndRead(given, owner, site.Pair + "/faq/");
        var asked = await LearnAndRead(given, owner, $"https://{site.Pair}/");

        Assert.Equal((SourceState.Ready, 1), (typed.State, typed.Read));
        Assert.Equal((SourceState.Failed, "The website has no valid certificate, so its https address cannot be trusted."), (asked.State, asked.Error));
    }

    [Fact]
    public async Task The_worker_reads_what_is_queued_without_being_asked_twice()
    {
        await using var site = Serving(Bakery);
        await using var given = await World(site);
        var owner = await given.ABusiness();
        using var worker = new CrawlWorker(given.The<CrawlQueue>(), given.The<ReadSource>(), TimeProvider.System, NullLogger<CrawlWorker>.Instance);
        await worker.StartAsync(Ct);

        var id = (await given.The<LearnWebsite>().RunAsync(owner, site.Root, Ct)).Value;
        await Eventually.HoldsAsync(async () => (await given.The<KnowledgeBook>().SourceAsync(owner, id, Ct)).Value.State == SourceState.Ready, "the website is read");
        await worker.StopAsync(Ct);

        Assert.Equal(4, (await given.The<KnowledgeBook>().SourceAsync(owner, id, Ct)).Value.Read);
    }

    [Fact]
    public async Task A_site_that_asks_not_to_be_read_is_not_read()
    {
        await using var site = Serving(new() { ["/robots.txt"] = "User-agent: *\nDisallow: /", ["/"] = Bakery["/"] });
        await using var given = await World(site);

        var source = await LearnAndRead(given, await given.ABusiness(), site.Root);

        Assert.Equal("The website's robots.txt asks Mia not to read it.", source.Error);
        Assert.Equal(["/robots.txt"], site.Paths);
    }

    [Fact]
    public async Task A_website_without_end_is_read_up_to_the_cap_and_the_owner_is_told()
    {
        await using var site = new LoopbackServer((path, wire, ct) => LoopbackServer.SendAsync(
            wire, "200 OK", Encoding.UTF8.GetBytes($"<h1>Page {path}</h1><p>Text of the page at {path} and no other.</p><a href='{path}x'>1</a><a href='{path}y'>2</a>"), ct, "Content-Type: text/html"));
        await using var given = await World(site, o => o with { MaxPages = 12 });

        var source = await LearnAndRead(given, await given.ABusiness(), site.Root);

        Assert.Equal((SourceState.Ready, 12), (source.State, source.Read));
        Assert.Contains("12 pages", source.Note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_that_say_the_same_are_known_once_and_a_passing_trouble_is_tried_again()
    {
        var tries = 0;
        await using var site = new LoopbackServer((path, wire, ct) => path switch
        {
            "/" => Answer(new() { ["/"] = "<h1>Home</h1><p>We bake bread every morning.</p><a href=/a>A</a><a href=/b>B</a><a href=/login-area/login>L</a>" }, path, wire, ct),
            "/a" when Interlocked.Increment(ref tries) < 2 => LoopbackServer.SendAsync(wire, "503 Busy", [], ct),
            "/a" or "/b" => Answer(new() { [path] = "<h1>Same</h1><p>These words stand on two pages.</p>" }, path, wire, ct),
            _ => LoopbackServer.SendAsync(wire, "404 Not Found", [], ct),
        });
        await using var given = await World(site);
        var owner = await given.ABusiness();

        var source = await LearnAndRead(given, owner, site.Root);

        Assert.Equal((2, 1, 0, 2), (source.Read, source.Skipped, source.Failed, tries));
        Assert.Single(await PassagesOf(given, owner), p => p.Heading == "Same");
    }

    [Fact]
    public async Task The_demo_websites_facts_are_found_on_its_pages()
    {
        var folder = Path.Combine(Repository.Root, "wwwroot");
        await using var site = new LoopbackServer((path, wire, ct) => File.Exists(folder + path) || path == "/demo/"
            ? LoopbackServer.SendAsync(wire, "200 OK", File.ReadAllBytes(folder + (path == "/demo/" ? "/demo/index.html" : path)), ct, "Content-Type: text/html; charset=utf-8")
            : LoopbackServer.SendAsync(wire, "404 Not Found", [], ct));
        await using var given = await World(site);
        var owner = await given.ABusiness();

        var source = await LearnAndRead(given, owner, site.Root + "/demo/");

        Assert.Equal((SourceState.Ready, 0), (source.State, source.Failed));
        Assert.True(source.Read >= 8);
        Assert.All(site.Paths, p => Assert.True(p.StartsWith("/demo/", StringComparison.Ordinal) || p is "/robots.txt" or "/sitemap.xml"));
        var passages = await PassagesOf(given, owner);
        Assert.Single(passages.Distinct(), p => p.Text.StartsWith("27 Willow Lane\nPort Alder, CA 94199", StringComparison.Ordinal) && p.Heading == "Visit us");
        Assert.Contains(passages, p => p.Text.Contains("Five massages of 60 minutes cost $450", StringComparison.Ordinal));
        TestContext.Current.TestOutputHelper?.WriteLine(string.Join("\n---\n", passages.Select(p => $"# {p.Heading}\n{p.Text}")));
    }

    [Fact]
    public async Task Somebody_elses_source_is_not_found_and_stays_as_it_is()
    {
        await using var site = Serving(Bakery);
        await using var given = await World(site);
        var owner = await given.ABusiness();
        var neighbour = await given.ABusiness("Neighbour");
        var source = await LearnAndRead(given, owner, site.Root);
        var before = await PassagesOf(given, owner);
        using var heard = given.Hear(owner);

        Assert.Equal(RefusalKind.NotFound, (await given.The<CancelLearning>().RunAsync(neighbour, source.Id, Ct)).Refusal!.Kind);
        Assert.Equal(RefusalKind.NotFound, (await given.The<ForgetSource>().RunAsync(neighbour, source.Id, Ct)).Refusal!.Kind);
        Assert.Equal(RefusalKind.NotFound, (await given.The<ReadSource>().RunAsync(new Mia(neighbour.Business), source.Id, Ct)).Refusal!.Kind);
        Assert.Equal(RefusalKind.NotFound, (await given.The<KnowledgeBook>().SourceAsync(neighbour, source.Id, Ct)).Refusal!.Kind);
        Assert.Empty(await given.The<KnowledgeBook>().PagesAsync(neighbour, source.Id, null, null, 50, Ct));

        Assert.NotEmpty(before);
        Assert.Equal(before, await PassagesOf(given, owner));
        Assert.Empty(heard.All);
    }

    private static LoopbackServer Serving(Dictionary<string, string> pages) => new((path, wire, ct) => Answer(pages, path, wire, ct));

    private static Task Answer(Dictionary<string, string> pages, string path, Stream wire, CancellationToken ct) => pages.TryGetValue(path, out var body)
        ? LoopbackServer.SendAsync(wire, "200 OK", Encoding.UTF8.GetBytes(body), ct, $"Content-Type: {(path.EndsWith(".txt", StringComparison.Ordinal) ? "text/plain" : path.EndsWith(".xml", StringComparison.Ordinal) ? "application/xml" : "text/html; charset=utf-8")}")
        : LoopbackServer.SendAsync(wire, "404 Not Found", "<p>No</p>"u8.ToArray(), ct, "Content-Type: text/html");

    private static Task<Given> World(LoopbackServer site, Func<CrawlerOptions, CrawlerOptions>? change = null)
    {
        var options = new CrawlerOptions { AllowedPrivateHosts = [site.Pair], PauseMilliseconds = 0, TimeoutSeconds = 10 };
        return Given.AnEmptyInstallation(services =>
        {
            services.Replace(ServiceDescriptor.Singleton(change?.Invoke(options) ?? options));
            services.Replace(ServiceDescriptor.Singleton(TimeProvider.System)); // what waits here waits for real sockets
        });
    }

    private static async Task<SourceView> LearnAndRead(Given given, Owner owner, string url)
    {
        var id = (await given.The<LearnWebsite>().RunAsync(owner, url, Ct)).Value;
        Assert.True((await given.The<ReadSource>().RunAsync(new Mia(owner.Business), id, Ct)).IsDone);
        return (await given.The<KnowledgeBook>().SourceAsync(owner, id, Ct)).Value;
    }

    private static async Task<List<(string Heading, string Text)>> PassagesOf(Given given, Owner owner)
    {
        await using var db = await given.DbFor(owner);
        return [.. (await db.Passages.OrderBy(p => p.PageId).ThenBy(p => p.Ordinal).Select(p => new { p.Heading, p.Text }).ToListAsync(Ct)).Select(p => (p.Heading, p.Text))];
    }

    private static async Task<HashSet<PageId>> PageIds(Given given, Owner owner)
    {
        await using var db = await given.DbFor(owner);
        return [.. await db.Pages.Select(p => p.Id).ToListAsync(Ct)];
    }
}
