using System.Text.RegularExpressions;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Languages;

namespace MiaPulse.Core.Receptionist.Embedded;

/// <summary>
/// Whether a row of a price list is of what was asked about, or of another thing that is called by it: "deep tissue massage" is a massage, "massage oil" and "oil for
/// massage" are oil. Which word of a name tells what the thing is goes by the language: the last one in English, German and Dutch, one before the first small word
/// elsewhere. Pure.
/// </summary>
internal static partial class RowHead
{
    /// <summary>Small words that tie a thing to what tells which one it is, or for what, by language, in folded letters.</summary>
    private static readonly HashSet<string>[] Links =
    [
        .. ListFile.ByLanguage("set-apart", ' ').Zip(ListFile.ByLanguage("thing-links", ' '), (apart, links) => $"{apart} {links}".Split(' ').Select(Folding.Of).ToHashSet(StringComparer.Ordinal)),
    ];

    /// <summary>Whether the row names it itself, or has no name but a length or a size below a heading or title that does.</summary>
    public static bool IsAsked(AskedRow row, Kinship asked)
    {
        var language = row.Passage.Language;
        return asked.AreAllIn(row.Text, language) ? IsAsked(row.Text, language, asked)
            : ThingsIn(Name().Match(row.Text).Value, language).Count == 0 && IsAsked(row.Heading ?? row.Passage.Title, language, asked);
    }

    private static bool IsAsked(string row, Language language, Kinship asked)
    {
        if (Name().Match(row) is not { Success: true } name)
        {
            return false;
        }

        var things = ThingsIn(name.Value, language);
        return things.Count == 0 || language switch // "First visit" is which of several, and all that it is called
        {
            Language.English or Language.German or Language.Dutch => asked.Asks(things[^1], language),
            Language.Arabic => asked.Asks(things[0], language),
            _ => things.Exists(w => asked.Asks(w, language)),
        };
    }

    private static List<Word> ThingsIn(string name, Language language)
    {
        var link = Token().Matches(name).Skip(1).FirstOrDefault(t => Links[(int)language].Contains(Folding.Of(t.Value)));
        return Words.Of(link is null ? name : name[..link.Index], language).FindAll(w => AskedWord.IsThing(w, language));
    }

    /// <summary>What is priced, without length, size and price.</summary>
    [GeneratedRegex(@"^[^\d:;,،(\[–—|/$£€¥₹]+")]
    private static partial Regex Name();

    [GeneratedRegex(@"[\p{L}\p{M}\p{N}]+")]
    private static partial Regex Token();
}
