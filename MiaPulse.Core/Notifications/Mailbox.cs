using System.ComponentModel.DataAnnotations;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MiaPulse.Core.Notifications;

/// <summary>
/// An address that something is held against: mail to it came back for good, or its reader called our mail unwanted. Known by a hash, since all that is
/// ever asked is "this one?". A mailbox is the same for every business, so it belongs to none.
/// </summary>
public sealed class Mailbox
{
    /// <summary>See <see cref="HashOf"/>.</summary>
    [MaxLength(64)]
    public required string AddressHash { get; init; }

    /// <summary>When mail to it last came back for good.</summary>
    public DateTimeOffset? BouncedAt { get; private set; }

    /// <summary>When its reader last called a mail of ours unwanted.</summary>
    public DateTimeOffset? ComplainedAt { get; private set; }

    /// <summary>When it last took a mail, counted from the first bounce or complaint on.</summary>
    public DateTimeOffset? TookAt { get; private set; }

    /// <summary>Mail to it comes back. One that arrived after the last bounce says that it is open again.</summary>
    public bool SendsBack => BouncedAt is { } bounced && !(TookAt > bounced);

    /// <summary>Its reader does not want our mail. Nothing but they themselves could take that back.</summary>
    public bool IsUnwanting => ComplainedAt is not null;

    /// <summary>SHA-256 of what two spellings of one address have in common.</summary>
    public static string HashOf(EmailAddress address) => Secrets.Hash(address.Key);

    /// <summary>Takes in what happened. Events come in any order, so each time only ever moves forward.</summary>
    public void Hear(MailEventKind kind, DateTimeOffset at)
    {
        switch (kind)
        {
            case MailEventKind.Bounced:
                BouncedAt = Later(BouncedAt, at);
                break;
            case MailEventKind.Complained:
                ComplainedAt = Later(ComplainedAt, at);
                break;
            case MailEventKind.Delivered:
                TookAt = Later(TookAt, at);
                break;
            case MailEventKind.Delayed or MailEventKind.BouncedForNow or MailEventKind.Failed:
                break;
        }
    }

    private static DateTimeOffset Later(DateTimeOffset? known, DateTimeOffset at) => known > at ? known.Value : at;
}

internal sealed class MailboxMapping : IEntityTypeConfiguration<Mailbox>
{
    public void Configure(EntityTypeBuilder<Mailbox> mailbox)
    {
        mailbox.HasKey(m => m.AddressHash);

        // Two words that meet must not undo each other: the later save looks again.
        mailbox.Property(m => m.BouncedAt).IsConcurrencyToken();
        mailbox.Property(m => m.ComplainedAt).IsConcurrencyToken();
        mailbox.Property(m => m.TookAt).IsConcurrencyToken();
    }
}
