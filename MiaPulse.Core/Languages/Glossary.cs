using System.Text.RegularExpressions;
using MiaPulse.Core.Knowledge;

namespace MiaPulse.Core.Languages;

/// <summary>
/// The everyday words of small businesses from eight languages into English: no translation, only enough for a German question to find an English page. Words
/// it does not know stay as they are, since names of things often are the same.
/// </summary>
internal static partial class Glossary
{
    private const int LongestKey = 3;
    private const int ShortestCompound = 8;
    private const int ShortestPart = 4;

    private static readonly Lazy<Dictionary<string, string>>[] Keys = [.. Enum.GetValues<Language>().Select(l => new Lazy<Dictionary<string, string>>(() => Read(l)))];

    /// <summary>The question in English words; null where the language is English or not ours, or where no word of it is known.</summary>
    /// <param name="question">As the visitor wrote it.</param>
    /// <param name="tag">BCP 47.</param>
    public static string? InEnglish(string question, string tag)
    {
        if (LanguageTags.Read(tag) is not { } language || language is Language.English)
        {
            return null;
        }

        var keys = Keys[(int)language].Value;
        var words = Word().Matches(Folding.Of(Words.Tidy(question))).Select(m => m.Value).ToList();
        List<string> english = [];
        var known = false;
        for (var i = 0; i < words.Count;)
        {
            var (length, meaning) = At(words, i, keys, language);
            known |= meaning is not null;
            if (meaning is not null)
            {
                english.Add(meaning);
            }
            else if (Stem(words[i], language) is not null && !SmallWords.Has(language, words[i]))
            {
                english.Add(words[i]);
            }

            i += length;
        }

        return known ? string.Join(' ', english.Distinct()) : null;
    }

    private static (int Length, string? Meaning) At(List<string> words, int at, Dictionary<string, string> keys, Language language)
    {
        for (var length = Math.Min(LongestKey, words.Count - at); length >= 1; length--)
        {
            if (keys.GetValueOrDefault(string.Join(' ', words.Skip(at).Take(length))) is { } phrase)
            {
                return (length, phrase);
            }
        }

        return (1, Stem(words[at], language) is { } stem && keys.GetValueOrDefault($"={stem}") is { } meaning ? meaning : InCompound(words[at], keys, language));
    }

    // "Geburtstagskuchen" is a "Kuchen", "sportmassage" a "massage".
    private static string? InCompound(string word, Dictionary<string, string> keys, Language language)
    {
        if (language is not (Language.German or Language.Dutch) || word.Length < ShortestCompound)
        {
            return null;
        }

        for (var cut = 3; cut <= word.Length - ShortestPart; cut++)
        {
            if (keys.GetValueOrDefault(word[cut..]) is { } last)
            {
                var first = word[..cut];
                return $"{keys.GetValueOrDefault(first) ?? keys.GetValueOrDefault(first.TrimEnd('s')) ?? first} {last}";
            }
        }

        return null;
    }

    private static string? Stem(string word, Language language) => Words.Of(word, language) is [var only, ..] ? only.Stem : null;

    // Each word stands under itself and under its stem.
    private static Dictionary<string, string> Read(Language language)
    {
        Dictionary<string, string> keys = new(StringComparer.Ordinal);
        foreach (var columns in Lines())
        {
            foreach (var word in columns[(int)language].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(w => string.Join(' ', Word().Matches(Folding.Of(w)).Select(m => m.Value))))
            {
                keys.TryAdd(word, columns[0]);
                if (!word.Contains(' ', StringComparison.Ordinal) && Stem(word, language) is { } stem)
                {
                    keys.TryAdd($"={stem}", columns[0]);
                }
            }
        }

        return keys;
    }

    /// <summary>A column for each language, the English one first.</summary>
    internal static IEnumerable<string[]> Lines()
    {
        using var stream = typeof(Glossary).Assembly.GetManifestResourceStream("MiaPulse.Lists.glossary.txt")
            ?? throw new InvalidOperationException("The list glossary is missing from the assembly.");
        using StreamReader reader = new(stream);
        while (reader.ReadLine() is { } line)
        {
            yield return line.Split('|');
        }
    }

    [GeneratedRegex(@"[\p{L}\p{M}\d]+")]
    private static partial Regex Word();
}
