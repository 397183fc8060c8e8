using MiaPulse.Core.Notifications;

namespace MiaPulse.Core.Calls;

/// <summary>A text that whoever carries texts knows of.</summary>
/// <param name="VendorId">What they call it.</param>
/// <param name="Status">How far it is.</param>
/// <param name="Error">Their number for what went wrong.</param>
public sealed record FoundText(string VendorId, TextStatus Status, int? Error)
{
    /// <summary>See <see cref="TextEvent.TakesNoTexts"/>.</summary>
    public bool TakesNoTexts { get; init; }
}

/// <summary>Asks whoever carries texts whether one was taken of which nobody heard: they have no key by which a second one would be left out, so it is looked up instead of sent again.</summary>
public interface ITextLookup
{
    /// <summary>The first such text since then. Null where there is none, and where they could not be asked: neither is proof that none went out.</summary>
    /// <param name="to">To whom, in E.164.</param>
    /// <param name="from">From which line, in E.164.</param>
    /// <param name="text">Its words.</param>
    /// <param name="since">When it was made at the earliest.</param>
    /// <param name="ct">Stops.</param>
    Task<FoundText?> FindAsync(string to, string from, string text, DateTimeOffset since, CancellationToken ct);
}
