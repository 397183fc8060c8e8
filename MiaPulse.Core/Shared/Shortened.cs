namespace MiaPulse.Core.Shared;

/// <summary>A text that is too long for its place: no character is cut in two, since half a surrogate pair would be no text at all.</summary>
public static class Shortened
{
    /// <summary>The text, or the beginning of it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="most">How many UTF-16 code units there may be; from 1.</param>
    public static string To(string text, int most) => text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];

    /// <summary>The text, or the beginning of it and an ellipsis behind, which is not counted.</summary>
    /// <param name="text">The text.</param>
    /// <param name="most">As with <see cref="To"/>.</param>
    public static string Shown(string text, int most) => text.Length <= most ? text : $"{To(text, most).TrimEnd()}…";
}
