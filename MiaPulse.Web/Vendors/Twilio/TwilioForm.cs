using System.Globalization;
using System.Net;
using System.Text;

namespace MiaPulse.Web.Vendors.Twilio;

/// <summary>
/// A form as Twilio signs it: every pair in its order, names told apart by their case, nothing trimmed or joined. ASP.NET's own reader does all of that.
/// </summary>
internal static class TwilioForm
{
    public static IReadOnlyList<KeyValuePair<string, string>> Read(ReadOnlySpan<byte> body) =>
    [
        .. Encoding.UTF8.GetString(body).Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.IndexOf('=', StringComparison.Ordinal) is var at and >= 0
            ? KeyValuePair.Create(WebUtility.UrlDecode(pair[..at]), WebUtility.UrlDecode(pair[(at + 1)..]))
            : KeyValuePair.Create(WebUtility.UrlDecode(pair), "")),
    ];

    /// <summary>The one value of a name; null where there is none, or more than one.</summary>
    public static string? Only(this IReadOnlyList<KeyValuePair<string, string>> form, string name) =>
        form.Where(pair => pair.Key == name).Select(pair => pair.Value).ToList() is [var only] ? only : null;

    /// <summary>The one value of a name as a number that counts something; null for anything else.</summary>
    public static int? Number(this IReadOnlyList<KeyValuePair<string, string>> form, string name) =>
        int.TryParse(form.Only(name), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : null;
}
