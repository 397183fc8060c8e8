using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;
using MiaPulse.Core.Knowledge;
using Microsoft.Extensions.Time.Testing;

namespace MiaPulse.Tests.Knowledge;

public sealed class GuardedFetcherTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_page_comes_with_its_type_and_charset_and_we_say_who_we_are()
    {
        await using var server = LoopbackServer.Saying("<p>Grüezi</p>");
        var page = Assert.IsType<Fetched>(await FetchAsync(server));

        Assert.Equal("<p>Grüezi</p>", Encoding.UTF8.GetString(page.Body));
        Assert.Equal(("text/html", "utf-8"), (page.MediaType, page.Charset));
        var request = Assert.Single(server.Requests);
        Assert.Contains("User-Agent: MiaPulseBot/1.0", request, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_loopback_server_that_nobody_allowed_is_never_dialled()
    {
        await using var server = LoopbackServer.Saying("<p>Secret</p>");
        Assert.Null(CheckedUrl.Parse(server.Root, new AllowedHosts([]), out _));
        var network = new FakeNetwork(_ => [IPAddress.Loopback], server);
        using var fetcher = network.Fetcher();

        var answer = await fetcher.FetchAsync(CheckedUrl.Parse("http://rebound.example/", new AllowedHosts([]), out _)!, FetchKind.Page, Ct);

        Assert.Equal((FetchProblem.Refused, CheckedUrl.PrivateSentence), Problem(answer));
        Assert.Empty(network.Dialled);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task A_name_with_one_private_address_among_public_ones_is_not_dialled()
    {
        var network = new FakeNetwork(_ => [FakeNetwork.Public, IPAddress.Parse("::ffff:10.0.0.1")]);
        using var fetcher = network.Fetcher();

        Assert.Equal(FetchProblem.Refused, Problem(await fetcher.FetchAsync(Named("mixed.example"), FetchKind.Page, Ct)).Problem);
        Assert.Empty(network.Dialled);
    }

    [Fact]
    public async Task A_name_that_turns_private_between_two_requests_is_refused_at_the_second()
    {
        await using var server = new LoopbackServer((path, wire, ct) => path == "/start"
            ? LoopbackServer.SendAsync(wire, "302 Found", [], ct, "Location: /next")
            : LoopbackServer.SendAsync(wire, "200 OK", "<p>Secret</p>"u8.ToArray(), ct, "Content-Type: text/html"));
        var turn = 0;
        var network = new FakeNetwork(_ => turn++ == 0 ? [FakeNetwork.Public] : [IPAddress.Parse("169.254.169.254")], server);
        using var fetcher = network.Fetcher();

        var answer = await fetcher.FetchAsync(Named("rebind.example", "/start"), FetchKind.Page, Ct);

        Assert.Equal((FetchProblem.Refused, "The website redirects to an address in a private network, so it cannot be read."), Problem(answer));
        Assert.Equal([FakeNetwork.Public], network.Dialled);
    }

    [Fact]
    public async Task A_name_that_nobody_has_is_no_website()
    {
        using var fetcher = new FakeNetwork(_ => []).Fetcher();

        Assert.Equal((FetchProblem.Unreachable, "There is no website at that address."), Problem(await fetcher.FetchAsync(Named("nowhere.example"), FetchKind.Page, Ct)));
    }

    [Fact]
    public async Task A_name_server_that_never_answers_counts_into_the_deadline()
    {
        var options = new CrawlerOptions();
        var clock = new FakeTimeProvider();
        var dawdling = new OutsideNetwork(
            (_, _) =>
            {
                clock.Advance(TimeSpan.FromSeconds(options.TimeoutSeconds));
                return new TaskCompletionSource<IPAddress[]>().Task;
            },
            (_, _) => throw new InvalidOperationException("Never dialled."));
        using var fetcher = new GuardedFetcher(new GuardedConnection(dawdling, options), options, clock);

        Assert.Equal((FetchProblem.TooSlow, "The website took too long to answer."), Problem(await fetcher.FetchAsync(Named("tarpit.example"), FetchKind.Page, Ct)));
    }

    [Fact]
    public async Task When_the_first_address_is_dead_the_next_one_is_dialled()
    {
        await using var server = LoopbackServer.Saying("<p>Alive</p>");
        var second = IPAddress.Parse("93.184.216.35");
        var options = new CrawlerOptions();
        var network = new OutsideNetwork((_, _) => Task.FromResult<IPAddress[]>([FakeNetwork.Public, second]), async (where, ct) =>
        {
            if (!where.Address.Equals(second))
            {
                throw new SocketException((int)SocketError.HostUnreachable);
            }

            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            await socket.ConnectAsync(IPAddress.Loopback, server.Port, ct);
            return new NetworkStream(socket, ownsSocket: true);
        });
        using var fetcher = new GuardedFetcher(new GuardedConnection(network, options), options, TimeProvider.System);

        Assert.IsType<Fetched>(await fetcher.FetchAsync(Named("two.example"), FetchKind.Page, Ct));
    }

    [Theory]
    [InlineData("HTTP/1.1 401 X\r\nContent-Length: 0\r\n\r\n", FetchProblem.NeedsSignIn)]
    [InlineData("HTTP/1.1 404 X\r\nContent-Length: 0\r\n\r\n", FetchProblem.NotFound)]
    [InlineData("HTTP/1.1 429 X\r\nRetry-After: 7\r\nContent-Length: 0\r\n\r\n", FetchProblem.Busy)]
    [InlineData("HTTP/1.1 500 X\r\nContent-Length: 0\r\n\r\n", FetchProblem.ServerError)]
    [InlineData("HTTP/1.1 204 X\r\n\r\n", FetchProblem.Broken)]
    [InlineData("HTTP/1.1 304 X\r\nLocation: http://127.0.0.1/\r\n\r\n", FetchProblem.Broken)]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\nContent-Length: 3\r\n\r\nabc", FetchProblem.WrongKind)]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: br\r\nContent-Length: 3\r\n\r\nabc", FetchProblem.WrongKind)]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\nContent-Length: 3\r\n\r\nabc", FetchProblem.Broken)]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 500\r\n\r\nabc", FetchProblem.Broken)]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 2147483648\r\n\r\nabc", FetchProblem.TooLarge)]
    [InlineData("HTTP/1.1 302 X\r\nLocation: http://127.0.0.1/\r\nContent-Length: 0\r\n\r\n", FetchProblem.Refused)]
    [InlineData("HTTP/1.1 302 X\r\nContent-Length: 0\r\nLocation: ftp://acme.example/\r\n\r\n", FetchProblem.Refused)]
    [InlineData("just text, and no status line\r\n\r\n", FetchProblem.Broken)]
    [InlineData("", FetchProblem.Broken)]
    public async Task A_strange_answer_becomes_a_problem_with_a_sentence(string raw, FetchProblem expected)
    {
        await using var server = new LoopbackServer(async (_, wire, ct) => await wire.WriteAsync(Encoding.ASCII.GetBytes(raw), ct));

        var (problem, sentence) = Problem(await FetchAsync(server));

        Assert.Equal(expected, problem);
        Assert.EndsWith(".", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_website_that_asks_to_come_back_later_says_when()
    {
        await using var server = new LoopbackServer((_, wire, ct) => LoopbackServer.SendAsync(wire, "503 Busy", [], ct, "Retry-After: 7"));

        Assert.Equal(TimeSpan.FromSeconds(7), Assert.IsType<NotFetched>(await FetchAsync(server)).RetryAfter);
    }

    [Fact]
    public async Task Nobody_listening_is_a_website_that_does_not_answer()
    {
        var server = LoopbackServer.Saying("x");
        await server.DisposeAsync();
        var port = new TcpListener(IPAddress.Loopback, 0);
        port.Start();
        var pair = $"127.0.0.1:{((IPEndPoint)port.LocalEndpoint).Port}";
        port.Stop();

        Assert.Equal((FetchProblem.Unreachable, "The website does not answer."), Problem(await FetchAsync(pair, "/", new CrawlerOptions())));
    }

    [Fact]
    public async Task An_endless_body_ends_at_the_cap()
    {
        await using var server = new LoopbackServer(async (_, wire, ct) =>
        {
            await wire.WriteAsync("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"u8.ToArray(), ct);
            while (true)
            {
                await wire.WriteAsync(new byte[64 * 1024], ct);
            }
        });

        Assert.Equal((FetchProblem.TooLarge, "The page is larger than 1 MB."), Problem(await FetchAsync(server, new CrawlerOptions { MaxBytes = 1024 * 1024 })));
    }

    [Theory]
    [InlineData("gzip"), InlineData("deflate")]
    public async Task A_small_answer_that_unpacks_to_a_large_one_ends_at_the_cap(string packing)
    {
        var bomb = new MemoryStream();
        await using (Stream pack = packing == "gzip" ? new GZipStream(bomb, CompressionLevel.Fastest, true) : new ZLibStream(bomb, CompressionLevel.Fastest, true))
        {
            for (var i = 0; i < 64; i++)
            {
                await pack.WriteAsync(new byte[1024 * 1024], Ct);
            }
        }

        Assert.True(bomb.Length < 1024 * 1024);
        await using var server = new LoopbackServer((_, wire, ct) =>
            LoopbackServer.SendAsync(wire, "200 OK", bomb.ToArray(), ct, "Content-Type: text/html", $"Content-Encoding: {packing}"));

        Assert.Equal(FetchProblem.TooLarge, Problem(await FetchAsync(server, new CrawlerOptions { MaxBytes = 1024 * 1024 })).Problem);
    }

    [Fact]
    public async Task A_packed_page_is_unpacked()
    {
        var packed = new MemoryStream();
        await using (var pack = new GZipStream(packed, CompressionLevel.Fastest, true))
        {
            await pack.WriteAsync("<p>Packed</p>"u8.ToArray(), Ct);
        }

        await using var server = new LoopbackServer((_, wire, ct) =>
            LoopbackServer.SendAsync(wire, "200 OK", packed.ToArray(), ct, "Content-Type: text/html", "Content-Encoding: gzip"));

        Assert.Equal("<p>Packed</p>", Encoding.UTF8.GetString(Assert.IsType<Fetched>(await FetchAsync(server)).Body));
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>")]
    [InlineData("HTTP/1.1 200 OK\r\nX-Slow: ")]
    public async Task A_body_or_a_header_that_drips_ends_at_the_deadline(string beginning)
    {
        var options = new CrawlerOptions();
        var clock = new FakeTimeProvider();
        var began = clock.GetUtcNow();
        await using var wire = new DrippingStream(beginning, clock, TimeSpan.FromSeconds(options.TimeoutSeconds / 8));
        var network = new OutsideNetwork((_, _) => Task.FromResult<IPAddress[]>([FakeNetwork.Public]), (_, _) => Task.FromResult<Stream>(wire));
        using var fetcher = new GuardedFetcher(new GuardedConnection(network, options), options, clock);

        var answer = await fetcher.FetchAsync(Named("drip.example"), FetchKind.Page, Ct);

        Assert.Equal((FetchProblem.TooSlow, "The website took too long to answer."), Problem(answer));
        Assert.Equal(TimeSpan.FromSeconds(options.TimeoutSeconds), clock.GetUtcNow() - began); // not a drop later, and not because a pause was too long
    }

    [Fact]
    public async Task A_flood_of_headers_is_cut_off()
    {
        await using var server = new LoopbackServer(async (_, wire, ct) =>
        {
            await wire.WriteAsync("HTTP/1.1 200 OK\r\n"u8.ToArray(), ct);
            for (var i = 0; ; i++)
            {
                await wire.WriteAsync(Encoding.ASCII.GetBytes($"X-{i}: {new string('a', 1000)}\r\n"), ct);
            }
        });

        Assert.Equal((FetchProblem.TooLarge, "The website sends more headers than Mia reads."), Problem(await FetchAsync(server)));
    }

    [Fact]
    public async Task Redirects_are_followed_but_not_in_circles()
    {
        await using var server = new LoopbackServer((path, wire, ct) => path switch
        {
            "/a" => LoopbackServer.SendAsync(wire, "301 Moved", [], ct, "Location: b"),
            "/b" => LoopbackServer.SendAsync(wire, "200 OK", "<p>There</p>"u8.ToArray(), ct, "Content-Type: text/html"),
            _ => LoopbackServer.SendAsync(wire, "302 Found", [], ct, "Location: /round"),
        });

        Assert.Equal("/b", Assert.IsType<Fetched>(await FetchAsync(server.Pair, "/a", new CrawlerOptions())).Url.Uri.AbsolutePath);
        Assert.Equal((FetchProblem.TooManyRedirects, "The website redirects in circles."), Problem(await FetchAsync(server.Pair, "/round", new CrawlerOptions())));
        Assert.Equal(2 + GuardedFetcher.MaxHops + 1, server.Requests.Count);
    }

    [Fact]
    public async Task A_long_robots_file_is_read_as_far_as_it_is_allowed_to_go()
    {
        await using var server = LoopbackServer.Saying(new string('#', 600 * 1024), "text/plain");
        using var fetcher = FetcherFor(new CrawlerOptions { AllowedPrivateHosts = [server.Pair] });

        var robots = Assert.IsType<Fetched>(await fetcher.FetchAsync(On(server.Pair, "/robots.txt"), FetchKind.Robots, Ct));

        Assert.True(robots.IsCut);
        Assert.Equal(500 * 1024, robots.Body.Length);
    }

    [Fact]
    public async Task Whoever_asked_may_stop_and_hears_it_as_a_cancellation()
    {
        using var stop = new CancellationTokenSource();
        await using var server = new LoopbackServer(async (_, _, ct) =>
        {
            await stop.CancelAsync();
            await Task.Delay(Timeout.Infinite, ct);
        });
        using var fetcher = FetcherFor(new CrawlerOptions { AllowedPrivateHosts = [server.Pair] });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => fetcher.FetchAsync(On(server.Pair, "/"), FetchKind.Page, stop.Token));
    }

    private static Task<FetchAnswer> FetchAsync(LoopbackServer server, CrawlerOptions? options = null) => FetchAsync(server.Pair, "/", options ?? new CrawlerOptions());

    private static async Task<FetchAnswer> FetchAsync(string pair, string path, CrawlerOptions options)
    {
        using var fetcher = FetcherFor(options with { AllowedPrivateHosts = [pair] });
        return await fetcher.FetchAsync(On(pair, path), FetchKind.Page, Ct);
    }

    private static GuardedFetcher FetcherFor(CrawlerOptions options) => new(new GuardedConnection(OutsideNetwork.Real, options), options, TimeProvider.System);

    private static CheckedUrl On(string pair, string path) => CheckedUrl.Parse($"http://{pair}{path}", new AllowedHosts([pair]), out _)!;

    private static CheckedUrl Named(string host, string path = "/") => CheckedUrl.Parse($"http://{host}{path}", new AllowedHosts([]), out _)!;

    private static (FetchProblem Problem, string Sentence) Problem(FetchAnswer answer)
    {
        var not = Assert.IsType<NotFetched>(answer);
        return (not.Problem, not.Sentence);
    }
}
