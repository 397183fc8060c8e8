namespace MiaPulse.Core.Notifications;

/// <summary>What a vendor says about a text that it took.</summary>
/// <param name="Vendor">Who says so, in small letters.</param>
/// <param name="TextId">What the vendor calls the text: <see cref="Delivery.Delivered.VendorId"/> of its sending. This word may come before that one is stored.</param>
/// <param name="Key"><see cref="TextMessage.Key"/>, where it came back.</param>
/// <param name="Status">How far it is.</param>
/// <param name="Error">The vendor's number for what went wrong.</param>
public sealed record TextEvent(string Vendor, string TextId, string? Key, TextStatus Status, int? Error)
{
    /// <summary>A text comes to each status once, however often that is told.</summary>
    public string Id => $"{TextId}:{Status}";

    /// <summary>The number that it was for, where the vendor says that its owner has opted out; null otherwise.</summary>
    public string? OptedOut { get; init; }

    /// <summary>The vendor says that no text ever arrives at this number, such as a landline's.</summary>
    public bool TakesNoTexts { get; init; }
}

/// <summary>How far a text is, in the order in which it gets there; the last three are ends.</summary>
public enum TextStatus
{
    Accepted,
    Queued,
    Sending,
    Sent,
    Delivered,
    Undelivered,
    Failed,
}
