using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Conversations;

/// <summary>A visitor comes back by the link from their mail, in another browser: its secret is traded for a token of theirs, once.</summary>
public sealed class ComeBack(BusinessDbs dbs, TimeProvider clock)
{
    /// <param name="who">The visitor that this browser would be without the link.</param>
    /// <param name="secret">As it stood in the link.</param>
    /// <param name="trade">Makes a token for that visitor and gives its hash.</param>
    /// <param name="ct">Stops.</param>
    /// <returns>Who they are; null where the link is of another business, or good for nothing (any more): then no token was given.</returns>
    public async Task<VisitorId?> RunAsync(Visitor who, string? secret, Func<VisitorId, string> trade, CancellationToken ct)
    {
        if (SecretWord.HashOf(secret) is not { } hash)
        {
            return null;
        }

        var alive = clock.GetUtcNow() - ReturnLink.Lifetime;
        await using var db = await dbs.ForAsync(who, ct);
        var link = db.ReturnLinks.Where(l => l.SecretHash == hash && l.TokenHash == null && l.CreatedAt > alive);
        if (await link.Select(l => new { l.VisitorId }).FirstOrDefaultAsync(ct) is not { } found)
        {
            return null;
        }

        // Of many at once one spends it.
        var token = trade(found.VisitorId);
        return await link.ExecuteUpdateAsync(set => set.SetProperty(l => l.TokenHash, token), ct) > 0 ? found.VisitorId : null;
    }
}
