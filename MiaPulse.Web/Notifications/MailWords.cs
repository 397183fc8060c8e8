using MiaPulse.Core.Notifications;

namespace MiaPulse.Web.Notifications;

/// <summary>A mail that is no alert, in words for owners.</summary>
public static class MailWords
{
    public static string What(MailRow mail) => mail.Kind switch
    {
        DueMailKind.WeeklyReport => "Weekly report",
        DueMailKind.UnseenReplies => $"What {mail.Visitor} has not seen in the chat",
        DueMailKind.GoldenChanged => "Golden questions that Mia answers differently",
        DueMailKind.TrialReminder => "When the trial ends",
        DueMailKind.Transcript => $"Link to the conversation, asked for by {mail.Visitor}",
        DueMailKind.DeletionReceipt => $"Receipt for deleted data, {mail.Reference}",
        DueMailKind.WebhookOff => "Webhooks that were switched off",
        DueMailKind.ChatGone => "Telegram that was disconnected",
    };

    public static string To(MailRow mail) => mail.Kind switch
    {
        DueMailKind.UnseenReplies => $"To the visitor{At(mail)}, from {mail.Member}",
        DueMailKind.Transcript => $"To the visitor{At(mail)}",
        DueMailKind.DeletionReceipt => "To a visitor who had everything deleted",
        DueMailKind.WeeklyReport or DueMailKind.GoldenChanged or DueMailKind.TrialReminder or DueMailKind.WebhookOff or DueMailKind.ChatGone => $"To {mail.Member}",
    };

    public static string State(MailRow mail) => mail.State switch
    {
        DueMailState.Waiting => mail.Why is null ? "On its way" : "Trying",
        DueMailState.Delivered => "Delivered",
        DueMailState.LetGo => "Not sent",
        DueMailState.Failed => "Failed",
    };

    /// <summary>What there is to say beside <see cref="State"/>; null where that says it all.</summary>
    public static string? More(MailRow mail) => mail switch
    {
        { State: DueMailState.Failed } => mail.Why,
        { State: DueMailState.LetGo } => "Nobody wanted it any more, or there was nothing left to say.",
        { State: DueMailState.Waiting, Attempts: > 0 } => $"{(mail.Attempts == 1 ? "Tried once" : $"Tried {mail.Attempts} times")}: {mail.Why}",
        { State: DueMailState.Waiting } => mail.Why,
        { Again: > 0 } => "Sent again.",
        _ => null,
    };

    private static string At(MailRow mail) => mail.Address is null ? "" : $" ({mail.Address})";
}
