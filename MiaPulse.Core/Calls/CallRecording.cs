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

/// <summary>The sound of a call. The file lies beside the database under a name made from its ids; the row goes with the call.</summary>
public sealed class CallRecording : IBelongsToBusiness
{
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

    [MaxLength(64)]
    public string? ContentType { get; set; }

    [MaxLength(300)]
    public string? Failure { get; set; }

    public int Tries { get; set; }

    /// <summary>When to fetch it, or to delete the vendor's copy, next; null: nothing is left to do.</summary>
    public DateTimeOffset? DueAt { get; set; }

    /// <summary>When the vendor's copy was deleted; null: it is there, as far as we know.</summary>
    public DateTimeOffset? VendorDeletedAt { get; set; }
}

internal sealed class CallRecordingMapping : IEntityTypeConfiguration<CallRecording>
{
    public void Configure(EntityTypeBuilder<CallRecording> recording)
    {
        recording.HasKey(r => new { r.BusinessId, r.Id });
        recording.HasIndex(r => r.VendorId).IsUnique();
        recording.HasIndex(r => new { r.BusinessId, r.CallId });
        recording.HasIndex(r => r.DueAt).HasFilter("\"DueAt\" IS NOT NULL"); // few of many
        recording.HasOne<Call>().WithMany().HasForeignKey(r => new { r.BusinessId, r.CallId }).OnDelete(DeleteBehavior.Cascade);
    }
}
