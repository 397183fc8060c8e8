using MiaPulse.Core.Data;
using MiaPulse.Core.Notifications;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace MiaPulse.Core.Accounts;

/// <summary>
/// Answers a wish for a link by mail: a member gets one to sign in, a newcomer who signed up one that opens their business, anybody else none. The token
/// is made with the mail and goes nowhere else, so a mail that was not taken is written anew, with another one.
/// </summary>
public sealed partial class MailSignInLink(PlatformDbs platform, SignInLinks links, SignInLimits limits, IMailer mailer, IMailTemplates templates, TimeProvider clock, ILogger<MailSignInLink> log)
{
    /// <summary>Takes a wish that the caller has leased.</summary>
    public async Task RunAsync(Caretaker who, SignInWishId id, CancellationToken ct)
    {
        await using var db = await platform.OpenAsync(who, ct);
        if (await db.SignInWishes.FirstOrDefaultAsync(w => w.Id == id && w.DueAt != null, ct) is not { } wish)
        {
            return;
        }

        if (wish.IsHopeless)
        {
            wish.DueAt = null;
        }
        else if (await WriteAsync(db, wish, ct) is { } letter)
        {
            await db.SaveChangesAsync(ct); // before the mail leaves: its link has to work when it arrives
            await SendAsync(await letter.ToMailAsync(templates), wish, ct);
        }
        else if (wish.Form is null)
        {
            db.Remove(wish); // nobody's address is kept for having been typed in
        }
        else
        {
            wish.DueAt = null; // a newer wish for this address may stand for the same form
        }

        await db.SaveChangesAsync(ct);
    }

    /// <summary>The mail with a link that it has added to the unit of work, or null where none is to be sent.</summary>
    private async Task<Letter?> WriteAsync(MiaDb db, SignInWish wish, CancellationToken ct)
    {
        var others = db.SignInWishes.Where(w => w.EmailKey == wish.EmailKey && w.Id != wish.Id);
        var since = clock.GetUtcNow() - SignInLimits.AddressWindow;
        if (await others.AnyAsync(o => o.AskedAt > wish.AskedAt && (o.DueAt != null || o.LinkedAt != null), ct)
            || await others.CountAsync(o => o.LinkedAt > since, ct) >= limits.SignInLinksPerAddress)
        {
            return null; // only the newest link works, and nobody needs that many
        }

        foreach (var older in await others.Where(o => o.TokenHash != null).ToListAsync(ct))
        {
            older.TokenHash = null;
        }

        if (await db.Members.FirstOrDefaultAsync(m => m.EmailKey == wish.EmailKey, ct) is { } member)
        {
            // Only ever to the stored address, however this one was spelt; and what is filled in for an account that is there changes nothing.
            (wish.LinkedAt, wish.TokenHash) = (clock.GetUtcNow(), null);
            var link = await links.AddAsync(db, member, ct);
            return !EmailAddress.TryParse(member.Email, out var stored) ? null : wish.Form is null ? SignInMail.Write(stored, link) : SignInMail.AlreadyHere(stored, link);
        }

        // Who signed up and asks again, because the mail is lost or its link too old, need not fill in the form again.
        wish.Form ??= await others.AsNoTracking().Where(o => o.AskedAt <= wish.AskedAt && o.Form != null).OrderByDescending(o => o.AskedAt).Select(o => o.Form).FirstOrDefaultAsync(ct);
        if (wish.Form is null || !EmailAddress.TryParse(wish.Email, out var address))
        {
            return null;
        }

        var (hash, opening) = links.Make();
        (wish.LinkedAt, wish.TokenHash) = (clock.GetUtcNow(), hash);
        return SignInMail.Welcome(address, opening);
    }

    private async Task SendAsync(Mail mail, SignInWish wish, CancellationToken ct)
    {
        switch (await mailer.SendAsync(mail, ct))
        {
            case Delivery.Delivered:
                wish.DueAt = null;
                wish.Form = wish.TokenHash is null ? null : wish.Form; // the form of somebody who has an account opens nothing
                break;
            case Delivery.TryLater later when wish.TryLater(clock.GetUtcNow()):
                MailFailed(log, later.Why);
                break;
            case var lost:
                wish.DueAt = null;
                MailLost(log, (lost as Delivery.NeverAgain)?.Why ?? (lost as Delivery.TryLater)?.Why); // the person sees no mail and asks again; there is nobody else to tell
                break;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A sign-in mail was not taken and is tried again: {Why}")]
    private static partial void MailFailed(ILogger log, string why);

    [LoggerMessage(Level = LogLevel.Error, Message = "A sign-in mail was given up: {Why}")]
    private static partial void MailLost(ILogger log, string? why);
}
