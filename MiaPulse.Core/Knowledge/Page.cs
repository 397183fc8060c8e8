using System.ComponentModel.DataAnnotations;
using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MiaPulse.Core.Knowledge;

/// <summary>What came of reading one page.</summary>
public enum PageState
{
    Read,
    Skipped,
    Failed,
}

/// <summary>A page of a source, as it was when Mia read it.</summary>
public sealed class Page : IBelongsToBusiness
{
    public required BusinessId BusinessId { get; init; }

    public required PageId Id { get; init; }

    public required SourceId SourceId { get; init; }

    [MaxLength(2048)]
    public required string Url { get; init; }

    [MaxLength(300)]
    public required string Title { get; set; }

    public required PageState State { get; set; }

    /// <summary>Why it was skipped or failed, in a sentence fit to show.</summary>
    [MaxLength(300)]
    public string? Reason { get; set; }

    /// <summary>SHA-256 of the text that was read, in hexadecimal.</summary>
    [MaxLength(64)]
    public string? ContentHash { get; set; }

    public int Words { get; set; }

    public required DateTimeOffset ReadAt { get; set; }
}

internal sealed class PageMapping : IEntityTypeConfiguration<Page>
{
    public void Configure(EntityTypeBuilder<Page> page)
    {
        page.HasKey(p => new { p.BusinessId, p.Id });
        page.HasIndex(p => new { p.BusinessId, p.SourceId, p.Url }).IsUnique();
        page.HasOne<Source>().WithMany().HasForeignKey(p => new { p.BusinessId, p.SourceId }).OnDelete(DeleteBehavior.Cascade);
    }
}
