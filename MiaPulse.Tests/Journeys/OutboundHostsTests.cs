using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.RegularExpressions;
using MiaPulse.Core;
using MiaPulse.Tests.Architecture;
using MiaPulse.Tests.Support;
using MiaPulse.Tests.Widget;
using MiaPulse.Web.Vendors;
using Microsoft.Playwright;

namespace MiaPulse.Tests.Journeys;

/// <summary>Every host that the product turns to is a connected vendor, or one that an owner has named: watched from outside in a process of its own, and read from its code.</summary>
public sealed partial class OutboundHostsTests(Browser browser) : IDisposable
{
    /// <summary>Whoever can dial: the guard and what goes through it, and one adapter of each vendor.</summary>
    private static readonly string[] Diallers =
    [
        "MiaPulse.Core.Knowledge.GuardedConnection", "MiaPulse.Core.Knowledge.GuardedFetcher", "MiaPulse.Core.Knowledge.OutsideNetwork", "MiaPulse.Core.Webhooks.WebhookCaller",
        "MiaPulse.Web.Vendors.Resend.ResendClient", "MiaPulse.Web.Vendors.SemanticKernel.Hosted.HostedMeaning", "MiaPulse.Web.Vendors.SemanticKernel.Hosted.HostedModel",
        "MiaPulse.Web.Vendors.Smtp.SmtpMailer", "MiaPulse.Web.Vendors.Telegram.TelegramBot", "MiaPulse.Web.Vendors.Twilio.TwilioClient", "MiaPulse.Web.Vendors.VendorClient",
    ];

    private static readonly HashSet<string> WaysToDial = new(StringComparer.Ordinal)
    {
        "System.Net.Http.HttpClient", "System.Net.Http.HttpMessageInvoker", "System.Net.Http.SocketsHttpHandler", "System.Net.Http.HttpClientHandler", "System.Net.WebRequest",
        "System.Net.Sockets.Socket", "System.Net.Sockets.TcpClient", "System.Net.Sockets.UdpClient", "System.Net.Dns", "System.Net.WebSockets.ClientWebSocket",
        "System.Net.Quic.QuicConnection", "System.Net.NetworkInformation.Ping", "System.Net.Mail.SmtpClient", "MailKit.Net.Smtp.SmtpClient",
    };

    private readonly TempFolder _data = new();
    private readonly Uri _url = new($"http://127.0.0.1:{Ports.Next()}");

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task Nobody_is_contacted_but_connected_vendors_and_the_hosts_that_owners_name()
    {
        await using var bakery = await SmallWebsite.StartAsync();
        await using var receiver = await LoopbackVendor.StartAsync(LoopbackVendor.Answers(200));
        await using var resend = await LoopbackVendor.StartAsync(LoopbackVendor.Answers(200, """{"id":"mail-1"}"""));
        await using var twilio = await LoopbackVendor.StartAsync(LoopbackVendor.Answers(201, """{"sid":"SM1"}"""));
        await using var telegram = await LoopbackTelegram.StartAsync();
        await using var rosa = await browser.SomebodyAsync();
        await using var ana = await browser.SomebodyAsync(new() { ViewportSize = new() { Width = 1200, Height = 800 } });
        using var watched = new TempFolder();
        var file = Path.Combine(watched.Path, "connections");
        await using (var process = MiaProcess.Start(_data.Path, _url, Settings(bakery, receiver, resend, twilio, telegram, file)))
        {
            await IsReadyAsync(process);
            await OpenABusinessAsync(rosa, bakery, resend);
            await ConnectThePhoneAsync(rosa, telegram);
            await NameAnEndpointAsync(rosa, receiver);
            await AVisitorLeavesAnAddressAsync(ana, bakery);
            await Eventually.HoldsAsync(() => resend.Asked.Any(mail => mail.Body.Contains("New lead: Ana Ruiz", StringComparison.Ordinal)), "the alert by mail");
            await Eventually.HoldsAsync(() => telegram.Texts.Any(text => text.Contains("New lead: Ana Ruiz", StringComparison.Ordinal)), "the alert on the phone");
            await Eventually.HoldsAsync(() => receiver.Asked.Any(call => call.Body.Contains("ana@ruiz.example", StringComparison.Ordinal)), "the webhook");
            await process.KillAsync();
        }

        List<string> seen = [.. await File.ReadAllLinesAsync(file)];
        List<string> named = [_url.Authority, bakery.Host, receiver.Url.Authority, resend.Url.Authority, twilio.Url.Authority, telegram.Url.Authority]; // its own pages it reads too, for its house
        Assert.Empty(WatchedConnections.Beyond(seen, named));
        Assert.All([bakery.Host, receiver.Url.Authority, resend.Url.Authority, telegram.Url.Authority], host => Assert.Contains(WatchedConnections.Dialled(host), seen));

        // One of them that nobody had named would have been seen.
        Assert.Contains(WatchedConnections.Dialled(receiver.Url.Authority), WatchedConnections.Beyond(seen, [.. named.Except([receiver.Url.Authority])]));
    }

    [Fact]
    public async Task Whoever_turns_to_a_host_that_nobody_named_is_seen_however_it_is_done()
    {
        await using var elsewhere = await LoopbackVendor.StartAsync(LoopbackVendor.Answers(200));
        await using var another = await LoopbackVendor.StartAsync(LoopbackVendor.Answers(200));
        var heard = new ConcurrentQueue<string>();
        using (new WatchedConnections(heard.Enqueue))
        {
            using var http = new HttpClient();
            using var answer = await http.GetAsync(elsewhere.Url);
            using var line = new TcpClient(AddressFamily.InterNetwork);
            await line.ConnectAsync(IPAddress.Loopback, another.Url.Port);
            await Dns.GetHostAddressesAsync("localhost");
        }

        var beyond = WatchedConnections.Beyond(heard, ["127.0.0.1:1"]); // and whatever the tests beside this one turn to

        Assert.Contains($"asks {elsewhere.Url.Authority}", beyond);
        Assert.Contains(WatchedConnections.Dialled(elsewhere.Url.Authority), beyond);
        Assert.Contains(WatchedConnections.Dialled(another.Url.Authority), beyond);
        Assert.Contains("looks-up localhost", beyond);
    }

    [Fact]
    public void Whoever_can_dial_is_known_and_no_address_stands_in_the_code_but_the_vendors_own()
    {
        static bool CanDial(Type type) => type.FullName is { } name && WaysToDial.Contains(name);
        Type[] types = [.. typeof(CoreServices).Assembly.GetTypes(), .. typeof(VendorServices).Assembly.GetTypes()];
        Assert.Equal(Diallers.Order(StringComparer.Ordinal), HouseRules.TypesThatTouch(types, CanDial));
        Assert.Equal(["api.resend.com", "api.twilio.com", "t.me"], AddressesIn("MiaPulse.Core").Concat(AddressesIn("MiaPulse.Web")).Distinct().Order(StringComparer.Ordinal)); // t.me is a link that members open

        Assert.Equal([typeof(PlantedDialler).FullName!], HouseRules.TypesThatTouch([typeof(PlantedDialler), typeof(TempFolder)], CanDial));
        Assert.Equal("evil.example", Address().Match("""_ = new Uri("https://evil.example/collect");""").Groups[1].Value);
    }

    private static Dictionary<string, string> Settings(SmallWebsite bakery, LoopbackVendor receiver, LoopbackVendor resend, LoopbackVendor twilio, LoopbackTelegram telegram, string file) => new()
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Development", // elsewhere the session's cookie is for https alone
        ["DOTNET_STARTUP_HOOKS"] = typeof(StartupHook).Assembly.Location,
        [WatchedConnections.FileSetting] = file,
        ["Crawler:AllowedPrivateHosts"] = $"{bakery.Host},{receiver.Url.Authority}",
        ["Crawler:PauseMilliseconds"] = "0",
        ["Resend:ApiKey"] = "re_made_up",
        ["Resend:From"] = "MiaPulse <noreply@mia.example>",
        ["Resend:BaseUrl"] = resend.Url.ToString(),
        ["Twilio:AccountSid"] = "AC00000000000000000000000000000001",
        ["Twilio:AuthToken"] = "b5dcd9e1b6f54ef0a8d0f0c1a2b3c4d5",
        ["Twilio:From"] = "+13125550100",
        ["Twilio:BaseUrl"] = twilio.Url.ToString(),
        ["Telegram:BotToken"] = LoopbackTelegram.Token,
        ["Telegram:WebhookSecret"] = LoopbackTelegram.Secret,
        ["Telegram:BaseUrl"] = telegram.Url.ToString(),
    };

    /// <summary>Signs up, spends the link that was mailed, and has the website read.</summary>
    private async Task OpenABusinessAsync(Person rosa, SmallWebsite bakery, LoopbackVendor resend)
    {
        using (var form = new PlainBrowser(_url))
        {
            using var sent = await form.SubmitAsync("/signup", ("businessName", "Rosa's Bakery"), ("email", "rosa@bakery.example"), ("website", bakery.Url.ToString()), ("industry", "Bakery"));
            Assert.Equal(HttpStatusCode.Found, sent.StatusCode);
        }

        var mail = await Eventually.GetAsync(() => Task.FromResult(resend.Asked.FirstOrDefault(m => m.Body.Contains("/signin/confirm", StringComparison.Ordinal))), "the mail with the link");
        var token = Token().Match(JsonDocument.Parse(mail.Body).RootElement.GetProperty("text").GetString()!).Groups[1].Value;
        await new AtTheDesk(rosa, _url).SignInAsync(new Uri(_url, $"/signin/confirm?token={token}"));
        await Shows(rosa.Page.GetByRole(AriaRole.Main), "Delivery");
        bakery.Paste(await rosa.Page.GetByRole(AriaRole.Code).First.InnerTextAsync());
    }

    private async Task ConnectThePhoneAsync(Person rosa, LoopbackTelegram telegram)
    {
        await OpenAsync(rosa, "/app/settings/alerts");
        await rosa.Page.GetByRole(AriaRole.Button, new() { Name = "Connect Telegram" }).ClickAsync();
        var door = await rosa.Page.GetByRole(AriaRole.Link, new() { Name = "Open Telegram" }).GetAttributeAsync("href");
        await new TelegramPhone(_url).SayAsync($"/start {new Uri(door!).Query["?start=".Length..]}");
        await Shows(rosa.Page.GetByRole(AriaRole.Main), "Connected: Zoë");
        Assert.NotEmpty(telegram.Asked("getMe"));
    }

    private async Task NameAnEndpointAsync(Person rosa, LoopbackVendor receiver)
    {
        await OpenAsync(rosa, "/app/settings/webhooks");
        await rosa.Page.GetByRole(AriaRole.Button, new() { Name = "Add an endpoint" }).ClickAsync();
        var form = rosa.Page.GetByRole(AriaRole.Form, new() { Name = "A new endpoint" });
        await form.GetByLabel("Address").FillAsync($"{receiver.Url}hooks");
        await form.GetByRole(AriaRole.Button, new() { Name = "Add", Exact = true }).ClickAsync();
        await Shows(rosa.Page.GetByRole(AriaRole.Main), Regex.Escape(receiver.Url.Authority));
    }

    private static async Task AVisitorLeavesAnAddressAsync(Person ana, SmallWebsite bakery)
    {
        var widget = new OpenedWidget(ana);
        await ana.Page.GotoAsync(bakery.Url.ToString());
        await widget.OpenAsync();
        await widget.WriteAsync("How much is a rye loaf?");
        await Shows(widget.Log, @"\$6\.20");
        await widget.WriteAsync("I'm Ana Ruiz, ana@ruiz.example");
        await Shows(widget.Log, "This is what we noted");
    }

    private async Task OpenAsync(Person rosa, string path)
    {
        await rosa.Page.GotoAsync(new Uri(_url, path).ToString());
        await rosa.SeesItAllAsync();
    }

    private async Task IsReadyAsync(MiaProcess process)
    {
        using var http = new HttpClient { BaseAddress = _url };
        await Eventually.HoldsAsync(
            async () =>
            {
                Assert.False(process.HasEnded, process.HasEnded ? await process.ErrorsAsync() : "");
                try
                {
                    using var answer = await http.GetAsync("/health/ready");
                    return answer.IsSuccessStatusCode;
                }
                catch (HttpRequestException)
                {
                    return false; // nobody listens yet
                }
            },
            "the server is ready",
            TimeSpan.FromMinutes(1));
    }

    /// <summary>The hosts of the addresses that a project's code makes; a rest that begins with what it was given is none.</summary>
    private static IEnumerable<string> AddressesIn(string project) =>
        from file in Directory.EnumerateFiles(Path.Combine(Repository.Root, project), "*.cs", SearchOption.AllDirectories)
        where !Path.GetRelativePath(Repository.Root, file).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj")
        from Match address in Address().Matches(File.ReadAllText(file))
        select address.Groups[1].Value;

    private static Task Shows(ILocator place, string words) => Assertions.Expect(place).ToContainTextAsync(new Regex(words), new() { Timeout = (float)Eventually.Patience.TotalMilliseconds });

    [GeneratedRegex("""new(?: Uri)?\(\$?"https?://([^/"{]+)""")]
    private static partial Regex Address();

    [GeneratedRegex("token=([0-9A-Za-z]{43})")]
    private static partial Regex Token();
}
