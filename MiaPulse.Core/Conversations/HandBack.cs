using MiaPulse.Core.Receptionist;
using MiaPulse.Core.Shared;

namespace MiaPulse.Core.Conversations;

/// <summary>A member gives the conversation back to Mia, who answers what nobody has answered yet.</summary>
public sealed class HandBack(MessageLog log, ReplyQueue replies)
{
    public async Task<Result> RunAsync(Owner who, ConversationId id, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        var handed = await log.HandBackAsync(who, id);
        if (handed.Fate is AppendFate.NotFound)
        {
            return Refusal.NotFound("That conversation no longer exists.");
        }

        replies.Wake(who.Business, id); // words that nobody answered are due now
        return Result.Done;
    }
}
