using MiaPulse.Core.Languages;

namespace MiaPulse.Core.Knowledge;

/// <summary>
/// What is meant by words of an English question that the business does not use so: a word of its own that was clipped or that a finger slipped in, or two words for
/// which it mostly says two others ("first visit" and "first appointment").
/// </summary>
/// <param name="lexicon">The business's words.</param>
/// <param name="nameStems">Of its name, in which words are often clipped.</param>
/// <param name="texts">What it says.</param>
internal sealed class MeantByWord(Lexicon lexicon, IReadOnlySet<string> nameStems, IEnumerable<string> texts)
{
    private readonly Dictionary<int, string> _phrases = texts.SelectMany(PhrasesIn).GroupBy(p => p.Meaning)
        .ToDictionary(g => g.Key, g => g.GroupBy(p => p.Words, StringComparer.Ordinal).MaxBy(same => same.Count())!.Key);

    /// <summary>Null where nothing else is meant.</summary>
    public Word? Of(Word typed)
    {
        if (lexicon.Count(typed.Stem) > 0)
        {
            return nameStems.Contains(typed.Stem) ? lexicon.Whole(typed.Surface, Language.English) : null;
        }

        return lexicon.Whole(typed.Surface, Language.English) ?? lexicon.Nearest(typed.Surface)
            ?? (CommonSlips.Nearest(typed.Surface) is { } common && lexicon.Count(common.Stem) > 0 ? common : null);
    }

    /// <summary>The question with what stands in it as two or three words in those that the business says most often for the same.</summary>
    public string InItsPhrases(string question)
    {
        foreach (var (meaning, words) in PhrasesIn(question))
        {
            question = _phrases.TryGetValue(meaning, out var own) && own != words ? question.Replace(words, own, StringComparison.OrdinalIgnoreCase) : question;
        }

        return question;
    }

    private static IEnumerable<(int Meaning, string Words)> PhrasesIn(string text) => Meanings.Of(Language.English).PhrasesIn(text).Select(p => (p.Meaning, string.Join(' ', p.Words)));
}
