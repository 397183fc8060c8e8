using MiaPulse.Core.Shared;

namespace MiaPulse.Core.Notifications;

/// <summary>What a vendor says became of a mail that it took.</summary>
/// <param name="Vendor">Who says so, in small letters.</param>
/// <param name="Id">What the vendor calls this event. The same event comes with the same one however often it comes.</param>
/// <param name="Kind">What happened.</param>
/// <param name="At">When it happened, by the vendor's clock. Events come in any order.</param>
/// <param name="To">Whose mailbox it was. Null where the vendor does not name exactly one.</param>
/// <param name="MailId">What the vendor calls the mail: <see cref="Delivery.Delivered.VendorId"/> of its sending.</param>
public sealed record MailEvent(string Vendor, string Id, MailEventKind Kind, DateTimeOffset At, EmailAddress? To, string? MailId);

/// <summary>What can become of a mail.</summary>
public enum MailEventKind
{
    /// <summary>The reader's server took it.</summary>
    Delivered,

    /// <summary>The reader's server does not take it yet; the vendor goes on trying.</summary>
    Delayed,

    /// <summary>It came back for good, or the vendor knows that it would.</summary>
    Bounced,

    /// <summary>It came back, for a reason that passes: a full mailbox, a mail too large.</summary>
    BouncedForNow,

    /// <summary>The reader called it unwanted.</summary>
    Complained,

    /// <summary>The vendor could not send it, for a reason that is not the reader's.</summary>
    Failed,
}
