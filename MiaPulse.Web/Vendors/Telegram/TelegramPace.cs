using MiaPulse.Core.Notifications;

namespace MiaPulse.Web.Vendors.Telegram;

/// <summary>
/// How fast we may speak: about a message a second in one chat, twenty a minute in a group, thirty a second over all. The exact limits are not published, so these
/// are a little below, and where Telegram itself asks for a rest, that counts.
/// </summary>
internal sealed class TelegramPace(TimeProvider clock) : VendorPace<long>(clock)
{
    public static readonly TimeSpan BetweenInChat = TimeSpan.FromMilliseconds(1100);
    public static readonly TimeSpan BetweenInGroup = TimeSpan.FromMilliseconds(3100);
    public static readonly TimeSpan BetweenAll = TimeSpan.FromMilliseconds(40);

    /// <summary>It never says whom it means. One chat may be too lively; where so many are to rest at the same time, it means us.</summary>
    public const int ChatsThatMeanAll = 3;

    private const int MostRemembered = 10_000;

    private readonly Dictionary<long, DateTimeOffset> _nextIn = [];
    private readonly Dictionary<long, DateTimeOffset> _restIn = [];
    private DateTimeOffset _nextOfAll;
    private DateTimeOffset _restOfAll;

    /// <summary>Telegram asked us to leave this chat alone for a while.</summary>
    /// <returns>Whether that means all chats.</returns>
    public bool Rest(long chat, TimeSpan time)
    {
        lock (Changing)
        {
            var now = Now;
            Forget(_restIn, now);
            _restIn[chat] = Later(now + time, _restIn.GetValueOrDefault(chat));
            if (_restIn.Count < ChatsThatMeanAll)
            {
                return false;
            }

            _restOfAll = Later(now + ChannelWatch.RestFor(time), _restOfAll);
            _nextOfAll = Later(_restOfAll, _nextOfAll);
            return true;
        }
    }

    protected override DateTimeOffset NextFor(long chat, DateTimeOffset now) => Later(Later(now, _nextOfAll), _nextIn.GetValueOrDefault(chat));

    protected override void Take(long chat, DateTimeOffset now, DateTimeOffset at)
    {
        if (_nextIn.Count >= MostRemembered)
        {
            Forget(_nextIn, now);
        }

        _nextIn[chat] = at + (chat < 0 ? BetweenInGroup : BetweenInChat); // groups have numbers below zero
        _nextOfAll = Later(now, _nextOfAll) + BetweenAll;
    }

    protected override DateTimeOffset RestsUntil(long chat) => Later(_restOfAll, _restIn.GetValueOrDefault(chat));

    private static void Forget(Dictionary<long, DateTimeOffset> moments, DateTimeOffset now)
    {
        foreach (var past in moments.Where(m => m.Value <= now).Select(m => m.Key).ToList())
        {
            moments.Remove(past);
        }
    }
}
