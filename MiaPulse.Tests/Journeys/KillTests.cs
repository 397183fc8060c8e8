using System.Collections.Concurrent;
using System.Diagnostics;
using MiaPulse.Tests.Support;
using Microsoft.Data.Sqlite;

namespace MiaPulse.Tests.Journeys;

/// <summary>
/// The promise behind every acknowledgement: the real process is killed at any moment, under load, and whatever was acknowledged is there, once and in order;
/// whatever was due a reply gets one, and never two.
/// </summary>
public sealed class KillTests : IDisposable
{
    private const int Visitors = 20;
    private const int Kills = 20;
    private const int Seed = 20_260_315;

    /// <summary>Ten times what it takes on two free cores.</summary>
    private static readonly TimeSpan StartsWithin = TimeSpan.FromSeconds(40);

    private static readonly Dictionary<string, string> NoLimits = new()
    {
        ["Limits:MessagesPerSecondPerVisitor"] = "100000",
        ["Limits:MessageBurstPerVisitor"] = "1000000",
        ["Limits:MessagesPerSecondPerAddress"] = "1000000",
        ["Limits:MessageBurstPerAddress"] = "1000000",
        ["Limits:OtherCallsPerSecondPerVisitor"] = "100000",
        ["Limits:OtherCallBurstPerVisitor"] = "1000000",
        ["Limits:NewVisitorsPerMinutePerAddress"] = "1000000",
        ["Limits:ConnectionsPerAddress"] = "100000",
    };

    private readonly TempFolder _data = new();
    private readonly Uri _url = new($"http://127.0.0.1:{Ports.Next()}");

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task Twenty_kills_under_load_lose_double_and_reorder_nothing_that_was_acknowledged()
    {
        var made = await MiaProcess.CommandAsync(
            _data.Path, _url, "business", "create", "--name", "Corner Bakery", "--email", "anna@bakery.example", "--website", "https://bakery.example", "--industry", "Bakery");
        var key = made.GetProperty("widgetKey").GetString()!;
        var acknowledged = new ConcurrentQueue<Acknowledged>();
        using var enough = new CancellationTokenSource();
        var visitors = Enumerable.Range(0, Visitors).Select(n => new StubbornVisitor(n, _url, key, acknowledged)).ToList();
        var talking = visitors.Select(v => v.TalkAsync(enough.Token)).ToList();

        await KillAgainAndAgainAsync(visitors, acknowledged);

        await using (var last = MiaProcess.Start(_data.Path, _url, NoLimits))
        {
            await enough.CancelAsync(); // each visitor sees its last message through, however often it has to ask
            await Task.WhenAll(talking);
            await Eventually.HoldsAsync(async () => await CountAsync("""SELECT COUNT(*) FROM "Conversations" WHERE "ReplyDueAt" IS NOT NULL""") == 0, "no reply is due any more");
            await last.KillAsync();
        }

        Assert.True(acknowledged.Count > Visitors * 5, $"Only {acknowledged.Count} messages were acknowledged: that was no load.");
        Assert.All(visitors, v => Assert.Equal(0, v.Refused));
        await AccountAsync(acknowledged);
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{acknowledged.Count} messages acknowledged, {visitors.Sum(v => v.Retried)} of them sent again, {await CountAsync("""SELECT COUNT(*) FROM "Messages" WHERE "Author"='Mia'""")} replies.");
    }

    private async Task KillAgainAndAgainAsync(List<StubbornVisitor> visitors, ConcurrentQueue<Acknowledged> acknowledged)
    {
        var random = new Random(Seed);
        for (var kill = 0; kill < Kills; kill++)
        {
            await using var process = MiaProcess.Start(_data.Path, _url, NoLimits);

            // One in five dies while it starts; the others at some moment after they have begun to acknowledge.
            if (random.Next(5) != 0)
            {
                var before = acknowledged.Count;
                await StartsToAcknowledgeAsync(process, kill, visitors, () => acknowledged.Count > before);
            }

            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(700)));
            await process.KillAsync();
            await CheckIntegrityAsync();
        }
    }

    private static async Task StartsToAcknowledgeAsync(MiaProcess process, int kill, List<StubbornVisitor> visitors, Func<bool> acknowledges)
    {
        var watch = Stopwatch.StartNew();
        while (!acknowledges())
        {
            Assert.False(process.HasEnded, process.HasEnded ? $"It does not start after kill {kill}: {await process.ErrorsAsync()}" : "");
            Assert.True(watch.Elapsed < StartsWithin, $"Nothing is acknowledged after kill {kill}. {visitors[0].LastTrouble}");
            await Task.Delay(TimeSpan.FromMilliseconds(10));
        }
    }

    /// <summary>Looks at a copy, so that it is the product's own next start that recovers the log.</summary>
    private async Task CheckIntegrityAsync()
    {
        using var copy = new TempFolder();
        foreach (var file in Directory.EnumerateFiles(_data.Path, "miapulse.db*"))
        {
            File.Copy(file, Path.Combine(copy.Path, Path.GetFileName(file)));
        }

        await using var db = await OpenAsync(copy.Path);
        await using var check = db.CreateCommand();
        check.CommandText = "PRAGMA integrity_check";
        Assert.Equal("ok", await check.ExecuteScalarAsync());
    }

    private async Task AccountAsync(ConcurrentQueue<Acknowledged> acknowledged)
    {
        await CheckIntegrityAsync();
        var stored = await StoredAsync();
        var byName = stored.Where(m => m.Author == "Visitor").ToLookup(m => (m.Conversation, m.ClientMessageId));
        foreach (var sent in acknowledged)
        {
            var found = Assert.Single(byName[(sent.Conversation, sent.ClientMessageId)]);
            Assert.Equal((sent.Id, sent.Sequence, sent.Text), (found.Id, found.Sequence, found.Text));
        }

        // Every message was retried until it was acknowledged, so nothing else may be there.
        Assert.Equal(acknowledged.Count, stored.Count(m => m.Author == "Visitor"));
        foreach (var visitor in acknowledged.GroupBy(a => a.Visitor))
        {
            Assert.Single(visitor.Select(a => a.Conversation).Distinct());
            Assert.Equal(visitor.Select(a => a.Number).Order(), visitor.OrderBy(a => a.Sequence).Select(a => a.Number));
        }

        foreach (var conversation in stored.GroupBy(m => m.Conversation))
        {
            Assert.Equal(Enumerable.Range(1, conversation.Count()).Select(n => (long)n), conversation.Select(m => m.Sequence).Order());
            var heard = conversation.Where(m => m.Author == "Visitor").Select(m => m.Sequence).ToHashSet();
            var answers = conversation.Where(m => m.Author == "Mia").ToList();
            Assert.All(answers, a => Assert.True(heard.Contains(a.ReplyTo) && a.ReplyTo < a.Sequence, "A reply answers a message that was there before it."));
            Assert.Equal(answers.Count, answers.Select(a => a.ReplyTo).Distinct().Count()); // at most one reply to a message
            Assert.Equal(heard.Max(), answers.Max(a => a.ReplyTo)); // and the last word was answered
        }
    }

    private async Task<List<Stored>> StoredAsync()
    {
        await using var db = await OpenAsync(_data.Path);
        await using var read = db.CreateCommand();
        read.CommandText = """SELECT "ConversationId","Id","Sequence","Author","Text","ClientMessageId",COALESCE("ReplyTo",0) FROM "Messages" """;
        await using var rows = await read.ExecuteReaderAsync();
        var stored = new List<Stored>();
        while (await rows.ReadAsync())
        {
            stored.Add(new Stored(rows.GetGuid(0), rows.GetGuid(1), rows.GetInt64(2), rows.GetString(3), rows.GetString(4), rows.GetString(5), rows.GetInt64(6)));
        }

        return stored;
    }

    private async Task<long> CountAsync(string sql)
    {
        await using var db = await OpenAsync(_data.Path);
        await using var count = db.CreateCommand();
        count.CommandText = sql;
        return (long)(await count.ExecuteScalarAsync())!;
    }

    private static async Task<SqliteConnection> OpenAsync(string folder)
    {
        var db = new SqliteConnection($"Data Source={Path.Combine(folder, "miapulse.db")};Pooling=False");
        await db.OpenAsync();
        return db;
    }

    private sealed record Stored(Guid Conversation, Guid Id, long Sequence, string Author, string Text, string ClientMessageId, long ReplyTo);
}
