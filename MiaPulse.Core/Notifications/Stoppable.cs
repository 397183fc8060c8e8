namespace MiaPulse.Core.Notifications;

/// <summary>What one click ends (RFC 8058): mails that come without having been asked for. What somebody asks for each time, such as a link to sign in, is not among it.</summary>
public enum Stoppable
{
    WeeklyReports,

    /// <summary>That Mia answers golden questions otherwise than was approved.</summary>
    GoldenQuestions,

    TrialReminders,

    /// <summary>Alerts by mail of a visitor who left a way to reach them.</summary>
    Leads,

    /// <summary>Alerts by mail of visitors who wait for a person, and of those who waited in vain.</summary>
    Waiting,

    /// <summary>To a visitor: what members of one business answered in its chat.</summary>
    Chat,
}

/// <summary>Which mail is ended by what.</summary>
public static class Stoppables
{
    /// <summary>Null for what a visitor asked for, and for what has to be known, once.</summary>
    public static Stoppable? Of(DueMailKind kind) => kind switch
    {
        DueMailKind.WeeklyReport => Stoppable.WeeklyReports,
        DueMailKind.GoldenChanged => Stoppable.GoldenQuestions,
        DueMailKind.TrialReminder => Stoppable.TrialReminders,
        DueMailKind.UnseenReplies => Stoppable.Chat,
        DueMailKind.Transcript or DueMailKind.DeletionReceipt or DueMailKind.WebhookOff or DueMailKind.ChatGone => null,
    };

    public static Stoppable Of(AlertKind kind) => kind switch
    {
        AlertKind.LeadCaptured => Stoppable.Leads,
        AlertKind.VisitorWaits or AlertKind.VisitorMissed or AlertKind.VisitorWrote => Stoppable.Waiting,
    };
}
