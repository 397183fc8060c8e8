using System.Net;
using System.Text.Json;

namespace MiaPulse.Web.Vendors.Twilio;

/// <summary>What Twilio answered.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Sid">What it calls the text or whatever else was asked for, where it took one and said so.</param>
/// <param name="Code">Its number for what is wrong; null where the answer is not Twilio's own, but that of something in between.</param>
/// <param name="After">How long it asks us to wait.</param>
internal sealed record TwilioAnswer(HttpStatusCode Status, string? Sid, int? Code, TimeSpan? After)
{
    /// <summary>The account's numbers, where it was asked for them.</summary>
    public IReadOnlyList<TwilioNumber> Numbers { get; init; } = [];

    public bool IsTaken => (int)Status is >= 200 and < 300;

    /// <summary>Reads leniently: a gateway in between answers in HTML, or with nothing.</summary>
    public static TwilioAnswer Read(HttpResponseMessage response, byte[] body, DateTimeOffset now)
    {
        var (sid, code, numbers) = Words(body);
        var after = response.Headers.RetryAfter;
        var wait = after?.Delta ?? after?.Date - now;
        return new TwilioAnswer(response.StatusCode, sid, code, wait < TimeSpan.Zero ? TimeSpan.Zero : wait) { Numbers = numbers };
    }

    private static (string? Sid, int? Code, IReadOnlyList<TwilioNumber> Numbers) Words(byte[] body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            if (json.RootElement.ValueKind is not JsonValueKind.Object)
            {
                return (null, null, []);
            }

            var isNumbered = json.RootElement.TryGetProperty("code", out var number) && number.ValueKind is JsonValueKind.Number;
            return (Word(json.RootElement, "sid"), isNumbered && number.TryGetInt32(out var code) ? code : null, NumbersOf(json.RootElement));
        }
        catch (JsonException)
        {
            return (null, null, []);
        }
    }

    private static IReadOnlyList<TwilioNumber> NumbersOf(JsonElement answer) =>
        answer.TryGetProperty("incoming_phone_numbers", out var list) && list.ValueKind is JsonValueKind.Array
            ? [.. list.EnumerateArray().Where(n => n.ValueKind is JsonValueKind.Object).Select(n => (Sid: Word(n, "sid"), Number: Word(n, "phone_number")))
                .Where(n => n is { Sid.Length: > 0, Number.Length: > 0 }).Select(n => new TwilioNumber(n.Sid!, n.Number!))]
            : [];

    private static string? Word(JsonElement of, string name) => of.TryGetProperty(name, out var word) && word.ValueKind is JsonValueKind.String ? word.GetString() : null;
}

/// <summary>A number of the account's.</summary>
/// <param name="Sid">What Twilio calls it.</param>
/// <param name="Number">In E.164.</param>
internal sealed record TwilioNumber(string Sid, string Number);
