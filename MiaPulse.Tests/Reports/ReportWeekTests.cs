using System.Globalization;
using MiaPulse.Core.Reports;

namespace MiaPulse.Tests.Reports;

/// <summary>Which week it is, by the clock on the wall.</summary>
public sealed class ReportWeekTests
{
    private const string NewYork = "America/New_York";

    [Theory]
    [InlineData("2026-06-08T11:59:59Z", NewYork, "2026-05-25")] // a second before eight
    [InlineData("2026-06-08T12:00:00Z", NewYork, "2026-06-01")]
    [InlineData("2026-06-14T23:00:00Z", NewYork, "2026-06-01")] // all week long
    [InlineData("2026-11-02T12:30:00Z", NewYork, "2026-10-19")] // half past seven: the clocks went back on Sunday
    [InlineData("2026-11-02T13:00:00Z", NewYork, "2026-10-26")]
    [InlineData("2026-03-09T11:59:00Z", NewYork, "2026-02-23")] // the clocks went forward on Sunday
    [InlineData("2026-03-09T12:00:00Z", NewYork, "2026-03-02")]
    [InlineData("2026-06-07T20:00:00Z", "Pacific/Auckland", "2026-06-01")] // Sunday in London
    [InlineData("2026-06-08T02:14:00Z", "Asia/Kathmandu", "2026-05-25")]
    [InlineData("2026-06-08T02:15:00Z", "Asia/Kathmandu", "2026-06-01")]
    [InlineData("2026-06-08T08:00:00Z", "Nowhere/Atlantis", "2026-06-01")] // UTC where nobody knows better
    public void The_week_that_is_told_of_is_the_last_one_that_was_over_at_eight_on_a_monday(string now, string zone, string monday) =>
        Assert.Equal(monday, Text(ReportWeek.LastTold(At(now), zone).Monday));

    [Theory]
    [InlineData("2026-06-03", "2026-06-01T04:00:00Z", "2026-06-08T04:00:00Z", "2026-06-08T12:00:00Z")]
    [InlineData("2026-10-26", "2026-10-26T04:00:00Z", "2026-11-02T05:00:00Z", "2026-11-02T13:00:00Z")] // an hour longer
    [InlineData("2026-03-08", "2026-03-02T05:00:00Z", "2026-03-09T04:00:00Z", "2026-03-09T12:00:00Z")] // an hour shorter
    public void A_week_is_from_monday_to_monday_also_when_the_clocks_are_moved(string day, string from, string until, string told)
    {
        var week = ReportWeek.Of(Day(day), NewYork);

        Assert.Equal((At(from), At(until), At(told)), (week.From, week.Until, week.ToldAt));
        Assert.Equal(week.Until, week.After.From);
        Assert.Equal(week.From, week.Before.Until);
    }

    [Theory]
    [InlineData("2026-06-01T04:00:00Z", 0)]
    [InlineData("2026-06-02T03:59:59Z", 0)]
    [InlineData("2026-06-02T04:00:00Z", 1)]
    [InlineData("2026-06-08T03:59:59Z", 6)]
    public void A_moment_belongs_to_the_day_that_the_wall_shows(string at, int day) => Assert.Equal(day, ReportWeek.Of(Day("2026-06-01"), NewYork).DayOf(At(at)));

    [Theory]
    [InlineData("2026-06-01", "1–7 June 2026")]
    [InlineData("2026-11-30", "30 November – 6 December 2026")]
    [InlineData("2026-12-28", "28 December 2026 – 3 January 2027")]
    public void A_week_reads_as_people_write_it(string monday, string words) => Assert.Equal(words, ReportWords.Of(ReportWeek.Of(Day(monday), NewYork)));

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
