using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;

namespace MiaPulse.Bench;

/// <summary>One call over a relay, on Twilio's side: placed, answered, and talked in over a real socket, each request signed.</summary>
internal sealed class RelayedCall : IAsyncDisposable
{
    public const string Account = "AC00000000000000000000000000000001";
    public const string Token = "b5dcd9e1b6f54ef0a8d0f0c1a2b3c4d5";

    /// <summary>What the product calls itself: a relay is offered behind https alone. What is signed says this address; what is dialled is loopback's.</summary>
    public static readonly Uri Public = new("https://mia.example");

    private const string VoicePath = "/webhooks/twilio/voice";

    private readonly ClientWebSocket _socket = new();
    private readonly byte[] _piece = new byte[64 * 1024];

    private RelayedCall()
    {
    }

    /// <param name="product">Where it runs.</param>
    /// <param name="number">Which call.</param>
    /// <param name="from">Who calls.</param>
    /// <param name="to">The line.</param>
    public static async Task<RelayedCall> PlaceAsync(Uri product, int number, string from, string to)
    {
        var sid = $"CA{number.ToString("00000000000000000000000000000000", CultureInfo.InvariantCulture)}";
        var relay = (await RingAsync(product, [("AccountSid", Account), ("CallSid", sid), ("CallStatus", "ringing"), ("Direction", "inbound"), ("From", from), ("To", to)]))
            .Element("Connect")?.Element("ConversationRelay") ?? throw new InvalidOperationException("The call was not answered with a relay.");
        var address = relay.Attribute("url")!.Value;
        var call = new RelayedCall();
        call._socket.Options.SetRequestHeader("X-Twilio-Signature", Sign(address));
        await call._socket.ConnectAsync(new UriBuilder(new Uri(product, new Uri(address).PathAndQuery)) { Scheme = "ws" }.Uri, CancellationToken.None);
        await call.SendAsync(new
        {
            type = "setup",
            sessionId = $"VX{sid[2..]}",
            accountSid = Account,
            callSid = sid,
            from,
            to,
            direction = "inbound",
            customParameters = relay.Elements("Parameter").ToDictionary(p => p.Attribute("name")!.Value, p => p.Attribute("value")!.Value),
        });
        return call;
    }

    /// <summary>The caller has said something, and Mia says what she finds.</summary>
    /// <returns>From the final prompt to her first token; null where there was none.</returns>
    public async Task<TimeSpan?> SayAsync(string words, CancellationToken ct)
    {
        var (began, first) = (Stopwatch.GetTimestamp(), (TimeSpan?)null);
        await SendAsync(new { type = "prompt", voicePrompt = words, lang = "en-US", last = true });
        while (await ReadAsync(ct) is { } frame)
        {
            var now = Stopwatch.GetTimestamp();
            var said = JsonDocument.Parse(frame).RootElement;
            if (said.GetProperty("type").GetString() != "text")
            {
                continue;
            }

            if (said.GetProperty("token").GetString() is { Length: > 0 })
            {
                first ??= Stopwatch.GetElapsedTime(began, now);
            }

            if (said.GetProperty("last").GetBoolean())
            {
                return first;
            }
        }

        return first;
    }

    public ValueTask DisposeAsync()
    {
        _socket.Abort();
        _socket.Dispose();
        return ValueTask.CompletedTask;
    }

    private static async Task<XElement> RingAsync(Uri product, (string Name, string Value)[] form)
    {
        using var http = new HttpClient { BaseAddress = product };
        using var request = new HttpRequestMessage(HttpMethod.Post, VoicePath)
        {
            Content = new FormUrlEncodedContent(form.Select(f => KeyValuePair.Create(f.Name, f.Value))),
        };
        request.Headers.TryAddWithoutValidation("X-Twilio-Signature", Sign(new Uri(Public, VoicePath) + string.Concat(form.OrderBy(f => f.Name, StringComparer.Ordinal).Select(f => f.Name + f.Value))));
        using var answer = await http.SendAsync(request);
        return answer.StatusCode is HttpStatusCode.OK
            ? XDocument.Parse(await answer.Content.ReadAsStringAsync()).Root!
            : throw new InvalidOperationException($"The call was answered with {(int)answer.StatusCode}.");
    }

#pragma warning disable CA5350 // the vendor's scheme
    private static string Sign(string text) => Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(Token), Encoding.UTF8.GetBytes(text)));
#pragma warning restore CA5350

    private Task SendAsync(object frame) => _socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(frame), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);

    private async Task<byte[]?> ReadAsync(CancellationToken ct)
    {
        using var frame = new MemoryStream();
        while (true)
        {
            var got = await _socket.ReceiveAsync(_piece.AsMemory(), ct);
            if (got.MessageType is WebSocketMessageType.Close)
            {
                return null;
            }

            frame.Write(_piece, 0, got.Count);
            if (got.EndOfMessage)
            {
                return frame.ToArray();
            }
        }
    }
}
