namespace MiaPulse.Core.Conversations;

/// <summary>Why a conversation came to wait for a person.</summary>
public enum HandOverReason
{
    /// <summary>The visitor asked for one.</summary>
    Asked,

    /// <summary>The visitor is upset.</summary>
    Frustrated,

    /// <summary>It cannot wait, by the visitor's words or by a word that the owner listed.</summary>
    Urgent,

    /// <summary>The same was asked again, in these words or others: the answer did not help.</summary>
    Repeated,

    /// <summary>Mia found no answer twice in a row.</summary>
    NotAnswered,

    /// <summary>Mia broke down over it.</summary>
    Error,

    /// <summary>It has gone on for longer than the owner lets Mia go on by herself.</summary>
    Cap,

    /// <summary>A caller wrote a text message, which Mia does not answer.</summary>
    Texted,
}
