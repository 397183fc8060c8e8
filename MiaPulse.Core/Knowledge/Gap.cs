using System.ComponentModel.DataAnnotations;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MiaPulse.Core.Knowledge;

/// <summary>A question that Mia could not answer from what she knows.</summary>
public sealed class Gap : IBelongsToBusiness
{
    public const int MaxQuestionLength = 500;

    public required BusinessId BusinessId { get; init; }

    public required GapId Id { get; init; }

    public required ConversationId ConversationId { get; init; }

    [MaxLength(MaxQuestionLength)]
    public required string Question { get; init; }

    public required DateTimeOffset At { get; init; }

    public DateTimeOffset? AnsweredAt { get; set; }
}

internal sealed class GapMapping : IEntityTypeConfiguration<Gap>
{
    public void Configure(EntityTypeBuilder<Gap> gap)
    {
        gap.HasKey(g => new { g.BusinessId, g.Id });
        gap.HasIndex(g => new { g.BusinessId, g.AnsweredAt, g.At });
        gap.HasOne<Conversation>().WithMany().HasForeignKey(g => new { g.BusinessId, g.ConversationId }).OnDelete(DeleteBehavior.Cascade);
    }
}
