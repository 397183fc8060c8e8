using System.Globalization;
using MiaPulse.Core.Calls;
using MiaPulse.Core.Shared;

namespace MiaPulse.Web.Vendors.Twilio;

/// <summary><c>POST /webhooks/twilio/recording</c>: a recording has begun, is whole, or will never be.</summary>
internal static class TwilioRecordingWebhook
{
    public const string Path = "/webhooks/twilio/recording";

    public static void MapTwilioRecordings(this IEndpointRouteBuilder routes)
    {
        var (hear, reached) = (routes.ServiceProvider.GetRequiredService<HearRecording>(), routes.ServiceProvider.GetRequiredService<NoticeReached>());
        routes.MapTwilioDoor(Path, async (request, form) =>
        {
            if (Read(form) is { } heard)
            {
                await hear.RunAsync(Caretaker.Instance, heard, CancellationToken.None); // heard is heard, also when the caller does not wait for the answer
            }

            if (request.Query[TwimlWriter.LineName] is [{ Length: > 0 } line])
            {
                await reached.RunAsync(Caretaker.Instance, line, LineHook.Recording, CancellationToken.None);
            }

            return Results.NoContent();
        });
    }

    /// <summary>Null for what tells of no recording. Its address is not read: we know ourselves where Twilio is.</summary>
    public static RecordingHeard? Read(IReadOnlyList<KeyValuePair<string, string>> form) =>
        form.Only("CallSid") is { Length: > 0 and <= Call.MaxVendorIdLength } call && form.Only("RecordingSid") is { } sid && TwilioRecordings.IsSid(sid)
        && form.Only("RecordingStatus") is { Length: > 0 } status
            ? new RecordingHeard(TwilioDoor.Vendor, call, sid, status, form.Number("RecordingDuration"), form.Number("RecordingChannels") ?? 1, Moment(form.Only("RecordingStartTime")))
            : null;

    private static DateTimeOffset? Moment(string? said) => DateTimeOffset.TryParse(said, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) ? moment : null;
}
