using System.Text.Encodings.Web;
using System.Text.Json;
using MiaPulse.Core.Webhooks;

namespace MiaPulse.Web.Webhooks;

/// <summary>Webhooks in words for owners.</summary>
public static class WebhookWords
{
    // Shown as text and never as markup, so letters may stand as they are.
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string What(WebhookKind kind) => kind switch
    {
        WebhookKind.LeadCaptured => "A visitor left a way to reach them, or corrected it",
        WebhookKind.ConversationStarted => "A conversation began",
        WebhookKind.ConversationWaiting => "A visitor waits for a person",
        WebhookKind.ConversationClosed => "A conversation was closed",
        WebhookKind.MessageAdded => "Somebody said something: the visitor, Mia or one of you",
        WebhookKind.Test => "A test",
    };

    /// <summary>The server of an address. The rest of it may be long, and a secret.</summary>
    public static string Server(string address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) ? uri.Authority : address;

    public static string State(DeliveryRow delivery) => delivery.State switch
    {
        DeliveryState.Waiting => delivery.IsHeld ? "Held" : delivery.Attempts == 0 ? "On its way" : "Trying",
        DeliveryState.Delivered => "Delivered",
        DeliveryState.Failed => "Failed",
    };

    /// <summary>What there is to say beside <see cref="State"/>; null where that says it all.</summary>
    public static string? More(DeliveryRow delivery) => delivery switch
    {
        { State: DeliveryState.Failed } => delivery.Why,
        { State: DeliveryState.Delivered } => Answered(delivery.Status, delivery.Milliseconds),
        { IsHeld: true } => "Its endpoint is switched off.",
        { Attempts: > 0 } => $"{(delivery.Attempts == 1 ? "Tried once" : $"Tried {delivery.Attempts} times")}: {delivery.Why}",
        _ => null,
    };

    public static string Test(LastTest test) => test.State switch
    {
        DeliveryState.Waiting => "The test is on its way.",
        DeliveryState.Delivered => $"The test arrived. {Answered(test.Status, test.Milliseconds)}",
        DeliveryState.Failed => $"The test did not arrive: {test.Why}",
    };

    /// <summary>A payload on several lines, in letters that people read.</summary>
    public static string Pretty(string payload)
    {
        using var read = JsonDocument.Parse(payload);
        return JsonSerializer.Serialize(read.RootElement, Readable);
    }

    private static string Answered(int? status, int? milliseconds) => $"It answered {status} in {milliseconds} ms.";
}
