using MiaPulse.Core.Conversations;
using MiaPulse.Core.Notifications;
using MiaPulse.Core.Shared;

namespace MiaPulse.Core.Live;

/// <summary>Something happened in a business. A nudge: who hears it reads the truth again. Only <see cref="ReplyPiece"/> carries words.</summary>
public abstract record LiveEvent;

/// <summary>Something happened in one conversation.</summary>
public abstract record ConversationEvent(ConversationId Conversation, VisitorId Visitor) : LiveEvent;

/// <summary>A message was stored. <paramref name="Stored"/> is that message, so that listeners in this process need not read it again.</summary>
public sealed record MessageAdded(ConversationId Conversation, VisitorId Visitor, long Sequence, Author Author, Message Stored) : ConversationEvent(Conversation, Visitor);

/// <summary>Mia began to answer.</summary>
public sealed record ReplyStarted(ConversationId Conversation, VisitorId Visitor, MessageId Reply) : ConversationEvent(Conversation, Visitor);

/// <summary>Some more of Mia's words; <paramref name="Index"/> counts from 0.</summary>
public sealed record ReplyPiece(ConversationId Conversation, VisitorId Visitor, MessageId Reply, int Index, string Text) : ConversationEvent(Conversation, Visitor);

/// <summary>Mia stopped. <paramref name="Message"/> is null where what she said was dropped.</summary>
public sealed record ReplyEnded(ConversationId Conversation, VisitorId Visitor, MessageId Reply, MessageId? Message) : ConversationEvent(Conversation, Visitor);

/// <summary>Who has the conversation changed; where it waits for a person, <paramref name="HandOver"/> says why.</summary>
public sealed record StateChanged(
    ConversationId Conversation, VisitorId Visitor, ConversationState State, string? MemberName, long Version, HandOverReason? HandOver = null) : ConversationEvent(Conversation, Visitor);

/// <summary>Somebody is typing, or stopped.</summary>
public sealed record Typing(ConversationId Conversation, VisitorId Visitor, Author Author, bool IsTyping) : ConversationEvent(Conversation, Visitor);

/// <summary>One side has read up to a message.</summary>
public sealed record ReadUpTo(ConversationId Conversation, VisitorId Visitor, Author Author, long Sequence) : ConversationEvent(Conversation, Visitor);

/// <summary>A lead came in or changed.</summary>
public sealed record LeadCaptured(ConversationId Conversation, VisitorId Visitor, LeadId Lead) : ConversationEvent(Conversation, Visitor);

/// <summary>A lead's status was moved.</summary>
public sealed record LeadMoved(LeadId Lead) : LiveEvent;

/// <summary>A visitor came, went, or moved on to another page.</summary>
public sealed record VisitorMoved(VisitorId Visitor, bool IsHere) : LiveEvent;

/// <summary>The visitor had everything of theirs erased.</summary>
public sealed record VisitorErased(VisitorId Visitor) : LiveEvent;

/// <summary>The reading of a source moved on.</summary>
public sealed record SourceProgressed(SourceId Source) : LiveEvent;

/// <summary>FAQs, pages, passages or the profile changed: what Mia answers from.</summary>
public sealed record KnowledgeChanged : LiveEvent;

/// <summary>A question that Mia could not answer was kept.</summary>
public sealed record GapKept : LiveEvent;

/// <summary>The open questions, or the answers of members that are offered as FAQs, changed: came, were grouped, answered or put away.</summary>
public sealed record GapsChanged : LiveEvent;

/// <summary>A golden question was kept or put in other words, and wants to be asked.</summary>
public sealed record GoldenWanted : LiveEvent;

/// <summary>Golden questions moved on: one is being asked, was answered, accepted or removed.</summary>
public sealed record GoldenProgressed : LiveEvent;

/// <summary>A golden question now gets another answer than the owner approved, or none. What alerts people hangs on this.</summary>
public sealed record GoldenAnswerChanged(GoldenId Golden) : LiveEvent;

/// <summary>An alert was added, sent, seen or given up.</summary>
public sealed record AlertsChanged : LiveEvent;

/// <summary>Something happened that members want to hear of, whatever rows the outbox has of it. What the browsers of those at their desks tell hangs on this.</summary>
public sealed record AlertRaised(Alert Alert) : LiveEvent;

/// <summary>An endpoint was added, changed or removed, or a webhook was added, delivered or given up.</summary>
public sealed record WebhooksChanged : LiveEvent;

/// <summary>A member connected or disconnected a chat, or the chat sent us away.</summary>
public sealed record ChatsChanged : LiveEvent;

/// <summary>A member asked for a code, proved or removed a phone, or its number opted out of texts or in again.</summary>
public sealed record PhonesChanged : LiveEvent;

/// <summary>A call began, moved on or ended.</summary>
public sealed record CallsChanged : LiveEvent;

/// <summary>The widget was seen on the business's own site for the first time.</summary>
public sealed record WidgetSeen : LiveEvent;

/// <summary>A member opened or left the dashboard.</summary>
public sealed record PresenceChanged : LiveEvent;
