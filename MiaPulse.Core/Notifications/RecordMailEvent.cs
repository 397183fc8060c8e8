using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Notifications;

/// <summary>
/// A vendor says what became of a mail. A bounce for good and a complaint are held against the mailbox, and <see cref="MailboxGate"/> goes by them. Once
/// per event, in one save with the event itself; a repetition is no news and no refusal.
/// </summary>
public sealed class RecordMailEvent(OnceOnly once)
{
    public Task RunAsync(Caretaker who, MailEvent happened, CancellationToken ct) =>
        once.ApplyAsync(who, happened.Vendor, happened.Id, db => HoldAgainstMailboxAsync(db, happened, ct), ct);

    private static async Task HoldAgainstMailboxAsync(MiaDb db, MailEvent happened, CancellationToken ct)
    {
        if (happened.To is not { } address)
        {
            return;
        }

        var hash = Mailbox.HashOf(address);
        var mailbox = await db.Mailboxes.FirstOrDefaultAsync(m => m.AddressHash == hash, ct);
        if (mailbox is null)
        {
            if (happened.Kind is not (MailEventKind.Bounced or MailEventKind.Complained))
            {
                return; // nobody's address is kept for having taken a mail
            }

            mailbox = new Mailbox { AddressHash = hash };
            db.Mailboxes.Add(mailbox);
        }

        mailbox.Hear(happened.Kind, happened.At);
    }
}
