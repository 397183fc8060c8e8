using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MiaPulse.Core.Data;

/// <summary>
/// An event of a vendor's that was acted on. Saved together with what it did, so that the two cannot come apart: an event that comes again, or twice at
/// once, meets this row and does nothing. A vendor's event is there before anybody knows whose it is, so it belongs to no business.
/// </summary>
public sealed class SeenEvent
{
    public const int MaxVendorLength = 32;
    public const int MaxIdLength = 256;

    /// <summary>How long it is remembered: far longer than any vendor goes on trying.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    [MaxLength(MaxVendorLength)]
    public required string Vendor { get; init; }

    /// <summary>What the vendor calls it.</summary>
    [MaxLength(MaxIdLength)]
    public required string Id { get; init; }

    public required DateTimeOffset At { get; init; }
}

internal sealed class SeenEventMapping : IEntityTypeConfiguration<SeenEvent>
{
    public void Configure(EntityTypeBuilder<SeenEvent> seen)
    {
        seen.HasKey(s => new { s.Vendor, s.Id });
        seen.HasIndex(s => s.At);
    }
}
