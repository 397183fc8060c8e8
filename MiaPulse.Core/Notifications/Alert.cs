using System.Globalization;
using MiaPulse.Core.Leads;
using MiaPulse.Core.Shared;

namespace MiaPulse.Core.Notifications;

/// <summary>What members are told of.</summary>
public enum AlertKind
{
    /// <summary>A visitor left a way to reach them, or a further one.</summary>
    LeadCaptured,

    /// <summary>A conversation began to wait for a person.</summary>
    VisitorWaits,

    /// <summary>It has waited for long, and nobody came.</summary>
    VisitorMissed,

    /// <summary>A visitor wrote in a conversation that a member has, and that member has not looked.</summary>
    VisitorWrote,
}

/// <summary>By which way a member is told. Each has one <see cref="INotificationChannel"/>.</summary>
public enum AlertChannel
{
    Email,

    /// <summary>
    /// A chat that the member has connected. Connecting one that nobody is told in yet says yes to every kind of alert, unless they had chosen before what comes there; when it
    /// goes away their choice stays.
    /// </summary>
    Telegram,

    /// <summary>A text to the phone that the member has proven to be theirs.</summary>
    Text,
}

/// <summary>Something that has just happened and that members want to hear of.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Conversation">Where.</param>
/// <param name="Lead">Who left their details, where somebody did.</param>
/// <param name="About">What makes it this event and no other: the same again is no second alert.</param>
public sealed record Alert(AlertKind Kind, ConversationId Conversation, LeadId? Lead, string About)
{
    /// <summary>How long whoever is told has to see to it by themselves, before their first way is taken. None for most.</summary>
    public TimeSpan Grace { get; init; }

    /// <summary>One for each further way to reach that person, and not one for each message or correction.</summary>
    public static Alert OfLead(Lead lead) => new(
        AlertKind.LeadCaptured, lead.ConversationId, lead.Id, $"{lead.Id}/{(lead.Phone is null ? "email" : lead.Email is null ? "phone" : "email+phone")}");

    /// <summary>The ways to reach somebody that an alert of a lead is of, by its name.</summary>
    internal static ContactFields WaysIn(string key) => key.Split('/')[2] switch
    {
        "email" => ContactFields.Email,
        "phone" => ContactFields.Phone,
        _ => ContactFields.Email | ContactFields.Phone,
    };

    /// <summary>One for each time that it begins to wait.</summary>
    public static Alert OfWaiting(ConversationId conversation, DateTimeOffset since) => new(AlertKind.VisitorWaits, conversation, null, $"{conversation}/{since.UtcTicks}");

    /// <summary>One for each time that it waited in vain.</summary>
    public static Alert OfMissed(ConversationId conversation, DateTimeOffset since) => new(AlertKind.VisitorMissed, conversation, null, $"{conversation}/{since.UtcTicks}");

    /// <summary>One for the first of a visitor's words that whoever has the conversation has not seen.</summary>
    public static Alert OfWords(ConversationId conversation, long sequence) =>
        new(AlertKind.VisitorWrote, conversation, null, $"{conversation}/{sequence}") { Grace = UnreadWords.Patience };

    /// <summary>Which words such an alert is of, by its name.</summary>
    internal static long SequenceIn(string key) => long.Parse(key.Split('/')[2], CultureInfo.InvariantCulture);

    /// <summary>The kind as vendors count by it: <see cref="Mail.Kind"/>.</summary>
    public static string WordFor(AlertKind kind) => kind switch
    {
        AlertKind.LeadCaptured => "lead_captured",
        AlertKind.VisitorWaits => "visitor_waits",
        AlertKind.VisitorMissed => "visitor_missed",
        AlertKind.VisitorWrote => "visitor_wrote",
    };

    /// <summary>Names this event for one person and one channel, over all businesses.</summary>
    public string KeyFor(MemberId member, AlertChannel channel) => $"{WordFor(Kind)}/{About}/{member}/{WordFor(channel)}";

    /// <summary>The same for the member's own browsers, of whose tabs one tells it.</summary>
    public string KeyAtDesk(MemberId member) => $"{WordFor(Kind)}/{About}/{member}/desk";

    /// <summary>The channel as a key ends with it.</summary>
    internal static string WordFor(AlertChannel channel) => channel.ToString().ToLowerInvariant();
}
