using System.Collections.Frozen;

namespace MiaPulse.Core.Languages;

/// <summary>The small and everyday words of each language: function words, greetings, and what people ask a small business. Written for the purpose.</summary>
internal static class SmallWords
{
    private static readonly FrozenDictionary<string, IReadOnlyList<Language>> Known = Read();
    private static readonly FrozenSet<string>[] ByLanguage = [.. Enum.GetValues<Language>().Select(l => Known.Where(k => k.Value.Contains(l)).Select(k => k.Key).ToFrozenSet())];

    /// <summary>The languages that have the word, in small letters; accents may be missing.</summary>
    public static IReadOnlyList<Language> LanguagesOf(string word) => Known.GetValueOrDefault(word) ?? [];

    public static bool Has(Language language, string word) => ByLanguage[(int)language].Contains(word.ToLowerInvariant());

    // A line for each language, its tag first. A word counts with and without its accents.
    private static FrozenDictionary<string, IReadOnlyList<Language>> Read()
    {
        Dictionary<string, SortedSet<Language>> known = [];
        using var stream = typeof(SmallWords).Assembly.GetManifestResourceStream("MiaPulse.Lists.small-words.txt")
            ?? throw new InvalidOperationException("The list small-words is missing from the assembly.");
        using StreamReader reader = new(stream);
        Language? of = null;
        while (reader.ReadLine() is { } line)
        {
            foreach (var word in line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                if (word.EndsWith(':'))
                {
                    of = LanguageTags.Read(word[..^1]);
                    continue;
                }

                foreach (var form in new[] { word, Folding.Of(word), Written(word) }.Distinct())
                {
                    (known.TryGetValue(form, out var languages) ? languages : known[form] = []).Add(of!.Value);
                }
            }
        }

        return known.ToFrozenDictionary(k => k.Key, k => (IReadOnlyList<Language>)[.. k.Value]);
    }

    /// <summary>Umlauts as they are written where there is no key for them.</summary>
    private static string Written(string word) =>
        word.Replace("ä", "ae", StringComparison.Ordinal).Replace("ö", "oe", StringComparison.Ordinal).Replace("ü", "ue", StringComparison.Ordinal).Replace("ß", "ss", StringComparison.Ordinal);
}
