using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MiaPulse.Core.Notifications;

/// <summary>
/// One of the few mails that an address gets within a day although nobody has shown that it is theirs. There are as many rows for an address as it may get mails, and each is
/// taken again a day after it was taken: however many ask at once, the key and the token let only so many through. The address itself is not kept, and a mailbox is
/// the same for every business, so it belongs to none.
/// </summary>
public sealed class StrangerSlot
{
    /// <summary>See <see cref="StrangerMail.HashOf"/>.</summary>
    [MaxLength(64)]
    public required string AddressHash { get; init; }

    /// <summary>From 0.</summary>
    public required int Number { get; init; }

    /// <summary>When it was taken last.</summary>
    public required DateTimeOffset At { get; set; }
}

internal sealed class StrangerSlotMapping : IEntityTypeConfiguration<StrangerSlot>
{
    public void Configure(EntityTypeBuilder<StrangerSlot> slot)
    {
        slot.HasKey(s => new { s.AddressHash, s.Number });
        slot.HasIndex(s => s.At);
        slot.Property(s => s.At).IsConcurrencyToken();
    }
}
