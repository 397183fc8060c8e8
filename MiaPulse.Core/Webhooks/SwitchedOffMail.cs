using MiaPulse.Core.Notifications;
using MiaPulse.Core.Shared;

namespace MiaPulse.Core.Webhooks;

/// <summary>Says that an endpoint was switched off, why, and what to do. Names its server alone: the rest of the address may be a secret.</summary>
public static class SwitchedOffMail
{
    public const string Kind = "webhook_off";

    public static Letter Write(WebhookEndpoint endpoint, EmailAddress to, MemberId member, string memberName, string business, PublicUrl url)
    {
        var server = ServerOf(endpoint.Url);
        return new Letter
        {
            Kind = Kind,
            Key = $"{Kind}/{endpoint.Id}/{endpoint.SwitchedOffAt?.UtcTicks}/{member}",
            To = to,
            Subject = $"Webhooks to {server} are switched off",
            Paragraphs =
            [
                endpoint.Why ?? "It was switched off.",
                "What was waiting for it is kept for 30 days and goes out when you switch it on again. What happens while it is off is not kept for it.",
                "Once the server answers again, switch it on and send it a test.",
            ],
            Button = "Open your webhooks",
            Link = url.At("app/settings/webhooks"),
            Footer = $"Sent to {memberName} of {business}, since it is yours to mend.",
        };
    }

    private static string ServerOf(string address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) ? uri.IdnHost : "your server";
}
