using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;
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
        var services = routes.ServiceProvider;
        if (services.GetRequiredService<IOptions<TelegramOptions>>().Value is not { IsConfigured: true, WebhookSecret: { Length: > 0 } secret })
        {
            return;
        }

        // Hashes are of one length, so that the time tells nothing about the secret's.
        var (desk, expected) = (services.GetRequiredService<TelegramDesk>(), Hash(secret));
        var door = new SignedDoor(TelegramUpdate.Vendor, Path, MostBytes, StatusCodes.Status403Forbidden)
        {
            MayBeTheirs = request => SignedDoor.Header(request, SecretHeader) is { } given && CryptographicOperations.FixedTimeEquals(Hash(given), expected),
            IsTheirs = (_, _) => true, // the secret is all there is: nothing is signed
        };
        routes.MapSignedDoor(door, async (_, body) =>
        {
            if (Read(body) is not { } update)
            {
                return Results.StatusCode(StatusCodes.Status400BadRequest);
            }

            await desk.HearAsync(update, CancellationToken.None);
            return Results.Ok();
        });
    }

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
