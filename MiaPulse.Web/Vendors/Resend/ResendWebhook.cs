using MiaPulse.Core.Notifications;
using MiaPulse.Core.Shared;
using MiaPulse.Web.Http;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace MiaPulse.Web.Vendors.Resend;

/// <summary><c>POST /webhooks/resend</c>: what became of our mail. Not there at all without a secret to know it by.</summary>
internal static class ResendWebhook
{
    public const string Path = "/webhooks/resend";

    /// <summary>An event is a few kilobytes; a mail that came in is announced without its content.</summary>
    public const int MostBytes = 256 * 1024;

    public static void MapResendWebhook(this IEndpointRouteBuilder routes)
    {
        if (routes.ServiceProvider.GetRequiredService<IOptions<ResendOptions>>().Value is { IsConfigured: true, WebhookSecret: { Length: > 0 } secret })
        {
            var signature = new SvixSignature(SvixSignature.KeyOf(secret)!, routes.ServiceProvider.GetRequiredService<TimeProvider>());
            routes.MapPost(Path, (HttpContext http, RecordMailEvent record, TimeProvider clock) => HearAsync(http, signature, record, clock)).AllowAnonymous().DisableAntiforgery();
        }
    }

    // A forged one learns nothing: whatever is wrong with it, the answer is the same.
    private static async Task<IResult> HearAsync(HttpContext http, SvixSignature signature, RecordMailEvent record, TimeProvider clock)
    {
        if (await RawBody.ReadAsync(http.Request, MostBytes, http.RequestAborted) is not { } body)
        {
            return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        }

        var id = Only(http.Request.Headers["svix-id"]);
        if (id is null || !signature.IsGood(id, Only(http.Request.Headers["svix-timestamp"]), Only(http.Request.Headers["svix-signature"]), body))
        {
            Telemetry.WebhookRefused.Add(1, new KeyValuePair<string, object?>("vendor", ResendEvent.Vendor));
            return Results.StatusCode(StatusCodes.Status400BadRequest);
        }

        if (ResendEvent.Read(body, id, clock.GetUtcNow()) is { } happened)
        {
            await record.RunAsync(Caretaker.Instance, happened, CancellationToken.None); // heard is heard, also when the caller does not wait for the answer
        }

        return Results.Ok();
    }

    private static string? Only(StringValues header) => header.Count == 1 ? header[0] : null;
}
