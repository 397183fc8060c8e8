using System.ComponentModel.DataAnnotations;
using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MiaPulse.Core.Knowledge;

/// <summary>What came of reading one page.</summary>
public enum PageState
{
    /// <summary>Found, and not looked at yet.</summary>
    Waiting,
    Read,
    Skipped,
    Failed,
}

/// <summary>A page of a source, as it was when Mia read it.</summary>
public sealed class Page : IBelongsToBusiness
{
    public const int MaxValidatorLength = 200;

    public required BusinessId BusinessId { get; init; }

    public required PageId Id { get; init; }

    public required SourceId SourceId { get; init; }

    /// <summary>Place in the order of finding, from 1 within the source.</summary>
    public required int Number { get; init; }

    /// <summary>The <see cref="Source.Round"/> that last found it.</summary>
    public required int FoundInRound { get; set; }

    /// <summary>The <see cref="Source.Round"/> that its state and passages are from. 0 before the first.</summary>
    public int ReadInRound { get; set; }

    [MaxLength(2048)]
    public required string Url { get; init; }

    [MaxLength(300)]
    public required string Title { get; set; }

    public required PageState State { get; set; }

    /// <summary>Why it was skipped or failed, or what of it was not read, in a sentence fit to show.</summary>
    [MaxLength(300)]
    public string? Reason { get; set; }

    /// <summary>SHA-256 of the text that was read, in hexadecimal.</summary>
    [MaxLength(64)]
    public string? ContentHash { get; set; }

    /// <summary>What the website names this version of the page, to be asked about next time.</summary>
    [MaxLength(MaxValidatorLength)]
    public string? ETag { get; set; }

    [MaxLength(MaxValidatorLength)]
    public string? LastModified { get; set; }

    /// <summary>When its text last became another one.</summary>
    public DateTimeOffset? ChangedAt { get; set; }

    public int Words { get; set; }

    public required DateTimeOffset ReadAt { get; set; }
}

internal sealed class PageMapping : IEntityTypeConfiguration<Page>
{
    public void Configure(EntityTypeBuilder<Page> page)
    {
        page.HasKey(p => new { p.BusinessId, p.Id });
        page.HasIndex(p => new { p.BusinessId, p.SourceId, p.Url }).IsUnique();
        page.HasIndex(p => new { p.BusinessId, p.SourceId, p.Number }).IsUnique();
        page.HasOne<Source>().WithMany().HasForeignKey(p => new { p.BusinessId, p.SourceId }).OnDelete(DeleteBehavior.Cascade);
    }
}
