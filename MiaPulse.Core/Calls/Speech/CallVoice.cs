using MiaPulse.Core.Businesses;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Receptionist.Embedded.Speech;

namespace MiaPulse.Core.Calls.Speech;

/// <summary>The language and tone in which Mia speaks of the call itself.</summary>
internal sealed class CallVoice(Language language, Tone tone)
{
    public Language Language => language;

    public string Say(Func<CallPhrases, Phrase> which, params object[] values) => Voice.Fill(which(CallPhrases.Of(language)).In(tone), values);

    /// <summary>What a caller heard without what only filled a silence: of the answer itself they have heard nothing by that.</summary>
    public string WithoutFillers(string heard)
    {
        heard = heard.Trim();
        string[] fillers = [Say(w => w.OneMoment), Say(w => w.StillLooking)];
        while (fillers.FirstOrDefault(f => IsBegun(heard, f)) is { } filler)
        {
            heard = heard.Length <= filler.Length ? "" : heard[filler.Length..].TrimStart();
        }

        return heard;
    }

    // The first filler may itself have been cut; a few letters of it could be of anything.
    private static bool IsBegun(string heard, string filler) =>
        heard.StartsWith(filler, StringComparison.OrdinalIgnoreCase) || heard.Length >= Math.Min(4, filler.Length) && filler.StartsWith(heard, StringComparison.OrdinalIgnoreCase);
}
