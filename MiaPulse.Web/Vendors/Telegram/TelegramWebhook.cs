using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using MiaPulse.Core.Shared;
using MiaPulse.Web.Http;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using Telegram.Bot;
using Telegram.Bot.Types;

namespace MiaPulse.Web.Vendors.Telegram;

/// <summary><c>POST /webhooks/telegram</c>: what happens in members' chats. Not there at all without a bot.</summary>
internal static class TelegramWebhook
{
    public const string Path = "/webhooks/telegram";

    public const string SecretHeader = "X-Telegram-Bot-Api-Secret-Token";

    /// <summary>An update holds a message and the one that it replies to.</summary>
    public const int MostBytes = 256 * 1024;

    public static void MapTelegramWebhook(this IEndpointRouteBuilder routes)
    {
        if (routes.ServiceProvider.GetRequiredService<IOptions<TelegramOptions>>().Value is { IsConfigured: true, WebhookSecret: { Length: > 0 } secret })
        {
            var expected = Hash(secret);
            routes.MapPost(Path, (HttpContext http, TelegramDesk desk) => HearAsync(http, expected, desk)).AllowAnonymous().DisableAntiforgery();
        }
    }

    // The secret is all there is: nothing is signed. So it is looked at before a byte of the body is, and a forged one learns nothing.
    private static async Task<IResult> HearAsync(HttpContext http, byte[] expected, TelegramDesk desk)
    {
        if (!IsGood(http.Request.Headers[SecretHeader], expected))
        {
            Telemetry.WebhookRefused.Add(1, new KeyValuePair<string, object?>("vendor", TelegramUpdate.Vendor));
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        }

        if (await RawBody.ReadAsync(http.Request, MostBytes, http.RequestAborted) is not { } body)
        {
            return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        }

        if (Read(body) is not { } update)
        {
            return Results.StatusCode(StatusCodes.Status400BadRequest);
        }

        await desk.HearAsync(update, CancellationToken.None);
        return Results.Ok();
    }

    // Hashes are of one length, so that the time tells nothing about the secret's.
    private static bool IsGood(StringValues given, byte[] expected) => given is [{ } only] && CryptographicOperations.FixedTimeEquals(Hash(only), expected);

    private static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    private static Update? Read(byte[] body)
    {
        try
        {
            return JsonSerializer.Deserialize<Update>(body, JsonBotAPI.Options) is { Id: > 0 } update ? update : null;
        }
        catch (Exception unreadable) when (unreadable is JsonException or NotSupportedException or ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }
}
