using MiaPulse.Core.Conversations;
using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Chats;

/// <summary>
/// A member who took a conversation from a chat follows it there: the visitor's next words come to the same place for as long as that member has it by this very
/// taking. What the chat told them of counts as seen.
/// </summary>
public sealed class FollowInChat(BusinessDbs dbs, MarkRead read)
{
    /// <returns>Whether the member has begun to follow it just now. False too where they do not have it.</returns>
    public async Task<bool> BeginAsync(Owner who, ConversationId id, long chat, CancellationToken ct)
    {
        await using var db = await dbs.ForAsync(who, ct);
        var talk = await db.Conversations.AsNoTracking().Where(c => c.Id == id).Select(c => new { c.State, c.TakenBy, c.Version, c.LastVisitorSequence }).FirstOrDefaultAsync(ct);
        if (talk is not { State: ConversationState.Human } || talk.TakenBy != who.Member)
        {
            return false;
        }

        var thread = await db.ChatThreads.FirstOrDefaultAsync(t => t.ChatId == chat && t.ConversationId == id, ct);
        if (thread is null)
        {
            thread = ChatThread.Of(who.Business, chat, id);
            thread.Show(talk.LastVisitorSequence); // the chat was never told of it; what was said before is in the inbox
            db.ChatThreads.Add(thread);
        }

        var isNew = thread.Follow(who.Member, talk.Version);
        await db.SaveChangesAsync(ct);
        await read.RunAsync(who, id, thread.ShownUpTo, ct);
        return isNew;
    }
}
