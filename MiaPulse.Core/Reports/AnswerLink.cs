using System.ComponentModel.DataAnnotations;
using MiaPulse.Core.Businesses;
using MiaPulse.Core.Data;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MiaPulse.Core.Reports;

/// <summary>A link in a member's mail that answers one open question without signing in: once, for a while, and nothing else. Only the hash of its token is kept.</summary>
public sealed class AnswerLink : IBelongsToBusiness, IOpensOnce
{
    /// <summary>Until the report after the next one: somebody may be away for a week.</summary>
    public static TimeSpan Lifetime { get; } = TimeSpan.FromDays(14);

    public required BusinessId BusinessId { get; init; }

    /// <summary>SHA-256 of the token, in hexadecimal.</summary>
    [MaxLength(64)]
    public required string TokenHash { get; init; }

    public required MemberId MemberId { get; init; }

    public required GapId GapId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? SpentAt { get; set; }
}

internal sealed class AnswerLinkMapping : IEntityTypeConfiguration<AnswerLink>
{
    public void Configure(EntityTypeBuilder<AnswerLink> link)
    {
        link.HasKey(l => new { l.BusinessId, l.TokenHash });
        link.HasIndex(l => l.TokenHash).IsUnique();
        link.HasIndex(l => l.CreatedAt);
        link.HasOne<Member>().WithMany().HasForeignKey(l => new { l.BusinessId, l.MemberId }).OnDelete(DeleteBehavior.Cascade);
        link.HasOne<Gap>().WithMany().HasForeignKey(l => new { l.BusinessId, l.GapId }).OnDelete(DeleteBehavior.Cascade);
    }
}
