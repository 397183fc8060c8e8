using System.ComponentModel.DataAnnotations;
using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MiaPulse.Core.Notifications;

/// <summary>
/// A phone whose owner has texted STOP. Known by a hash, since all that is ever asked is "this one?". Whoever stops, stops us and not one of the businesses, so
/// it belongs to none. Stays when they have texted START, as the record of both.
/// </summary>
public sealed class TextOptOut
{
    /// <summary>See <see cref="HashOf"/>.</summary>
    [MaxLength(64)]
    public required string NumberHash { get; init; }

    /// <summary>Since when nothing is texted to it; null where they have taken that back.</summary>
    public DateTimeOffset? StoppedAt { get; private set; }

    /// <summary>When they last took it back.</summary>
    public DateTimeOffset? StartedAt { get; private set; }

    /// <summary>SHA-256 of the number in E.164.</summary>
    public static string HashOf(string number) => Secrets.Hash(number);

    internal static Task<bool> IsOutAsync(MiaDb db, PhoneNumber number, CancellationToken ct)
    {
        var hash = HashOf(number.Value);
        return db.TextOptOuts.AnyAsync(o => o.NumberHash == hash && o.StoppedAt != null, ct);
    }

    /// <summary>Changes the unit of work; the caller saves. Twice is once.</summary>
    internal static async Task StopAsync(MiaDb db, string number, DateTimeOffset now, CancellationToken ct)
    {
        var hash = HashOf(number);
        var known = await db.TextOptOuts.FirstOrDefaultAsync(o => o.NumberHash == hash, ct);
        if (known is null)
        {
            known = new TextOptOut { NumberHash = hash };
            db.TextOptOuts.Add(known);
        }

        known.StoppedAt ??= now;
    }

    /// <summary>Changes the unit of work; the caller saves. Nothing, where nobody had stopped.</summary>
    internal static async Task StartAsync(MiaDb db, string number, DateTimeOffset now, CancellationToken ct)
    {
        var hash = HashOf(number);
        if (await db.TextOptOuts.FirstOrDefaultAsync(o => o.NumberHash == hash && o.StoppedAt != null, ct) is { } known)
        {
            (known.StoppedAt, known.StartedAt) = (null, now);
        }
    }
}

internal sealed class TextOptOutMapping : IEntityTypeConfiguration<TextOptOut>
{
    public void Configure(EntityTypeBuilder<TextOptOut> optOut)
    {
        optOut.HasKey(o => o.NumberHash);
        optOut.Property(o => o.StoppedAt).IsConcurrencyToken(); // two words that meet must not undo each other: the later save looks again
    }
}
