using MiaPulse.Core.Conversations;
using MiaPulse.Core.Shared;

namespace MiaPulse.Core.Calls;

/// <summary>Which calls a list shows.</summary>
public enum CallFilter
{
    All,

    /// <summary>The caller left a way to reach them.</summary>
    WithLead,

    /// <summary>A link was texted, or was to be.</summary>
    Texted,

    /// <summary>Something broke: the call, its text or its recording.</summary>
    Failed,
}

/// <summary>One line of the list of calls.</summary>
/// <param name="From">The caller's number in E.164; null where it is hidden.</param>
/// <param name="Name">What the caller told of themselves.</param>
/// <param name="Words">What they want, or else their first words; null where they said nothing.</param>
/// <param name="Text">How far the text with the link is; null where there is none.</param>
/// <param name="Recording">How far the recording is; null where nobody has told of one.</param>
public sealed record CallRow(
    CallId Id, string? From, string? Name, CallState State, CallEnding? Ending, DateTimeOffset StartedAt, DateTimeOffset? EndedAt, string? Words, bool HasLead, CallTextState? Text, RecordingState? Recording);

/// <summary>A page of the list.</summary>
/// <param name="Rows">Newest first.</param>
/// <param name="Total">How many there are on all pages.</param>
/// <param name="Skip">How many come before these: what was asked for, or less where the list ends sooner.</param>
/// <param name="Region">Of the business: how its numbers are written there.</param>
/// <param name="Line">The number that the business is called at; null while it has none.</param>
public sealed record CallList(IReadOnlyList<CallRow> Rows, int Total, int Skip, string Region, string? Line);

/// <summary>The one text of a call, and why it was sent.</summary>
/// <param name="Asked">The caller's words that asked for the link, and when.</param>
/// <param name="Agreed">The words that agreed to a text, and when.</param>
/// <param name="AskedAfter">When it was asked for, from the beginning of the call on: there it is to be heard.</param>
public sealed record TextOfCall(
    LinkKind Kind, string Words, CallTextState State, string? Failure, (string Words, DateTimeOffset At) Asked, (string Words, DateTimeOffset At) Agreed, TimeSpan AskedAfter);

/// <summary>The recording of a call.</summary>
/// <param name="IsHere">Whether it can be heard.</param>
/// <param name="BeganAfter">When it began, from the beginning of the call on.</param>
/// <param name="Failure">Why it is not here, or not yet.</param>
/// <param name="IsAtVendor">Whether the phone provider has a copy, as far as we know.</param>
public sealed record SoundOfCall(RecordingState State, bool IsHere, int Seconds, TimeSpan BeganAfter, string? Failure, bool IsAtVendor);

/// <summary>A call as its owner reads it.</summary>
/// <param name="From">The caller's number in E.164; null where it is hidden.</param>
/// <param name="Name">What the caller told of themselves.</param>
/// <param name="Notice">What was said before anything was asked.</param>
/// <param name="NoticeAfter">When, from the beginning of the call on.</param>
/// <param name="Lines">What was said after it, in its order.</param>
/// <param name="Summary">The call in a few sentences.</param>
/// <param name="Region">Of the business: how its numbers are written there.</param>
public sealed record CallView(
    CallId Id,
    ConversationId? Conversation,
    string? From,
    string To,
    string? Name,
    CallState State,
    DateTimeOffset StartedAt,
    DateTimeOffset? EndedAt,
    string? Notice,
    TimeSpan NoticeAfter,
    IReadOnlyList<CallLine> Lines,
    IReadOnlyList<string> Summary,
    LeadOfConversation? Lead,
    TextOfCall? Text,
    SoundOfCall? Sound,
    string Region)
{
    /// <summary>The greeting behind the notice as it was said; null where there was none.</summary>
    public string? Greeting { get; init; }

    /// <summary>About when, from the beginning of the call on.</summary>
    public TimeSpan GreetedAfter { get; init; }

    /// <summary>A member rehearsed it: of such a call there is no sound.</summary>
    public bool IsRehearsal { get; init; }
}

/// <summary>The file of a recording.</summary>
/// <param name="Path">Where it lies.</param>
/// <param name="ContentType">What it is.</param>
public sealed record KeptSound(string Path, string ContentType);
