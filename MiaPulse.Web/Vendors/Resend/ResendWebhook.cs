using MiaPulse.Core.Notifications;
using MiaPulse.Core.Shared;
using Microsoft.Extensions.Options;

namespace MiaPulse.Web.Vendors.Resend;

/// <summary><c>POST /webhooks/resend</c>: what became of our mail. Not there at all without a secret to know it by.</summary>
internal static class ResendWebhook
{
    public const string Path = "/webhooks/resend";

    /// <summary>An event is a few kilobytes; a mail that came in is announced without its content.</summary>
    public const int MostBytes = 256 * 1024;

    private const string IdHeader = "svix-id";

    public static void MapResendWebhook(this IEndpointRouteBuilder routes)
    {
        var services = routes.ServiceProvider;
        if (services.GetRequiredService<IOptions<ResendOptions>>().Value is not { IsConfigured: true, WebhookSecret: { Length: > 0 } secret })
        {
            return;
        }

        var (record, clock) = (services.GetRequiredService<RecordMailEvent>(), services.GetRequiredService<TimeProvider>());
        var signature = new SvixSignature(SvixSignature.KeyOf(secret)!, clock);
        var door = new SignedDoor(ResendEvent.Vendor, Path, MostBytes, StatusCodes.Status400BadRequest)
        {
            IsTheirs = (request, body) => signature.IsGood(
                SignedDoor.Header(request, IdHeader), SignedDoor.Header(request, "svix-timestamp"), SignedDoor.Header(request, "svix-signature"), body),
        };
        routes.MapSignedDoor(door, async (request, body) =>
        {
            if (ResendEvent.Read(body, SignedDoor.Header(request, IdHeader)!, clock.GetUtcNow()) is { } happened)
            {
                await record.RunAsync(Caretaker.Instance, happened, CancellationToken.None); // heard is heard, also when the caller does not wait for the answer
            }

            return Results.Ok();
        });
    }
}
