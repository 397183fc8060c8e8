using System.Globalization;
using MiaPulse.Core.Calls;
using MiaPulse.Core.Shared;

namespace MiaPulse.Web.Calls;

/// <summary>Calls in the words of their pages.</summary>
internal static class CallWords
{
    /// <summary>The name that a caller gave, or their number, or that there is none.</summary>
    public static string Caller(string? name, string? from, string region) => name ?? (from is null ? "Hidden number" : PhoneNumber.ForPeople(from, region));

    /// <summary>"0:07", "12:40".</summary>
    public static string Clock(TimeSpan at) => $"{((int)at.TotalMinutes).ToString(CultureInfo.InvariantCulture)}:{at.Seconds.ToString("00", CultureInfo.InvariantCulture)}";

    /// <summary>Null for a call that ended as calls do.</summary>
    public static (string Class, string Words)? State(CallState state, CallEnding? ending) => (state, ending) switch
    {
        (CallState.Ringing, _) => ("waiting", "Ringing"),
        (CallState.Talking, _) => ("mia", "Talking with Mia"),
        (CallState.WithPerson, _) => ("human", "With a person"),
        (_, CallEnding.Objected) => ("", "Did not want to be recorded"),
        (_, CallEnding.Silent) => ("", "Silent"),
        (_, CallEnding.DeadEnds) => ("waiting", "Not understood"),
        (_, CallEnding.TooLong) => ("", "Reached its limit"),
        (_, CallEnding.WithPerson) => ("human", "Taken by a person"),
        (_, CallEnding.Failed) => ("failed", "Broke off"),
        _ => null,
    };

    /// <summary>That a call is over, and why, to whoever is in it.</summary>
    public static string Over(CallEnding why) => why switch
    {
        CallEnding.CallerLeft => "The caller hung up.",
        CallEnding.Finished => "Both have said goodbye. The call is over.",
        CallEnding.Objected => "The caller does not want to be recorded. The call is over.",
        CallEnding.Silent => "Nobody has said anything for too long. The call is over.",
        CallEnding.DeadEnds => "Too many turns led nowhere. The call is over.",
        CallEnding.TooLong => "It reached the longest that a call may be, and is over.",
        CallEnding.WithPerson => "A person has it from here on.",
        _ => "Something broke. The call is over.",
    };

    public static (string Class, string Words) Text(CallTextState state) => state switch
    {
        CallTextState.Due or CallTextState.Sending => ("waiting", "Link: on its way"),
        CallTextState.Unknown => ("waiting", "Link: not known whether it went out"),
        CallTextState.Sent => ("ready", "Link texted"),
        CallTextState.Delivered => ("ready", "Link arrived"),
        CallTextState.Failed => ("failed", "Link not delivered"),
    };

    public static string Sound(SoundOfCall sound) => sound switch
    {
        { State: RecordingState.Due, Failure: { } why } => $"The recording is on its way. {why}",
        { State: RecordingState.Due } => "The recording is on its way.",
        { State: RecordingState.Absent } => "The phone provider has no recording of this call.",
        { State: RecordingState.Failed } => $"The recording could not be fetched. {sound.Failure}",
        _ => "The file of the recording is not on this server any more.",
    };
}
