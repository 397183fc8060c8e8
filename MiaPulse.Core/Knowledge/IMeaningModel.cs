using MiaPulse.Core.Shared;

namespace MiaPulse.Core.Knowledge;

/// <summary>A configured service that makes vectors of texts. What it says of nearness comes beside the embedded encoder's, which works without it.</summary>
public interface IMeaningModel
{
    /// <summary>Kept vectors are bound to it.</summary>
    string Name { get; }

    /// <summary>Vectors of length 1, one for each text; null where the service gives none now, or the day's tokens are used up.</summary>
    /// <param name="who">For whose business.</param>
    /// <param name="texts">Titles and texts, or one question.</param>
    /// <param name="isAwaited">Whether a visitor waits for it: then it has a second or two, else a minute.</param>
    Task<IReadOnlyList<float[]>?> EncodeAsync(Mia who, IReadOnlyList<string> texts, bool isAwaited, CancellationToken ct);
}
