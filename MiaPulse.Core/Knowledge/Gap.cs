using System.ComponentModel.DataAnnotations;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MiaPulse.Core.Knowledge;

/// <summary>How a gap came to be closed.</summary>
public enum GapEnd
{
    /// <summary>An owner answered it.</summary>
    Answered,

    /// <summary>An owner said that it needs no answer.</summary>
    PutAway,

    /// <summary>What Mia has learnt since answers it.</summary>
    KnownByNow,
}

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

    /// <summary>When it was closed, however it was; <see cref="End"/> says how.</summary>
    public DateTimeOffset? AnsweredAt { get; set; }

    public GapEnd? End { get; set; }

    /// <summary>When it was last held against what Mia has learnt.</summary>
    public DateTimeOffset? LookedAt { get; set; }

    /// <summary>The encoder's vector of the question. Filled by <see cref="TidyGaps"/>; null until then.</summary>
    public byte[]? Meaning { get; set; }
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
