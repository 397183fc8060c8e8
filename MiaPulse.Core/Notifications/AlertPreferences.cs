using MiaPulse.Core.Businesses;

namespace MiaPulse.Core.Notifications;

/// <summary>What a member wants to be told of, by which way, and when not.</summary>
/// <param name="Choices">What the member has decided. Whatever is not among it is as usual, so that a new kind of alert is missed by nobody.</param>
/// <param name="Quiet">When alerts wait; null for never.</param>
public sealed record AlertPreferences(IReadOnlyList<AlertChoice> Choices, QuietHours? Quiet)
{
    public static readonly AlertPreferences Usual = new([], null);

    /// <summary>What there is a choice of: who waited in vain is told of as who waits is.</summary>
    public static readonly IReadOnlyList<AlertKind> Kinds = [AlertKind.LeadCaptured, AlertKind.VisitorWaits];

    /// <summary>Whether the weekly report is mailed to them. Usual is yes.</summary>
    public bool WantsReports { get; init; } = true;

    /// <summary>Whether they are mailed when Mia answers a golden question otherwise than was approved. Usual is yes.</summary>
    public bool WantsGolden { get; init; } = true;

    /// <summary>Whether they are mailed when the trial is about to end, and when it has. Usual is yes.</summary>
    public bool WantsTrialReminders { get; init; } = true;

    /// <summary>Whether their browsers, where one may, tell of details that a visitor left. Usual is yes.</summary>
    public bool WantsLeadsAtDesk { get; init; } = true;

    /// <summary>Whether they tell of visitors who wait for a person. Usual is yes.</summary>
    public bool WantsWaitingAtDesk { get; init; } = true;

    /// <summary>The same, with every kind of alert switched on, to be told at once, or off for one channel.</summary>
    public AlertPreferences With(AlertChannel channel, bool isOn) =>
        this with { Choices = [.. Choices.Where(c => c.Channel != channel), .. Enum.GetValues<AlertKind>().Select(kind => new AlertChoice(kind, channel, isOn))] };

    public bool Wants(AlertKind kind, AlertChannel channel) => After(kind, channel) is not null;

    /// <summary>Whether they want to be told of this, by whichever way.</summary>
    public bool WantsToHear(AlertKind kind) => Enum.GetValues<AlertChannel>().Any(channel => Wants(kind, channel));

    /// <summary>Whether they want to be told anything by this way.</summary>
    public bool WantsAnythingBy(AlertChannel channel) => Kinds.Any(kind => Wants(kind, channel));

    /// <summary>Whether they are mailed this. What goes to a visitor is not theirs to choose.</summary>
    /// <param name="what">Which mails.</param>
    /// <param name="connected">The ways that there are to them.</param>
    public bool IsMailed(Stoppable what, IReadOnlyCollection<AlertChannel> connected) => what switch
    {
        Stoppable.WeeklyReports => WantsReports,
        Stoppable.GoldenQuestions => WantsGolden,
        Stoppable.TrialReminders => WantsTrialReminders,
        Stoppable.Leads => Steps(AlertKind.LeadCaptured, connected).Any(s => s.Channel is AlertChannel.Email),
        Stoppable.Waiting => Steps(AlertKind.VisitorWaits, connected).Any(s => s.Channel is AlertChannel.Email),
        Stoppable.Chat => true,
    };

    /// <summary>The same, without these mails. Every other way that there is stays as it is; one that is lost goes with them, since mail would come in its place.</summary>
    /// <param name="what">Which mails.</param>
    /// <param name="connected">The ways that there are to them.</param>
    public AlertPreferences Without(Stoppable what, IReadOnlyCollection<AlertChannel> connected) => what switch
    {
        Stoppable.WeeklyReports => this with { WantsReports = false },
        Stoppable.GoldenQuestions => this with { WantsGolden = false },
        Stoppable.TrialReminders => this with { WantsTrialReminders = false },
        Stoppable.Leads => WithoutMail(AlertKind.LeadCaptured, connected),
        Stoppable.Waiting => WithoutMail(AlertKind.VisitorWaits, connected),
        Stoppable.Chat => this,
    };

    /// <summary>
    /// After how many minutes they are told by this way if nobody has seen to it by then, 0 for at once; null for not at all. Mail at once unless the member said
    /// otherwise; any other way only where they said so. Who wants to hear of visitors who wait hears of those who waited in vain, and of words that nobody has seen.
    /// </summary>
    public int? After(AlertKind kind, AlertChannel channel) =>
        Choices.FirstOrDefault(c => c.Kind == (kind is AlertKind.VisitorMissed or AlertKind.VisitorWrote ? AlertKind.VisitorWaits : kind) && c.Channel == channel) switch
        {
            null => channel is AlertChannel.Email ? 0 : (int?)null,
            { IsOn: true } choice => choice.After,
            _ => null,
        };

    /// <summary>
    /// By which ways they are told of this, and when. Where what comes first is not connected, the next takes its place, and mail where there is no next: a chat that went
    /// away silences nobody. Only who chose no way at all is told by none.
    /// </summary>
    /// <param name="kind">What happened.</param>
    /// <param name="connected">The ways that there are to them.</param>
    public IReadOnlyList<AlertStep> Steps(AlertKind kind, IReadOnlyCollection<AlertChannel> connected)
    {
        var wanted = Enum.GetValues<AlertChannel>().Select(channel => (Channel: channel, After: After(kind, channel) ?? -1)).Where(w => w.After >= 0).ToList();
        if (wanted.Count == 0)
        {
            return [];
        }

        var (first, there) = (wanted.Min(w => w.After), wanted.FindAll(w => connected.Contains(w.Channel)));
        if (there.Count == 0)
        {
            return connected.Contains(AlertChannel.Email) ? [new AlertStep(AlertChannel.Email, TimeSpan.FromMinutes(first))] : [];
        }

        var next = there.Min(w => w.After);
        return there.ConvertAll(w => new AlertStep(w.Channel, TimeSpan.FromMinutes(w.After == next ? first : w.After)));
    }

    /// <summary>Whether it is told in the member's browser. That is no channel: nobody sends it, so there is nothing to try again.</summary>
    public bool WantsAtDesk(AlertKind kind) => kind switch
    {
        AlertKind.LeadCaptured => WantsLeadsAtDesk,
        AlertKind.VisitorWaits or AlertKind.VisitorMissed or AlertKind.VisitorWrote => WantsWaitingAtDesk,
    };

    private AlertPreferences WithoutMail(AlertKind kind, IReadOnlyCollection<AlertChannel> connected)
    {
        bool Stays(AlertChoice choice) => choice.Kind != kind || (choice.Channel is not AlertChannel.Email && connected.Contains(choice.Channel));
        return this with { Choices = [.. Choices.Where(Stays), new AlertChoice(kind, AlertChannel.Email, IsOn: false)] };
    }
}

/// <summary>Whether one kind of alert goes by one channel.</summary>
public sealed record AlertChoice(AlertKind Kind, AlertChannel Channel, bool IsOn)
{
    /// <summary>How many minutes whoever sees to it has before it is sent; 0 for none.</summary>
    public int After { get; init; }
}

/// <summary>One way of telling a member of one thing, and how long whoever sees to it has before it is sent.</summary>
public sealed record AlertStep(AlertChannel Channel, TimeSpan Wait);

/// <summary>Hours of every day in which alerts wait, by the clock on the wall of the business; an end before the start is the next morning's.</summary>
public sealed record QuietHours(TimeOnly From, TimeOnly Until)
{
    /// <summary>When the quiet that there is now ends; null where there is none.</summary>
    public DateTimeOffset? EndAfter(DateTimeOffset now, string timeZone) =>
        new OpeningHours(new WeeklyHours([.. Enum.GetValues<DayOfWeek>().Select(day => new OpenSpan(day, From, Until))]), timeZone).ClosingAfter(now);
}
