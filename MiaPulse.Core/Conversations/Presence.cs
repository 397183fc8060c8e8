using System.Collections.Concurrent;
using MiaPulse.Core.Businesses;
using MiaPulse.Core.Live;
using MiaPulse.Core.Shared;

namespace MiaPulse.Core.Conversations;

/// <summary>Which businesses have a member at their dashboard in this process, so that visitors are promised a person only where there is one.</summary>
public sealed class Presence(LiveFeed live)
{
    private readonly ConcurrentDictionary<BusinessId, int> _here = new();

    /// <summary>A member opened the dashboard. Dispose when it closes.</summary>
    public IDisposable Enter(Owner who)
    {
        if (_here.AddOrUpdate(who.Business, 1, (_, count) => count + 1) == 1)
        {
            live.Publish(who.Business, new PresenceChanged());
        }

        return new Stay(this, who.Business);
    }

    public bool IsSomeoneHere(BusinessId business) => _here.GetValueOrDefault(business) > 0;

    /// <summary>
    /// Whether a visitor may be promised a person now: the one decision for what Mia says and for what the widget shows. A dashboard that is open outside the
    /// opening hours promises nobody.
    /// </summary>
    public bool IsAttended(BusinessId business, WeeklyHours? hours, string timeZone, DateTimeOffset now) =>
        IsSomeoneHere(business) && !OpeningHours.AreOver(hours, timeZone, now);

    private void Leave(BusinessId business)
    {
        if (_here.AddOrUpdate(business, 0, (_, count) => count - 1) == 0)
        {
            live.Publish(business, new PresenceChanged());
        }
    }

    private sealed class Stay(Presence presence, BusinessId business) : IDisposable
    {
        private int _left;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _left, 1) == 0)
            {
                presence.Leave(business);
            }
        }
    }
}
