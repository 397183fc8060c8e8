using MiaPulse.Core.Languages;

namespace MiaPulse.Core.Knowledge;

/// <summary>
/// What is meant by a word of an English question that the business does not use: a word of its own that was clipped, that a finger slipped in, or that calls those by
/// another name who come along ("my wife" where packages are shared "with a partner").
/// </summary>
/// <param name="lexicon">The business's words.</param>
/// <param name="nameStems">Of its name, in which words are often clipped.</param>
internal sealed class MeantByWord(Lexicon lexicon, IReadOnlySet<string> nameStems)
{
    /// <summary>The lines of the glossary whose words say who it is for. To the encoder each of them is somebody else.</summary>
    private static readonly string[] Kin = ["child children", "family"];

    private readonly Lazy<Dictionary<int, Word>> _kin = new(() => KinIn(lexicon));

    /// <summary>Null where nothing else is meant.</summary>
    public Word? Of(Word typed)
    {
        if (lexicon.Count(typed.Stem) > 0)
        {
            return nameStems.Contains(typed.Stem) ? lexicon.Whole(typed.Surface, Language.English) : null;
        }

        return lexicon.Whole(typed.Surface, Language.English) ?? KinOf(typed) ?? lexicon.Nearest(typed.Surface)
            ?? (CommonSlips.Nearest(typed.Surface) is { } common && lexicon.Count(common.Stem) > 0 ? common : null);
    }

    /// <summary>A child is one of the family, where the business speaks of no children.</summary>
    private Word? KinOf(Word typed)
    {
        var family = Meanings.Numbered(Kin[1]);
        foreach (var meaning in Meanings.Of(Language.English).Of(typed))
        {
            if (meaning == family || meaning == Meanings.Numbered(Kin[0]))
            {
                return _kin.Value.TryGetValue(meaning, out var own) || _kin.Value.TryGetValue(family, out own) ? own : null;
            }
        }

        return null;
    }

    private static Dictionary<int, Word> KinIn(Lexicon lexicon)
    {
        var (meanings, kin) = (Meanings.Of(Language.English), Kin.Select(Meanings.Numbered).ToHashSet());
        return lexicon.AllWords.SelectMany(w => meanings.Of(w).Where(kin.Contains).Select(m => (Meaning: m, Word: w)))
            .GroupBy(k => k.Meaning).ToDictionary(g => g.Key, g => g.MaxBy(k => lexicon.Count(k.Word.Stem)).Word);
    }
}
