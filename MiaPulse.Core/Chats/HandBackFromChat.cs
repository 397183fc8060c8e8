using MiaPulse.Core.Conversations;
using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Chats;

/// <summary>A member gives a conversation back to Mia from a chat. Where they name none, it is the one that they have; where they have several, they are asked.</summary>
public sealed class HandBackFromChat(BusinessDbs dbs, HandBack handBack)
{
    /// <param name="who">The member.</param>
    /// <param name="named">The conversation that they named, by where they said it.</param>
    /// <param name="ct">Stops before anything is stored.</param>
    public async Task<Result> RunAsync(Owner who, ConversationId? named, CancellationToken ct)
    {
        if (named is { } id)
        {
            return await handBack.RunAsync(who, id, ct);
        }

        await using var db = await dbs.ForAsync(who, ct);
        var own = await db.Conversations.AsNoTracking().Where(c => c.State == ConversationState.Human && c.TakenBy == who.Member)
            .OrderBy(c => c.LastMessageAt).Select(c => c.Id).Take(2).ToListAsync(ct);
        return own switch
        {
            [] => Refusal.Conflict("You have no conversation just now."),
            [var only] => await handBack.RunAsync(who, only, ct),
            _ => Refusal.Conflict("You have several conversations. Reply with /mia to a message of the one that Mia is to have."),
        };
    }
}
