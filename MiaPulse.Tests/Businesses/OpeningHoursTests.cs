using System.Globalization;
using MiaPulse.Core.Businesses;

namespace MiaPulse.Tests.Businesses;

public sealed class OpeningHoursTests
{
    private const string NewYork = "America/New_York";

    private static readonly WeeklyHours Shop = new(
    [
        .. from day in new[] { DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday }
           from span in new[] { (9, 12), (13, 17) }
           select new OpenSpan(day, new TimeOnly(span.Item1, 0), new TimeOnly(span.Item2, 30)),
        new OpenSpan(DayOfWeek.Saturday, new TimeOnly(10, 0), new TimeOnly(14, 0)),
    ]);

    private static readonly WeeklyHours Bar = new([new OpenSpan(DayOfWeek.Friday, new TimeOnly(20, 0), new TimeOnly(3, 0)), new OpenSpan(DayOfWeek.Saturday, new TimeOnly(20, 0), new TimeOnly(3, 0))]);

    [Theory] // 1 June 2026 is a Monday; New York is four hours behind
    [InlineData("2026-06-01T12:59Z", false)]
    [InlineData("2026-06-01T13:00Z", true)]
    [InlineData("2026-06-01T16:29Z", true)]
    [InlineData("2026-06-01T16:30Z", false)] // lunch
    [InlineData("2026-06-01T17:00Z", true)]
    [InlineData("2026-06-01T21:30Z", false)]
    [InlineData("2026-06-06T17:59Z", true)] // Saturday
    [InlineData("2026-06-07T15:00Z", false)] // Sunday
    public void It_is_open_by_the_clock_on_the_businesss_wall(string now, bool open) => Assert.Equal(open, new OpeningHours(Shop, NewYork).IsOpen(At(now)));

    [Theory]
    [InlineData("2026-06-06T05:00Z", true)] // Saturday 1 am: Friday's evening goes on
    [InlineData("2026-06-06T07:00Z", false)] // 3 am
    [InlineData("2026-06-08T06:59Z", false)] // Monday 2:59 am: Sunday had no evening
    [InlineData("2026-06-07T06:59Z", true)] // Sunday 2:59 am
    public void A_span_past_midnight_belongs_to_the_day_it_began(string now, bool open) => Assert.Equal(open, new OpeningHours(Bar, NewYork).IsOpen(At(now)));

    [Theory]
    [InlineData("2026-06-01T10:00Z", "2026-06-01T13:00Z")]
    [InlineData("2026-06-01T14:00Z", "2026-06-01T17:00Z")] // open now: the next time after lunch
    [InlineData("2026-06-06T19:00Z", "2026-06-08T13:00Z")] // Saturday afternoon: Monday
    public void It_knows_when_it_opens_next(string now, string opens) => Assert.Equal(At(opens), new OpeningHours(Shop, NewYork).NextOpening(At(now)));

    [Fact]
    public void A_business_that_never_opens_has_no_next_opening()
    {
        Assert.Null(new OpeningHours(new WeeklyHours([]), NewYork).NextOpening(At("2026-06-01T10:00Z")));
        Assert.Equal("Closed", new OpeningHours(new WeeklyHours([]), NewYork).InWords(At("2026-06-01T10:00Z")));
    }

    [Fact]
    public void A_business_that_opens_once_a_week_opens_again_in_a_week()
    {
        WeeklyHours market = new([new OpenSpan(DayOfWeek.Monday, new TimeOnly(9, 0), new TimeOnly(10, 0))]);
        Assert.Equal(At("2026-06-08T13:00Z"), new OpeningHours(market, NewYork).NextOpening(At("2026-06-01T15:00Z")));
        Assert.Equal("Closed. Opens next Monday at 9 am", new OpeningHours(market, NewYork).InWords(At("2026-06-01T15:00Z")));
    }

    [Fact]
    public void A_business_that_never_closes_is_open_around_the_clock()
    {
        WeeklyHours always = new([.. Enum.GetValues<DayOfWeek>().Select(d => new OpenSpan(d, TimeOnly.MinValue, TimeOnly.MinValue))]);
        Assert.True(new OpeningHours(always, NewYork).IsOpen(At("2026-06-01T04:00Z")));
        Assert.Null(new OpeningHours(always, NewYork).ClosingAfter(At("2026-06-01T04:00Z")));
        Assert.Equal("Open around the clock", new OpeningHours(always, NewYork).InWords(At("2026-06-01T04:00Z")));
    }

    [Fact]
    public void Spans_that_touch_at_midnight_are_one()
    {
        WeeklyHours night = new([new OpenSpan(DayOfWeek.Friday, new TimeOnly(18, 0), TimeOnly.MinValue), new OpenSpan(DayOfWeek.Saturday, TimeOnly.MinValue, new TimeOnly(2, 0))]);
        Assert.Equal(At("2026-06-06T06:00Z"), new OpeningHours(night, NewYork).ClosingAfter(At("2026-06-06T01:00Z")));
    }

    [Fact]
    public void The_night_that_clocks_go_forward_is_an_hour_shorter()
    {
        // 8 March 2026: 2 am becomes 3 am in New York. Saturday's evening ends at 3 am by the wall, which is an hour early by a stopwatch.
        Assert.True(new OpeningHours(Bar, NewYork).IsOpen(At("2026-03-08T06:59Z")));
        Assert.False(new OpeningHours(Bar, NewYork).IsOpen(At("2026-03-08T07:00Z")));
        WeeklyHours early = new([new OpenSpan(DayOfWeek.Sunday, new TimeOnly(2, 30), new TimeOnly(6, 0))]);
        Assert.Equal(At("2026-03-08T07:00Z"), new OpeningHours(early, NewYork).NextOpening(At("2026-03-08T05:00Z"))); // 2:30 does not exist: it opens at the jump
    }

    [Fact]
    public void The_night_that_clocks_go_back_is_an_hour_longer()
    {
        // 1 November 2026: 2 am becomes 1 am. Open until 3 am lasts one hour more.
        Assert.True(new OpeningHours(Bar, NewYork).IsOpen(At("2026-11-01T07:59Z")));
        Assert.False(new OpeningHours(Bar, NewYork).IsOpen(At("2026-11-01T08:00Z")));
        WeeklyHours early = new([new OpenSpan(DayOfWeek.Sunday, new TimeOnly(1, 30), new TimeOnly(6, 0))]);
        Assert.Equal(At("2026-11-01T05:30Z"), new OpeningHours(early, NewYork).NextOpening(At("2026-11-01T04:00Z"))); // the first of two 1:30s
    }

    [Theory]
    [InlineData("2026-06-01T14:00Z", "Open until 12:30 pm")]
    [InlineData("2026-06-01T17:00Z", "Open until 5:30 pm")]
    [InlineData("2026-06-01T10:00Z", "Closed. Opens at 9 am")]
    [InlineData("2026-06-01T23:00Z", "Closed. Opens tomorrow at 9 am")]
    [InlineData("2026-06-06T19:00Z", "Closed. Opens on Monday at 9 am")]
    public void It_says_so_in_words(string now, string words) => Assert.Equal(words, new OpeningHours(Shop, NewYork).InWords(At(now)));

    [Fact]
    public void An_unknown_time_zone_counts_as_UTC() => Assert.True(new OpeningHours(Shop, "Mars/Olympus").IsOpen(At("2026-06-01T09:00Z")));

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
