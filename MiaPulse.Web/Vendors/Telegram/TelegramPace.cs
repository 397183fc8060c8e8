namespace MiaPulse.Web.Vendors.Telegram;

/// <summary>
/// How fast we may speak: about a message a second in one chat, twenty a minute in a group, thirty a second over all. The exact limits are not published, so these
/// are a little below, and where Telegram itself asks for a rest, that counts.
/// </summary>
internal sealed class TelegramPace(TimeProvider clock)
{
    public static readonly TimeSpan BetweenInChat = TimeSpan.FromMilliseconds(1100);
    public static readonly TimeSpan BetweenInGroup = TimeSpan.FromMilliseconds(3100);
    public static readonly TimeSpan BetweenAll = TimeSpan.FromMilliseconds(40);

    /// <summary>Whose turn is further away is told when to come again, instead of being kept.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(7);

    private const int MostRemembered = 10_000;

    private readonly Lock _changing = new();
    private readonly Dictionary<long, DateTimeOffset> _nextIn = [];
    private DateTimeOffset _nextOfAll;

    /// <summary>Waits until it is the chat's turn.</summary>
    /// <returns>Null when it is; how long to stay away where that is too long to wait.</returns>
    public async Task<TimeSpan?> WaitAsync(long chat, CancellationToken ct)
    {
        TimeSpan wait;
        lock (_changing)
        {
            var now = clock.GetUtcNow();
            Forget(now);
            var at = Later(Later(now, _nextOfAll), _nextIn.GetValueOrDefault(chat));
            wait = at - now;
            if (wait > LongestWait)
            {
                return wait;
            }

            _nextIn[chat] = at + (chat < 0 ? BetweenInGroup : BetweenInChat); // groups have numbers below zero
            _nextOfAll = Later(now, _nextOfAll) + BetweenAll;
        }

        if (wait > TimeSpan.Zero)
        {
            await Task.Delay(wait, clock, ct);
        }

        return null;
    }

    /// <summary>Telegram asked us to leave this chat alone for a while.</summary>
    public void Rest(long chat, TimeSpan time)
    {
        lock (_changing)
        {
            _nextIn[chat] = Later(clock.GetUtcNow() + time, _nextIn.GetValueOrDefault(chat));
        }
    }

    private void Forget(DateTimeOffset now)
    {
        if (_nextIn.Count >= MostRemembered)
        {
            foreach (var past in _nextIn.Where(n => n.Value <= now).Select(n => n.Key).ToList())
            {
                _nextIn.Remove(past);
            }
        }
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
