using MiaPulse.Core.Conversations;
using MiaPulse.Core.Shared;

namespace MiaPulse.Web.Conversations;

/// <summary>What a widget can be told. Names and shapes are public: <c>docs/protocol.md</c>.</summary>
public interface IVisitorClient
{
    Task MessageAdded(WidgetMessage message);

    Task ReplyStarted(WidgetReply reply);

    Task ReplyPiece(WidgetReplyPiece piece);

    Task ReplyEnded(WidgetReplyEnd end);

    Task Typing(WidgetTyping typing);

    Task StateChanged(WidgetState state);

    Task ReadBy(WidgetRead read);

    Task LeadCaptured(WidgetContact contact);

    Task PresenceChanged(WidgetPresence presence);

    /// <summary>Everything of this visitor's was erased, in another tab.</summary>
    Task Erased();
}

/// <summary>A message as a visitor may see it.</summary>
public sealed record WidgetMessage(
    Guid Id, long Sequence, string Author, string? AuthorName, string Text, DateTimeOffset At, long? ReplyTo,
    IReadOnlyList<SourceQuote> Sources, IReadOnlyList<MessageAction> Actions, WidgetContact? Contact, string? ClientMessageId, MessageEvent? Event)
{
    /// <param name="region">Of the business: how its numbers are written there.</param>
    public static WidgetMessage From(Message message, string region) => new(
        message.Id.Value, message.Sequence, Wire.Of(message.Author), message.AuthorName, message.Text, message.At, message.ReplyTo,
        message.Extras?.Sources ?? [], message.Extras?.Actions ?? [], message.Extras?.Contact is { } contact ? WidgetContact.From(contact, region) : null,
        message.Author is Core.Conversations.Author.Visitor ? message.ClientMessageId : null,
        message.Extras?.Event);
}

/// <summary>Contact details as understood.</summary>
/// <param name="PhoneForPeople">The number as people write it, where <paramref name="Phone"/> is E.164.</param>
public sealed record WidgetContact(string? Name, string? Email, string? Phone, string? PhoneForPeople)
{
    public static WidgetContact From(ContactCard card, string region) => new(card.Name, card.Email, card.Phone, card.Phone is { } phone ? PhoneNumber.ForPeople(phone, region) : null);
}

public sealed record WidgetReply(Guid ReplyId);

public sealed record WidgetReplyPiece(Guid ReplyId, int Index, string Text);

public sealed record WidgetReplyEnd(Guid ReplyId, Guid? MessageId);

public sealed record WidgetTyping(string Author, bool IsTyping);

/// <param name="Version">Goes up with every change: what is older than what is known already is no news.</param>
public sealed record WidgetState(string State, string? MemberName, long Version);

/// <summary>Up to where the business's side has read the visitor's messages.</summary>
public sealed record WidgetRead(long Sequence);

/// <summary>Whether a person of the business may be promised now.</summary>
public sealed record WidgetPresence(bool PeopleAvailable);

/// <summary>How enums are called outside.</summary>
public static class Wire
{
    public static string Of(Author author) => author switch
    {
        Author.Visitor => "visitor",
        Author.Mia => "mia",
        Author.Member => "member",
        Author.System => "system",
        _ => throw new ArgumentOutOfRangeException(nameof(author)),
    };

    public static string Of(ConversationState state) => state switch
    {
        ConversationState.Mia => "mia",
        ConversationState.Waiting => "waiting",
        ConversationState.Human => "human",
        ConversationState.Closed => "closed",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };
}
