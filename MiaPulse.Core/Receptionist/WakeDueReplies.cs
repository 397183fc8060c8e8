using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Receptionist;

/// <summary>Wakes the reply in every conversation, of every business, where one is due: what a kill, a failure or a lost wake-up left undone.</summary>
public sealed class WakeDueReplies(PlatformDbs dbs, ReplyQueue replies)
{
    public async Task RunAsync(Caretaker who, CancellationToken ct)
    {
        await using var db = await dbs.OpenAsync(who, ct);
        var due = await db.Conversations.AsNoTracking().Where(c => c.ReplyDueAt != null).Select(c => new { c.BusinessId, c.Id }).ToListAsync(ct);
        foreach (var conversation in due)
        {
            replies.Wake(conversation.BusinessId, conversation.Id);
        }
    }
}
