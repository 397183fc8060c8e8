using System.Text.RegularExpressions;
using MiaPulse.Core.Languages;

namespace MiaPulse.Core.Calls;

/// <summary>Which beginning of what Mia said a caller heard before they spoke into it. She is heard in other signs than her words are kept in, so letters and digits alone are compared.</summary>
internal static partial class HeardPart
{
    /// <param name="text">What she said, as it is kept.</param>
    /// <param name="heard">What was heard of it, as it was spoken.</param>
    /// <param name="language">In which language.</param>
    /// <returns>A beginning of <paramref name="text"/>, to the end of a word; all of it where all was heard; null where something else was heard, or nothing.</returns>
    public static string? Of(string text, string heard, Language language)
    {
        var (whole, until) = (Letters(SpokenText.Of(text, language)), Letters(heard));
        if (until.Length == 0 || whole.Length == 0)
        {
            return null;
        }

        if (until.StartsWith(whole, StringComparison.Ordinal))
        {
            return text;
        }

        if (!whole.StartsWith(until, StringComparison.Ordinal))
        {
            return null;
        }

        var (kept, letters) = (0, 0);
        foreach (Match word in Word().Matches(text))
        {
            var end = word.Index + word.Length;
            var said = Letters(SpokenText.Of(text[..end], language)).Length;
            if (said > until.Length)
            {
                break;
            }

            (kept, letters) = said > letters ? (end, said) : (kept, letters); // the mark of a list is no word
        }

        return kept == 0 ? null : text[..kept];
    }

    private static string Letters(string text) => string.Concat(Folding.Of(text).Where(char.IsLetterOrDigit));

    [GeneratedRegex(@"\S+")]
    private static partial Regex Word();
}
