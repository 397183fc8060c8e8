using System.ComponentModel.DataAnnotations;
using MiaPulse.Core.Businesses;
using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MiaPulse.Core.Visits;

/// <summary>Somebody on a business's website, as far as their browser's token tells. The row behind a <see cref="Visitor"/>.</summary>
public sealed class VisitorProfile : IBelongsToBusiness
{
    public required BusinessId BusinessId { get; init; }

    public required VisitorId Id { get; init; }

    /// <summary>SHA-256 of the visitor's token, in hexadecimal. The token itself is known to the visitor's browser alone.</summary>
    [MaxLength(64)]
    public required string TokenHash { get; init; }

    /// <summary>BCP 47, as the browser says.</summary>
    [MaxLength(35)]
    public string? Language { get; set; }

    /// <summary>IANA name, as the browser says.</summary>
    [MaxLength(64)]
    public string? TimeZone { get; set; }

    /// <summary><c>phone</c>, <c>tablet</c> or <c>desktop</c>: derived once, the user agent is not kept.</summary>
    [MaxLength(16)]
    public string? Device { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }
}

internal sealed class VisitorProfileMapping : IEntityTypeConfiguration<VisitorProfile>
{
    public void Configure(EntityTypeBuilder<VisitorProfile> visitor)
    {
        visitor.ToTable("Visitors");
        visitor.HasKey(v => new { v.BusinessId, v.Id });
        visitor.HasIndex(v => v.TokenHash).IsUnique();
        visitor.HasOne<Business>().WithMany().HasForeignKey(v => v.BusinessId).OnDelete(DeleteBehavior.Cascade);
    }
}
