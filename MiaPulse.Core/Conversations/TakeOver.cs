using MiaPulse.Core.Receptionist;
using MiaPulse.Core.Shared;

namespace MiaPulse.Core.Conversations;

/// <summary>A member takes the conversation from Mia, who stops mid-sentence and stays silent until it is handed back.</summary>
public sealed class TakeOver(MessageLog log, ReplyQueue replies)
{
    public async Task<Result> RunAsync(Owner who, ConversationId id, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        var taken = await log.TakeOverAsync(who, id); // a second click changes nothing
        if (taken.Fate is AppendFate.NotFound)
        {
            return Refusal.NotFound("That conversation no longer exists.");
        }

        replies.Cancel(id);
        return Result.Done;
    }
}
