using System.ComponentModel.DataAnnotations;
using MiaPulse.Core.Businesses;
using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MiaPulse.Core.Knowledge;

/// <summary>A question and the answer that the owner wrote to it. Wins over what pages say.</summary>
public sealed class Faq : IBelongsToBusiness
{
    public const int MaxQuestionLength = 300;
    public const int MaxAnswerLength = 2000;

    public required BusinessId BusinessId { get; init; }

    public required FaqId Id { get; init; }

    [MaxLength(MaxQuestionLength)]
    public required string Question { get; set; }

    [MaxLength(MaxAnswerLength)]
    public required string Answer { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; set; }

    /// <summary>What the sentence encoder makes of question and answer (<see cref="MeaningVectors"/>). Filled by <see cref="KnowledgeIndex"/>; null until then.</summary>
    public byte[]? Meaning { get; set; }

    /// <summary>What the configured embedding model makes of question and answer (<see cref="Knowledge.ModelMeaning"/>); null without one, or until then.</summary>
    public byte[]? ModelMeaning { get; set; }
}

internal sealed class FaqMapping : IEntityTypeConfiguration<Faq>
{
    public void Configure(EntityTypeBuilder<Faq> faq)
    {
        faq.HasKey(f => new { f.BusinessId, f.Id });
        faq.HasOne<Business>().WithMany().HasForeignKey(f => f.BusinessId).OnDelete(DeleteBehavior.Cascade);
    }
}
