using System.Globalization;
using System.Text.Json;
using MiaPulse.Core.Notifications;
using MiaPulse.Core.Shared;

namespace MiaPulse.Web.Vendors.Resend;

/// <summary>Reads a webhook of Resend's, leniently: kinds come and go, and members are missing now and then.</summary>
internal static class ResendEvent
{
    public const string Vendor = "resend";

    /// <param name="body">Of a webhook whose signature is good.</param>
    /// <param name="id">Header <c>svix-id</c>.</param>
    /// <param name="now">Stands in for the event's own time, where it has none.</param>
    /// <returns>Null for what says nothing of a mail's fate: opens, clicks, contacts, domains, and what is no event.</returns>
    public static MailEvent? Read(ReadOnlyMemory<byte> body, string id, DateTimeOffset now)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            var data = Member(json.RootElement, "data");
            return Kind(Text(json.RootElement, "type"), data) is { } kind
                ? new MailEvent(Vendor, id, kind, At(json.RootElement) ?? now, To(data), Text(data, "email_id"))
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // Resend suppresses by itself what bounced or was complained of before: no mail of ours reaches that mailbox any more, whatever the reason was.
    private static MailEventKind? Kind(string? type, JsonElement? data) => type switch
    {
        "email.delivered" => MailEventKind.Delivered,
        "email.delivery_delayed" => MailEventKind.Delayed,
        "email.bounced" => Text(Member(data, "bounce"), "type") is "Permanent" ? MailEventKind.Bounced : MailEventKind.BouncedForNow,
        "email.suppressed" => MailEventKind.Bounced,
        "email.complained" => MailEventKind.Complained,
        "email.failed" => MailEventKind.Failed,
        _ => null,
    };

    // Each mail of ours goes to one reader. Where several are named it is not ours, and whose mailbox it was is not known.
    private static EmailAddress? To(JsonElement? data)
    {
        var named = Member(data, "to") is { ValueKind: JsonValueKind.Array } list ? [.. list.EnumerateArray().Select(TextOf)] : new[] { Text(data, "to") };
        return named is [{ } only] && EmailAddress.TryParse(Bare(only), out var address) ? address : null;
    }

    private static string Bare(string named)
    {
        var (from, to) = (named.LastIndexOf('<'), named.LastIndexOf('>'));
        return from >= 0 && to > from ? named[(from + 1)..to] : named;
    }

    private static DateTimeOffset? At(JsonElement? root) =>
        DateTimeOffset.TryParse(Text(root, "created_at"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at) ? at : null;

    private static JsonElement? Member(JsonElement? of, string name) =>
        of is { ValueKind: JsonValueKind.Object } known && known.TryGetProperty(name, out var member) ? member : null;

    private static string? Text(JsonElement? of, string name) => Member(of, name) is { } member ? TextOf(member) : null;

    private static string? TextOf(JsonElement member) => member.ValueKind is JsonValueKind.String ? member.GetString() : null;
}
