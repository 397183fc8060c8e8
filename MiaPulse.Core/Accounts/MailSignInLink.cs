using MiaPulse.Core.Businesses;
using MiaPulse.Core.Data;
using MiaPulse.Core.Notifications;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Accounts;

/// <summary>Mails a link to an address that asked for one, if it is a member's and has not had enough of them.</summary>
public sealed class MailSignInLink(PlatformDbs platform, BusinessDbs dbs, SignInLinks links, MailQueue mail)
{
    public async Task RunAsync(Caretaker who, EmailAddress address, CancellationToken ct)
    {
        if (await FindAsync(who, address, ct) is not { } member)
        {
            return;
        }

        await using var db = await dbs.ForAsync(member.ToOwner(), ct);
        if (await links.AreEnoughAsync(db, member, ct) || !EmailAddress.TryParse(member.Email, out var stored))
        {
            return;
        }

        var link = await links.AddAsync(db, member, ct);
        await db.SaveChangesAsync(ct);
        mail.TryAdd(SignInMail.Write(stored, link)); // only ever to the stored address, however this one was spelt
    }

    private async Task<Member?> FindAsync(Caretaker who, EmailAddress address, CancellationToken ct)
    {
        await using var db = await platform.OpenAsync(who, ct);
        return await db.Members.AsNoTracking().FirstOrDefaultAsync(m => m.EmailKey == address.Key, ct);
    }
}
