using System.ComponentModel.DataAnnotations;
using MiaPulse.Core.Businesses;
using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MiaPulse.Core.Calls;

/// <summary>
/// A phone whose owner has texted STOP to a business's line: that business texts it no more, until START. Known by a hash, and stays when the caller's conversation is
/// erased or the line changes its number. (STOP to the operator's own number ends every text, see <see cref="Notifications.TextOptOut"/>.)
/// </summary>
public sealed class LineOptOut : IBelongsToBusiness
{
    public required BusinessId BusinessId { get; init; }

    /// <summary><see cref="Notifications.TextOptOut.HashOf"/> of the number in E.164.</summary>
    [MaxLength(64)]
    public required string NumberHash { get; init; }

    /// <summary>Since when; null where it was taken back.</summary>
    public DateTimeOffset? StoppedAt { get; set; }

    /// <summary>When it was last taken back.</summary>
    public DateTimeOffset? StartedAt { get; set; }
}

internal sealed class LineOptOutMapping : IEntityTypeConfiguration<LineOptOut>
{
    public void Configure(EntityTypeBuilder<LineOptOut> optOut)
    {
        optOut.HasKey(o => new { o.BusinessId, o.NumberHash });
        optOut.Property(o => o.StoppedAt).IsConcurrencyToken(); // two words that meet must not undo each other
        optOut.HasOne<Business>().WithMany().HasForeignKey(o => o.BusinessId).OnDelete(DeleteBehavior.Cascade);
    }
}
