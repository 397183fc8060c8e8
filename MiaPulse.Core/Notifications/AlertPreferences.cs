using MiaPulse.Core.Businesses;

namespace MiaPulse.Core.Notifications;

/// <summary>What a member wants to be told of, by which way, and when not.</summary>
/// <param name="Choices">What the member has decided. Whatever is not among it is as usual, so that a new kind of alert is missed by nobody.</param>
/// <param name="Quiet">When alerts wait; null for never.</param>
public sealed record AlertPreferences(IReadOnlyList<AlertChoice> Choices, QuietHours? Quiet)
{
    public static readonly AlertPreferences Usual = new([], null);

    /// <summary>Whether the weekly report is mailed to them. Usual is yes.</summary>
    public bool WantsReports { get; init; } = true;

    /// <summary>Whether they are mailed when Mia answers a golden question otherwise than was approved. Usual is yes.</summary>
    public bool WantsGolden { get; init; } = true;

    /// <summary>Whether their browsers, where one may, tell of details that a visitor left. Usual is yes.</summary>
    public bool WantsLeadsAtDesk { get; init; } = true;

    /// <summary>Whether they tell of visitors who wait for a person. Usual is yes.</summary>
    public bool WantsWaitingAtDesk { get; init; } = true;

    /// <summary>The same, with every kind of alert switched on or off for one channel.</summary>
    public AlertPreferences With(AlertChannel channel, bool isOn) =>
        this with { Choices = [.. Choices.Where(c => c.Channel != channel), .. Enum.GetValues<AlertKind>().Select(kind => new AlertChoice(kind, channel, isOn))] };

    /// <summary>Mail unless the member said no; any other way only where they said yes. Who wants to hear of visitors who wait hears of those who waited in vain.</summary>
    public bool Wants(AlertKind kind, AlertChannel channel) =>
        Choices.FirstOrDefault(c => c.Kind == (kind is AlertKind.VisitorMissed ? AlertKind.VisitorWaits : kind) && c.Channel == channel)?.IsOn ?? channel is AlertChannel.Email;

    /// <summary>Whether it is told in the member's browser. That is no channel: nobody sends it, so there is nothing to try again.</summary>
    public bool WantsAtDesk(AlertKind kind) => kind switch
    {
        AlertKind.LeadCaptured => WantsLeadsAtDesk,
        AlertKind.VisitorWaits or AlertKind.VisitorMissed => WantsWaitingAtDesk,
    };
}

/// <summary>Whether one kind of alert goes by one channel.</summary>
public sealed record AlertChoice(AlertKind Kind, AlertChannel Channel, bool IsOn);

/// <summary>Hours of every day in which alerts wait, by the clock on the wall of the business; an end before the start is the next morning's.</summary>
public sealed record QuietHours(TimeOnly From, TimeOnly Until)
{
    /// <summary>When the quiet that there is now ends; null where there is none.</summary>
    public DateTimeOffset? EndAfter(DateTimeOffset now, string timeZone) =>
        new OpeningHours(new WeeklyHours([.. Enum.GetValues<DayOfWeek>().Select(day => new OpenSpan(day, From, Until))]), timeZone).ClosingAfter(now);
}
