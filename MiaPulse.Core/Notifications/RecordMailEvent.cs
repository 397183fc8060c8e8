using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Notifications;

/// <summary>
/// A vendor says what became of a mail. A bounce for good and a complaint are held against the mailbox, and <see cref="MailboxGate"/> goes by them. The alert or other
/// mail that did not arrive is given up after all, and the next step of an alert is due. Once per event, in one save with the event itself; a repetition is no news and no refusal.
/// </summary>
public sealed class RecordMailEvent(OnceOnly once, FollowUp followUp, TimeProvider clock)
{
    public async Task RunAsync(Caretaker who, MailEvent happened, CancellationToken ct)
    {
        IBelongsToBusiness? failed = null;
        if (await once.ApplyAsync(who, happened.Vendor, happened.Id, async db => failed = await ApplyAsync(db, happened, ct), ct) && failed is { } returned)
        {
            await followUp.RunAsync(who, returned, ct);
        }
    }

    /// <returns>The alert or other mail that it was, where it has just turned out not to have arrived.</returns>
    private async Task<IBelongsToBusiness?> ApplyAsync(MiaDb db, MailEvent happened, CancellationToken ct)
    {
        await HoldAgainstMailboxAsync(db, happened, ct);
        if (Why(happened.Kind) is not { } why || happened.MailId is not { } mailId)
        {
            return null;
        }

        var now = clock.GetUtcNow();
        if (await db.Notifications.FirstOrDefaultAsync(n => n.VendorId == mailId && n.Channel == AlertChannel.Email, ct) is { } alert)
        {
            return alert.TurnOut(why, now) ? alert : null;
        }

        return await db.DueMails.FirstOrDefaultAsync(m => m.VendorId == mailId, ct) is { } mail && mail.TurnOut(why, now) ? mail : null;
    }

    /// <summary>Why it did not arrive, in a sentence for the owner. Null where it has arrived or may yet: a mail that was complained of was read.</summary>
    private static string? Why(MailEventKind kind) => kind switch
    {
        MailEventKind.Bounced => "The mail came back: this address takes none from us.",
        MailEventKind.Failed => "The mail was taken by whoever carries it, and then could not be sent.",
        MailEventKind.Delivered or MailEventKind.Delayed or MailEventKind.BouncedForNow or MailEventKind.Complained => null,
    };

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
