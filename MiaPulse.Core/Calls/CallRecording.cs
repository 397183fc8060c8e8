using System.ComponentModel.DataAnnotations;
using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MiaPulse.Core.Calls;

/// <summary>How far a recording is on its way to us.</summary>
public enum RecordingState
{
    /// <summary>The vendor has it; ours is due.</summary>
    Due,

    /// <summary>Here, whole.</summary>
    Kept,

    /// <summary>The vendor says that there is none.</summary>
    Absent,

    /// <summary>Given up; the owner sees why.</summary>
    Failed,
}

/// <summary>
/// The sound of a call. The file lies beside the database under a name made from its ids; the row goes with the call, and what goes after it is for
/// <see cref="RecordingCopy"/> to remember.
/// </summary>
public sealed class CallRecording : IBelongsToBusiness
{
    public const int MaxFailureLength = 300;
    public const int MaxContentTypeLength = 64;

    /// <summary>How long it is tried to have it. Vendors that are away for longer are away.</summary>
    public static readonly TimeSpan GivenUpAfter = TimeSpan.FromDays(1);

    /// <summary>
    /// When one is asked for that has begun and of whose end nobody tells, counted from when it began: far longer than a call is, so that this is only for a word that was
    /// lost on its way.
    /// </summary>
    public static readonly TimeSpan LongestWithoutWord = TimeSpan.FromHours(1);

    public required BusinessId BusinessId { get; init; }

    public required CallRecordingId Id { get; init; }

    public required CallId CallId { get; init; }

    /// <summary>What the vendor calls it; unique, so that a repeated word of it is the same recording.</summary>
    [MaxLength(64)]
    public required string VendorId { get; init; }

    public RecordingState State { get; set; }

    /// <summary>Seconds, by the vendor's word.</summary>
    public int Seconds { get; set; }

    public int Channels { get; set; }

    public DateTimeOffset? StartedAt { get; set; }

    public long Bytes { get; set; }

    [MaxLength(MaxContentTypeLength)]
    public string? ContentType { get; set; }

    /// <summary>Why it is not here, or not yet. A sentence for the owner.</summary>
    [MaxLength(MaxFailureLength)]
    public string? Failure { get; set; }

    public int Tries { get; set; }

    /// <summary>Since when it is tried to have it, or to have it again where a member asked for that.</summary>
    public required DateTimeOffset TryingSince { get; set; }

    /// <summary>When to fetch it, or to delete the vendor's copy, next; null: nothing is left to do.</summary>
    public DateTimeOffset? DueAt { get; set; }

    /// <summary>When the vendor's copy was deleted; null: it is there, as far as we know.</summary>
    public DateTimeOffset? VendorDeletedAt { get; set; }

    /// <summary>What a vendor says of it. Words come in any order and more than once: what is here stays here, and what is under way is not begun anew.</summary>
    internal void Hear(RecordingHeard heard, DateTimeOffset now)
    {
        StartedAt ??= heard.StartedAt;
        switch (heard.Status)
        {
            case RecordingHeard.Completed:
                (Seconds, Channels) = (heard.Seconds ?? Seconds, heard.Channels);
                if (State is RecordingState.Absent || (State is RecordingState.Due && Tries == 0))
                {
                    (State, DueAt, Failure) = (RecordingState.Due, DueAt < now ? DueAt : now, null);
                }

                break;
            case RecordingHeard.Absent when State is RecordingState.Due:
                (State, DueAt, Failure) = (RecordingState.Absent, null, null);
                break;
            default: // it has begun, or is nothing new
                break;
        }
    }

    /// <summary>It is here.</summary>
    /// <param name="bytes">How large it is.</param>
    /// <param name="contentType">What it is.</param>
    /// <param name="isKeptHereAlone">Whether the vendor's copy is deleted now.</param>
    /// <param name="now">The moment.</param>
    internal void Keep(long bytes, string contentType, bool isKeptHereAlone, DateTimeOffset now)
    {
        (State, Bytes, ContentType, Failure, Tries) = (RecordingState.Kept, bytes, contentType, null, 0);
        DueAt = isKeptHereAlone ? now : null;
    }

    /// <summary>It could not be had just now.</summary>
    internal void Await(string why, DateTimeOffset now, double jitter)
    {
        Tries++;
        if (now - TryingSince >= GivenUpAfter)
        {
            GiveUp(why);
        }
        else
        {
            (DueAt, Failure) = (now + RecordingPauses.After(Tries, jitter), Shortened.To(why, MaxFailureLength));
        }
    }

    /// <summary>Nobody tries to have it any more, unless a member says so.</summary>
    internal void GiveUp(string why) => (State, DueAt, Failure) = (RecordingState.Failed, null, Shortened.To(why, MaxFailureLength));

    /// <summary>The vendor's copy could not be deleted just now. That is asked for until it is done.</summary>
    internal void AwaitDeletion(DateTimeOffset now, double jitter) => DueAt = now + RecordingPauses.After(++Tries, jitter);

    /// <summary>The vendor has no copy any more.</summary>
    internal void IsHereAlone(DateTimeOffset now) => (VendorDeletedAt, DueAt, Tries) = (now, null, 0);

    /// <summary>A member wants it tried again. False where it was not given up.</summary>
    internal bool TryAgain(DateTimeOffset now)
    {
        if (State is not RecordingState.Failed)
        {
            return false;
        }

        (State, DueAt, TryingSince, Tries, Failure) = (RecordingState.Due, now, now, 0, null);
        return true;
    }
}

/// <summary>How long it is waited before a recording is asked for, or its deletion, once more.</summary>
internal static class RecordingPauses
{
    // A recording that has just been told of may be missing for some seconds.
    private static readonly TimeSpan[] Pauses =
    [
        TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(10),
        TimeSpan.FromMinutes(20), TimeSpan.FromMinutes(40), TimeSpan.FromMinutes(80), TimeSpan.FromMinutes(160), TimeSpan.FromHours(5),
    ];

    /// <summary>The longest.</summary>
    public static TimeSpan Longest => Pauses[^1];

    /// <param name="tries">How often it has failed, from 1.</param>
    /// <param name="jitter">From 0 to 1: how much of the pause.</param>
    public static TimeSpan After(int tries, double jitter) => Pauses[Math.Clamp(tries - 1, 0, Pauses.Length - 1)] * jitter;
}

internal sealed class CallRecordingMapping : IEntityTypeConfiguration<CallRecording>
{
    public void Configure(EntityTypeBuilder<CallRecording> recording)
    {
        recording.HasKey(r => new { r.BusinessId, r.Id });
        recording.HasIndex(r => r.VendorId).IsUnique();
        recording.HasIndex(r => new { r.BusinessId, r.CallId });
        recording.HasIndex(r => r.DueAt).HasFilter("\"DueAt\" IS NOT NULL"); // few of many
        recording.Property(r => r.State).IsConcurrencyToken(); // the vendor's word and the fetching may meet, and the later one looks again
        recording.Property(r => r.DueAt).IsConcurrencyToken();
        recording.HasOne<Call>().WithMany().HasForeignKey(r => new { r.BusinessId, r.CallId }).OnDelete(DeleteBehavior.Cascade);
    }
}
