using System.ComponentModel.DataAnnotations;
using MiaPulse.Core.Businesses;
using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MiaPulse.Core.Knowledge;

/// <summary>How far the reading of a source has come.</summary>
public enum SourceState
{
    Queued,
    Crawling,
    Ready,
    Failed,
    Cancelled,
}

/// <summary>Something the business gave Mia to read: for now, a website.</summary>
public sealed class Source : IBelongsToBusiness
{
    public required BusinessId BusinessId { get; init; }

    public required SourceId Id { get; init; }

    [MaxLength(2048)]
    public required string Url { get; init; }

    public SourceState State { get; set; }

    /// <summary>What went wrong, in a sentence fit to show.</summary>
    [MaxLength(300)]
    public string? Error { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? StartedAt { get; set; }

    public DateTimeOffset? FinishedAt { get; set; }
}

internal sealed class SourceMapping : IEntityTypeConfiguration<Source>
{
    public void Configure(EntityTypeBuilder<Source> source)
    {
        source.HasKey(s => new { s.BusinessId, s.Id });
        source.HasIndex(s => s.State);
        source.HasOne<Business>().WithMany().HasForeignKey(s => s.BusinessId).OnDelete(DeleteBehavior.Cascade);
    }
}
