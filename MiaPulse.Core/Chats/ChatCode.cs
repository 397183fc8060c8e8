using System.ComponentModel.DataAnnotations;
using MiaPulse.Core.Businesses;
using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MiaPulse.Core.Chats;

/// <summary>A word that connects a chat to one member of one business, once. Only its hash is kept.</summary>
public sealed class ChatCode : IBelongsToBusiness, IOpensOnce
{
    public static TimeSpan Lifetime { get; } = TimeSpan.FromMinutes(15);

    public required BusinessId BusinessId { get; init; }

    /// <summary>SHA-256 of the word, in hexadecimal.</summary>
    [MaxLength(64)]
    public required string CodeHash { get; init; }

    public required MemberId MemberId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? SpentAt { get; set; }
}

internal sealed class ChatCodeMapping : IEntityTypeConfiguration<ChatCode>
{
    public void Configure(EntityTypeBuilder<ChatCode> code)
    {
        code.HasKey(c => new { c.BusinessId, c.CodeHash });
        code.HasIndex(c => c.CodeHash).IsUnique();
        code.Property(c => c.SpentAt).IsConcurrencyToken(); // of two who spend it at once, the later save looks again
        code.HasOne<Member>().WithMany().HasForeignKey(c => new { c.BusinessId, c.MemberId }).OnDelete(DeleteBehavior.Cascade);
    }
}
