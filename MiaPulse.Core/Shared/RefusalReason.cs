namespace MiaPulse.Core.Shared;

/// <summary>
/// Which of several reasons of one kind it is that a visitor is refused, for whoever says it in another language: the widget has a sentence for each. Their names go out to
/// widgets (<c>NoEmail</c> as <c>no_email</c>), so one that is there stays.
/// </summary>
public enum RefusalReason
{
    /// <summary>There is nothing to read in it.</summary>
    Empty,
    TooLong,

    /// <summary>It has characters that cannot be shown.</summary>
    Unreadable,

    /// <summary>What was typed is no name.</summary>
    NoName,

    /// <summary>What was typed is no email address.</summary>
    NoEmail,

    /// <summary>What was typed is no phone number.</summary>
    NoPhone,

    /// <summary>There would be neither an email address nor a phone number.</summary>
    NoContact,

    /// <summary>There is no conversation yet.</summary>
    WriteFirst,

    /// <summary>Mail to the address comes back.</summary>
    MailReturns,

    /// <summary>Whoever reads the address wants no mail.</summary>
    MailUnwanted,

    /// <summary>The address has had its mails of the day.</summary>
    MailsToAddress,

    /// <summary>The conversation was mailed often enough today.</summary>
    MailsOfConversation,

    /// <summary>All of the business's visitors together have had their mails of the day.</summary>
    MailsOfBusiness,

    /// <summary>There is more to write down than can be just now.</summary>
    Busy,

    /// <summary>Very much comes from the visitor's network.</summary>
    BusyNetwork,
}
