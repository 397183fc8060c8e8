using System.ComponentModel.DataAnnotations;
using MiaPulse.Core.Data;
using MiaPulse.Core.Notifications;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Accounts;

/// <summary>Somebody asks for a sign-in link. The answer is the same whether the address is known, unknown or has had enough links for now.</summary>
public sealed class RequestSignIn(PlatformDbs platform, BusinessDbs dbs, SignInLinks links, MailQueue mail)
{
    public async Task<Result> RunAsync(Newcomer who, SignInInput input, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(who);
        if (Rules.Broken(input) is { } broken)
        {
            return broken;
        }

        if (!EmailAddress.TryParse(input.Email, out var address))
        {
            return Refusal.Invalid(nameof(SignInInput.Email), EmailAddress.NotOne);
        }

        if (await FindAsync(address, ct) is not { } member)
        {
            return Result.Done;
        }

        await using var db = await dbs.ForAsync(member.ToOwner(), ct);
        if (await links.AreEnoughAsync(db, member, ct) || !EmailAddress.TryParse(member.Email, out var stored))
        {
            return Result.Done;
        }

        var link = await links.AddAsync(db, member, ct);
        await db.SaveChangesAsync(ct);
        mail.TryAdd(SignInMail.Write(stored, link)); // only ever to the stored address, however this one was spelt
        return Result.Done;
    }

    private async Task<Businesses.Member?> FindAsync(EmailAddress address, CancellationToken ct)
    {
        await using var db = await platform.OpenAsync(Caretaker.Instance, ct);
        return await db.Members.AsNoTracking().FirstOrDefaultAsync(m => m.EmailKey == address.Key, ct);
    }
}

/// <summary>What is asked for to sign in.</summary>
public sealed record SignInInput
{
    [Required(ErrorMessage = "Please enter your email address.")]
    [StringLength(EmailAddress.MaxLength, ErrorMessage = "That is longer than an email address can be.")]
    public string? Email { get; init; }
}
