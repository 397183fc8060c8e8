using MiaPulse.Core.Languages;

namespace MiaPulse.Web.Vendors.Twilio;

/// <summary>What Twilio calls each of Mia's languages, and with which of Amazon's voices it speaks them: the same one whichever way her words travel.</summary>
internal static class TwilioLanguage
{
    /// <summary>
    /// In the order of <see cref="Language"/>. Each tag stands in Twilio's list of languages that a Gather understands, and each voice for that very tag in its list of those
    /// that a Say speaks with and in Amazon's own of neural voices: twilio.com/docs/voice/twiml/gather, twilio.com/docs/voice/twiml/say/text-speech,
    /// docs.aws.amazon.com/polly/latest/dg/available-voices.html.
    /// </summary>
    private static readonly (string Tag, string Voice)[] Known =
    [
        ("en-US", "Joanna-Neural"),
        ("de-DE", "Vicki-Neural"),
        ("fr-FR", "Lea-Neural"),
        ("es-ES", "Lucia-Neural"),
        ("it-IT", "Bianca-Neural"),
        ("nl-NL", "Laura-Neural"),
        ("pl-PL", "Ola-Neural"),
        ("pt-PT", "Ines-Neural"),
        ("ar-AE", "Hala-Neural"),
    ];

    /// <summary>With its region, without which Twilio knows no language.</summary>
    public static string TwilioTag(this Language language) => Known[(int)language].Tag;

    /// <summary>As ConversationRelay names it, beside the provider <c>Amazon</c>.</summary>
    public static string RelayVoice(this Language language) => Known[(int)language].Voice;

    /// <summary>As <c>Say</c> names it.</summary>
    public static string SayVoice(this Language language) => $"Polly.{Known[(int)language].Voice}";
}
