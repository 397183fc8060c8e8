using System.ComponentModel.DataAnnotations;
using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MiaPulse.Core.Knowledge;

/// <summary>A piece of a page that can answer a question by itself: what stands under one heading, one question and its answer, a list, some rows of a table.</summary>
public sealed class Passage : IBelongsToBusiness
{
    public required BusinessId BusinessId { get; init; }

    public required PassageId Id { get; init; }

    public required PageId PageId { get; init; }

    /// <summary>Place on the page, from 0.</summary>
    public required int Ordinal { get; init; }

    /// <summary>The heading or question above it. Empty where there is none.</summary>
    [MaxLength(300)]
    public required string Heading { get; init; }

    public required string Text { get; init; }

    [MaxLength(300)]
    public required string PageTitle { get; init; }

    [MaxLength(2048)]
    public required string PageUrl { get; init; }

    /// <summary>What the sentence encoder makes of heading and text (<see cref="MeaningVectors"/>). Filled by <see cref="KnowledgeIndex"/>; null until then.</summary>
    public byte[]? Meaning { get; set; }

    /// <summary>What the configured embedding model makes of heading and text (<see cref="Knowledge.ModelMeaning"/>); null without one, or until then.</summary>
    public byte[]? ModelMeaning { get; set; }
}

internal sealed class PassageMapping : IEntityTypeConfiguration<Passage>
{
    public void Configure(EntityTypeBuilder<Passage> passage)
    {
        passage.HasKey(p => new { p.BusinessId, p.Id });
        passage.HasIndex(p => new { p.BusinessId, p.PageId, p.Ordinal }).IsUnique();
        passage.HasOne<Page>().WithMany().HasForeignKey(p => new { p.BusinessId, p.PageId }).OnDelete(DeleteBehavior.Cascade);
    }
}
