namespace MiaPulse.Core.Businesses;

/// <summary>The clock on a business's wall: what it shows at a moment, and which moment it is that it shows. Pure.</summary>
/// <param name="timeZone">IANA name; one that is not known is UTC.</param>
public sealed class WallClock(string timeZone)
{
    private readonly TimeZoneInfo _zone = TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out var zone) ? zone : TimeZoneInfo.Utc;

    public DateTime Shown(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, _zone).DateTime;

    /// <summary>The moment at which it shows this. A time that the clock skips is the moment it jumps to; one that it shows twice is the first of both.</summary>
    public DateTimeOffset At(DateTime wall)
    {
        if (_zone.IsInvalidTime(wall))
        {
            var before = wall;
            while (_zone.IsInvalidTime(before))
            {
                before = before.AddMinutes(-15);
            }

            var jump = new DateTimeOffset(before, _zone.GetUtcOffset(before)).ToUniversalTime();
            while (TimeZoneInfo.ConvertTime(jump, _zone).DateTime < wall)
            {
                jump = jump.AddMinutes(15);
            }

            return TimeZoneInfo.ConvertTime(jump, _zone);
        }

        var offset = _zone.IsAmbiguousTime(wall) ? _zone.GetAmbiguousTimeOffsets(wall).Max() : _zone.GetUtcOffset(wall);
        return new DateTimeOffset(wall, offset);
    }
}
