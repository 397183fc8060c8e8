using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Webhooks;
using MiaPulse.Tests.Support;

namespace MiaPulse.Tests.Knowledge;

/// <summary>The door against the collected tricks of <c>../shared/data/hostile</c>.</summary>
public sealed partial class HostileUrlTests
{
    private static readonly AllowedHosts Nobody = new([]);

    [Fact]
    public async Task No_hostile_url_makes_us_dial_into_a_network_and_no_honest_one_is_refused()
    {
        var wrong = new List<string>();
        var seen = 0;
        foreach (var line in File.ReadLines(Repository.SharedData("hostile/ssrf_urls.txt")).Where(l => l.Length > 0 && l[0] != '#'))
        {
            var cells = line.Split('\t');
            var (id, verdict, kind, text) = (cells[0], cells[1], cells[2], Unescape(cells[3]));
            var network = new FakeNetwork(NamesFor(kind, cells.ElementAtOrDefault(4) ?? ""));
            using var fetcher = network.Fetcher();
            var url = verdict == "allow-after-normalise" ? CheckedUrl.FromOwner(text, Nobody, out _) : CheckedUrl.Parse(text, Nobody, out _);
            var answer = url is null ? null : await fetcher.FetchAsync(url, FetchKind.Page, TestContext.Current.CancellationToken);
            var good = verdict switch
            {
                "refuse" => network.Dialled.IsEmpty && answer is null or NotFetched,
                "refuse-private-connect" => !network.DialledInside.Any(),
                "either" => !network.DialledInside.Any(),
                _ => network.Dialled.Contains(FakeNetwork.Public),
            };
            seen++;
            if (!good)
            {
                wrong.Add($"{id} {verdict} {kind} {text}: {answer} {string.Join(',', network.Dialled)}");
            }
        }

        Assert.True(seen > 100);
        Assert.Empty(wrong);
    }

    [Fact]
    public async Task No_hostile_url_makes_a_webhook_dial_into_a_network_either()
    {
        var inside = new List<string>();
        var called = 0;
        foreach (var line in File.ReadLines(Repository.SharedData("hostile/ssrf_urls.txt")).Where(l => l.Length > 0 && l[0] != '#'))
        {
            var cells = line.Split('\t');
            var network = new FakeNetwork(NamesFor(cells[2], cells.ElementAtOrDefault(4) ?? ""));
            using var caller = network.Caller(TimeProvider.System);
            await caller.CallAsync(new WebhookCall(Unescape(cells[3]), "evt_1", "{}", [WebhookSignature.NewSecret()]), TestContext.Current.CancellationToken);
            called += network.Dialled.Contains(FakeNetwork.Public) ? 1 : 0;
            inside.AddRange(network.DialledInside.Select(a => $"{cells[0]} dialled {a}"));
        }

        Assert.True(called > 10, "The honest ones over https are called.");
        Assert.Empty(inside);
    }

    [Fact]
    public async Task No_redirect_makes_us_dial_into_a_network()
    {
        var wrong = new List<string>();
        using var cases = JsonDocument.Parse(await File.ReadAllTextAsync(Repository.SharedData("hostile/ssrf_redirects.json"), TestContext.Current.CancellationToken));
        var all = cases.RootElement.GetProperty("redirects_and_hints").EnumerateArray().ToList();
        foreach (var one in all)
        {
            var step = one.GetProperty("steps")[0];
            await using var server = new LoopbackServer((path, wire, ct) => path == "/start"
                ? LoopbackServer.SendAsync(wire, $"{step.GetProperty("status").GetInt32()} X", Body(step), ct, [.. HeadersOf(step)])
                : LoopbackServer.SendAsync(wire, "200 OK", "<p>Inside</p>"u8.ToArray(), ct, "Content-Type: text/html"));
            var network = new FakeNetwork(NamesFor("", ""), server);
            using var fetcher = network.Fetcher();
            var start = Plain(one.GetProperty("start").GetString()!);
            var answer = await fetcher.FetchAsync(CheckedUrl.Parse(start, Nobody, out _)!, FetchKind.Page, TestContext.Current.CancellationToken);

            var expect = one.GetProperty("expect").GetString()!;
            var inside = network.DialledInside.Any() || server.Requests.Any(r => r.Contains("\nX-Injected", StringComparison.Ordinal) || r.Contains("\nCookie", StringComparison.Ordinal));
            var arrived = answer is Fetched && one.GetProperty("class").GetString()!.StartsWith("redirect.", StringComparison.Ordinal) && expect is "no-private-connect" or "refuse";
            if (inside || arrived || network.Dialled.IsEmpty)
            {
                wrong.Add($"{one.GetProperty("id")}: {answer} {string.Join(',', network.Dialled)}");
            }
        }

        Assert.True(all.Count > 30);
        Assert.Empty(wrong);
    }

    [Fact]
    public async Task No_spelling_that_dotnet_reads_as_a_loopback_address_is_dialled()
    {
        var wrong = new List<string>();
        foreach (var line in File.ReadLines(Repository.SharedData("hostile/dotnet_uri_facts.tsv")).Where(l => l.Length > 0 && l[0] != '#'))
        {
            var text = Unescape(line.Split('\t')[1]);
            var network = new FakeNetwork(_ => [IPAddress.Loopback]);
            using var fetcher = network.Fetcher();
            if (CheckedUrl.Parse(text, Nobody, out _) is { } url)
            {
                await fetcher.FetchAsync(url, FetchKind.Page, TestContext.Current.CancellationToken);
                wrong.AddRange(network.Dialled.Select(a => $"{text} dialled {a}"));
            }
        }

        Assert.Empty(wrong);
    }

    // The first column that names an address is what the name server says; otherwise names lead outside, but for those whose class says that they do not.
    private static Func<string, IPAddress[]> NamesFor(string kind, string denotes)
    {
        var turn = 0;
        return host => kind switch
        {
            _ when IPAddress.TryParse(denotes, out var address) => [address],
            "legit" => [FakeNetwork.Public],
            "dns.nxdomain" or "dns.half-failure" => [],
            "dns.rebind-alternate" => turn++ % 2 == 0 ? [FakeNetwork.Public] : [IPAddress.Loopback],
            "" when host.StartsWith("redir-", StringComparison.Ordinal) || host.EndsWith("example.com", StringComparison.Ordinal) => [FakeNetwork.Public],
            "" => [IPAddress.Parse("10.0.0.1")],
            _ => [FakeNetwork.Public, IPAddress.Parse("169.254.169.254")],
        };
    }

    // The stand-in speaks no TLS.
    private static string Plain(string url) => url.Replace("https:", "http:", StringComparison.Ordinal);

    private static byte[] Body(JsonElement step) => Encoding.UTF8.GetBytes(step.TryGetProperty("body", out var body) ? body.GetString()! : "");

    private static IEnumerable<string> HeadersOf(JsonElement step)
    {
        yield return $"Content-Type: {(step.TryGetProperty("type", out var type) ? type.GetString() : "text/html")}";
        yield return "Set-Cookie: a=b";
        if (step.TryGetProperty("location", out var location))
        {
            yield return $"Location: {Plain(location.GetString()!)}";
        }

        if (step.TryGetProperty("headers", out var headers))
        {
            foreach (var header in headers.EnumerateObject())
            {
                yield return $"{header.Name}: {header.Value.GetString()}";
            }
        }
    }

    private static string Unescape(string text) => Escape().Replace(text, m => m.Value switch
    {
        "\\t" => "\t",
        "\\r" => "\r",
        "\\n" => "\n",
        _ => ((char)Convert.ToInt32(m.Value[2..], 16)).ToString(),
    });

    [GeneratedRegex(@"\\x[0-9a-f]{2}|\\u[0-9a-f]{4}|\\[trn]")]
    private static partial Regex Escape();
}
