using System.Collections.Concurrent;
using System.Globalization;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace MiaPulse.Tests.Support;

/// <summary>One relay, on Twilio's side: a real socket, opened as our TwiML says, that remembers every frame of ours.</summary>
public sealed class TwilioRelayCall : IAsyncDisposable
{
    public const string Path = "/webhooks/twilio/voice/relay";
    public const string Address = "wss://app.miapulse.example" + Path;

    private static int _opened;

    private readonly ClientWebSocket _socket = new();
    private readonly ConcurrentQueue<JsonElement> _frames = new();
    private Task _reading = Task.CompletedTask;

    private TwilioRelayCall()
    {
    }

    /// <summary>Every frame of ours, oldest first.</summary>
    public IReadOnlyList<JsonElement> Frames => [.. _frames];

    /// <summary>How we closed it; null while it is open, and where it was cut.</summary>
    public WebSocketCloseStatus? ClosedWith => _socket.CloseStatus;

    public bool IsOpen => _socket.State is WebSocketState.Open;

    /// <summary>What Mia has said, turn by turn; the last one may still be spoken.</summary>
    public IReadOnlyList<(string Words, bool IsWhole)> Turns
    {
        get
        {
            var turns = new List<(string Words, bool IsWhole)>();
            foreach (var frame in Frames.Where(f => f.GetProperty("type").GetString() == "text"))
            {
                if (turns is [] or [.., { IsWhole: true }])
                {
                    turns.Add(("", false));
                }

                turns[^1] = (turns[^1].Words + frame.GetProperty("token").GetString(), frame.GetProperty("last").GetBoolean());
            }

            return turns;
        }
    }

    /// <summary>What the relay's callback is told once we have ended it; null while we have not.</summary>
    public JsonElement? End => Frames.Where(f => f.GetProperty("type").GetString() == "end").Select(f => (JsonElement?)f).FirstOrDefault();

    /// <summary>Opens the socket that the call's answer names.</summary>
    /// <param name="signature">Null for the right one.</param>
    public static async Task<TwilioRelayCall> OpenAsync(MiaApp app, string? signature = null)
    {
        var relay = new TwilioRelayCall();
        relay._socket.Options.SetRequestHeader("X-Twilio-Signature", signature ?? Sign(Address));
        await relay._socket.ConnectAsync(new UriBuilder(new Uri(app.Url, Path)) { Scheme = "ws" }.Uri, CancellationToken.None);
        relay._reading = relay.ReadAsync();
        return relay;
    }

    /// <summary>Opens it and says which call it is.</summary>
    public static async Task<TwilioRelayCall> ConnectAsync(MiaApp app, TwilioCall call)
    {
        Assert.Equal(Address, call.Relay!.Attribute("url")!.Value);
        var relay = await OpenAsync(app);
        await relay.SetUpAsync(call);
        return relay;
    }

    public static string Sign(string address) => TwilioCaller.Sign(address, "=");

    /// <param name="parameters">Null for those of the call's answer.</param>
    public Task SetUpAsync(TwilioCall call, IReadOnlyDictionary<string, string>? parameters = null, string account = TwilioCaller.Account) => SendAsync(new
    {
        type = "setup",
        sessionId = $"VX{Interlocked.Increment(ref _opened).ToString("00000000000000000000000000000000", CultureInfo.InvariantCulture)}", // a second relay of the same call has another
        accountSid = account,
        parentCallSid = "",
        callSid = call.Sid,
        from = call.From,
        to = call.To,
        forwardedFrom = "",
        callType = "PSTN",
        callerName = "",
        direction = "inbound",
        callStatus = "RINGING",
        customParameters = parameters ?? call.Relay!.Elements("Parameter").ToDictionary(p => p.Attribute("name")!.Value, p => p.Attribute("value")!.Value),
    });

    public Task PromptAsync(string words, string language = "en-US") => SendAsync(new { type = "prompt", voicePrompt = words, lang = language, last = true });

    public Task InterruptAsync(string heard) => SendAsync(new { type = "interrupt", utteranceUntilInterrupt = heard, durationUntilInterruptMs = 460 });

    public Task PressAsync(string key) => SendAsync(new { type = "dtmf", digit = key });

    public Task SendAsync(object frame) => SendAsync(JsonSerializer.Serialize(frame));

    public Task SendAsync(string frame) => _socket.SendAsync(Encoding.UTF8.GetBytes(frame), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);

    /// <summary>The words of a turn once they are whole.</summary>
    public async Task<string> HearsTurnAsync(int number)
    {
        await Eventually.HoldsAsync(() => Turns.Count(t => t.IsWhole) >= number, $"turn {number} is said to its end");
        return Turns[number - 1].Words;
    }

    /// <summary>The network goes away in the middle of a word.</summary>
    public void Cut() => _socket.Abort();

    /// <summary>The caller hangs up, and Twilio closes.</summary>
    public async Task CloseAsync()
    {
        if (_socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
        {
            await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        }

        await _reading;
    }

    public async ValueTask DisposeAsync()
    {
        _socket.Abort();
        await _reading;
        _socket.Dispose();
    }

    private async Task ReadAsync()
    {
        var piece = new byte[64 * 1024];
        using var frame = new MemoryStream();
        try
        {
            while (true)
            {
                var got = await _socket.ReceiveAsync(piece.AsMemory(), CancellationToken.None);
                if (got.MessageType is WebSocketMessageType.Close)
                {
                    return;
                }

                frame.Write(piece, 0, got.Count);
                if (got.EndOfMessage)
                {
                    _frames.Enqueue(JsonDocument.Parse(frame.ToArray()).RootElement);
                    frame.SetLength(0);
                }
            }
        }
        catch (Exception cut) when (cut is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            // Somebody has cut it; what was said before is what there is.
        }
    }
}
