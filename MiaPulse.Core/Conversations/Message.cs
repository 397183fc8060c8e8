using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MiaPulse.Core.Conversations;

/// <summary>Who said a message.</summary>
public enum Author
{
    Visitor,
    Mia,
    Member,
    System,
}

/// <summary>
/// One thing said in a conversation. Written by <see cref="MessageLog"/> alone, and never changed afterwards, but for one case: Mia's latest words to a caller who speaks
/// into them are cut to the part that was heard (<see cref="MessageLog.CutShortAsync"/>), or to the word that nothing was (<see cref="MessageLog.CutAwayAsync"/>).
/// </summary>
public sealed class Message : IBelongsToBusiness
{
    /// <summary>The longest message anybody may write, in UTF-16 units.</summary>
    public const int MaxLength = 4000;

    public required BusinessId BusinessId { get; init; }

    public required ConversationId ConversationId { get; init; }

    public required MessageId Id { get; init; }

    /// <summary>1, 2, 3 … within the conversation, without a gap: the only order of messages.</summary>
    public required long Sequence { get; init; }

    public required Author Author { get; init; }

    [MaxLength(80)]
    public string? AuthorName { get; init; }

    public MemberId? MemberId { get; init; }

    public required string Text { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>
    /// The sender's own name for this message, unique in the conversation: a retried send is the same message. Mia's is <c>reply:</c> and the sequence
    /// she answers, so that she cannot answer twice.
    /// </summary>
    [MaxLength(80)]
    public required string ClientMessageId { get; init; }

    /// <summary>The sequence of the visitor's message that this one answers.</summary>
    public long? ReplyTo { get; init; }

    /// <summary>Sources, actions and contact, and for Mia's words the receipt.</summary>
    public MessageExtras? Extras { get; init; }

    /// <summary>A caller sent it as a text message: a person's to answer, never Mia's.</summary>
    public bool IsText => Extras?.Event?.Kind is MessageEvent.Text;

    /// <summary>Mia's words of which the caller heard nothing: they answer nothing.</summary>
    public bool IsUnheard => Extras?.Event?.Kind is MessageEvent.Unheard;
}

/// <summary>What a message carries beside its words.</summary>
/// <param name="Sources">The pages that the words were taken from.</param>
/// <param name="Actions">What the visitor may do next, shown as buttons or cards.</param>
/// <param name="Contact">The contact details that this message confirms; of a caller's text, the number that it came from.</param>
/// <param name="Receipt">Why Mia said it. Never sent to a visitor.</param>
/// <param name="Event">What a system message tells, so that a widget can word it in the visitor's language; or that a caller's words came as a text message, or heard nothing of Mia's.</param>
public sealed record MessageExtras(
    IReadOnlyList<SourceQuote> Sources, IReadOnlyList<MessageAction> Actions, ContactCard? Contact = null, Receipt? Receipt = null, MessageEvent? Event = null)
{
    public static readonly MessageExtras None = new([], []);

    /// <summary>Those of words of Mia's of which a caller heard nothing.</summary>
    public static readonly MessageExtras OfUnheard = new([], [], Event: new MessageEvent(MessageEvent.Unheard));

    /// <summary>Those of a system message.</summary>
    public static MessageExtras Of(string kind, string? name = null) => new([], [], Event: new MessageEvent(kind, name));

    /// <summary>Those of a caller's text message.</summary>
    /// <param name="number">Where it came from: nothing else in the conversation says so of somebody who has not called yet.</param>
    public static MessageExtras OfText(string number) => new([], [], new ContactCard(null, null, number), Event: new MessageEvent(MessageEvent.Text));
}

/// <summary>A page that an answer came from and the words on it.</summary>
public sealed record SourceQuote(string Title, string? Url, string Quote);

/// <summary>Something the visitor may do: <c>contact</c>, <c>confirm</c>, <c>suggest</c>, <c>link</c> (with a URL) or <c>human</c>.</summary>
public sealed record MessageAction(string Kind, string Label, string? Url = null);

/// <summary>What happened: <c>joined</c>, <c>handed_back</c>, <c>waiting</c> or <c>closed</c>, and which member did it; no name where it was the visitor.</summary>
public sealed record MessageEvent(string Kind, string? Name = null)
{
    /// <summary>A caller's words that came as a text message.</summary>
    public const string Text = "text";

    /// <summary>Words of Mia's of which the caller heard nothing.</summary>
    public const string Unheard = "unheard";
}

/// <summary>Contact details as understood: email as it will be used, phone in E.164.</summary>
public sealed record ContactCard(string? Name, string? Email, string? Phone)
{
    public static readonly ContactCard Empty = new(null, null, null);

    [JsonIgnore]
    public bool IsEmpty => Name is null && Email is null && Phone is null;

    [JsonIgnore]
    public bool IsReachable => Email is not null || Phone is not null;
}

/// <summary>Why Mia answered as she did.</summary>
/// <param name="Act">What she decided to do: <c>answer clarify ask_contact hand_over greet</c> and the like.</param>
/// <param name="Confidence">0 to 1.</param>
/// <param name="Model">Which model found the words, such as <c>embedded</c>.</param>
/// <param name="Passages">What she had before her, best first.</param>
/// <param name="HandOver">Why she called for a person, where she did.</param>
public sealed record Receipt(string Act, double Confidence, string Model, IReadOnlyList<ReceiptPassage> Passages, HandOverReason? HandOver = null);

/// <summary>A passage that was considered, with its score.</summary>
public sealed record ReceiptPassage(PassageId Id, string Title, string? Url, string Text, double Score);

internal sealed class MessageMapping : IEntityTypeConfiguration<Message>
{
    public void Configure(EntityTypeBuilder<Message> message)
    {
        message.HasKey(m => new { m.BusinessId, m.ConversationId, m.Sequence });
        message.HasIndex(m => new { m.BusinessId, m.ConversationId, m.ClientMessageId }).IsUnique();
        message.Property(m => m.Extras).HasJson();
        message.HasOne<Conversation>().WithMany().HasForeignKey(m => new { m.BusinessId, m.ConversationId }).OnDelete(DeleteBehavior.Cascade);
    }
}
