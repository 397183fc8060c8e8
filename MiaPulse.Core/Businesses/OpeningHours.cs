using System.Globalization;

namespace MiaPulse.Core.Businesses;

/// <summary>
/// The one clock for opening hours. Hours are meant in the business's own time zone, as the clock on its wall shows them: on the night that clocks are moved a
/// span is an hour shorter or longer. Pure.
/// </summary>
public sealed class OpeningHours(WeeklyHours hours, string timeZone)
{
    private readonly WallClock _clock = new(timeZone);

    /// <summary>The business's own wall clock at that moment.</summary>
    public DateTime LocalTime(DateTimeOffset now) => _clock.Shown(now);

    /// <summary>Spans of a day, earliest first; none where it is closed.</summary>
    public IReadOnlyList<OpenSpan> On(DayOfWeek day) => [.. hours.Spans.Where(s => s.Day == day).OrderBy(s => s.From)];

    /// <summary>Whether a business that keeps hours is closed at this moment.</summary>
    public static bool AreOver(WeeklyHours? hours, string timeZone, DateTimeOffset now) => hours is { Spans.Count: > 0 } && !new OpeningHours(hours, timeZone).IsOpen(now);

    /// <summary>Whether it is open at this moment.</summary>
    public bool IsOpen(DateTimeOffset now) => OpenSince(now) is not null;

    /// <summary>When it closes, if it is open now and does not stay open for the week to come. Spans that touch are one.</summary>
    public DateTimeOffset? ClosingAfter(DateTimeOffset now)
    {
        if (OpenSince(now) is not { } span)
        {
            return null;
        }

        var end = span.Until;
        while (Spans(end).FirstOrDefault(s => s.From <= end && s.Until > end) is { } next && next.Until > end)
        {
            end = next.Until;
            if (end - now > TimeSpan.FromDays(7))
            {
                return null;
            }
        }

        return end;
    }

    /// <summary>When it opens next after this moment; null where it never does. While it is open: when it opens the next time after closing.</summary>
    public DateTimeOffset? NextOpening(DateTimeOffset now)
    {
        var from = IsOpen(now) ? ClosingAfter(now) : now;
        return from is { } after ? Spans(after).Where(s => s.From > after).Select(s => (DateTimeOffset?)s.From).Min() : null;
    }

    /// <summary>What to tell a visitor: "Open until 5:30 pm", "Closed. Opens tomorrow at 9 am", "Closed".</summary>
    public string InWords(DateTimeOffset now)
    {
        if (IsOpen(now))
        {
            return ClosingAfter(now) is { } closing ? $"Open until {Clock(closing)}" : "Open around the clock";
        }

        if (NextOpening(now) is not { } opening)
        {
            return "Closed";
        }

        var days = (opening.Date - LocalTime(now).Date).Days;
        var day = days switch
        {
            0 => "",
            1 => "tomorrow ",
            7 => $"next {opening.ToString("dddd", CultureInfo.InvariantCulture)} ",
            _ => $"on {opening.ToString("dddd", CultureInfo.InvariantCulture)} ",
        };
        return $"Closed. Opens {day}at {Clock(opening)}";
    }

    private sealed record Span(DateTimeOffset From, DateTimeOffset Until);

    private Span? OpenSince(DateTimeOffset now) =>
        Spans(now).FirstOrDefault(s => s.From <= now && now < s.Until);

    // Everything from the day before (whose last span may run past midnight) to the same weekday a week later.
    private IEnumerable<Span> Spans(DateTimeOffset around)
    {
        var today = DateOnly.FromDateTime(LocalTime(around));
        return from offset in Enumerable.Range(-1, 10)
               let day = today.AddDays(offset)
               from span in hours.Spans
               where span.Day == day.DayOfWeek
               let until = span.Until <= span.From ? day.AddDays(1).ToDateTime(span.Until) : day.ToDateTime(span.Until)
               select new Span(_clock.At(day.ToDateTime(span.From)), _clock.At(until));
    }

    private static string Clock(DateTimeOffset at) => Clock(TimeOnly.FromDateTime(at.DateTime));

    private static string Clock(TimeOnly at) => at switch
    {
        { Hour: 0, Minute: 0 } => "midnight",
        { Hour: 12, Minute: 0 } => "noon",
        _ => at.ToString(at.Minute == 0 ? "h tt" : "h:mm tt", CultureInfo.InvariantCulture).ToLowerInvariant(),
    };
}
