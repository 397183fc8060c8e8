using MiaPulse.Core.Calls.Speech;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Shared;

namespace MiaPulse.Core.Calls;

/// <summary>One turn of a caller's, with words in it.</summary>
/// <param name="Scene">The call as the turn found it.</param>
/// <param name="Key">Which turn it is.</param>
/// <param name="Words">As they are kept.</param>
/// <param name="Language">Which they are in.</param>
/// <param name="Stored">Where they stand.</param>
internal sealed record CallTurn(CallScene Scene, string Key, string Words, Language Language, Appended Stored)
{
    public Call Call => Scene.Call;

    public ConversationId Conversation => Stored.Conversation;

    public CallVoice Voice { get; } = Scene.VoiceIn(Language);

    /// <summary>What her latest words asked for, see <see cref="DialogueState.Expecting"/>.</summary>
    public string? Expecting => Scene.Talk?.Dialogue.Expecting;

    /// <summary>Mia's answer as it was stored; null before, and where there is none.</summary>
    public Message? Reply { get; set; }

    /// <summary>Whether she gave up on finding one, and said so.</summary>
    public bool IsGivenUp { get; set; }
}

/// <summary>What Mia says of the call itself, said and stored already.</summary>
/// <param name="Words">As they stand in the conversation.</param>
internal sealed record Scripted(string Words)
{
    /// <summary>Why the call ends with it; null where it goes on.</summary>
    public CallEnding? Ending { get; init; }

    /// <summary>Why a person's phone may ring now; null where none does.</summary>
    public HandOverReason? HandOver { get; init; }
}
