using MiaPulse.Core.Businesses;
using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Accounts;

/// <summary>Makes magic links. The token leaves in the URL and is kept nowhere but as a hash.</summary>
public sealed class SignInLinks(PublicUrl publicUrl, TimeProvider clock)
{
    /// <summary>Adds a member's link to the unit of work and kills the older ones. The caller saves.</summary>
    public async Task<Uri> AddAsync(MiaDb db, Member member, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        foreach (var older in await db.SignInLinks.Where(l => l.MemberId == member.Id && l.SpentAt == null).ToListAsync(ct))
        {
            older.SpentAt = now;
        }

        var (hash, link) = Make();
        db.SignInLinks.Add(new SignInLink
        {
            BusinessId = member.BusinessId,
            Id = Ids.New<SignInLinkId>(clock),
            MemberId = member.Id,
            TokenHash = hash,
            CreatedAt = now,
        });
        return link;
    }

    /// <summary>A link with a fresh token in it, and what is kept of the token.</summary>
    public (string Hash, Uri Link) Make()
    {
        var token = SecretWord.New();
        return (token.Hash, publicUrl.At($"signin/confirm?token={token.Text}"));
    }
}
