using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR.Client;

namespace MiaPulse.Tests.Support;

/// <summary>A visitor's widget as the server sees it: a real connection that remembers every event.</summary>
public sealed class WidgetVisitor : IAsyncDisposable
{
    private static readonly string[] Events = ["MessageAdded", "ReplyStarted", "ReplyPiece", "ReplyEnded", "Typing", "StateChanged", "ReadBy", "LeadCaptured", "PresenceChanged"];
    private readonly ConcurrentQueue<(string Event, JsonElement Body)> _heard = new();
    private int _sent;

    public WidgetVisitor(HubConnection connection)
    {
        Connection = connection;
        foreach (var name in Events)
        {
            connection.On<JsonElement>(name, body => _heard.Enqueue((name, body)));
        }

        connection.On("Erased", () => _heard.Enqueue(("Erased", default)));
    }

    public HubConnection Connection { get; }

    public string Token { get; private set; } = "";

    public IReadOnlyList<(string Event, JsonElement Body)> Heard => [.. _heard];

    public async Task<JsonElement> JoinAsync(string? token = null, long afterSequence = 0)
    {
        if (Connection.State is HubConnectionState.Disconnected)
        {
            await Connection.StartAsync();
        }

        var answer = await Connection.InvokeAsync<JsonElement>("Join", new
        {
            visitorToken = token,
            afterSequence,
            page = new { url = "https://b.example/prices", title = "Prices", referrer = (string?)null },
            language = "en-US",
            timeZone = "Europe/Berlin",
        });
        Token = answer.GetProperty("visitorToken").GetString()!;
        return answer;
    }

    public Task<JsonElement> SendAsync(string text, string? clientMessageId = null) =>
        Connection.InvokeAsync<JsonElement>("Send", new { clientMessageId = clientMessageId ?? $"c-{Interlocked.Increment(ref _sent)}", text });

    /// <summary>The messages heard as events, in the order in which they came.</summary>
    public IReadOnlyList<(long Sequence, string Author, string Text)> Messages => [.. _heard.Where(h => h.Event == "MessageAdded").Select(h =>
        (h.Body.GetProperty("sequence").GetInt64(), h.Body.GetProperty("author").GetString()!, h.Body.GetProperty("text").GetString()!))];

    public Task HearsAsync(string author, Func<string, bool> text, string what) =>
        Eventually.HoldsAsync(() => Messages.Any(m => m.Author == author && text(m.Text)), what);

    public ValueTask DisposeAsync() => Connection.DisposeAsync();
}
