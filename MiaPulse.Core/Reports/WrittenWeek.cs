using MiaPulse.Core.Businesses;
using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MiaPulse.Core.Reports;

/// <summary>A week of which a business has been told: its key is what makes it one report, whoever looks how often.</summary>
public sealed class WrittenWeek : IBelongsToBusiness
{
    public required BusinessId BusinessId { get; init; }

    /// <summary><see cref="ReportWeek.Monday"/>.</summary>
    public required DateOnly Monday { get; init; }

    public required DateTimeOffset At { get; init; }
}

internal sealed class WrittenWeekMapping : IEntityTypeConfiguration<WrittenWeek>
{
    public void Configure(EntityTypeBuilder<WrittenWeek> week)
    {
        week.HasKey(w => new { w.BusinessId, w.Monday });
        week.HasOne<Business>().WithMany().HasForeignKey(w => w.BusinessId).OnDelete(DeleteBehavior.Cascade);
    }
}
