using System.Globalization;
using MiaPulse.Core.Notifications;
using MiaPulse.Core.Shared;

namespace MiaPulse.Web.Vendors.Twilio;

/// <summary><c>POST /webhooks/twilio/status</c>: how far a text of ours is.</summary>
internal static class TwilioStatus
{
    public const string Path = "/webhooks/twilio/status";

    /// <summary>Under this name the text's own key comes back, in the query that we gave Twilio.</summary>
    public const string KeyName = "m";

    /// <summary>Twilio's number for somebody who has opted out.</summary>
    public const int OptedOut = 21610;

    public static void MapTwilioStatus(this IEndpointRouteBuilder routes)
    {
        var record = routes.ServiceProvider.GetRequiredService<RecordTextEvent>();
        routes.MapTwilioDoor(Path, async (request, form) =>
        {
            if (Read(form, request.Query[KeyName]) is { } happened)
            {
                await record.RunAsync(Caretaker.Instance, happened, CancellationToken.None); // heard is heard, also when the caller does not wait for the answer
            }

            return Results.NoContent();
        });
    }

    /// <summary>How far a text is, in Twilio's words; null for a status that is yet to be invented, and for those of texts to us.</summary>
    public static TextStatus? StatusOf(string? word) => word switch
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

    /// <summary>Whether Twilio says by this number that no text ever arrives there: no number, no mobile phone's, or a landline's.</summary>
    public static bool IsOfNumberWithoutTexts(int? error) => error is 21211 or 21614 or 21635 or 30006;

    /// <summary>Null for what says nothing of a text's fate.</summary>
    private static TextEvent? Read(IReadOnlyList<KeyValuePair<string, string>> form, string? key)
    {
        int? error = int.TryParse(form.Only("ErrorCode"), NumberStyles.None, CultureInfo.InvariantCulture, out var code) ? code : null;
        return StatusOf(form.Only("MessageStatus")) is { } known && form.Only("MessageSid") is { Length: > 0 and <= SentText.MaxIdLength } sid
            ? new TextEvent(TwilioDoor.Vendor, sid, key is { Length: > 0 and <= TextMessage.MaxKeyLength } ? key : null, known, error)
            {
                OptedOut = error is OptedOut ? form.Only("To") : null,
                TakesNoTexts = IsOfNumberWithoutTexts(error),
            }
            : null;
    }
}
