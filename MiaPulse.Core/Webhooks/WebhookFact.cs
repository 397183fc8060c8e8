using MiaPulse.Core.Calls;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Data;
using MiaPulse.Core.Leads;
using MiaPulse.Core.Shared;

namespace MiaPulse.Core.Webhooks;

/// <summary>Something that has just happened and that endpoints may want to hear of.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Conversation">Where; null for a test.</param>
/// <param name="At">When.</param>
/// <param name="Data">What there is to say: one of the records below.</param>
public sealed record WebhookFact(WebhookKind Kind, ConversationId? Conversation, DateTimeOffset At, object Data)
{
    /// <summary>The form of the payloads. Fields are added without a new number; one that changes or goes makes it the next.</summary>
    public const int PayloadVersion = 1;

    public static WebhookFact OfLead(Lead lead, bool isNew) => new(
        WebhookKind.LeadCaptured,
        lead.ConversationId,
        lead.UpdatedAt,
        new LeadCapturedData(
            lead.ConversationId.Value,
            isNew,
            new LeadData(lead.Id.Value, lead.Name, lead.Email, lead.Phone, lead.Wish, lead.InTheirWords, lead.PageUrl, lead.Status, lead.CreatedAt, lead.UpdatedAt)));

    public static WebhookFact OfStart(Message first, Channel channel, string? url, string? title) => new(
        WebhookKind.ConversationStarted, first.ConversationId, first.At, new ConversationStartedData(first.ConversationId.Value, channel, url is null ? null : new PageData(url, title)));

    public static WebhookFact OfMessage(Message message, ConversationState state) => new(
        WebhookKind.MessageAdded,
        message.ConversationId,
        message.At,
        new MessageAddedData(
            message.ConversationId.Value,
            state,
            new MessageData(
                message.Id.Value, message.Sequence, message.Author, message.AuthorName, message.Text, message.At, message.ReplyTo, message.Extras?.Event)));

    public static WebhookFact OfWaiting(Message since, HandOverReason? reason) =>
        new(WebhookKind.ConversationWaiting, since.ConversationId, since.At, new ConversationWaitingData(since.ConversationId.Value, reason));

    /// <param name="line">The line that says so. It names the member who did it.</param>
    public static WebhookFact OfClosing(Message line) =>
        new(WebhookKind.ConversationClosed, line.ConversationId, line.At, new ConversationClosedData(line.ConversationId.Value, line.Extras?.Event?.Name));

    /// <param name="call">It has ended. A number is told of only with a conversation: what is erased with one takes this along, and nothing would take one that stood alone.</param>
    public static WebhookFact OfCall(Call call)
    {
        var ended = call.EndedAt ?? call.StartedAt;
        return new WebhookFact(
            WebhookKind.CallEnded,
            call.ConversationId,
            ended,
            new CallEndedData(
                call.ConversationId?.Value,
                new CallData(
                    call.Id.Value, call.ConversationId is null ? null : call.From, call.To, call.Ending ?? CallEnding.Failed, call.StartedAt, ended,
                    (int)(ended - call.StartedAt).TotalSeconds, call.Vendor == Call.Simulator)));
    }

    public static WebhookFact OfTest(string who, DateTimeOffset now) => new(WebhookKind.Test, null, now, new TestData($"{who} sent this to see whether it arrives."));

    /// <summary>The body, as it is signed and sent. ASCII: every other letter is escaped.</summary>
    public string ToPayload(WebhookEventId id) => Json.Write(new WebhookPayload(id.ToString(), WebhookKinds.WordFor(Kind), PayloadVersion, At, Data));
}

/// <summary>What every payload has around it.</summary>
public sealed record WebhookPayload(string Id, string Type, int Version, DateTimeOffset Timestamp, object Data);

/// <summary><c>data</c> of <c>lead.captured</c>.</summary>
/// <param name="IsNew">False where details of a lead that was told of before are corrected or completed.</param>
public sealed record LeadCapturedData(Guid ConversationId, bool IsNew, LeadData Lead);

/// <summary>A lead, whole, as it stands then.</summary>
public sealed record LeadData(
    Guid Id, string? Name, string? Email, string? Phone, string? Wish, string InTheirWords, string? PageUrl, LeadStatus Status, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt);

/// <summary><c>data</c> of <c>conversation.started</c>.</summary>
public sealed record ConversationStartedData(Guid ConversationId, Channel Channel, PageData? Page);

/// <summary>The page that the visitor was on.</summary>
public sealed record PageData(string Url, string? Title);

/// <summary><c>data</c> of <c>conversation.waiting</c>.</summary>
public sealed record ConversationWaitingData(Guid ConversationId, HandOverReason? Reason);

/// <summary><c>data</c> of <c>conversation.closed</c>.</summary>
/// <param name="By">The member who closed it; null where it was the visitor.</param>
public sealed record ConversationClosedData(Guid ConversationId, string? By);

/// <summary><c>data</c> of <c>message.added</c>.</summary>
/// <param name="State">Who has the conversation after it.</param>
public sealed record MessageAddedData(Guid ConversationId, ConversationState State, MessageData Message);

/// <summary>A message, without Mia's receipt.</summary>
public sealed record MessageData(Guid Id, long Sequence, Author Author, string? AuthorName, string Text, DateTimeOffset At, long? ReplyTo, MessageEvent? Event);

/// <summary><c>data</c> of <c>call.ended</c>.</summary>
/// <param name="ConversationId">Where its words stand; null where the caller said none.</param>
public sealed record CallEndedData(Guid? ConversationId, CallData Call);

/// <summary>A call that is over.</summary>
/// <param name="From">The caller's number in E.164; null where it is hidden, and where the caller said nothing.</param>
/// <param name="To">The line that was called; empty in a rehearsal without one.</param>
/// <param name="IsRehearsal">Whether a member rehearsed it in the dashboard.</param>
public sealed record CallData(Guid Id, string? From, string To, CallEnding Ending, DateTimeOffset StartedAt, DateTimeOffset EndedAt, int Seconds, bool IsRehearsal);

/// <summary><c>data</c> of <c>webhook.test</c>.</summary>
public sealed record TestData(string Note);
