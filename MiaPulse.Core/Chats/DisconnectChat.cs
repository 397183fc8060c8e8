using MiaPulse.Core.Data;
using MiaPulse.Core.Live;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Chats;

/// <summary>A member no longer wants to be told in a chat, or to act from there. Twice changes nothing.</summary>
public sealed class DisconnectChat(BusinessDbs dbs, LiveFeed live, TimeProvider clock)
{
    public async Task RunAsync(Owner who, CancellationToken ct)
    {
        await using var db = await dbs.ForAsync(who, ct);
        db.ChatCodes.RemoveRange(await db.ChatCodes.Where(c => c.MemberId == who.Member).ToListAsync(ct));
        await ChatUnlink.ApplyAsync(db, await db.ChatLinks.Where(l => l.MemberId == who.Member).ToListAsync(ct), clock.GetUtcNow(), ct);
        if (await db.SaveChangesAsync(ct) > 0)
        {
            live.Publish(who.Business, new ChatsChanged());
        }
    }
}
