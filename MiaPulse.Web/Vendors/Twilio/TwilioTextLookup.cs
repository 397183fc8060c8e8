using System.Globalization;
using System.Text.Json;
using MiaPulse.Core.Calls;

namespace MiaPulse.Web.Vendors.Twilio;

/// <summary>
/// Looks up a text that Twilio may have taken: by both numbers, its words and its moment, since it carries no name of ours. Twilio keeps the day of sending apart from that of
/// making, and one that is still queued has none: so what is not in the list may still go out.
/// </summary>
internal sealed class TwilioTextLookup(TwilioClient client) : ITextLookup
{
    public async Task<FoundText?> FindAsync(string to, string from, string text, DateTimeOffset since, CancellationToken ct)
    {
        try
        {
            return await client.ListMessagesAsync(to, from, DateOnly.FromDateTime(since.UtcDateTime), ct) is { } body ? Read(body, text, since) : null;
        }
        catch (Exception silent) when (silent is HttpRequestException or IOException || (silent is OperationCanceledException && !ct.IsCancellationRequested))
        {
            return null;
        }
    }

    private static FoundText? Read(byte[] body, string text, DateTimeOffset since)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement is { ValueKind: JsonValueKind.Object } root && root.TryGetProperty("messages", out var messages) && messages.ValueKind is JsonValueKind.Array
                ? messages.EnumerateArray().Where(m => m.ValueKind is JsonValueKind.Object && IsIt(m, text, since)).OrderBy(MadeAt).Select(Found).FirstOrDefault()
                : null;
        }
        catch (JsonException)
        {
            return null; // a gateway in between answers in HTML
        }
    }

    // On a trial account Twilio puts words of its own before ours.
    private static bool IsIt(JsonElement message, string text, DateTimeOffset since) =>
        Words(message, "direction")?.StartsWith("outbound", StringComparison.Ordinal) == true
        && Words(message, "body")?.EndsWith(text, StringComparison.Ordinal) == true
        && MadeAt(message) >= since
        && Words(message, "sid") is { Length: > 0 and <= CallText.MaxVendorIdLength }
        && TwilioStatus.StatusOf(Words(message, "status")) is not null;

    private static FoundText Found(JsonElement message)
    {
        int? error = message.TryGetProperty("error_code", out var code) && code.ValueKind is JsonValueKind.Number && code.TryGetInt32(out var number) ? number : null;
        return new FoundText(Words(message, "sid")!, TwilioStatus.StatusOf(Words(message, "status"))!.Value, error) { TakesNoTexts = TwilioStatus.IsOfNumberWithoutTexts(error) };
    }

    private static DateTimeOffset? MadeAt(JsonElement message) =>
        DateTimeOffset.TryParse(Words(message, "date_created"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;

    private static string? Words(JsonElement message, string name) => message.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;
}
