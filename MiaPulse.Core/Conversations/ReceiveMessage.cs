using MiaPulse.Core.Leads;
using MiaPulse.Core.Receptionist;
using MiaPulse.Core.Shared;

namespace MiaPulse.Core.Conversations;

/// <summary>A visitor says something. Answered when it is on the disk; the reply to it is due from then on, whatever happens to this process.</summary>
public sealed class ReceiveMessage(MessageLog log, ReplyQueue replies)
{
    /// <param name="who">The visitor.</param>
    /// <param name="known">The visitor's conversation, where there is one and the channel knows it.</param>
    /// <param name="start">With what it begins otherwise.</param>
    /// <param name="text">At most <see cref="Message.MaxLength"/> characters.</param>
    /// <param name="clientMessageId">The browser's own name for the message: the same one again is the same message.</param>
    public async Task<Result<SentMessage>> RunAsync(Visitor who, ConversationId? known, ConversationStart start, string? text, string? clientMessageId)
    {
        var checkedText = MessageText.Check(text);
        if (checkedText.Refusal is { } refusal)
        {
            return refusal;
        }

        if (!SentMessage.IsGoodClientId(clientMessageId))
        {
            return Refusal.Invalid("clientMessageId", "A message needs an id of 1 to 64 letters, digits, dots or dashes, made by the sender.");
        }

        var stored = await log.HearVisitorAsync(who, known, start, ContactDetails.WithoutSecrets(checkedText.Value), clientMessageId!);
        if (stored.Fate is AppendFate.Stored)
        {
            replies.Wake(who.Business, stored.Conversation);
        }

        return stored.Fate is AppendFate.Stored or AppendFate.Repeated
            ? new SentMessage(stored.Conversation, stored.Id, stored.Sequence, stored.At)
            : Refusal.NotFound("That conversation no longer exists.");
    }
}

/// <summary>What the sender of a message is answered.</summary>
public sealed record SentMessage(ConversationId ConversationId, MessageId Id, long Sequence, DateTimeOffset At)
{
    /// <summary>Whether a sender may use this id. The system's own begin with a word and a colon, so that no sender can take one of them.</summary>
    public static bool IsGoodClientId(string? id) => id is { Length: >= 1 and <= 64 } && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');
}
