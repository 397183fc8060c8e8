using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Chats;

/// <summary>The asking member's chat.</summary>
/// <param name="CanConnect">Whether there is a messenger on this installation.</param>
/// <param name="Title">What people call the chat; null where none is connected.</param>
/// <param name="HasTopics">Whether each conversation gets a topic of its own there.</param>
public sealed record OwnChat(bool CanConnect, string? Title, bool HasTopics);

/// <summary>Reads which chat a member has connected.</summary>
public sealed class ChatSettings(BusinessDbs dbs, IEnumerable<IChatApp> apps)
{
    public async Task<OwnChat> ReadAsync(Owner who, CancellationToken ct)
    {
        await using var db = await dbs.ForAsync(who, ct);
        var link = await db.ChatLinks.AsNoTracking().FirstOrDefaultAsync(l => l.MemberId == who.Member, ct);
        return new OwnChat(apps.Any(), link?.Title, link?.HasTopics ?? false);
    }
}
