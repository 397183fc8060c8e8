using System.Globalization;
using System.Net;
using System.Text.Json;

namespace MiaPulse.Web.Vendors.Resend;

/// <summary>What Resend answered.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Id">What it calls the mail, where it took one and said so.</param>
/// <param name="Error">The name of what is wrong, such as <c>rate_limit_exceeded</c>; null where it gives none that can be read.</param>
/// <param name="After">How long it asks us to wait.</param>
/// <param name="Rate">How fast it may be asked.</param>
internal sealed record ResendAnswer(HttpStatusCode Status, string? Id, string? Error, TimeSpan? After, ResendRate Rate)
{
    public bool IsTaken => (int)Status is >= 200 and < 300;

    /// <summary>We ask too fast. A quota that is used up has the same status, and another name.</summary>
    public bool IsTooMuch => MeansTooMuch(Status, Error);

    /// <summary>Reads leniently: a gateway in between answers in HTML, or with nothing.</summary>
    public static ResendAnswer Read(HttpResponseMessage response, byte[] body, DateTimeOffset now)
    {
        var (id, error) = Words(body);
        var after = Wait(response, now);
        return new ResendAnswer(response.StatusCode, id, error, after, ResendRate.Read(response, IsQuota(error) ? null : after, MeansTooMuch(response.StatusCode, error)));
    }

    private static bool MeansTooMuch(HttpStatusCode status, string? error) => status is HttpStatusCode.TooManyRequests && !IsQuota(error);

    private static bool IsQuota(string? error) => error is "daily_quota_exceeded" or "monthly_quota_exceeded";

    private static (string? Id, string? Error) Words(byte[] body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return (Word(json.RootElement, "id"), Word(json.RootElement, "name"));
        }
        catch (JsonException)
        {
            return (null, null);
        }
    }

    // A word of theirs stands in a sentence for the owner, so it has to look like one: never an address or a piece of the mail.
    private static string? Word(JsonElement answer, string name) =>
        answer.ValueKind is JsonValueKind.Object && answer.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String
        && value.GetString() is { Length: > 0 and <= 64 } word && word.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-')
            ? word
            : null;

    private static TimeSpan? Wait(HttpResponseMessage response, DateTimeOffset now)
    {
        var after = response.Headers.RetryAfter;
        var wait = after?.Delta ?? after?.Date - now ?? Reset(response);
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    private static TimeSpan? Reset(HttpResponseMessage response) =>
        response.Headers.TryGetValues("ratelimit-reset", out var values) && int.TryParse(values.First(), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? TimeSpan.FromSeconds(seconds)
            : null;
}
