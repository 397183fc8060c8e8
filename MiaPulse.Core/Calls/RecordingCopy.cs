using System.ComponentModel.DataAnnotations;
using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MiaPulse.Core.Calls;

/// <summary>
/// That there is, or may be, sound of a call: our file, and the vendor's copy. Written in the save that writes the <see cref="CallRecording"/>, and outlives it: when that
/// row goes, whoever takes it away and with whatever it hangs on (a visitor, a business), the database itself empties <see cref="HeldBy"/> in the same transaction. What is
/// held by nobody is then erased here and at the vendor, and this row last of all, so that no kill can make us forget a copy. It has to outlive the business too, and so
/// belongs to none; nothing but the erasing and the fetching reads it.
/// </summary>
public sealed class RecordingCopy
{
    /// <summary>The recording's.</summary>
    public required CallRecordingId Id { get; init; }

    /// <summary>Whose it is or was: the file lies in a folder of that name.</summary>
    public required BusinessId Business { get; init; }

    [MaxLength(SeenEvent.MaxVendorLength)]
    public required string Vendor { get; init; }

    /// <summary>What the vendor calls it.</summary>
    [MaxLength(64)]
    public required string VendorId { get; init; }

    /// <summary>With <see cref="HeldBy"/> the key of the recording; null once that is gone.</summary>
    public BusinessId? HeldByBusiness { get; private set; }

    /// <summary>The recording whose copies these are; null once that is gone, and then the copies have to go.</summary>
    public CallRecordingId? HeldBy { get; private set; }

    /// <summary>Until when somebody writes the file. Until then nobody else does, and nobody erases it, or it would be back a moment later.</summary>
    public DateTimeOffset? LeasedUntil { get; set; }

    /// <summary>Whether the vendor has a copy, as far as we know.</summary>
    public bool IsAtVendor { get; set; } = true;

    /// <summary>How often the vendor was asked to erase it, after the recording had gone.</summary>
    public int Tries { get; private set; }

    /// <summary>Not to be asked before; null for at once.</summary>
    public DateTimeOffset? NotBefore { get; private set; }

    /// <summary>Those of a recording.</summary>
    public static RecordingCopy Of(CallRecording recording, string vendor) => new()
    {
        Id = recording.Id,
        Business = recording.BusinessId,
        Vendor = vendor,
        VendorId = recording.VendorId,
        HeldByBusiness = recording.BusinessId,
        HeldBy = recording.Id,
    };

    /// <summary>The vendor could not be asked, or has not erased it.</summary>
    internal void Await(TimeSpan pause, DateTimeOffset now) => (Tries, NotBefore) = (Tries + 1, now + pause);
}

internal sealed class RecordingCopyMapping : IEntityTypeConfiguration<RecordingCopy>
{
    public void Configure(EntityTypeBuilder<RecordingCopy> copy)
    {
        copy.ToTable("RecordingCopies");
        copy.HasKey(c => c.Id);
        copy.HasIndex(c => c.NotBefore).HasFilter("\"HeldBy\" IS NULL"); // those that have to go: few of many
        copy.Property(c => c.LeasedUntil).IsConcurrencyToken();
        copy.HasOne<CallRecording>().WithMany().HasForeignKey(c => new { c.HeldByBusiness, c.HeldBy }).OnDelete(DeleteBehavior.SetNull);
    }
}
