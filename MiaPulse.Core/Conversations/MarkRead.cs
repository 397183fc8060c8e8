using MiaPulse.Core.Shared;

namespace MiaPulse.Core.Conversations;

/// <summary>One side has read up to a message. Reading what is read already, or what is not there, changes nothing.</summary>
public sealed class MarkRead(MessageLog log)
{
    public Task RunAsync(Owner who, ConversationId id, long sequence, CancellationToken ct) => MarkAsync(who, id, Author.Member, sequence, ct);

    public Task RunAsync(Visitor who, ConversationId id, long sequence, CancellationToken ct) => MarkAsync(who, id, Author.Visitor, sequence, ct);

    private async Task MarkAsync(BusinessCaller who, ConversationId id, Author side, long sequence, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        await log.ReadAsync(who, id, side, sequence);
    }
}
