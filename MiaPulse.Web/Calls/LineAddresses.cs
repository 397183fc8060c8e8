using MiaPulse.Core.Calls;

namespace MiaPulse.Web.Calls;

/// <summary>An address that the phone provider calls for a line.</summary>
/// <param name="Hook">What it tells there.</param>
/// <param name="Name">The same, to be read.</param>
/// <param name="Where">Where the provider asks for it.</param>
/// <param name="Path">From the site's root; null where every call names it by itself.</param>
internal sealed record LineAddress(LineHook Hook, string Name, string Where, string? Path);

/// <summary>What an owner sets at the provider. The provider's own folder answers at these addresses, and a test holds both together.</summary>
internal static class LineAddresses
{
    public static readonly IReadOnlyList<LineAddress> All =
    [
        new(LineHook.Voice, "A call comes in", "In Twilio, at the number, under Voice: “A call comes in”, Webhook, HTTP POST.", "webhooks/twilio/voice"),
        new(LineHook.Ended, "A call is over", "At the same place: “Call status changes”, HTTP POST.", "webhooks/twilio/voice/ended"),
        new(LineHook.Texts, "A text comes in", "Under Messaging: “A message comes in”, Webhook, HTTP POST.", "webhooks/twilio/sms"),
        new(LineHook.Recording, "A recording is whole", "Nothing to set: each call names this address by itself.", null),
    ];
}
