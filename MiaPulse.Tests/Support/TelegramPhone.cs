using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using MiaPulse.Web.Vendors.Telegram;

namespace MiaPulse.Tests.Support;

/// <summary>A member's private chat with the bot: what they write there is brought to us as Telegram would bring it.</summary>
public sealed class TelegramPhone(Uri miaPulse)
{
    /// <summary>What Telegram calls the member, and the chat with them.</summary>
    public const long Chat = 555;

    private static readonly JsonSerializerOptions Json = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    private int _update = 10_000;
    private int _message = 5_000;

    /// <summary>Writes something; <paramref name="quoting"/> names the message that it replies to.</summary>
    public async Task SayAsync(string text, int? quoting = null)
    {
        var chat = new { id = Chat, type = "private" };
        var quoted = quoting is { } message ? new { message_id = message, from = new { id = 123456789, is_bot = true, first_name = "Mia" }, chat, date = 1787399999, text = "x" } : null;
        var body = JsonSerializer.Serialize(
            new
            {
                update_id = Interlocked.Increment(ref _update),
                message = new
                {
                    message_id = Interlocked.Increment(ref _message),
                    from = new { id = Chat, is_bot = false, first_name = "Zoë" },
                    chat = new { id = Chat, type = "private", first_name = "Zoë" },
                    date = 1787400000,
                    text,
                    reply_to_message = quoted,
                },
            },
            Json);
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(miaPulse, TelegramWebhook.Path)) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add(TelegramWebhook.SecretHeader, LoopbackTelegram.Secret);
        using var answer = await http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
    }
}
