using System.ComponentModel.DataAnnotations;
using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MiaPulse.Core.Conversations;

/// <summary>A link in a visitor's mail that shows what was said in one conversation: once, within a day, and nothing else. Only the hash of its token is kept.</summary>
public sealed class TranscriptLink : IBelongsToBusiness, IOpensOnce
{
    public static TimeSpan Lifetime { get; } = TimeSpan.FromHours(24);

    public required BusinessId BusinessId { get; init; }

    /// <summary>SHA-256 of the token, in hexadecimal.</summary>
    [MaxLength(64)]
    public required string TokenHash { get; init; }

    public required ConversationId ConversationId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? SpentAt { get; set; }
}

internal sealed class TranscriptLinkMapping : IEntityTypeConfiguration<TranscriptLink>
{
    public void Configure(EntityTypeBuilder<TranscriptLink> link)
    {
        link.HasKey(l => new { l.BusinessId, l.TokenHash });
        link.HasIndex(l => l.TokenHash).IsUnique();
        link.HasIndex(l => l.CreatedAt);
        link.HasOne<Conversation>().WithMany().HasForeignKey(l => new { l.BusinessId, l.ConversationId }).OnDelete(DeleteBehavior.Cascade);
    }
}
