using System.Text.RegularExpressions;
using MiaPulse.Core.Knowledge;

namespace MiaPulse.Core.Languages;

/// <summary>
/// Everyday words that mean the same, within a language and across: each line of the glossary is one meaning. A "Stellplatz" is found for who asks where to
/// park, in whatever language either is written.
/// </summary>
internal sealed partial class Meanings
{
    private const int LongestPhrase = 3;
    private const int ShortestCompound = 8;
    private const int ShortestPart = 4;

    /// <summary>In shorter words two slips make another word.</summary>
    private const int LongWord = 9;

    private static readonly Lazy<Meanings>[] ByLanguage = [.. Enum.GetValues<Language>().Select(l => new Lazy<Meanings>(() => new Meanings(l)))];

    private static readonly Lazy<Dictionary<string, int>> Numbers = new(() => Glossary.Lines().Select(c => c[0]).Distinct().Select((name, i) => (name, i)).ToDictionary(n => n.name, n => n.i, StringComparer.Ordinal));
    private static readonly Lazy<ILookup<int, int>> Themes = new(() => ListFile.Lines("themes").SelectMany((line, theme) => line.Split(", ").Select(name => (Meaning: Numbers.Value[name], theme))).ToLookup(t => t.Meaning, t => t.theme));

    // What a price, an hour or a wish is asked with: no part of a compound says more by them.
    private static readonly Lazy<HashSet<int>> Asking = new(() => [.. new[] { "how much", "cost", "price", "when", "where", "how long", "hour", "minutes", "offer", "accept take", "need", "today" }.Select(n => Numbers.Value[n])]);

    // Of the English column, whose lines are phrases: these name nothing by themselves.
    private static readonly HashSet<string> OnlyInPhrases = ["how", "much", "long", "up", "first", "new", "home", "number", "without", "name", "take", "hours", "hour", "when", "where", "need", "free", "visit"];

    private readonly Language _language;
    private readonly Dictionary<string, int> _words = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _stems = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _phrases = new(StringComparer.Ordinal);
    private readonly HashSet<string> _firsts = new(StringComparer.Ordinal);

    private readonly Lazy<Vocabulary> _vocabulary;

    private Meanings(Language language)
    {
        _language = language;
        _vocabulary = new Lazy<Vocabulary>(() =>
        {
            var vocabulary = new Vocabulary();
            foreach (var (word, meaning) in _words)
            {
                vocabulary.Add(new Word(AsStem(meaning), word));
            }

            return vocabulary;
        });
        foreach (var columns in Glossary.Lines())
        {
            foreach (var word in columns[(int)language].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                Add(Folding.Of(word), Numbers.Value[columns[0]]);
            }
        }

        foreach (var line in language is Language.English ? ListFile.Lines("english-words") : [])
        {
            var (name, words) = (line.Split(": ")[0], line.Split(": ")[1]);
            foreach (var word in words.Split(", "))
            {
                Add(word, Numbers.Value[name]);
            }
        }
    }

    public static Meanings Of(Language language) => ByLanguage[(int)language].Value;

    /// <summary>The word that a finger slipped in, of those that people know; null where none is near, or several are.</summary>
    public Word? Nearest(string folded) => folded.Length >= LongWord ? _vocabulary.Value.Nearest(folded) : null;

    /// <summary>A meaning as a stem that no word has.</summary>
    public static string AsStem(int meaning) => $"#{meaning}";

    /// <summary>Broader than the meaning: who asks for card payment may be told how one pays.</summary>
    public static IEnumerable<string> ThemesOf(int meaning) => Themes.Value[meaning].Select(t => $"~{t}");

    public static bool IsOne(string stem) => stem is ['#' or '~', ..];

    /// <summary>Whether the word is one that people know: then it is no slip of the finger.</summary>
    public bool Has(string folded) => _words.ContainsKey(folded);

    /// <summary>What a word means, or what the parts of a compound do: a "Geburtstagstorte" has to do with birthdays and with cakes.</summary>
    public IEnumerable<int> Of(Word word)
    {
        var folded = Folding.Of(word.Surface);
        return _words.TryGetValue(folded, out var meaning) || _stems.TryGetValue(word.Stem, out meaning) ? [meaning]
            : _language is Language.German or Language.Dutch && folded.Length >= ShortestCompound ? OfParts(folded) : [];
    }

    /// <summary>What stands in a text as two or three words: "carte bancaire".</summary>
    public IEnumerable<(int Meaning, IReadOnlyList<string> Words)> PhrasesIn(string text)
    {
        var words = Word().Matches(Folding.Of(text)).Select(m => m.Value).ToList();
        for (var i = 0; i < words.Count; i++)
        {
            for (var length = _firsts.Contains(words[i]) ? Math.Min(LongestPhrase, words.Count - i) : 0; length >= 2; length--)
            {
                if (_phrases.TryGetValue(string.Join(' ', words.Skip(i).Take(length)), out var meaning))
                {
                    yield return (meaning, words.GetRange(i, length));
                    i += length - 1;
                    break;
                }
            }
        }
    }

    private HashSet<int> OfParts(string compound)
    {
        HashSet<int> parts = [];
        for (var cut = 3; cut <= compound.Length - 3; cut++)
        {
            if (compound.Length - cut >= ShortestPart && _words.TryGetValue(compound[cut..], out var last))
            {
                parts.Add(last);
            }

            if (cut >= ShortestPart && (_words.TryGetValue(compound[..cut], out var first) || compound[cut - 1] is 's' or 'n' && _words.TryGetValue(compound[..(cut - 1)], out first)))
            {
                parts.Add(first);
            }
        }

        parts.ExceptWith(Asking.Value);
        return parts;
    }

    private void Add(string words, int meaning)
    {
        var parts = Word().Matches(words).Select(m => m.Value).ToList();
        if (parts.Count > 1)
        {
            _phrases.TryAdd(string.Join(' ', parts), meaning);
            _firsts.Add(parts[0]);
            if (_language is not Language.English)
            {
                return;
            }
        }

        foreach (var part in parts.Where(p => parts.Count == 1 || !OnlyInPhrases.Contains(p)))
        {
            _words.TryAdd(part, meaning);
            if (Words.Of(part, _language) is [var only])
            {
                _stems.TryAdd(only.Stem, meaning);
            }
        }
    }

    [GeneratedRegex(@"[\p{L}\p{M}\d]+")]
    private static partial Regex Word();
}
