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

/// <summary>What kind of thing it is, which says how it is read.</summary>
public enum SourceKind
{
    Website,

    /// <summary>One page, and none that it leads to.</summary>
    SinglePage,

    /// <summary>The pages that a sitemap lists, and none that they lead to.</summary>
    Sitemap,

    /// <summary>A file that was uploaded, or a text that was pasted.</summary>
    Document,
}

/// <summary>How often a source is read again by itself.</summary>
public enum ReadingRhythm
{
    Off,
    Daily,
    Weekly,
}

/// <summary>Something the business gave Mia to read: a website, a page of one, a sitemap, or a document.</summary>
public sealed class Source : IBelongsToBusiness
{
    public const int MaxUrlLength = 2048;

    public required BusinessId BusinessId { get; init; }

    public required SourceId Id { get; init; }

    public SourceKind Kind { get; set; }

    /// <summary>Where it is; for a document, what it is known by (<see cref="DocumentAddress"/>).</summary>
    [MaxLength(MaxUrlLength)]
    public required string Url { get; init; }

    /// <summary>What the owner calls a document. Null for what has an address.</summary>
    [MaxLength(DocumentAddress.MaxNameLength)]
    public string? Name { get; set; }

    /// <summary>Paths that are left out, one a line (<see cref="ExcludeRules"/>).</summary>
    [MaxLength(ExcludeRules.MaxLength)]
    public string? Excluded { get; set; }

    public ReadingRhythm Rhythm { get; set; }

    /// <summary>When it is read again by itself. Null where it is not.</summary>
    public DateTimeOffset? NextReadAt { get; set; }

    public SourceState State { get; set; }

    /// <summary>Counts how often it was asked to be read, from 1. Pages remember in which round they were found and read.</summary>
    public int Round { get; set; } = 1;

    /// <summary>True where the owner named no scheme: a website that does not speak https may then be read over http.</summary>
    public bool MayUseHttp { get; set; }

    /// <summary>What every page of the site starts with, such as <c>https://acme.example/shop/</c>. Known once its first page was read in this round.</summary>
    [MaxLength(MaxUrlLength)]
    public string? Scope { get; set; }

    /// <summary>What went wrong, in a sentence fit to show.</summary>
    [MaxLength(300)]
    public string? Error { get; set; }

    /// <summary>What the owner should know although the reading went well, in a sentence fit to show.</summary>
    [MaxLength(300)]
    public string? Note { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset QueuedAt { get; set; }

    public DateTimeOffset? StartedAt { get; set; }

    public DateTimeOffset? FinishedAt { get; set; }

    /// <summary>When the last page was stored in this round.</summary>
    public DateTimeOffset? ProgressedAt { get; set; }

    /// <summary>Asks for (another) reading. While one is due or under way this changes nothing.</summary>
    public void Queue(DateTimeOffset now)
    {
        if (State is SourceState.Queued or SourceState.Crawling)
        {
            return;
        }

        Round++;
        (State, QueuedAt, StartedAt, FinishedAt, ProgressedAt, Scope, Error, Note) = (SourceState.Queued, now, null, null, null, null, null, null);
    }

    public void Finish(SourceState state, string? error, string? note, DateTimeOffset now) =>
        (State, Error, Note, FinishedAt) = (state, error, note, now);
}

internal sealed class SourceMapping : IEntityTypeConfiguration<Source>
{
    public void Configure(EntityTypeBuilder<Source> source)
    {
        source.HasKey(s => new { s.BusinessId, s.Id });
        source.HasIndex(s => s.State);
        source.HasIndex(s => new { s.BusinessId, s.Url }).IsUnique();

        source.Property(s => s.Kind).HasDefaultValue(SourceKind.Website); // of rows that were there before there were others
        source.Property(s => s.Rhythm).HasDefaultValue(ReadingRhythm.Off);
        source.HasIndex(s => s.NextReadAt);

        // A page is stored together with a touch of its source: what was cancelled, asked for anew or forgotten meanwhile takes no more pages.
        source.Property(s => s.State).IsConcurrencyToken();
        source.Property(s => s.Round).IsConcurrencyToken();
        source.HasOne<Business>().WithMany().HasForeignKey(s => s.BusinessId).OnDelete(DeleteBehavior.Cascade);
    }
}
