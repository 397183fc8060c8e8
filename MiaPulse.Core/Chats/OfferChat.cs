using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Chats;

/// <summary>A member wants to connect a chat: makes the one code that does it, and kills the older ones. The code leaves in the address and is kept nowhere but as a hash.</summary>
public sealed class OfferChat(BusinessDbs dbs, IEnumerable<IChatApp> apps, TimeProvider clock)
{
    public async Task<Result<ChatDoors>> RunAsync(Owner who, CancellationToken ct)
    {
        if (apps.FirstOrDefault() is not { } app)
        {
            return Refusal.Conflict("Telegram is not set up on this installation.");
        }

        var code = SecretWord.New();
        if (await app.DoorsAsync(code.Text, ct) is not { } doors)
        {
            return Refusal.Conflict("Telegram does not answer just now. Please try again in a moment.");
        }

        await using var db = await dbs.ForAsync(who, ct);
        db.ChatCodes.RemoveRange(await db.ChatCodes.Where(c => c.MemberId == who.Member).ToListAsync(ct));
        db.ChatCodes.Add(new ChatCode { BusinessId = who.Business, CodeHash = code.Hash, MemberId = who.Member, CreatedAt = clock.GetUtcNow() });
        await db.SaveChangesAsync(ct);
        return doors;
    }
}
