using System.Net;
using System.Text.Json;

namespace MiaPulse.Web.Vendors.Twilio;

/// <summary>What Twilio answered.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Sid">What it calls the text, where it took one and said so.</param>
/// <param name="Code">Its number for what is wrong; null where the answer is not Twilio's own, but that of something in between.</param>
/// <param name="After">How long it asks us to wait.</param>
internal sealed record TwilioAnswer(HttpStatusCode Status, string? Sid, int? Code, TimeSpan? After)
{
    public bool IsTaken => (int)Status is >= 200 and < 300;

    /// <summary>Reads leniently: a gateway in between answers in HTML, or with nothing.</summary>
    public static TwilioAnswer Read(HttpResponseMessage response, byte[] body, DateTimeOffset now)
    {
        var (sid, code) = Words(body);
        var after = response.Headers.RetryAfter;
        var wait = after?.Delta ?? after?.Date - now;
        return new TwilioAnswer(response.StatusCode, sid, code, wait < TimeSpan.Zero ? TimeSpan.Zero : wait);
    }

    private static (string? Sid, int? Code) Words(byte[] body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            if (json.RootElement.ValueKind is not JsonValueKind.Object)
            {
                return (null, null);
            }

            var sid = json.RootElement.TryGetProperty("sid", out var named) && named.ValueKind is JsonValueKind.String ? named.GetString() : null;
            var isNumbered = json.RootElement.TryGetProperty("code", out var number) && number.ValueKind is JsonValueKind.Number;
            return (sid, isNumbered && number.TryGetInt32(out var code) ? code : null);
        }
        catch (JsonException)
        {
            return (null, null);
        }
    }
}
