using MiaPulse.Core.Businesses;
using MiaPulse.Core.Data;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Accounts;

/// <summary>
/// Somebody spends the link from their mail and is signed in. However many try at once, one succeeds. The first link shows that the address is theirs, and
/// only then is the business of its sign-up form made, and does Mia begin to read the website that it names.
/// </summary>
public sealed class ConfirmSignIn(PlatformDbs platform, BusinessDbs dbs, LearnWebsite learn, TimeProvider clock)
{
    public static readonly TimeSpan SessionLifetime = TimeSpan.FromDays(30);

    /// <summary>Takes the token as it stood in the link, and browser and system in words.</summary>
    public async Task<Result<SignedIn>> RunAsync(Newcomer who, string? token, string device, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(who);
        if (SecretWord.HashOf(token) is not { } hash || await FindAsync(hash, ct) is not { } link)
        {
            return Dead;
        }

        await using var db = await dbs.ForAsync(link.Owner, ct);
        await using var together = await db.Database.BeginTransactionAsync(ct);
        var member = link.Opens?.Member ?? await db.Members.FirstOrDefaultAsync(m => m.Id == link.Owner.Member, ct);
        if (member is null || !await SpendAsync(db, link, hash, ct))
        {
            return Dead;
        }

        if (link.Opens is { } opens)
        {
            db.AddRange(opens.Business, opens.Member);
        }

        var session = NewSession(link.Owner, device);
        db.Sessions.Add(session);
        var isFirst = await db.SaveIfFirstAsync(
            async () =>
            {
                // The unique key on the address: its account was opened in another way since the link was mailed.
                await together.RollbackAsync(ct);
                return link.Opens is not null && await IsMembersAsync(member.EmailKey, ct);
            },
            ct);
        if (!isFirst)
        {
            return Dead;
        }

        await together.CommitAsync(ct);
        await BeginToReadAsync(db, member.ToOwner(), ct);
        return new SignedIn(member.ToOwner(), session.Id, session.ExpiresAt);
    }

    private async Task<bool> SpendAsync(MiaDb db, FoundLink link, string hash, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (link.Opens is not { } opens)
        {
            return await db.SignInLinks.Where(l => l.TokenHash == hash).StillOpen(now).ExecuteUpdateAsync(l => l.SetProperty(s => s.SpentAt, now), ct) == 1;
        }

        var alive = now - SignInLink.Lifetime;
        if (await db.SignInWishes.Where(w => w.TokenHash == hash && w.LinkedAt > alive).ExecuteUpdateAsync(w => w.SetProperty(s => s.TokenHash, (string?)null), ct) == 0)
        {
            return false;
        }

        // Every other form for this address is settled with it.
        var key = opens.Member.EmailKey;
        await db.SignInWishes.Where(w => w.EmailKey == key).ExecuteUpdateAsync(w => w.SetProperty(s => s.Form, (OpenBusinessInput?)null).SetProperty(s => s.TokenHash, (string?)null), ct);
        return true;
    }

    private Session NewSession(Owner owner, string device)
    {
        var now = clock.GetUtcNow();
        return new Session
        {
            BusinessId = owner.Business,
            Id = Ids.New<SessionId>(clock),
            MemberId = owner.Member,
            Device = device.Length > 80 ? device[..80] : device,
            CreatedAt = now,
            LastSeenAt = now,
            ExpiresAt = now + SessionLifetime,
        };
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

    private async Task<FoundLink?> FindAsync(string hash, CancellationToken ct)
    {
        await using var db = await platform.OpenAsync(Caretaker.Instance, ct);
        if (await db.SignInLinks.AsNoTracking().FirstOrDefaultAsync(l => l.TokenHash == hash, ct) is { } link)
        {
            return new FoundLink(new Owner(link.BusinessId, link.MemberId, ""), Opens: null);
        }

        var wish = await db.SignInWishes.AsNoTracking().FirstOrDefaultAsync(w => w.TokenHash == hash, ct);
        return wish?.Form is { } form && form.Check(out var address, out var website) is null
            && NewBusiness.From(form, address, website, NewBusiness.FreshWidgetKey(), clock) is var opens ? new FoundLink(opens.Member.ToOwner(), opens) : null;
    }

    private async Task<bool> IsMembersAsync(string emailKey, CancellationToken ct)
    {
        await using var db = await platform.OpenAsync(Caretaker.Instance, ct);
        return await db.Members.AnyAsync(m => m.EmailKey == emailKey, ct);
    }

    /// <summary>Whom a link signs in, and the business that it opens first where there is none yet.</summary>
    private sealed record FoundLink(Owner Owner, NewBusiness? Opens);
}

/// <summary>A session has begun.</summary>
public sealed record SignedIn(Owner Owner, SessionId Session, DateTimeOffset ExpiresAt);
