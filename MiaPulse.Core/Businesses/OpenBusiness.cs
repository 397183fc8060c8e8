using MiaPulse.Core.Accounts;
using MiaPulse.Core.Data;
using MiaPulse.Core.Notifications;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Businesses;

/// <summary>
/// Somebody signs up. The business and its first member are made and a link is mailed; nothing is read or fetched for them before that link has been
/// spent. An address that has an account gets the same answer, and another mail.
/// </summary>
public sealed class OpenBusiness(PlatformDbs platform, BusinessDbs dbs, SignInLinks links, MailQueue mail, TimeProvider clock)
{
    public async Task<Result> RunAsync(Newcomer who, OpenBusinessInput input, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(who);
        if (input.Check(out var address, out var website) is { } broken)
        {
            return broken;
        }

        if (await FindAsync(address, ct) is { } known)
        {
            await RemindAsync(known, ct);
            return Result.Done;
        }

        var (business, member) = NewBusiness.From(input, address, website, NewBusiness.FreshWidgetKey(), clock);
        await using var db = await dbs.ForAsync(member.ToOwner(), ct);
        db.AddRange(business, member);
        var link = await links.AddAsync(db, member, ct);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException) when (!ct.IsCancellationRequested)
        {
            // The unique key on the address decides between two sign-ups at once. Any other failure is a bug and goes on up.
            if (await FindAsync(address, ct) is not { } first)
            {
                throw;
            }

            await RemindAsync(first, ct);
            return Result.Done;
        }

        mail.TryAdd(SignInMail.Welcome(address, link));
        return Result.Done;
    }

    private async Task RemindAsync(Member member, CancellationToken ct)
    {
        await using var db = await dbs.ForAsync(member.ToOwner(), ct);
        if (await links.AreEnoughAsync(db, member, ct) || !EmailAddress.TryParse(member.Email, out var stored))
        {
            return;
        }

        var link = await links.AddAsync(db, member, ct);
        await db.SaveChangesAsync(ct);
        mail.TryAdd(SignInMail.AlreadyHere(stored, link));
    }

    private async Task<Member?> FindAsync(EmailAddress address, CancellationToken ct)
    {
        await using var db = await platform.OpenAsync(Caretaker.Instance, ct);
        return await db.Members.AsNoTracking().FirstOrDefaultAsync(m => m.EmailKey == address.Key, ct);
    }
}
