using System.Text.Encodings.Web;
using System.Text.Json;
using MiaPulse.Core.Shared;
using MiaPulse.Core.Webhooks;

namespace MiaPulse.Web.Webhooks;

/// <summary>Webhooks in words for owners.</summary>
public static class WebhookWords
{
    private const int LongestPath = 24;

    // Shown as text and never as markup, so letters may stand as they are.
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string What(WebhookKind kind) => kind switch
    {
        WebhookKind.LeadCaptured => "A visitor left a way to reach them, or corrected it",
        WebhookKind.ConversationStarted => "A conversation began",
        WebhookKind.ConversationWaiting => "A visitor waits for a person",
        WebhookKind.ConversationClosed => "A conversation was closed",
        WebhookKind.MessageAdded => "Somebody said something: the visitor, Mia or one of you",
        WebhookKind.CallEnded => "A call is over",
        WebhookKind.Test => "A test",
    };

    /// <summary>The server of an address. The rest of it may be long, and a secret.</summary>
    public static string Server(string address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) ? uri.Authority : address;

    /// <summary>What each endpoint is called among all: its server, with the path, shortened, where another has the same, and counted where that is the same too.</summary>
    public static IReadOnlyDictionary<WebhookEndpointId, string> Names(IReadOnlyList<EndpointRow> endpoints)
    {
        var names = new Dictionary<WebhookEndpointId, string>();
        foreach (var server in endpoints.GroupBy(e => Server(e.Url)))
        {
            foreach (var alike in server.GroupBy(e => server.Count() == 1 ? server.Key : $"{server.Key}{ShortPath(e.Url)}"))
            {
                foreach (var (index, endpoint) in alike.Index())
                {
                    names[endpoint.Id] = index == 0 ? alike.Key : $"{alike.Key} ({index + 1})";
                }
            }
        }

        return names;
    }

    public static string State(DeliveryRow delivery) => delivery.State switch
    {
        DeliveryState.Waiting => delivery.IsHeld ? "Held" : delivery.IsBehind && delivery.Attempts == 0 ? "Waiting" : delivery.Attempts == 0 ? "On its way" : "Trying",
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
        { IsBehind: true } => "Its endpoint fails. It goes out when that takes something again.",
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

    /// <summary>Both ends of what stands behind the server: beginnings are often the same, and ends as well.</summary>
    private static string ShortPath(string address)
    {
        var path = Uri.TryCreate(address, UriKind.Absolute, out var uri) ? uri.PathAndQuery : "";
        return path.Length <= LongestPath ? path : $"{path[..(LongestPath / 2)]}…{path[^(LongestPath / 2)..]}";
    }

    private static string Answered(int? status, int? milliseconds) => $"It answered {status} in {milliseconds} ms.";
}
