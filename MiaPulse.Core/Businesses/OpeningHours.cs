namespace MiaPulse.Core.Businesses;

/// <summary>The one clock for everything that depends on when a business is open.</summary>
public sealed class OpeningHours(WeeklyHours hours, string timeZone)
{
    private readonly TimeZoneInfo _zone = TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out var zone) ? zone : TimeZoneInfo.Utc;

    /// <summary>The business's own wall clock at that moment.</summary>
    public DateTime LocalTime(DateTimeOffset now) => TimeZoneInfo.ConvertTime(now, _zone).DateTime;

    /// <summary>Spans of a day, earliest first; none where it is closed.</summary>
    public IReadOnlyList<OpenSpan> On(DayOfWeek day) => [.. hours.Spans.Where(s => s.Day == day).OrderBy(s => s.From)];

    /// <summary>The span that is running, one that began yesterday and runs past midnight included.</summary>
    public OpenSpan? Running(DateTimeOffset now)
    {
        var local = LocalTime(now);
        var time = TimeOnly.FromDateTime(local);
        var yesterday = local.AddDays(-1).DayOfWeek;
        return On(local.DayOfWeek).FirstOrDefault(s => s.From <= time && (time < s.Until || s.Until <= s.From))
            ?? On(yesterday).FirstOrDefault(s => s.Until <= s.From && time < s.Until);
    }

    /// <summary>When it opens next, in the business's wall clock; null where it never does.</summary>
    public DateTime? NextOpening(DateTimeOffset now)
    {
        var local = LocalTime(now);
        for (var ahead = 0; ahead <= 7; ahead++)
        {
            var date = local.Date.AddDays(ahead);
            foreach (var span in On(date.DayOfWeek))
            {
                if (date + span.From.ToTimeSpan() is var opens && opens > local)
                {
                    return opens;
                }
            }
        }

        return null;
    }
}
