namespace MiaPulse.Web.Vendors;

/// <summary>
/// Holds to how fast a vendor may be asked. Whose turn is soon waits for it; whose is further away is told when to come again, instead of being kept. Where the vendor
/// itself asks for a rest, nobody goes before that is over, also not who has been waiting.
/// </summary>
/// <typeparam name="T">What waits: who it is for, or what it is.</typeparam>
internal abstract class VendorPace<T>(TimeProvider clock)
{
    /// <summary>Longest that somebody waits here; with the vendor's own time for an answer it stays below the clock on one try.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(7);

    protected Lock Changing { get; } = new();

    protected DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>Waits until it is its turn.</summary>
    /// <returns>Null when it is; how long to stay away where that is too long to wait.</returns>
    public async Task<TimeSpan?> WaitAsync(T what, CancellationToken ct)
    {
        var latest = Now + LongestWait;
        var hasTurn = false;
        while (true)
        {
            TimeSpan wait;
            lock (Changing)
            {
                var now = Now;
                var rest = RestsUntil(what);
                if (hasTurn && rest <= now)
                {
                    return null;
                }

                var at = Later(NextFor(what, now), rest); // also of whoever had a turn and was overtaken by a rest
                wait = at - now;
                if (at > latest)
                {
                    return wait;
                }

                hasTurn = at <= now || KeepsItsPlace(what);
                if (hasTurn)
                {
                    Take(what, now, at);
                }
            }

            if (wait <= TimeSpan.Zero)
            {
                return null;
            }

            await Task.Delay(wait, clock, ct);
        }
    }

    /// <summary>When it would be its turn, at the earliest now.</summary>
    protected abstract DateTimeOffset NextFor(T what, DateTimeOffset now);

    /// <summary>It goes at that moment.</summary>
    protected abstract void Take(T what, DateTimeOffset now, DateTimeOffset at);

    /// <summary>Until when the vendor wants nothing of its kind; a moment that is past where it has asked for nothing.</summary>
    protected abstract DateTimeOffset RestsUntil(T what);

    /// <summary>Whether its turn is its own from when it begins to wait. What does not keep its place goes when nobody else does.</summary>
    protected virtual bool KeepsItsPlace(T what) => true;

    protected static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
