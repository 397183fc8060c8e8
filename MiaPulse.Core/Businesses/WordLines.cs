using MiaPulse.Core.Shared;

namespace MiaPulse.Core.Businesses;

/// <summary>Words by which something cannot wait, as an owner types them: one on each line, or with commas between.</summary>
internal static class WordLines
{
    public static IReadOnlyList<string> Read(string? typed) => [.. (typed ?? "").Split(['\n', '\r', ',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(PlainName.Tidy).Where(w => w.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>What to say where they are too many, or one of them is none; null where all is well.</summary>
    public static string? Wrong(IReadOnlyList<string> words) =>
        words.Count > MannerInput.MostUrgentWords ? $"Up to {MannerInput.MostUrgentWords} words can be listed."
        : words.FirstOrDefault(w => w.Length > MannerInput.LongestUrgentWord || !w.Any(char.IsLetterOrDigit)) is { } odd ? $"“{Shortened.Shown(odd, 30)}” is not a word or two that somebody would write or say."
        : null;
}
