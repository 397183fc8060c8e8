using System.ComponentModel.DataAnnotations;
using MiaPulse.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MiaPulse.Core.Notifications;

/// <summary>
/// How far a text is that a vendor took. Neither number nor words are kept. The vendor's word may be there before we know whose text it was, so it
/// belongs to no business; <see cref="Key"/> says which message it is.
/// </summary>
public sealed class SentText
{
    public const int MaxIdLength = 64;

    /// <summary>How long it is kept after the last word on it.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    [MaxLength(SeenEvent.MaxVendorLength)]
    public required string Vendor { get; init; }

    /// <summary>What the vendor calls it.</summary>
    [MaxLength(MaxIdLength)]
    public required string Id { get; init; }

    /// <summary><see cref="TextMessage.Key"/>.</summary>
    [MaxLength(TextMessage.MaxKeyLength)]
    public string? Key { get; init; }

    public required TextStatus Status { get; set; }

    /// <summary>The vendor's number for what went wrong.</summary>
    public int? Error { get; set; }

    public required DateTimeOffset ChangedAt { get; set; }

    /// <summary>Takes in how far it is. Words come in any order: only one that is further counts, and after an end nothing does.</summary>
    public void Hear(TextEvent happened, DateTimeOffset now)
    {
        if (Step(happened.Status) > Step(Status))
        {
            (Status, Error, ChangedAt) = (happened.Status, happened.Error, now);
        }
    }

    // The three ends stand side by side.
    private static TextStatus Step(TextStatus status) => status > TextStatus.Delivered ? TextStatus.Delivered : status;
}

internal sealed class SentTextMapping : IEntityTypeConfiguration<SentText>
{
    public void Configure(EntityTypeBuilder<SentText> text)
    {
        text.HasKey(t => new { t.Vendor, t.Id });
        text.Property(t => t.Status).IsConcurrencyToken(); // two words that meet must not undo each other: the later save looks again
        text.HasIndex(t => t.Key);
        text.HasIndex(t => t.ChangedAt);
    }
}
