using MiaPulse.Core.Data;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Notifications;
using MiaPulse.Core.Shared;
using MiaPulse.Core.Webhooks;

namespace MiaPulse.Core.Conversations;

/// <summary>
/// The narrow append: every message of every channel, and with it every change of who has a conversation, goes through here and through here alone.
/// It sequences, stores durably in a shared transaction, publishes in order, and makes no EF query.
/// </summary>
public sealed class MessageLog(GroupCommit commit, NotifyOwner notify, TellEndpoints endpoints, TimeProvider clock)
{
    /// <summary>The line that says that the visitor asked for a person.</summary>
    internal const string AskedForPerson = "Asked for a person";

    /// <summary>With what the key of a caller's text message begins.</summary>
    internal const string TextKey = "text:";

    /// <summary>A visitor's words. Starts the conversation with the first of them.</summary>
    public Task<Appended> HearVisitorAsync(Visitor who, ConversationId? known, ConversationStart start, string text, string clientMessageId) =>
        commit.RunAsync(new AppendWrite(AppendKind.Visitor, New(who, known, Author.Visitor, null, null, text, clientMessageId, null, null), notify, endpoints, Unless(known, start, who)));

    /// <summary>
    /// A caller's words that came as a text message. A person answers those: the conversation waits for one from this very message on, unless a person has it. A waiting of
    /// which members were told that nobody came begins anew, so that they are told of this too.
    /// </summary>
    /// <param name="who">The caller.</param>
    /// <param name="number">Where it came from.</param>
    /// <param name="text">The words.</param>
    /// <param name="textId">What the vendor calls it, so that a repetition is the same message.</param>
    public Task<Appended> HearTextAsync(Visitor who, string number, string text, string textId) =>
        commit.RunAsync(new AppendWrite(
            AppendKind.Text,
            New(who, null, Author.Visitor, null, null, text, $"{TextKey}{textId}", null, MessageExtras.OfText(number)),
            notify,
            endpoints,
            Unless(null, new ConversationStart(Channel.Phone, null, null), who))
        { HandOver = HandOverReason.Texted });

    /// <summary>A member's words. The member must have the conversation, which is what <see cref="TakeOver"/> is for.</summary>
    public Task<Appended> SayAsMemberAsync(Owner who, ConversationId id, string text, string clientMessageId) =>
        commit.RunAsync(new AppendWrite(AppendKind.Member, New(who, id, Author.Member, who.Name, who.Member, text, clientMessageId, null, null), notify, endpoints));

    /// <summary>Mia's reply to everything up to <paramref name="answers"/>; dropped where the conversation is no longer hers at <paramref name="version"/>.</summary>
    /// <param name="who">Mia, of that business.</param>
    /// <param name="id">The conversation.</param>
    /// <param name="text">Her words.</param>
    /// <param name="extras">What goes with them.</param>
    /// <param name="answers">The latest message that she answers.</param>
    /// <param name="version">The conversation's when she began.</param>
    /// <param name="dialogue">Where it stands now.</param>
    /// <param name="handOver">Why she calls for a person; null where she does not.</param>
    /// <param name="language">The language that the visitor was heard to write in; null where nothing new was heard.</param>
    public Task<Appended> SayAsMiaAsync(
        Mia who, ConversationId id, string text, MessageExtras extras, long answers, long version, DialogueState dialogue, HandOverReason? handOver = null, Language? language = null) =>
        commit.RunAsync(new AppendWrite(
            handOver is null ? AppendKind.Mia : AppendKind.MiaCallsForPerson,
            New(who, id, Author.Mia, "Mia", null, text, $"reply:{answers}", answers, extras),
            notify,
            endpoints)
        { Version = version, Dialogue = dialogue, HandOver = handOver, Language = language });

    /// <summary>
    /// A caller spoke into Mia's words: what stands of them is cut to the part that was heard. Only her answer to the caller's latest words, only in a phone conversation, and
    /// only to a beginning of what she said; the database holds all three. False where nothing was cut.
    /// </summary>
    public Task<bool> CutShortAsync(Mia who, ConversationId id, long sequence, string kept) => commit.RunAsync(new CutShortWrite(who.Business, id, sequence, kept));

    /// <summary>
    /// A caller spoke before a word of Mia's answer was heard: what stands of it is that, and what it answered is unanswered again. Only where <see cref="CutShortAsync"/> may cut,
    /// and no words can be given that would stand there instead. False where nothing was cut.
    /// </summary>
    public Task<bool> CutAwayAsync(Mia who, ConversationId id, long sequence, Language language) => commit.RunAsync(new CutShortWrite(who.Business, id, sequence, StandIns.Unheard(language), MessageExtras.OfUnheard));

    /// <summary>A member takes the conversation, and both sides read so. Dropped where that member has it already.</summary>
    public Task<Appended> TakeOverAsync(Owner who, ConversationId id) =>
        commit.RunAsync(new AppendWrite(AppendKind.TakeOver, New(who, id, Author.System, null, who.Member, $"{who.Name} joined", $"line:{Ids.New<MessageId>(clock)}", null, MessageExtras.Of("joined", who.Name)), notify, endpoints)
        {
            MemberName = who.Name,
        });

    /// <summary>Mia gets the conversation back. Dropped where she has it already.</summary>
    public Task<Appended> HandBackAsync(Owner who, ConversationId id) => Line(AppendKind.HandBack, who, id, $"{who.Name} handed over to Mia", MessageExtras.Of("handed_back", who.Name));

    /// <summary>Dropped where it is closed already.</summary>
    public Task<Appended> CloseAsync(BusinessCaller who, ConversationId id, string line) => Line(AppendKind.Close, who, id, line, MessageExtras.Of("closed", (who as Owner)?.Name));

    /// <summary>The visitor asks for a person, be it before the first word. Dropped where a person has it or has been called.</summary>
    public Task<Appended> CallForPersonAsync(Visitor who, ConversationId? known, ConversationStart start) =>
        commit.RunAsync(new AppendWrite(
            AppendKind.CallForPerson,
            New(who, known, Author.System, null, null, AskedForPerson, $"line:{Ids.New<MessageId>(clock)}", null, MessageExtras.Of("waiting")),
            notify,
            endpoints,
            Unless(known, start, who)));

    /// <summary>The reply that was due needs none: a person has the conversation.</summary>
    public Task<bool> NothingDueAsync(Mia who, ConversationId id, long upTo) => commit.RunAsync(new NothingDueWrite(who.Business, id, upTo));

    /// <summary>One side has read up to a message.</summary>
    public Task<bool> ReadAsync(BusinessCaller who, ConversationId id, Author side, long sequence) => commit.RunAsync(new ReadWrite(who.Business, id, side, sequence));

    private static ConversationStart? Unless(ConversationId? known, ConversationStart start, Visitor who) => known is null ? start with { Visitor = who.Id } : null;

    private Task<Appended> Line(AppendKind kind, BusinessCaller who, ConversationId id, string text, MessageExtras extras) =>
        commit.RunAsync(new AppendWrite(kind, New(who, id, Author.System, null, null, text, $"line:{Ids.New<MessageId>(clock)}", null, extras), notify, endpoints));

    // The sequence is given inside the transaction.
    private Message New(
        BusinessCaller who, ConversationId? id, Author author, string? name, MemberId? member, string text, string clientMessageId, long? replyTo, MessageExtras? extras) => new()
        {
            BusinessId = who.Business,
            ConversationId = id ?? Ids.New<ConversationId>(clock),
            Id = Ids.New<MessageId>(clock),
            Sequence = 0,
            Author = author,
            AuthorName = name,
            MemberId = member,
            Text = text,
            At = clock.GetUtcNow(),
            ClientMessageId = clientMessageId,
            ReplyTo = replyTo,
            Extras = extras,
        };
}

/// <summary>With what a conversation begins, should this message be its first.</summary>
public sealed record ConversationStart(Channel Channel, string? Url, string? Title)
{
    internal VisitorId Visitor { get; init; }
}

/// <summary>What became of an append.</summary>
public enum AppendFate
{
    /// <summary>Stored now.</summary>
    Stored,

    /// <summary>The same client message id was stored before; the answer is that message's.</summary>
    Repeated,

    /// <summary>The conversation's state did not allow it; nothing was stored.</summary>
    Dropped,

    /// <summary>There is no such conversation in this business.</summary>
    NotFound,
}

/// <summary>The answer to an append.</summary>
/// <param name="State">Who has the conversation after it.</param>
public sealed record Appended(AppendFate Fate, ConversationId Conversation, MessageId Id, long Sequence, DateTimeOffset At, ConversationState State, long Version);
