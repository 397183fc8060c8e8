using MiaPulse.Core.Receptionist.Embedded;

namespace MiaPulse.Tests.Support;

/// <summary>A day that has no name anywhere, so that a week's hours promise it whenever a test runs on the machine's own clock.</summary>
public static class OrdinaryDay
{
    private static readonly string[] Regions = ["US", "CA", "GB", "DE"];

    /// <param name="clock">The test's.</param>
    /// <param name="fromDay">In how many days at the earliest; it lies within the week.</param>
    public static DayOfWeek In(TimeProvider clock, int fromDay)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        return Enumerable.Range(fromDay, 7 - fromDay).Select(today.AddDays).First(day => !Regions.Any(region => NamedDays.HasName(day, region))).DayOfWeek;
    }
}
