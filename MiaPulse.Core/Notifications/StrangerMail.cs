using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Notifications;

/// <summary>
/// How much mail an address gets that somebody typed and nobody has shown to be theirs: three a day, from all businesses and networks together, so that nobody can have us
/// flood a stranger. What is mailed to it holds no words of whoever typed it.
/// </summary>
public sealed class StrangerMail(PlatformDbs platform, TimeProvider clock)
{
    /// <summary>To one address within any 24 hours.</summary>
    public const int MostADay = 3;

    /// <summary>
    /// Of one business's visitors to all addresses together, within any 24 hours: far more than people ask for, and too few for a flood. One mail to each of many strangers
    /// would be one too.
    /// </summary>
    public const int MostOfABusiness = 100;

    /// <summary>The time within which all of these count.</summary>
    internal static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>How often a save is tried that met another one about the same address: no more than so many others can have been faster.</summary>
    internal const int MostTries = MostADay + 2;

    /// <summary>
    /// Takes one of the day's mails for this address in the unit of work that holds the mail. Two who take the same at once meet at its key: the later save fails as a whole
    /// with a <see cref="DbUpdateException"/>, and whoever saves looks again, <see cref="MostTries"/> times.
    /// </summary>
    /// <returns>Why the address gets none, in a sentence for whoever typed it; null where it gets one.</returns>
    public async Task<Refusal?> AddAsync(MiaDb db, EmailAddress to, CancellationToken ct)
    {
        // What is refused whatever the address is comes first: nobody is asked for another one that would be refused as well.
        var dayAgo = clock.GetUtcNow() - Day;
        if (await db.DueMails.CountAsync(m => (m.Kind == DueMailKind.Transcript || m.Kind == DueMailKind.DeletionReceipt) && m.CreatedAt > dayAgo, ct) >= MostOfABusiness)
        {
            return Refusal.OverLimit("So many mails were asked for here today that no more go out. Please try again tomorrow.").Because(RefusalReason.MailsOfBusiness);
        }

        var hash = Mailbox.HashOf(to);
        var mailbox = await db.Mailboxes.AsNoTracking().FirstOrDefaultAsync(m => m.AddressHash == hash, ct);
        if (mailbox is { SendsBack: true })
        {
            return Refusal.Invalid("email", "Mail to this address comes back. Please give another one.").Because(RefusalReason.MailReturns);
        }

        if (mailbox is { IsUnwanting: true })
        {
            return Refusal.Invalid("email", "Whoever reads this address wants no mail from us. Please give another one.").Because(RefusalReason.MailUnwanted);
        }

        return await TakeSlotAsync(db, to, ct)
            ? null
            : Refusal.OverLimit($"This address has had {MostADay} mails from us within a day, and gets no more today. Please try again tomorrow, or give another one.").Because(RefusalReason.MailsToAddress);
    }

    /// <summary>Takes one of the day's mails for this address, at once and for good. False where it has had them all.</summary>
    public async Task<bool> TakeAsync(Caretaker who, EmailAddress to, CancellationToken ct)
    {
        for (var tries = 1; ; tries++)
        {
            await using var db = await platform.OpenAsync(who, ct);
            if (!await TakeSlotAsync(db, to, ct))
            {
                return false;
            }

            try
            {
                await db.SaveChangesAsync(ct);
                return true;
            }
            catch (DbUpdateException) when (tries < MostTries)
            {
                // somebody else took it in this moment: look again
            }
        }
    }

    /// <summary>
    /// SHA-256 of what the spellings of one mailbox have in common: capitals, what stands behind a plus sign, and at Gmail the dots, since mail to all of these lands
    /// before the same reader.
    /// </summary>
    internal static string HashOf(EmailAddress address)
    {
        var at = address.Key.LastIndexOf('@');
        var (local, host) = (address.Key[..at], address.Key[(at + 1)..]);
        var plus = local.IndexOf('+', StringComparison.Ordinal);
        local = plus > 0 ? local[..plus] : local;
        return host is "gmail.com" or "googlemail.com"
            ? Secrets.Hash($"{local.Replace(".", "", StringComparison.Ordinal)}@gmail.com")
            : Secrets.Hash($"{local}@{host}");
    }

    private async Task<bool> TakeSlotAsync(MiaDb db, EmailAddress to, CancellationToken ct)
    {
        var (hash, now) = (HashOf(to), clock.GetUtcNow());
        await ForgetAsync(db, now - Day - Day, ct);
        var slots = await db.StrangerSlots.Where(s => s.AddressHash == hash).OrderBy(s => s.Number).ToListAsync(ct);
        if (slots.Find(s => s.At <= now - Day) is { } free)
        {
            free.At = now;
            return true;
        }

        if (slots.Count >= MostADay)
        {
            return false;
        }

        var number = Enumerable.Range(0, MostADay).First(n => slots.TrueForAll(s => s.Number != n));
        db.StrangerSlots.Add(new StrangerSlot { AddressHash = hash, Number = number, At = now });
        return true;
    }

    private static async Task ForgetAsync(MiaDb db, DateTimeOffset before, CancellationToken ct)
    {
        // Looked up first: deleting takes the database's one writer even where there is nothing to delete.
        if (await db.StrangerSlots.AnyAsync(s => s.At < before, ct))
        {
            await db.StrangerSlots.Where(s => s.At < before).ExecuteDeleteAsync(ct);
        }
    }
}
