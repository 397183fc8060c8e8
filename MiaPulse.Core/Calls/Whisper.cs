using MiaPulse.Core.Languages;
using MiaPulse.Core.Receptionist.Embedded;
using MiaPulse.Core.Shared;

namespace MiaPulse.Core.Calls;

/// <summary>What a person hears before they decide to take a call: from whom, and what about. In the business's language, whatever the caller speaks.</summary>
internal static class Whisper
{
    private const int LongestTopic = 160;

    /// <param name="scene">The call.</param>
    /// <param name="name">What the caller is called, where that is known.</param>
    /// <param name="about">The caller's own words; null where they have said none.</param>
    public static (string Text, Language Language) Of(CallScene scene, string? name, string? about)
    {
        var language = LineLanguage.Of(scene.Business.Region);
        var voice = scene.VoiceIn(language);
        var who = name is { Length: > 0 } ? Phrases.Plain(name)
            : scene.Call.From is { } number ? PhoneNumber.ForPeople(number, scene.Business.Region)
            : voice.Say(w => w.HiddenCaller);
        var words = about is { Length: > 0 } ? voice.Say(w => w.WhisperAbout, who, Phrases.Plain(Shortened.Shown(about, LongestTopic))) : voice.Say(w => w.Whisper, who);
        return (SpokenText.Of(words, language), language);
    }
}
