using System.Globalization;
using MiaPulse.Core.Notifications;
using MiaPulse.Core.Shared;
using MiaPulse.Web.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace MiaPulse.Web.Vendors.Twilio;

/// <summary><c>POST /webhooks/twilio/status</c>: how far a text of ours is. Not there at all without an account.</summary>
internal static class TwilioStatus
{
    public const string Path = "/webhooks/twilio/status";

    /// <summary>Under this name the text's own key comes back, in the query that we gave Twilio.</summary>
    public const string KeyName = "m";

    public const int MostBytes = 64 * 1024;

    private const string Vendor = "twilio";

    public static void MapTwilioStatus(this IEndpointRouteBuilder routes)
    {
        if (routes.ServiceProvider.GetRequiredService<IOptions<TwilioOptions>>().Value is { IsConfigured: true } options)
        {
            var signature = new TwilioSignature(options.AuthToken!);
            routes.MapPost(Path, (HttpContext http, RecordTextEvent record, PublicUrl publicUrl) => HearAsync(http, signature, options, record, publicUrl)).AllowAnonymous().DisableAntiforgery();
        }
    }

    // A forged one learns nothing: whatever is wrong with it, the answer is the same.
    private static async Task<IResult> HearAsync(HttpContext http, TwilioSignature signature, TwilioOptions options, RecordTextEvent record, PublicUrl publicUrl)
    {
        if (await RawBody.ReadAsync(http.Request, MostBytes, http.RequestAborted) is not { } body)
        {
            return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        }

        // Behind a proxy the server sees another host and scheme than Twilio did, and its own idea of the path is decoded: neither is what was signed.
        var url = publicUrl + http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var given = http.Request.Headers["X-Twilio-Signature"];
        var form = TwilioForm.Read(body);
        if (!signature.IsGood(url, http.Request.ContentType, body, given.Count == 1 ? given[0] : null) || form.Only("AccountSid") != options.AccountSid)
        {
            Telemetry.WebhookRefused.Add(1, new KeyValuePair<string, object?>("vendor", Vendor));
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        }

        if (Read(form, http.Request.Query[KeyName]) is { } happened)
        {
            await record.RunAsync(Caretaker.Instance, happened, CancellationToken.None); // heard is heard, also when the caller does not wait for the answer
        }

        return Results.NoContent();
    }

    /// <summary>Null for what says nothing of a text's fate, and for a status that is yet to be invented.</summary>
    private static TextEvent? Read(IReadOnlyList<KeyValuePair<string, string>> form, string? key)
    {
        TextStatus? status = form.Only("MessageStatus") switch
        {
            "accepted" or "scheduled" => TextStatus.Accepted,
            "queued" => TextStatus.Queued,
            "sending" => TextStatus.Sending,
            "sent" => TextStatus.Sent,
            "delivered" or "read" => TextStatus.Delivered,
            "undelivered" or "partially_delivered" => TextStatus.Undelivered,
            "failed" or "canceled" => TextStatus.Failed,
            _ => null,
        };
        int? error = int.TryParse(form.Only("ErrorCode"), NumberStyles.None, CultureInfo.InvariantCulture, out var code) ? code : null;
        return status is { } known && form.Only("MessageSid") is { Length: > 0 and <= SentText.MaxIdLength } sid
            ? new TextEvent(Vendor, sid, key is { Length: > 0 and <= TextMessage.MaxKeyLength } ? key : null, known, error)
            : null;
    }
}
