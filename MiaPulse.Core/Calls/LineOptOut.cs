using System.ComponentModel.DataAnnotations;
using MiaPulse.Core.Businesses;
using MiaPulse.Core.Data;
using MiaPulse.Core.Notifications;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MiaPulse.Core.Calls;

/// <summary>
/// A phone whose owner has texted STOP to a business's line: that business texts it no more, until START. Known by a hash, and stays when the caller's conversation is
/// erased or the line changes its number. (STOP to the operator's own number ends every text, see <see cref="TextOptOut"/>.)
/// </summary>
public sealed class LineOptOut : IBelongsToBusiness
{
    public required BusinessId BusinessId { get; init; }

    /// <summary><see cref="TextOptOut.HashOf"/> of the number in E.164.</summary>
    [MaxLength(64)]
    public required string NumberHash { get; init; }

    /// <summary>Since when; null where it was taken back.</summary>
    public DateTimeOffset? StoppedAt { get; set; }

    /// <summary>When it was last taken back.</summary>
    public DateTimeOffset? StartedAt { get; set; }

    /// <param name="db">Sees the business.</param>
    /// <param name="business">Whose line.</param>
    /// <param name="number">In E.164.</param>
    /// <param name="ct">Stops.</param>
    internal static Task<bool> IsOutAsync(MiaDb db, BusinessId business, string number, CancellationToken ct)
    {
        var hash = TextOptOut.HashOf(number);
        return db.LineOptOuts.AnyAsync(o => o.BusinessId == business && o.NumberHash == hash && o.StoppedAt != null, ct);
    }

    /// <summary>Changes the unit of work; the caller saves. Twice is once.</summary>
    internal static async Task StopAsync(MiaDb db, BusinessId business, string number, DateTimeOffset now, CancellationToken ct)
    {
        var hash = TextOptOut.HashOf(number);
        var known = await db.LineOptOuts.FirstOrDefaultAsync(o => o.BusinessId == business && o.NumberHash == hash, ct);
        if (known is null)
        {
            known = new LineOptOut { BusinessId = business, NumberHash = hash };
            db.LineOptOuts.Add(known);
        }

        known.StoppedAt ??= now;
    }

    /// <summary>Changes the unit of work; the caller saves. Nothing, where nobody had stopped.</summary>
    internal static async Task StartAsync(MiaDb db, BusinessId business, string number, DateTimeOffset now, CancellationToken ct)
    {
        var hash = TextOptOut.HashOf(number);
        if (await db.LineOptOuts.FirstOrDefaultAsync(o => o.BusinessId == business && o.NumberHash == hash && o.StoppedAt != null, ct) is { } known)
        {
            (known.StoppedAt, known.StartedAt) = (null, now);
        }
    }
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
