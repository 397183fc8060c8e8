using MiaPulse.Core.Data;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Accounts;

/// <summary>
/// Somebody spends the link from their mail and is signed in. However many try at once, one succeeds. The first time shows that the address is theirs,
/// and only then does Mia begin to read the website that they named.
/// </summary>
public sealed class ConfirmSignIn(PlatformDbs platform, BusinessDbs dbs, LearnWebsite learn, TimeProvider clock)
{
    public static readonly TimeSpan SessionLifetime = TimeSpan.FromDays(30);

    /// <summary>Takes the token as it stood in the link, and browser and system in words.</summary>
    public async Task<Result<SignedIn>> RunAsync(Newcomer who, string? token, string device, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(who);
        if (token is not { Length: > 0 and <= 100 } || await FindAsync(Secrets.Hash(token), ct) is not { } link)
        {
            return Dead;
        }

        var now = clock.GetUtcNow();
        var alive = now - SignInLink.Lifetime;
        await using var db = await dbs.ForAsync(link, ct);
        await using var together = await db.Database.BeginTransactionAsync(ct);
        var hash = Secrets.Hash(token);
        var spent = await db.SignInLinks.Where(l => l.TokenHash == hash && l.SpentAt == null && l.CreatedAt > alive).ExecuteUpdateAsync(l => l.SetProperty(s => s.SpentAt, now), ct);
        if (spent == 0 || await db.Members.FirstOrDefaultAsync(m => m.Id == link.Member, ct) is not { } member)
        {
            return Dead;
        }

        var session = new Session
        {
            BusinessId = member.BusinessId,
            Id = Ids.New<SessionId>(clock),
            MemberId = member.Id,
            Device = device.Length > 80 ? device[..80] : device,
            CreatedAt = now,
            LastSeenAt = now,
            ExpiresAt = now + SessionLifetime,
        };
        db.Sessions.Add(session);
        await db.SaveChangesAsync(ct);
        await together.CommitAsync(ct);
        await BeginToReadAsync(db, member.ToOwner(), ct);
        return new SignedIn(member.ToOwner(), session.Id, session.ExpiresAt);
    }

    private async Task BeginToReadAsync(MiaDb db, Owner owner, CancellationToken ct)
    {
        if (!await db.Sources.AnyAsync(ct))
        {
            // A refusal is not for this moment: the first-run page asks for a website as long as there is none.
            await learn.RunAsync(owner, await db.Businesses.Select(b => b.WebsiteUrl).SingleAsync(ct), ct);
        }
    }

    private static Refusal Dead => Refusal.NotFound("This link has been used, or is older than 10 minutes, or was replaced by a newer one. Ask for a new link.");

    private async Task<Owner?> FindAsync(string hash, CancellationToken ct)
    {
        await using var db = await platform.OpenAsync(Caretaker.Instance, ct);
        var found = await db.SignInLinks.AsNoTracking().FirstOrDefaultAsync(l => l.TokenHash == hash, ct);
        return found is null ? null : new Owner(found.BusinessId, found.MemberId, "");
    }
}

/// <summary>A session has begun.</summary>
public sealed record SignedIn(Owner Owner, SessionId Session, DateTimeOffset ExpiresAt);
