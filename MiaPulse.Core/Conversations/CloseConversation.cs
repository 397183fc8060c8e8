using MiaPulse.Core.Receptionist;
using MiaPulse.Core.Shared;

namespace MiaPulse.Core.Conversations;

/// <summary>Ends a conversation for now. The visitor's next message opens it again.</summary>
public sealed class CloseConversation(MessageLog log, ReplyQueue replies)
{
    public Task<Result> RunAsync(Owner who, ConversationId id, CancellationToken ct) => CloseAsync(who, id, $"{who.Name} closed the conversation", ct);

    public Task<Result> RunAsync(Visitor who, ConversationId id, CancellationToken ct) => CloseAsync(who, id, "The visitor ended the conversation", ct);

    private async Task<Result> CloseAsync(BusinessCaller who, ConversationId id, string line, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        var closed = await log.CloseAsync(who, id, line);
        if (closed.Fate is AppendFate.NotFound)
        {
            return Refusal.NotFound("That conversation no longer exists.");
        }

        replies.Cancel(id);
        return Result.Done;
    }
}
