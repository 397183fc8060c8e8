using System.Globalization;
using MiaPulse.Core.Businesses;

namespace MiaPulse.Web.Businesses;

/// <summary>A week on one line: "Mon–Thu 08:00–19:00, Fri 08:00–17:00, Sat 09:00–13:00 and 14:00–16:00".</summary>
internal static class HoursInWords
{
    /// <summary>As owners read it, from Monday on.</summary>
    public static readonly DayOfWeek[] Week = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday, DayOfWeek.Saturday, DayOfWeek.Sunday];

    public static string Of(IReadOnlyList<OpenSpan> spans)
    {
        var runs = new List<(DayOfWeek First, DayOfWeek Last, string Hours)>();
        foreach (var day in Week)
        {
            var hours = string.Join(" and ", spans.Where(s => s.Day == day).Select(s => $"{Text(s.From)}–{Text(s.Until)}"));
            if (runs.Count > 0 && runs[^1].Hours == hours)
            {
                runs[^1] = runs[^1] with { Last = day };
            }
            else
            {
                runs.Add((day, day, hours));
            }
        }

        return string.Join(", ", runs.Where(r => r.Hours.Length > 0).Select(r => $"{Short(r.First)}{(r.First == r.Last ? "" : $"–{Short(r.Last)}")} {r.Hours}"));
    }

    private static string Short(DayOfWeek day) => day.ToString()[..3];

    /// <summary>By the clock of 24 hours.</summary>
    public static string Text(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);
}
