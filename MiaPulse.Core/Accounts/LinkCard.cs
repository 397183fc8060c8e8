using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Accounts;

/// <summary>What whoever holds a link is told before they spend it: which business it opens. Looking spends nothing.</summary>
public sealed class LinkCard(PlatformDbs platform, TimeProvider clock)
{
    /// <returns>Null where the link opens nothing, or nothing any more.</returns>
    public async Task<string?> BusinessAsync(Newcomer who, string? token, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(who);
        if (SecretWord.HashOf(token) is not { } hash)
        {
            return null;
        }

        var now = clock.GetUtcNow();
        var alive = now - SignInLink.Lifetime;
        await using var db = await platform.OpenAsync(Caretaker.Instance, ct);
        var opened = db.SignInLinks.Where(l => l.TokenHash == hash).StillOpen(now);
        return await db.Businesses.Where(b => opened.Any(l => l.BusinessId == b.Id)).Select(b => b.Name).FirstOrDefaultAsync(ct)
            ?? (await db.SignInWishes.AsNoTracking().FirstOrDefaultAsync(w => w.TokenHash == hash && w.LinkedAt > alive, ct))?.Form?.BusinessName;
    }
}
