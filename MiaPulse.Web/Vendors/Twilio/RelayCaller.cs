using System.Globalization;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Shared;

namespace MiaPulse.Web.Vendors.Twilio;

/// <summary>Who is at the other end of a relay, and what its setup told of it.</summary>
/// <param name="Who">The caller.</param>
/// <param name="Session">What Twilio calls this relay: a call that has a second one begins its turns anew.</param>
/// <param name="Language">In which it was opened.</param>
/// <param name="Silence">How long to listen first, with the time that the greeting takes.</param>
internal sealed record RelayCaller(PhoneCaller Who, string Session, Language Language, TimeSpan Silence)
{
    /// <summary>Longest part of Twilio's name that goes into a turn's key; theirs have 34.</summary>
    private const int MaxSessionLength = 36;

    private const int MostSilence = 600;

    public static RelayCaller Of(PhoneCaller who, RelayFrame.Setup setup) => new(
        who,
        string.Concat(setup.SessionId.Where(char.IsAsciiLetterOrDigit).Take(MaxSessionLength)) is { Length: > 0 } session ? session : "VX",
        LanguageTags.Read(setup.Parameters.GetValueOrDefault(RelayFrame.LanguageParameter)) ?? Language.English,
        int.TryParse(setup.Parameters.GetValueOrDefault(RelayFrame.SilenceParameter), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and <= MostSilence
            ? TimeSpan.FromSeconds(seconds)
            : TwimlWriter.UsualSilence);
}
