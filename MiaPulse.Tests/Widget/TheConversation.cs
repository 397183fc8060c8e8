using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Tests.Widget;

/// <summary>Looks up, on the server, what the one visitor in a story has begun.</summary>
public static class TheConversation
{
    /// <summary>The business's only conversation, as soon as there is one.</summary>
    public static async Task<ConversationId> TheConversationOf(this MiaApp app, Owner owner)
    {
        ConversationId? found = null;
        await Eventually.HoldsAsync(async () =>
        {
            await using var db = await app.The<BusinessDbs>().ForAsync(owner, CancellationToken.None);
            var all = await db.Conversations.AsNoTracking().Select(c => c.Id).ToListAsync();
            found = all.Count == 1 ? all[0] : null;
            return found is not null;
        }, "one conversation on the server");
        return found!.Value;
    }

    /// <summary>What the server has kept of it, in order.</summary>
    public static async Task<IReadOnlyList<string>> TextsIn(this MiaApp app, Owner owner, ConversationId conversation)
    {
        await using var db = await app.The<BusinessDbs>().ForAsync(owner, CancellationToken.None);
        return await db.Messages.AsNoTracking().Where(m => m.ConversationId == conversation).OrderBy(m => m.Sequence).Select(m => m.Text).ToListAsync();
    }
}
