namespace MiaPulse.Core.Webhooks;

/// <summary>What an endpoint is told of.</summary>
public enum WebhookKind
{
    /// <summary>A visitor left a way to reach them, or corrected what they had left.</summary>
    LeadCaptured,

    /// <summary>A visitor's first words.</summary>
    ConversationStarted,

    /// <summary>A conversation began to wait for a person.</summary>
    ConversationWaiting,

    ConversationClosed,

    /// <summary>Anybody said something.</summary>
    MessageAdded,

    /// <summary>A call is over.</summary>
    CallEnded,

    /// <summary>A member wants to see whether it arrives. Goes to the endpoint that they ask about, whatever that has chosen.</summary>
    Test,
}

/// <summary>The kinds as receivers name them.</summary>
public static class WebhookKinds
{
    /// <summary>Those that an endpoint chooses among.</summary>
    public static readonly IReadOnlyList<WebhookKind> Choosable =
    [
        WebhookKind.LeadCaptured, WebhookKind.ConversationStarted, WebhookKind.ConversationWaiting, WebhookKind.ConversationClosed, WebhookKind.MessageAdded,
        WebhookKind.CallEnded,
    ];

    /// <summary><c>type</c> of the payload.</summary>
    public static string WordFor(WebhookKind kind) => kind switch
    {
        WebhookKind.LeadCaptured => "lead.captured",
        WebhookKind.ConversationStarted => "conversation.started",
        WebhookKind.ConversationWaiting => "conversation.waiting",
        WebhookKind.ConversationClosed => "conversation.closed",
        WebhookKind.MessageAdded => "message.added",
        WebhookKind.CallEnded => "call.ended",
        WebhookKind.Test => "webhook.test",
    };
}
