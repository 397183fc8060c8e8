using System.Globalization;

namespace MiaPulse.Core.Languages;

/// <summary>
/// Digits of other scripts as the plain ones, which telephones, times and prices are read in: Arabic-Indic (٣), Persian (۳), full-width (３) and their kind,
/// with the signs that Arabic writes between them.
/// </summary>
public static class Digits
{
    /// <summary>The same text, as long as it was, so that places in it stay true.</summary>
    public static string InAscii(string text) => text.Any(IsOther) ? string.Concat(text.Select(Plain)) : text;

    private static bool IsOther(char c) => c > '\u007F' && (char.IsDigit(c) || c is '\u066B' or '\u066C' or '\u066A');

    private static char Plain(char c) => c switch
    {
        '\u066B' => '.',
        '\u066C' => ',',
        '\u066A' => '%',
        _ when c > '\u007F' && char.IsDigit(c) => (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(c)),
        _ => c,
    };
}
