using MiaPulse.Core.Businesses;
using MiaPulse.Core.Receptionist.Embedded;

namespace MiaPulse.Core.Receptionist;

/// <summary>When a closed business opens again, as far as its week can promise it.</summary>
public static class SureOpening
{
    /// <param name="hours">The week that the owner set.</param>
    /// <param name="now">Any moment at which it is closed.</param>
    /// <param name="region">Two letters: which days have a name there.</param>
    /// <returns>Null where the week opens never, or next on a day that has a name (Christmas, the Friday after Thanksgiving) or lies between Christmas and New Year: of those a week knows nothing, and somebody would stand before a closed door.</returns>
    public static DateTimeOffset? After(OpeningHours hours, DateTimeOffset now, string region) =>
        hours.NextOpening(now) is { } next && DateOnly.FromDateTime(next.DateTime) is var day && !NamedDays.HasName(day, region) && !IsBetweenYears(day) ? next : null;

    private static bool IsBetweenYears(DateOnly day) => day is { Month: 12, Day: > 26 };
}
