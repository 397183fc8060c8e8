using MiaPulse.Core.Shared;

namespace MiaPulse.Core.Notifications;

/// <summary>
/// In how many parts a text travels, each of which is paid for: 160 letters of the GSM alphabet, or 153 each where there are several; one letter outside of it
/// makes them 70 and 67. Pure.
/// </summary>
public static class TextLength
{
    private const string Gsm = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    /// <summary>In the GSM alphabet too, but as two.</summary>
    private const string GsmTwice = "\f^{}\\[~]|€";

    /// <summary>Whether all of it is in the GSM alphabet.</summary>
    public static bool IsGsm(string text) => text.All(c => Gsm.Contains(c, StringComparison.Ordinal) || GsmTwice.Contains(c, StringComparison.Ordinal));

    /// <summary>How many parts it is; 0 for nothing.</summary>
    public static int PartsOf(string text)
    {
        var isGsm = IsGsm(text);
        var (alone, inParts) = isGsm ? (160, 153) : (70, 67);
        var sizes = Sizes(text, isGsm).ToList();
        if (sizes.Sum() <= alone)
        {
            return text.Length == 0 ? 0 : 1;
        }

        var (parts, left) = (1, inParts);
        foreach (var size in sizes)
        {
            if (size > left)
            {
                (parts, left) = (parts + 1, inParts); // what takes two places is never cut in half
            }

            left -= size;
        }

        return parts;
    }

    /// <summary>As much of the beginning as goes into so many parts together with what stands around it, with dots where something is left out. Empty where nothing goes in.</summary>
    /// <param name="words">What may be shortened.</param>
    /// <param name="parts">How many parts there may be.</param>
    /// <param name="around">The whole text with the words in it.</param>
    public static string Fit(string words, int parts, Func<string, string> around)
    {
        if (PartsOf(around(words)) <= parts)
        {
            return words;
        }

        // What is longer is never in fewer parts, so the longest that fits is found by halving.
        var (fits, tooLong) = (0, words.Length);
        while (tooLong - fits > 1)
        {
            var middle = (fits + tooLong) / 2;
            (fits, tooLong) = PartsOf(around(Cut(words, middle))) <= parts ? (middle, tooLong) : (fits, middle);
        }

        return fits == 0 ? "" : Cut(words, fits);
    }

    private static string Cut(string words, int length) => $"{Shortened.To(words, length).TrimEnd()}...";

    private static IEnumerable<int> Sizes(string text, bool isGsm)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (isGsm)
            {
                yield return GsmTwice.Contains(text[i], StringComparison.Ordinal) ? 2 : 1;
            }
            else if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
                yield return 2;
            }
            else
            {
                yield return 1;
            }
        }
    }
}
