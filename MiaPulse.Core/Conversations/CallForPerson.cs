using MiaPulse.Core.Shared;

namespace MiaPulse.Core.Conversations;

/// <summary>A visitor asks for a person; the conversation waits for one, and Mia goes on helping meanwhile.</summary>
public sealed class CallForPerson(MessageLog log)
{
    /// <returns>The conversation, which this begins where there was none.</returns>
    public async Task<Result<ConversationId>> RunAsync(Visitor who, ConversationId? known, ConversationStart start, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        var called = await log.CallForPersonAsync(who, known, start);
        return called.Fate is AppendFate.NotFound ? Refusal.NotFound("That conversation no longer exists.") : called.Conversation;
    }
}
