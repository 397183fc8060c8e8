using MiaPulse.Core.Shared;

namespace MiaPulse.Core.Conversations;

/// <summary>A member answers the visitor, taking the conversation over where somebody else has it.</summary>
public sealed class ReplyAsOwner(MessageLog log, TakeOver takeOver)
{
    /// <param name="who">The member.</param>
    /// <param name="id">The conversation.</param>
    /// <param name="text">At most <see cref="Message.MaxLength"/> characters.</param>
    /// <param name="clientMessageId">The sender's own name for the message: the same one again is the same message.</param>
    /// <param name="ct">Stops before anything is stored, or not at all.</param>
    public async Task<Result<SentMessage>> RunAsync(Owner who, ConversationId id, string? text, string clientMessageId, CancellationToken ct)
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

        var taken = await takeOver.RunAsync(who, id, ct);
        if (taken.Refusal is { } gone)
        {
            return gone;
        }

        var said = await log.SayAsMemberAsync(who, id, checkedText.Value, clientMessageId);
        return said.Fate switch
        {
            AppendFate.Stored or AppendFate.Repeated => new SentMessage(id, said.Id, said.Sequence, said.At),
            AppendFate.Dropped => Refusal.Conflict("The conversation was handed back in this very moment. Please send again."),
            AppendFate.NotFound => Refusal.NotFound("That conversation no longer exists."),
            _ => throw new InvalidOperationException($"An append ended as {said.Fate}."),
        };
    }
}
