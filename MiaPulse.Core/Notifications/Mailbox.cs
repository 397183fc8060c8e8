using System.ComponentModel.DataAnnotations;
using MiaPulse.Core.Data;
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

    /// <summary>When somebody last said that it is open again.</summary>
    public DateTimeOffset? LiftedAt { get; private set; }

    /// <summary>Mail to it comes back. One that arrived after the last bounce says that it is open again, and so may its owner or the operator.</summary>
    public bool SendsBack => BouncedAt is { } bounced && !(TookAt > bounced) && !(LiftedAt >= bounced);

    /// <summary>Its reader does not want our mail. Nobody but the operator takes that back, for them.</summary>
    public bool IsUnwanting => ComplainedAt is not null;

    /// <summary>SHA-256 of what two spellings of one address have in common.</summary>
    public static string HashOf(EmailAddress address) => Secrets.Hash(address.Key);

    /// <summary>What is held against an address, to be changed; null where nothing ever was, or it is no address.</summary>
    internal static async Task<Mailbox?> OfAsync(MiaDb db, string? email, CancellationToken ct)
    {
        if (!EmailAddress.TryParse(email, out var address))
        {
            return null;
        }

        var hash = HashOf(address);
        return await db.Mailboxes.FirstOrDefaultAsync(m => m.AddressHash == hash, ct);
    }

    /// <summary>What came back until now is not held against it any more. What comes back from now on is.</summary>
    public void Lift(DateTimeOffset now) => LiftedAt = now;

    /// <summary>Nothing is held against it any more, not that its reader complained either.</summary>
    public void Forgive(DateTimeOffset now) => (LiftedAt, ComplainedAt) = (now, null);

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
        mailbox.Property(m => m.LiftedAt).IsConcurrencyToken();
    }
}
