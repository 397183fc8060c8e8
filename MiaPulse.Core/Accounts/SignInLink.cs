using System.ComponentModel.DataAnnotations;
using MiaPulse.Core.Businesses;
using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MiaPulse.Core.Accounts;

/// <summary>A magic link that has been mailed. Only the hash of its token is kept.</summary>
public sealed class SignInLink : IBelongsToBusiness, IOpensOnce
{
    public static TimeSpan Lifetime { get; } = TimeSpan.FromMinutes(10);

    public required BusinessId BusinessId { get; init; }

    public required SignInLinkId Id { get; init; }

    public required MemberId MemberId { get; init; }

    /// <summary>SHA-256 of the token, in hexadecimal.</summary>
    [MaxLength(64)]
    public required string TokenHash { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? SpentAt { get; set; }
}

internal sealed class SignInLinkMapping : IEntityTypeConfiguration<SignInLink>
{
    public void Configure(EntityTypeBuilder<SignInLink> link)
    {
        link.HasKey(l => new { l.BusinessId, l.Id });
        link.HasIndex(l => l.TokenHash).IsUnique();
        link.HasOne<Member>().WithMany().HasForeignKey(l => new { l.BusinessId, l.MemberId }).OnDelete(DeleteBehavior.Cascade);
    }
}
