using System.Linq.Expressions;

namespace MiaPulse.Core.Notifications;

/// <summary>A row of work that is sent when its time comes, and tried again where that fails: an alert, or another mail.</summary>
internal interface IDueRow
{
    DateTimeOffset? DueAt { get; }

    DateTimeOffset? LeasedUntil { get; }

    DateTimeOffset? NotBefore { get; }

    DateTimeOffset? TryingSince { get; }
}

internal static class DueRows
{
    /// <summary>Those that wait because they failed, and for nothing else: nobody is at them, and the vendor has not asked them to wait.</summary>
    public static Expression<Func<T, bool>> WaitForTheirVendor<T>(DateTimeOffset now) where T : class, IDueRow =>
        row => row.DueAt > now && row.TryingSince != null && row.LeasedUntil == null && (row.NotBefore == null || row.NotBefore <= now);
}
