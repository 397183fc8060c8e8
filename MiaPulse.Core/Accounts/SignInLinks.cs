using MiaPulse.Core.Businesses;
using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Accounts;

/// <summary>Makes magic links. The token leaves in the URL and is kept nowhere but as a hash.</summary>
public sealed class SignInLinks(PublicUrl publicUrl, SignInLimits limits, TimeProvider clock)
{
    /// <summary>Adds a link to the unit of work and kills the older ones. The caller saves.</summary>
    public async Task<Uri> AddAsync(MiaDb db, Member member, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        foreach (var older in await db.SignInLinks.Where(l => l.MemberId == member.Id && l.SpentAt == null).ToListAsync(ct))
        {
            older.SpentAt = now;
        }

        var token = Secrets.New();
        db.SignInLinks.Add(new SignInLink
        {
            BusinessId = member.BusinessId,
            Id = Ids.New<SignInLinkId>(clock),
            MemberId = member.Id,
            TokenHash = Secrets.Hash(token),
            CreatedAt = now,
        });
        return publicUrl.At($"signin/confirm?token={token}");
    }

    /// <summary>True when this member has been sent as many links as anybody needs.</summary>
    public async Task<bool> AreEnoughAsync(MiaDb db, Member member, CancellationToken ct)
    {
        var since = clock.GetUtcNow() - SignInLimits.AddressWindow;
        return await db.SignInLinks.CountAsync(l => l.MemberId == member.Id && l.CreatedAt > since, ct) >= limits.SignInLinksPerAddress;
    }
}
