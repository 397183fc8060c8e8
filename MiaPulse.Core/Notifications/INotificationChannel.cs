using MiaPulse.Core.Shared;

namespace MiaPulse.Core.Notifications;

/// <summary>One way to tell members something. A channel that is registered is connected; what is told by it is each member's choice.</summary>
public interface INotificationChannel
{
    AlertChannel Channel { get; }

    /// <summary>Whether what may have gone out is sent once more. Not where its vendor knows no key and each is a second one to whoever gets it.</summary>
    bool MayRepeat => true;

    /// <summary>Tells it once. It may be asked the same again, after a failure or a kill: <see cref="AlertToSend.Key"/> is then the same, and so are the words.</summary>
    Task<Delivery> SendAsync(AlertToSend alert, CancellationToken ct);
}

/// <summary>An alert as a channel needs it.</summary>
/// <param name="Key">The same for the same alert however often it is sent.</param>
/// <param name="Kind">What happened.</param>
/// <param name="Conversation">Where.</param>
/// <param name="Business">The name of the business.</param>
/// <param name="To">Who is told.</param>
/// <param name="Facts">What there is to say.</param>
public sealed record AlertToSend(string Key, AlertKind Kind, ConversationId Conversation, string Business, AlertRecipient To, AlertFacts Facts)
{
    /// <summary>Whose alert it is.</summary>
    public required BusinessId BusinessId { get; init; }

    /// <summary>The token of the link that ends mails of its kind; null for what is no mail.</summary>
    public string? Stop { get; init; }
}

/// <summary>The member who is told.</summary>
/// <param name="Email">The only address that mail for this member goes to.</param>
public sealed record AlertRecipient(MemberId Member, string Name, string Email);
