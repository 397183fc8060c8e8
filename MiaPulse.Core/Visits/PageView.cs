using System.ComponentModel.DataAnnotations;
using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MiaPulse.Core.Visits;

/// <summary>A visitor saw a page of the business's website.</summary>
public sealed class PageView : IBelongsToBusiness
{
    public const int MaxUrlLength = 2048;
    public const int MaxTitleLength = 300;

    public required BusinessId BusinessId { get; init; }

    public required PageViewId Id { get; init; }

    public required VisitorId VisitorId { get; init; }

    [MaxLength(MaxUrlLength)]
    public required string Url { get; init; }

    [MaxLength(MaxTitleLength)]
    public required string Title { get; init; }

    [MaxLength(MaxUrlLength)]
    public string? Referrer { get; init; }

    public required DateTimeOffset At { get; init; }
}

internal sealed class PageViewMapping : IEntityTypeConfiguration<PageView>
{
    public void Configure(EntityTypeBuilder<PageView> view)
    {
        view.HasKey(v => new { v.BusinessId, v.Id });
        view.HasIndex(v => new { v.BusinessId, v.VisitorId, v.At });
        view.HasOne<VisitorProfile>().WithMany().HasForeignKey(v => new { v.BusinessId, v.VisitorId }).OnDelete(DeleteBehavior.Cascade);
    }
}
