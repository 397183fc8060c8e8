using System.ComponentModel.DataAnnotations;
using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MiaPulse.Core.Knowledge;

/// <summary>How a page differs from what it was at the reading before.</summary>
public enum PageChangeKind
{
    Added,
    Changed,
    Gone,
}

/// <summary>What the last re-reading of a source found different on one page. The next one that finds out anything drops it.</summary>
public sealed class PageChange : IBelongsToBusiness
{
    public const int MaxLinesLength = 6_000;

    public required BusinessId BusinessId { get; init; }

    public required SourceId SourceId { get; init; }

    [MaxLength(Source.MaxUrlLength)]
    public required string Url { get; init; }

    /// <summary>The <see cref="Source.Round"/> that found it.</summary>
    public required int Round { get; set; }

    [MaxLength(300)]
    public required string Title { get; set; }

    public required PageChangeKind Kind { get; set; }

    /// <summary>One a line, each behind <c>+</c> or <c>-</c>. Of a page that changed.</summary>
    [MaxLength(MaxLinesLength)]
    public required string Lines { get; set; }
}

internal sealed class PageChangeMapping : IEntityTypeConfiguration<PageChange>
{
    public void Configure(EntityTypeBuilder<PageChange> change)
    {
        change.HasKey(c => new { c.BusinessId, c.SourceId, c.Url });
        change.HasOne<Source>().WithMany().HasForeignKey(c => new { c.BusinessId, c.SourceId }).OnDelete(DeleteBehavior.Cascade);
    }
}
