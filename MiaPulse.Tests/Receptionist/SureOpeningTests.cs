using MiaPulse.Core.Businesses;
using MiaPulse.Core.Receptionist;

namespace MiaPulse.Tests.Receptionist;

public sealed class SureOpeningTests
{
    private static readonly OpeningHours EveryDay = new(
        new WeeklyHours([.. Enum.GetValues<DayOfWeek>().Select(d => new OpenSpan(d, new TimeOnly(8, 0), new TimeOnly(17, 0)))]), "America/Los_Angeles");

    [Fact]
    public void An_ordinary_day_is_promised() =>
        Assert.Equal(new DateTimeOffset(2026, 11, 25, 8, 0, 0, TimeSpan.FromHours(-8)), SureOpening.After(EveryDay, Evening(24), "US"));

    [Theory]
    [InlineData(25)] // the day before Thanksgiving
    [InlineData(26)] // Thanksgiving, and many close on the Friday as well
    public void Of_a_day_that_has_a_name_the_week_knows_nothing(int day) => Assert.Null(SureOpening.After(EveryDay, Evening(day), "US"));

    private static DateTimeOffset Evening(int day) => new(2026, 11, day, 20, 0, 0, TimeSpan.FromHours(-8));
}
