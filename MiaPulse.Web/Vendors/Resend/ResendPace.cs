using MiaPulse.Core.Notifications;

namespace MiaPulse.Web.Vendors.Resend;

/// <summary>
/// How fast we may ask: two mails a second until Resend has said otherwise, then as many as it says, and none while it takes none. A mail that can wait goes when no
/// other waits, so that no lead and no link to sign in stands behind a morning's reports.
/// </summary>
internal sealed class ResendPace(TimeProvider clock) : VendorPace<Mail>(clock)
{
    /// <summary>Resend's own pages name 2, 5 and 10 a second; this is what all of them allow.</summary>
    public static readonly TimeSpan BetweenAtFirst = TimeSpan.FromMilliseconds(500);

    private static readonly TimeSpan LeastBetween = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan MostBetween = TimeSpan.FromSeconds(5);

    private TimeSpan _between = BetweenAtFirst;
    private DateTimeOffset _next;
    private DateTimeOffset _rest;

    /// <summary>What Resend said of itself with an answer.</summary>
    public void Hear(ResendRate rate)
    {
        lock (Changing)
        {
            if (rate.Between is { } between)
            {
                _between = between < LeastBetween ? LeastBetween : between > MostBetween ? MostBetween : between;
            }

            if (rate.Rest is { } rest)
            {
                _rest = Later(Now + ChannelWatch.RestFor(rest), _rest);
            }
        }
    }

    protected override DateTimeOffset NextFor(Mail what, DateTimeOffset now) => Later(now, _next);

    protected override void Take(Mail what, DateTimeOffset now, DateTimeOffset at) => _next = at + _between;

    protected override DateTimeOffset RestsUntil(Mail what) => _rest;

    protected override bool KeepsItsPlace(Mail what) => !what.CanWait;
}
