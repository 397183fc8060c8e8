using MiaPulse.Core.Businesses;

namespace MiaPulse.Core.Reports;

/// <summary>
/// A week of a business by the clock on its wall, from the first moment of a Monday to that of the next one. A week in which the clocks are moved is an hour
/// shorter or longer. Pure.
/// </summary>
public sealed class ReportWeek
{
    private const int Days = 7;

    private static readonly TimeOnly Told = new(8, 0);

    private readonly WallClock _clock;

    private ReportWeek(DateOnly monday, WallClock clock)
    {
        Monday = monday;
        _clock = clock;
    }

    /// <summary>Names the week: whatever the time zone, a business has one of each.</summary>
    public DateOnly Monday { get; }

    public DateOnly Sunday => Monday.AddDays(Days - 1);

    public DateTimeOffset From => _clock.At(Monday.ToDateTime(TimeOnly.MinValue));

    /// <summary>The first moment that is no longer in it.</summary>
    public DateTimeOffset Until => _clock.At(Monday.AddDays(Days).ToDateTime(TimeOnly.MinValue));

    /// <summary>When its members are told of it: on the Monday after it, at eight.</summary>
    public DateTimeOffset ToldAt => _clock.At(Monday.AddDays(Days).ToDateTime(Told));

    public ReportWeek Before => new(Monday.AddDays(-Days), _clock);

    public ReportWeek After => new(Monday.AddDays(Days), _clock);

    /// <summary>The week that this day is in.</summary>
    public static ReportWeek Of(DateOnly day, string timeZone) => new(MondayOf(day), new WallClock(timeZone));

    /// <summary>The latest week that there is a report on at this moment.</summary>
    public static ReportWeek LastTold(DateTimeOffset now, string timeZone)
    {
        var clock = new WallClock(timeZone);
        var last = new ReportWeek(MondayOf(DateOnly.FromDateTime(clock.Shown(now))).AddDays(-Days), clock);
        return last.ToldAt <= now ? last : last.Before;
    }

    /// <summary>Which of its days that is, 0 for Monday. For a moment in it.</summary>
    public int DayOf(DateTimeOffset at) => Math.Clamp(DateOnly.FromDateTime(_clock.Shown(at)).DayNumber - Monday.DayNumber, 0, Days - 1);

    private static DateOnly MondayOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % Days));
}
