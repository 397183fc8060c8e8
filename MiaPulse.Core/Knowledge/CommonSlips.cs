using System.Text.RegularExpressions;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Leads;

namespace MiaPulse.Core.Knowledge;

/// <summary>
/// Long everyday words as they were meant where fingers slipped: "apointmant". Only where a single one is so near: in shorter words two slips make
/// another word.
/// </summary>
internal static partial class CommonSlips
{
    private const int Shortest = 9;

    private static readonly Lazy<Vocabulary> Common = new(() =>
    {
        var vocabulary = new Vocabulary();
        foreach (var word in NameLists.CommonWords)
        {
            vocabulary.Add(new Word(word.TrimEnd('s'), word)); // "appointments" is no other word
        }

        return vocabulary;
    });

    /// <summary>The word that was meant, as the index knows it; null where the typed one is a word, or none is near, or several are.</summary>
    public static Word? Nearest(string typed) =>
        typed.Length >= Shortest && !NameLists.IsCommon(typed) && !NameLists.IsName(typed) && Common.Value.Nearest(typed) is { } meant && Words.Of(meant.Surface, Language.English) is [var word] ? word : null;

    /// <summary>A text with such words mended, for telling what a visitor does with it; what they wrote stays as it is.</summary>
    public static string Mend(string text, Language language) => Long().Replace(text, m =>
        (language is Language.English ? Nearest(m.Value.ToLowerInvariant()) : Known(Folding.Of(m.Value), language))?.Surface ?? m.Value);

    private static Word? Known(string folded, Language language) =>
        Meanings.Of(language).Has(folded) || SmallWords.Has(language, folded) ? null : Meanings.Of(language).Nearest(folded);

    [GeneratedRegex(@"(?<![\p{L}\p{M}])[\p{L}\p{M}]{9,}(?![\p{L}\p{M}])")]
    private static partial Regex Long();
}
