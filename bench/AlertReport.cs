using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using MiaPulse.Tests.Support;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;

namespace MiaPulse.Bench;

/// <summary>
/// How long it takes from a visitor's contact details to Telegram's door: from the call that sends the message to the moment at which a stand-in for Telegram has
/// the request that tells of it. Beside it stands what cannot be done without: a request to that door, and a message that is written down.
/// </summary>
internal static partial class AlertReport
{
    /// <summary>Leads before those that count: five seconds, in which a process that has just started compiles what it runs.</summary>
    private const int WarmUp = 50;

    /// <summary>What 95 of 100 leads have to stay within, in milliseconds.</summary>
    private const double Goal = 2000;

    /// <summary>Ten a second: Telegram itself takes some thirty over all, and whoever sends more measures that queue.</summary>
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(100);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <returns>What the program ends with: 1 where leads never came, or came too late.</returns>
    public static async Task<int> PrintAsync(int leads)
    {
        var (door, acknowledged) = (new ConcurrentDictionary<int, long>(), new ConcurrentDictionary<int, TimeSpan>());
        await using var telegram = await TelegramAsync(door);
        var all = WarmUp + leads;
        await using var product = await RunningProduct.StartAsync(all, Settings(telegram.Url));
        var visitors = new List<HubConnection>();
        for (var business = 0; business < all; business++)
        {
            visitors.Add(await JoinAsync(product.Url, RunningProduct.KeyOf(business)));
        }

        var sent = new long[all];
        var sending = new List<Task>();
        var began = Stopwatch.GetTimestamp();
        for (var lead = 0; lead < all; lead++)
        {
            var wait = (Between * lead) - Stopwatch.GetElapsedTime(began); // by the clock, however long the ones before take
            await Task.Delay(wait > TimeSpan.Zero ? wait : TimeSpan.Zero);
            sent[lead] = Stopwatch.GetTimestamp();
            sending.Add(SendAsync(visitors[lead], lead, sent[lead], acknowledged));
        }

        await Task.WhenAll(sending);
        var waiting = Stopwatch.GetTimestamp();
        while (door.Count < all && Stopwatch.GetElapsedTime(waiting) < Patience)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50));
        }

        var floor = await PostBareAsync(telegram.Url, door, leads);
        foreach (var visitor in visitors)
        {
            await visitor.DisposeAsync();
        }

        var counted = Enumerable.Range(WarmUp, leads).ToList();
        var told = counted.Where(door.ContainsKey).ToList();
        Console.WriteLine($"{leads} leads, ten a second, each of another business with a chat of its own, as in life: Telegram takes one message a second for one chat, and the product keeps to that.");
        Report.Head();
        var p95 = Print("lead to Telegram's door", [.. told.Select(lead => Stopwatch.GetElapsedTime(sent[lead], door[lead]).TotalMilliseconds)], Goal);
        Print("of that, until the message is written down and acknowledged", [.. counted.Select(lead => acknowledged[lead].TotalMilliseconds)]);
        Print("a bare request to the same door", floor);
        if (told.Count < leads)
        {
            Console.Error.WriteLine($"{leads - told.Count} of {leads} leads never came to Telegram's door.");
            return 1;
        }

        if (p95 > Goal)
        {
            Console.Error.WriteLine($"The p95 from a lead to Telegram's door is {p95:0} ms, above the goal of {Goal:0} ms.");
            return 1;
        }

        return 0;
    }

    /// <returns>The p95; not a number where nothing was measured.</returns>
    private static double Print(string what, List<double> milliseconds, double goal = double.NaN)
    {
        if (milliseconds.Count == 0)
        {
            return double.NaN;
        }

        milliseconds.Sort();
        var p95 = milliseconds[(int)(milliseconds.Count * 0.95)];
        Report.Row($"{what}, p50 ms", milliseconds[milliseconds.Count / 2]);
        Report.Row($"{what}, p95 ms", p95, goal: goal);
        Report.Row($"{what}, max ms", milliseconds[^1]);
        return p95;
    }

    private static Dictionary<string, string?> Settings(Uri telegram) => new()
    {
        ["Telegram:BotToken"] = LoopbackTelegram.Token,
        ["Telegram:WebhookSecret"] = LoopbackTelegram.Secret,
        ["Telegram:BaseUrl"] = telegram.ToString(),
        ["Limits:MessagesPerSecondPerAddress"] = "1000000",
        ["Limits:MessageBurstPerAddress"] = "1000000",
        ["Limits:NewVisitorsPerMinutePerAddress"] = "1000000",
        ["Limits:ConnectionsPerAddress"] = "100000",
    };

    /// <summary>Takes every message, and writes down when the one about each lead was there.</summary>
    private static Task<LoopbackVendor> TelegramAsync(ConcurrentDictionary<int, long> door) => LoopbackVendor.StartAsync((context, body) =>
    {
        var now = Stopwatch.GetTimestamp();
        if (Lead().Match(body) is { Success: true } told)
        {
            door.TryAdd(int.Parse(told.Groups[1].ValueSpan, CultureInfo.InvariantCulture), now);
        }

        var result = context.Request.Path.Value!.Split('/')[^1] switch
        {
            "getMe" => """{"id":123456789,"is_bot":true,"first_name":"Mia","username":"mia_bench_bot"}""",
            "sendMessage" => """{"message_id":101,"date":1787400000,"chat":{"id":555,"type":"private"},"text":"x"}""",
            _ => "true",
        };
        return LoopbackVendor.Answers(200, $$"""{"ok":true,"result":{{result}}}""", ("Content-Type", "application/json"))(context);
    });

    private static async Task<HubConnection> JoinAsync(Uri product, string key)
    {
        var connection = new HubConnectionBuilder()
            .WithUrl(new Uri(product, $"/hubs/visitor?key={key}"), options => (options.SkipNegotiation, options.Transports) = (true, HttpTransportType.WebSockets))
            .Build();
        await connection.StartAsync();
        await connection.InvokeAsync<JsonElement>("Join", new { visitorToken = (string?)null, afterSequence = 0, page = new { url = "https://b.example/prices", title = "Prices", referrer = (string?)null }, language = "en-US", timeZone = "America/New_York" });
        return connection;
    }

    private static async Task SendAsync(HubConnection visitor, int lead, long sent, ConcurrentDictionary<int, TimeSpan> acknowledged)
    {
        await visitor.InvokeAsync<JsonElement>("Send", new { clientMessageId = "c-1", text = $"I'm Ana Ruiz, lead{lead}@ruiz.example" });
        acknowledged[lead] = Stopwatch.GetElapsedTime(sent);
    }

    /// <summary>The door alone, one request after another, from the call to the moment at which it has the request.</summary>
    private static async Task<List<double>> PostBareAsync(Uri telegram, ConcurrentDictionary<int, long> door, int times)
    {
        const int First = 1_000_000; // beyond all leads
        using var http = new HttpClient { BaseAddress = telegram };
        var took = new List<double>();
        for (var time = 0; time < WarmUp + times; time++)
        {
            using var body = new StringContent($"New lead: Ana Ruiz\nEmail: lead{First + time}@ruiz.example");
            var began = Stopwatch.GetTimestamp();
            using var answer = await http.PostAsync("/bot/sendMessage", body);
            took.Add(Stopwatch.GetElapsedTime(began, door[First + time]).TotalMilliseconds);
        }

        return took[WarmUp..];
    }

    [GeneratedRegex(@"lead(\d+)@ruiz\.example")]
    private static partial Regex Lead();
}
