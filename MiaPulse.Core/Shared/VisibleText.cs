using System.Text;
using System.Text.RegularExpressions;

namespace MiaPulse.Core.Shared;

/// <summary>
/// What a person sees of a text: without characters that are invisible or turn the line around, and without HTML comments. Such places are where instructions to
/// an AI are hidden; what joins letters and emoji stays.
/// </summary>
public static partial class VisibleText
{
    public static string Of(string text)
    {
        text = Comment().Replace(text, "");
        if (!text.Any(c => c is '\u200B' or '\uFEFF' or '\uDB40' or (>= '\u2028' and <= '\u202E') or (>= '\u2060' and <= '\u206F')))
        {
            return text;
        }

        StringBuilder seen = new(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (!IsHidden(rune.Value))
            {
                seen.Append(rune);
            }
        }

        return seen.ToString();
    }

    // Zero-width spaces, line turners, and the tag characters that spell ASCII invisibly.
    private static bool IsHidden(int c) => c is 0x200B or 0xFEFF or (>= 0x2028 and <= 0x202E) or (>= 0x2060 and <= 0x206F) or (>= 0xE0000 and <= 0xE0FFF);

    [GeneratedRegex("<!--.*?(?:-->|$)", RegexOptions.Singleline)]
    private static partial Regex Comment();
}
