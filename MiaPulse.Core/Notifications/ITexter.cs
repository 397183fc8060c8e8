using MiaPulse.Core.Shared;

namespace MiaPulse.Core.Notifications;

/// <summary>A text message to one phone.</summary>
/// <param name="To">Whose phone.</param>
/// <param name="Text"><see cref="MaxLength"/> at most.</param>
/// <param name="Key">Which message it is. The vendor's later word (<see cref="TextEvent"/>) comes back with it.</param>
public sealed record TextMessage(PhoneNumber To, string Text, string Key)
{
    /// <summary>Longest text that a vendor takes; it travels in parts.</summary>
    public const int MaxLength = 1600;

    /// <summary>Longest <see cref="Key"/>.</summary>
    public const int MaxKeyLength = 256;

    /// <summary>The business's line that it comes from; null for the operator's own number. Only the link that a caller asked for comes from a line.</summary>
    public PhoneNumber? From { get; init; }

    /// <summary>It belongs to a rehearsed call: whoever carries texts to phones carries this one nowhere.</summary>
    public bool IsRehearsal { get; init; }
}

/// <summary>
/// Hands a text message to whoever carries it. No vendor leaves out a second one by its key, so here <see cref="Delivery.TryLater"/> promises that nothing
/// has gone out. Where that is not known, as after a line that broke, it is <see cref="Delivery.NeverAgain"/> and says so (<see cref="Delivery.NeverAgain.MayHaveGoneOut"/>): a person may send it again, we do not.
/// </summary>
public interface ITexter
{
    Task<Delivery> SendAsync(TextMessage text, CancellationToken ct);
}
