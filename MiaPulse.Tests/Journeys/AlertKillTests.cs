using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using MiaPulse.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Data.Sqlite;

namespace MiaPulse.Tests.Journeys;

/// <summary>
/// The outbox's promise with real kills: five hundred visitors leave an address, the mail provider fails three times in ten, and the process is killed five times
/// while it sends. <c>FiveThousandTests</c> has ten times as many, in one process.
/// </summary>
public sealed class AlertKillTests(ITestOutputHelper output) : IDisposable
{
    private const int Leads = 500;
    private const int Kills = 5;
    private const int RequestsInALife = 60;
    private const int Seed = 20_260_601;
    private const string Alerts = """SELECT COUNT(*) FROM "Notifications" WHERE "Kind"='LeadCaptured'""";

    /// <summary>Ten times what it takes on two free cores.</summary>
    private static readonly TimeSpan Within = TimeSpan.FromMinutes(3);

    private readonly TempFolder _data = new();
    private readonly Uri _url = new($"http://127.0.0.1:{Ports.Next()}");
    private readonly Provider _provider = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task Five_kills_and_a_provider_that_fails_three_in_ten_lose_no_alert_and_double_next_to_none()
    {
        await using var resend = await LoopbackVendor.StartAsync(_provider.AnswerAsync);
        var made = await MiaProcess.CommandAsync(
            _data.Path, _url, "business", "create", "--name", "Corner Bakery", "--email", "anna@bakery.example", "--website", "https://bakery.example", "--industry", "Bakery");
        var settings = Settings(resend.Url);
        await using (var first = MiaProcess.Start(_data.Path, _url, settings))
        {
            await IsReadyAsync(first);
            await EverybodyLeavesAnAddressAsync(made.GetProperty("widgetKey").GetString()!);
            await HoldsAsync(first, async () => await CountAsync(Alerts) == Leads, "an alert for each of them");
            await first.KillAsync(); // the provider was away until now, so all of them wait
        }

        await HoursPassAsync("");
        _provider.IsThere = true;
        var random = new Random(Seed);
        for (var kill = 0; kill < Kills; kill++)
        {
            await using var process = MiaProcess.Start(_data.Path, _url, settings);
            var before = _provider.Asked;
            await HoldsAsync(process, () => Task.FromResult(_provider.Asked >= before + RequestsInALife), $"sending after kill {kill}");
            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(100)));
            await process.KillAsync();
            await HoursPassAsync("");
        }

        Assert.True(await CountAsync($"{Alerts} AND \"DueAt\" IS NOT NULL") > 0, "Everything was sent before the last kill: that was no load.");
        await using (var last = MiaProcess.Start(_data.Path, _url, settings))
        {
            await HoldsAsync(
                last,
                async () =>
                {
                    await HoursPassAsync("AND \"LeasedUntil\" IS NULL"); // whatever is under way is left to whoever is at it
                    await Task.Delay(TimeSpan.FromMilliseconds(300));
                    return await CountAsync($"{Alerts} AND \"DueAt\" IS NOT NULL") == 0;
                },
                "everything is sent");
            await last.KillAsync();
        }

        await AccountAsync();
    }

    private async Task AccountAsync()
    {
        output.WriteLine($"{_provider.Asked} requests, {_provider.Failed} failed, {_provider.Doubled} were for what had been taken and said so");
        Assert.InRange(_provider.Failed / (double)_provider.Asked, 0.25, 0.35);
        Assert.Equal(Leads, await CountAsync($"{Alerts} AND \"DeliveredAt\" IS NOT NULL AND \"FailedAt\" IS NULL")); // none lost
        Assert.Equal((await KeysAsync()).Order(StringComparer.Ordinal), _provider.Mailed.Keys.Where(k => k.StartsWith("lead_captured/", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.All(_provider.Mailed.Values, bodies => Assert.Single(bodies.Distinct(StringComparer.Ordinal))); // sent twice is the same mail under one key
        Assert.InRange(_provider.Doubled, 0, Leads / 100); // and but for what broke off at the provider, a kill alone can do it, to the one that was under way
    }

    private static Dictionary<string, string> Settings(Uri resend) => new()
    {
        ["Resend:ApiKey"] = "re_made_up",
        ["Resend:From"] = "MiaPulse <noreply@mia.example>",
        ["Resend:BaseUrl"] = resend.ToString(),
        ["Limits:MessagesPerSecondPerAddress"] = "1000000",
        ["Limits:MessageBurstPerAddress"] = "1000000",
        ["Limits:NewVisitorsPerMinutePerAddress"] = "1000000",
        ["Limits:ConnectionsPerAddress"] = "100000",
    };

    private Task EverybodyLeavesAnAddressAsync(string key) => Parallel.ForEachAsync(Enumerable.Range(0, Leads), new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (number, _) =>
    {
        await using var visitor = new WidgetVisitor(new HubConnectionBuilder()
            .WithUrl(new Uri(_url, $"/hubs/visitor?key={key}"), options => (options.SkipNegotiation, options.Transports) = (true, HttpTransportType.WebSockets))
            .Build());
        await visitor.JoinAsync();
        await visitor.SendAsync($"I'm Ana Ruiz, ana{number}@ruiz.example");
    });

    /// <summary>Time passes as far as alerts are concerned: a pause after a failure is over, and so is the lease of whoever died.</summary>
    private async Task HoursPassAsync(string only)
    {
        await using var db = await OpenAsync();
        await using var pass = db.CreateCommand();
        pass.CommandText = $"""UPDATE "Notifications" SET "DueAt"="DueAt"-@hours,"LeasedUntil"="LeasedUntil"-@hours WHERE "DueAt" IS NOT NULL {only}""";
        pass.Parameters.AddWithValue("@hours", TimeSpan.FromHours(3).Ticks);
        await pass.ExecuteNonQueryAsync();
    }

    private async Task IsReadyAsync(MiaProcess process)
    {
        using var http = new HttpClient { BaseAddress = _url };
        await HoldsAsync(
            process,
            async () =>
            {
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
            "the server answers");
    }

    private static async Task HoldsAsync(MiaProcess process, Func<Task<bool>> condition, string what)
    {
        var watch = Stopwatch.StartNew();
        while (!await condition())
        {
            Assert.False(process.HasEnded, process.HasEnded ? $"It ended before {what}: {await process.ErrorsAsync()}" : "");
            Assert.True(watch.Elapsed < Within, $"Never happened: {what}");
            await Task.Delay(TimeSpan.FromMilliseconds(30));
        }
    }

    private async Task<long> CountAsync(string sql)
    {
        await using var db = await OpenAsync();
        await using var count = db.CreateCommand();
        count.CommandText = sql;
        return (long)(await count.ExecuteScalarAsync())!;
    }

    private async Task<List<string>> KeysAsync()
    {
        await using var db = await OpenAsync();
        await using var read = db.CreateCommand();
        read.CommandText = """SELECT "DedupeKey" FROM "Notifications" WHERE "Kind"='LeadCaptured'""";
        await using var rows = await read.ExecuteReaderAsync();
        var keys = new List<string>();
        while (await rows.ReadAsync())
        {
            keys.Add(rows.GetString(0));
        }

        return keys;
    }

    private async Task<SqliteConnection> OpenAsync()
    {
        var db = new SqliteConnection($"Data Source={Path.Combine(_data.Path, "miapulse.db")};Pooling=False");
        await db.OpenAsync();
        return db;
    }

    /// <summary>
    /// A mail provider that knows keys. Away at first; then of ten requests one is refused, one is cut off before it is taken and one after, never two in a row, so
    /// that it never counts as away.
    /// </summary>
    private sealed class Provider
    {
        /// <summary>It says how fast it may be asked; else it would be two mails a second.</summary>
        private static readonly (string Name, string Value) TakesMany = ("ratelimit-limit", "1000");

        private readonly ConcurrentDictionary<string, bool> _answered = new(StringComparer.Ordinal);
        private int _asked;
        private int _failed;
        private int _doubled;

        public bool IsThere { get; set; }

        public int Asked => _asked;

        public int Failed => _failed;

        /// <summary>How often it was asked for what it had taken, and had said so.</summary>
        public int Doubled => _doubled;

        /// <summary>What it was given under each key that it has taken, however often.</summary>
        public ConcurrentDictionary<string, ConcurrentBag<string>> Mailed { get; } = new(StringComparer.Ordinal);

        public async Task AnswerAsync(HttpContext context, string body)
        {
            if (!IsThere)
            {
                await LoopbackVendor.Answers(503, "", TakesMany)(context);
                return;
            }

            var luck = (uint)Interlocked.Increment(ref _asked) * 2_654_435_761u / (double)uint.MaxValue % 1; // the golden section: it falls everywhere alike, and never twice in one third
            await Task.Delay(TimeSpan.FromMilliseconds(10));
            Interlocked.Add(ref _failed, luck < 0.3 ? 1 : 0);
            if (luck < 0.2)
            {
                await (luck < 0.1 ? LoopbackVendor.Answers(500, "", TakesMany) : LoopbackVendor.CutsTheLine)(context);
                return;
            }

            var key = context.Request.Headers["Idempotency-Key"].ToString();
            Mailed.GetOrAdd(key, _ => []).Add(body);
            if (luck < 0.3)
            {
                await LoopbackVendor.CutsTheLine(context);
                return;
            }

            Interlocked.Add(ref _doubled, _answered.TryAdd(key, true) ? 0 : 1);
            await LoopbackVendor.Answers(200, JsonSerializer.Serialize(new { id = "re_1" }), TakesMany)(context);
        }
    }
}
