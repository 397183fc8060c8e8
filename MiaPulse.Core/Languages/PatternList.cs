using System.Text.RegularExpressions;

namespace MiaPulse.Core.Languages;

/// <summary>
/// A list of patterns in <c>Languages/Lists</c>, by what they tell and in which language: "except de außer|ausgenommen". Several lines for the same are one after the
/// other. A language without a line has none.
/// </summary>
/// <param name="list">Its name.</param>
internal sealed class PatternList(string list)
{
    private const RegexOptions Plain = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    /// <summary>Matches nothing: an empty alternative would match everything.</summary>
    private const string Never = "(?!)";

    private readonly ILookup<string, (string Tag, string Words)> _lines = ListFile.Lines(list).Select(line => line.Split(' ', 3)).ToLookup(p => p[0], p => (p[1], p[2]));

    /// <summary>What the list has for one language.</summary>
    public string In(string what, Language language) => Joined(_lines[what].Where(l => l.Tag == language.Tag()));

    /// <summary>What it has for all languages at once, where no word of one means something else in another.</summary>
    public string All(string what) => Joined(_lines[what]);

    /// <summary>The same as whole words. Arabic writes small words in one with others, and marks of its vowels behind letters.</summary>
    public string Whole(string what)
    {
        var arabic = Language.Arabic.Tag();
        return $@"\b(?:{Joined(_lines[what].Where(l => l.Tag != arabic))})\b|(?<!\p{{L}})(?:{Joined(_lines[what].Where(l => l.Tag == arabic))})(?!\p{{L}})";
    }

    /// <summary>Hears one of the whole words in any language.</summary>
    public Regex Words(string what) => Of(Whole(what));

    /// <summary>A pattern that is made of the list, in small letters or capitals.</summary>
    public static Regex Of(string pattern) => new(pattern, Plain);

    private static string Joined(IEnumerable<(string Tag, string Words)> lines) => string.Join('|', lines.Select(l => l.Words).DefaultIfEmpty(Never));
}
