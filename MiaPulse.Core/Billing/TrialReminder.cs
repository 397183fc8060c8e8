using MiaPulse.Core.Businesses;

namespace MiaPulse.Core.Billing;

/// <summary>Which word on the end of a trial it is.</summary>
public enum TrialReminder
{
    SevenDaysLeft,
    ThreeDaysLeft,
    OneDayLeft,

    /// <summary>On the day.</summary>
    Ends,

    /// <summary>Once, three days after it.</summary>
    Ended,
}

/// <summary>
/// When a business is reminded that its trial ends: at nine on its own clock. Of what was missed only the latest is said, and nothing once it is a week late. Pure;
/// that each is said once, and none to a business that has subscribed, is for the row that it is written with.
/// </summary>
public static class TrialReminders
{
    private static readonly TimeOnly Said = new(9, 0);
    private static readonly TimeSpan StillNews = TimeSpan.FromDays(7);

    /// <summary>The reminder whose time has come and that no later one has taken over from; null where there is nothing to say.</summary>
    /// <param name="now">The moment.</param>
    /// <param name="endsOn">The last day of the trial, on the business's own calendar.</param>
    /// <param name="timeZone">The business's.</param>
    public static TrialReminder? DueAt(DateTimeOffset now, DateOnly endsOn, string timeZone)
    {
        var clock = new WallClock(timeZone);
        var come = Enum.GetValues<TrialReminder>().Where(r => TimeOf(r, endsOn, clock) <= now).ToList();
        return come.Count > 0 && now - TimeOf(come[^1], endsOn, clock) < StillNews ? come[^1] : null;
    }

    private static DateTimeOffset TimeOf(TrialReminder reminder, DateOnly endsOn, WallClock clock) => clock.At(endsOn.AddDays(DaysAfterEnd(reminder)).ToDateTime(Said));

    private static int DaysAfterEnd(TrialReminder reminder) => reminder switch
    {
        TrialReminder.SevenDaysLeft => -7,
        TrialReminder.ThreeDaysLeft => -3,
        TrialReminder.OneDayLeft => -1,
        TrialReminder.Ends => 0,
        TrialReminder.Ended => 3,
    };
}
