using System.Text.Json;
using System.Text.Json.Serialization;
using MiaPulse.Core.Calls;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Shared;

namespace MiaPulse.Web.Vendors.Twilio;

/// <summary>
/// What a relay leaves to the callback behind it. Only words come back from Twilio, and they stand in its logs; whom to dial and what they hear names people, so it is sealed.
/// </summary>
internal static class RelayHandoff
{
    public static string Write(Dial dial, ISeal seal) => JsonSerializer.Serialize(new
    {
        reasonCode = "live-agent-handoff",
        dial = seal.Close(JsonSerializer.Serialize(new Kept(dial.To.Value, dial.RingFor.TotalSeconds, dial.Whisper, dial.Language.Tag()))),
    });

    /// <summary>Null where nobody is to be dialled.</summary>
    public static Dial? Read(string? handoff, ISeal seal)
    {
        try
        {
            var closed = JsonSerializer.Deserialize<Closed>(handoff ?? "{}")?.Dial;
            return closed is not null && seal.Open(closed) is { } opened && JsonSerializer.Deserialize<Kept>(opened) is { } kept && PhoneNumber.FromKept(kept.To) is { } to
                ? new Dial(to, TimeSpan.FromSeconds(kept.Seconds), kept.Whisper, LanguageTags.Read(kept.Language) ?? Language.English)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record Closed([property: JsonPropertyName("dial")] string? Dial);

    private sealed record Kept(string To, double Seconds, string Whisper, string Language);
}
