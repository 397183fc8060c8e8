using System.ComponentModel.DataAnnotations;
using MiaPulse.Core.Businesses;
using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MiaPulse.Core.Notifications;

/// <summary>
/// An address whose reader wants no more of what is answered in a business's chat. Known by a hash, since all that is ever asked is "this one?"; it stays when the visitor
/// is erased, and nobody can take it back, since whoever types an address need not be its reader.
/// </summary>
public sealed class StoppedAddress : IBelongsToBusiness
{
    public required BusinessId BusinessId { get; init; }

    /// <summary>See <see cref="Mailbox.HashOf"/>.</summary>
    [MaxLength(64)]
    public required string AddressHash { get; init; }

    public required DateTimeOffset At { get; init; }
}

internal sealed class StoppedAddressMapping : IEntityTypeConfiguration<StoppedAddress>
{
    public void Configure(EntityTypeBuilder<StoppedAddress> address)
    {
        address.HasKey(a => new { a.BusinessId, a.AddressHash });
        address.HasOne<Business>().WithMany().HasForeignKey(a => a.BusinessId).OnDelete(DeleteBehavior.Cascade);
    }
}
