using MiaPulse.Core.Calls;
using MiaPulse.Core.Notifications;

namespace MiaPulse.Tests.Calls.Events;

/// <summary>Something that happens, with all that it takes to do it again: any part of a run is a run.</summary>
internal abstract record CallEvent
{
    /// <summary>How long after the one before.</summary>
    public int Seconds { get; init; }
}

/// <summary>A call comes in; the same again is the vendor's repetition.</summary>
internal sealed record Rings(int Call, int Business, int Caller) : CallEvent;

/// <summary>The caller says something; the same turn again is a repetition.</summary>
/// <param name="Call">Which call.</param>
/// <param name="Turn">Which turn.</param>
/// <param name="Words">What.</param>
/// <param name="Meant">What it means.</param>
/// <param name="Confidence">Of whoever wrote it down.</param>
/// <param name="Times">How often at once the vendor tells of it.</param>
internal sealed record Says(int Call, int Turn, string Words, Meant Meant, double? Confidence, int Times) : CallEvent
{
    public bool IsNoise => Confidence < 0.2;
}

internal sealed record Presses(int Call, int Turn, string Digits) : CallEvent;

internal sealed record StaysSilent(int Call, int Turn) : CallEvent;

/// <summary>How much of Mia's words the caller heard before they spoke into them.</summary>
internal enum HeardOfIt
{
    Nothing,
    Half,
    All,

    /// <summary>The vendor says something that was never said.</summary>
    OtherWords,
}

internal sealed record SpeaksIntoIt(int Call, HeardOfIt Heard) : CallEvent;

/// <summary>The way on which both heard each other broke.</summary>
internal sealed record LosesRelay(int Call) : CallEvent;

internal sealed record DialEnds(int Call, DialOutcome How) : CallEvent;

/// <summary>The vendor says that it is over.</summary>
internal sealed record CallEnds(int Call, int? Lasted, bool IsFailure) : CallEvent;

internal sealed record RecordingComes(int Call, string Status) : CallEvent;

internal sealed record MemberTakesOver(int Call) : CallEvent;

internal sealed record MemberHandsBack(int Call) : CallEvent;

/// <summary>What is due in its conversation is done by whoever sweeps.</summary>
internal sealed record WorkerReplies(int Call) : CallEvent;

/// <summary>Somebody texts a line, or the operator's number.</summary>
/// <param name="Id">The vendor's name of it; the same again is a repetition.</param>
/// <param name="From">Who, by their place in the cast.</param>
/// <param name="Business">Whose line; null for the operator's own number.</param>
/// <param name="Words">What.</param>
/// <param name="Wish">What it means; null for anything else.</param>
/// <param name="IsTold">Whether the vendor has understood and answered it itself.</param>
/// <param name="ReachesOperator">Whether the line is the operator's number as well.</param>
internal sealed record Texts(int Id, int From, int? Business, string Words, TextWish? Wish, bool IsTold, bool ReachesOperator) : CallEvent;

/// <summary>The carrier says how far the text of a call is.</summary>
internal sealed record CarrierTells(int Call, TextStatus Status, CarrierTrouble Trouble) : CallEvent;

internal enum CarrierTrouble
{
    None,
    OptedOut,
    TakesNoTexts,
}

/// <summary>What the carrier does with the next text that it is handed.</summary>
internal enum CarrierMood
{
    Takes,

    /// <summary>It goes out, and the answer is lost.</summary>
    TakesUnheard,

    /// <summary>It does not, and the answer is lost.</summary>
    LosesUnheard,

    /// <summary>It goes out, and our side breaks over the answer.</summary>
    TakesAndBreaks,

    /// <summary>It goes out, and the answer takes its time.</summary>
    TakesSlowly,

    IsDown,
    IsBusy,
    KnowsOfStop,
    KnowsNoPhone,
    Refuses,
}

internal sealed record CarrierIs(CarrierMood Mood) : CallEvent;

/// <summary>The answers that took their time are there.</summary>
internal sealed record CarrierAnswers : CallEvent;

/// <summary>Whether a text that is looked up is in the carrier's lists yet.</summary>
internal sealed record CarrierLists(bool Shows) : CallEvent;

/// <summary>How the model obeys whoever attacks, until it is told otherwise.</summary>
internal enum ModelMood
{
    Answers,
    SaysItIsSent,
    AsksWhetherToText,
    CallsEveryTool,
    ExpectsYes,
    ExpectsToSpell,
    CallsForPerson,
    Breaks,
    HasNoWords,
    Stalls,
}

internal sealed record ModelIs(ModelMood Mood) : CallEvent;

internal sealed record LinksAreSwept : CallEvent;

internal sealed record CallsAreSwept : CallEvent;

internal sealed record OwnerChangesLinks(int Business, int Edition) : CallEvent;
