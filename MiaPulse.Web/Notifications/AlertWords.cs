using MiaPulse.Core.Notifications;

namespace MiaPulse.Web.Notifications;

/// <summary>An alert in words for owners.</summary>
public static class AlertWords
{
    public static string What(AlertRow alert) => alert.Kind switch
    {
        AlertKind.LeadCaptured => $"{alert.About} left a way to reach them",
        AlertKind.VisitorWaits => $"{alert.About} waits for a person",
        AlertKind.VisitorMissed => $"{alert.About} waited for long, and nobody came",
        AlertKind.VisitorWrote => $"{alert.About} wrote, and whoever has the conversation had not looked",
    };

    /// <summary>The same where a name may not fit: what a browser shows in bold.</summary>
    public static string Title(AlertKind kind) => kind switch
    {
        AlertKind.LeadCaptured => "A visitor left a way to reach them",
        AlertKind.VisitorWaits => "A visitor waits for a person",
        AlertKind.VisitorMissed => "A visitor still waits for a person",
        AlertKind.VisitorWrote => "A visitor waits for an answer",
    };

    /// <summary>Said to a member who is told of this by no way.</summary>
    /// <param name="kind">What happens.</param>
    /// <param name="isColleagueTold">Whether anybody else is told.</param>
    public static string Untold(AlertKind kind, bool isColleagueTold)
    {
        var when = kind switch
        {
            AlertKind.LeadCaptured => "when a visitor leaves an email address or a phone number",
            AlertKind.VisitorWaits or AlertKind.VisitorMissed or AlertKind.VisitorWrote => "when a visitor waits for a person, or has waited in vain",
        };
        return isColleagueTold ? $"You will not be told {when}. A colleague will." : $"Nobody will be told {when}: no member has chosen a way. Only the dashboard shows it.";
    }

    public static string By(AlertChannel channel) => channel switch
    {
        AlertChannel.Email => "by email",
        AlertChannel.Telegram => "by Telegram",
        AlertChannel.Text => "by text",
    };

    public static string State(AlertRow alert) => alert.State switch
    {
        AlertState.Waiting => alert.IsLater ? "If unseen" : alert.IsHeld ? "Quiet hours" : alert.Why is null ? "On its way" : "Trying",
        AlertState.Delivered => "Delivered",
        AlertState.Seen => "Seen",
        AlertState.LetGo => alert.Why is not null ? "Not sent" : alert.SeenAt is null ? "Not needed: taken over first" : "Not needed: seen first",
        AlertState.Failed => "Failed",
    };

    /// <summary>What there is to say beside <see cref="State"/>; null where that says it all.</summary>
    public static string? More(AlertRow alert) => alert switch
    {
        { State: AlertState.Failed } or { State: AlertState.LetGo, Why: not null } => alert.Why,
        { State: AlertState.Waiting, IsLater: true } => "It is sent if nobody has looked by then.",
        { State: AlertState.Waiting, IsHeld: true } => "It is sent when they end.",
        { State: AlertState.Waiting, Attempts: > 0 } => $"{(alert.Attempts == 1 ? "Tried once" : $"Tried {alert.Attempts} times")}: {alert.Why}",
        { State: AlertState.Waiting } => alert.Why,
        { DeliveredAt: null } => "So nothing was sent.",
        { Again: > 0 } => "Sent again.",
        { DeliveredAt: { } at } => $"Delivered {Within(at - alert.CreatedAt)}.",
    };

    private static string Within(TimeSpan time) => time switch
    {
        { TotalSeconds: < 1 } => "in less than a second",
        { TotalSeconds: < 90 } => $"in {time.TotalSeconds:0} s",
        { TotalMinutes: < 90 } => $"in {time.TotalMinutes:0} min",
        _ => $"in {time.TotalHours:0} h",
    };
}
