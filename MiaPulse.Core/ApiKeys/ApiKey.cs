using System.ComponentModel.DataAnnotations;
using MiaPulse.Core.Businesses;
using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MiaPulse.Core.ApiKeys;

/// <summary>A key with which a program of the business may call the API. Shown once; kept as a prefix and a hash.</summary>
public sealed class ApiKey : IBelongsToBusiness
{
    public required BusinessId BusinessId { get; init; }

    public required ApiKeyId Id { get; init; }

    [MaxLength(80)]
    public required string Name { get; init; }

    /// <summary>The first characters, so that its owner can tell keys apart.</summary>
    [MaxLength(16)]
    public required string Prefix { get; init; }

    /// <summary>SHA-256 of the whole key, in hexadecimal. The key has 256 random bits, so that a plain hash is enough.</summary>
    [MaxLength(64)]
    public required string Hash { get; init; }

    public required bool MayWrite { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? RevokedAt { get; set; }
}

internal sealed class ApiKeyMapping : IEntityTypeConfiguration<ApiKey>
{
    public void Configure(EntityTypeBuilder<ApiKey> key)
    {
        key.HasKey(k => new { k.BusinessId, k.Id });
        key.HasIndex(k => k.Hash).IsUnique();
        key.HasOne<Business>().WithMany().HasForeignKey(k => k.BusinessId).OnDelete(DeleteBehavior.Cascade);
    }
}
