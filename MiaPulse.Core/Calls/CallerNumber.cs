using MiaPulse.Core.Shared;

namespace MiaPulse.Core.Calls;

/// <summary>
/// The number that a call comes from, as far as it is one. Whoever hides theirs comes as a word, as nothing, or as that word dialled on a keypad: all of them would otherwise
/// be one and the same caller.
/// </summary>
internal static class CallerNumber
{
    private const int Fewest = 7;
    private const int Most = 15; // of E.164

    private static readonly string[] Hidden = [.. new[] { "ANONYMOUS", "RESTRICTED", "UNAVAILABLE", "UNKNOWN", "BLOCKED", "PRIVATE" }.Select(OnKeypad)];

    /// <summary>In E.164; null where it is hidden, an app's, or no number.</summary>
    public static string? Read(string? from)
    {
        var number = from?.Trim() ?? "";
        var digits = number.TrimStart('+');
        return number.StartsWith('+') && number.Length == digits.Length + 1 && digits.Length is >= Fewest and <= Most && digits.All(char.IsAsciiDigit)
            && !Hidden.Any(h => digits == h || digits == $"1{h}")
            ? number
            : null;
    }

    private static string OnKeypad(string word) => string.Concat(word.Select(c => "22233344455566677778889999"[c - 'A']));

    /// <summary>By which a business knows a caller again, whether they call or text: what stands in their profile where a visitor of the website has the hash of a token.</summary>
    /// <param name="business">Whose caller.</param>
    /// <param name="known">The number in E.164, or what stands for one that is hidden.</param>
    public static string HashOf(BusinessId business, string known) => Secrets.Hash($"line:{business}:{known}");
}
