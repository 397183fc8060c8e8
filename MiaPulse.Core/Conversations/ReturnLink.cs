using System.ComponentModel.DataAnnotations;
using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using MiaPulse.Core.Visits;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MiaPulse.Core.Conversations;

/// <summary>
/// A link in a visitor's mail that opens their conversation on the business's website in a browser that does not hold it: once, within <see cref="Lifetime"/>. Only the hash of
/// its secret is kept, and of the token that it was traded for, by which that browser is known from then on, until the visitor is erased.
/// </summary>
public sealed class ReturnLink : IBelongsToBusiness
{
    /// <summary>A weekend, and the day before it.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(3);

    public required BusinessId BusinessId { get; init; }

    /// <summary>SHA-256 of the secret, in hexadecimal.</summary>
    [MaxLength(64)]
    public required string SecretHash { get; init; }

    public required VisitorId VisitorId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>As <see cref="VisitorProfile.TokenHash"/>; null while the link is unspent.</summary>
    [MaxLength(64)]
    public string? TokenHash { get; set; }
}

internal sealed class ReturnLinkMapping : IEntityTypeConfiguration<ReturnLink>
{
    public void Configure(EntityTypeBuilder<ReturnLink> link)
    {
        link.HasKey(l => new { l.BusinessId, l.SecretHash });
        link.HasIndex(l => l.CreatedAt);
        link.HasOne<VisitorProfile>().WithMany().HasForeignKey(l => new { l.BusinessId, l.VisitorId }).OnDelete(DeleteBehavior.Cascade);
    }
}
