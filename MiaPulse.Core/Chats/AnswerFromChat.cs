using MiaPulse.Core.Conversations;
using MiaPulse.Core.Shared;

namespace MiaPulse.Core.Chats;

/// <summary>A member answers a visitor from a chat: the words stand in the widget, the member has the conversation, and Mia is quiet.</summary>
public sealed class AnswerFromChat(ReplyAsOwner reply, FollowInChat follow)
{
    /// <param name="who">The member.</param>
    /// <param name="id">The conversation that the words are for.</param>
    /// <param name="text">As in <see cref="ReplyAsOwner"/>.</param>
    /// <param name="clientMessageId">The chat's own name for the message: the same one again is the same message.</param>
    /// <param name="chat">The chat that they came from.</param>
    /// <param name="ct">Stops before anything is stored.</param>
    /// <returns>Whether the member has the conversation since just now.</returns>
    public async Task<Result<bool>> RunAsync(Owner who, ConversationId id, string? text, string clientMessageId, long chat, CancellationToken ct)
    {
        var said = await reply.RunAsync(who, id, text, clientMessageId, ct);
        if (said.Refusal is { } refusal)
        {
            return refusal;
        }

        return await follow.BeginAsync(who, id, chat, ct);
    }
}
