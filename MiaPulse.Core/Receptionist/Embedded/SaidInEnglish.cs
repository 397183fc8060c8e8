using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Leads;

namespace MiaPulse.Core.Receptionist.Embedded;

/// <summary>The words of an English row or sentence with what they mean, for telling whether it names what a question does.</summary>
internal sealed class SaidInEnglish
{
    private readonly List<Word> _words;
    private readonly HashSet<string> _stems;
    private readonly HashSet<string> _ofPhrases;

    /// <param name="text">What is said.</param>
    /// <param name="asked">What stands in the question as two or three words: "first visit".</param>
    public SaidInEnglish(string text, IReadOnlyList<(int Meaning, IReadOnlyList<string> Words)> asked)
    {
        _words = Words.Of(text);
        var phrases = Meanings.Of(Language.English).PhrasesIn(text).Select(p => p.Meaning).ToHashSet();
        _stems = [.. _words.Select(w => w.Stem), .. _words.Where(Nameless.Names).SelectMany(MeaningsOf), .. phrases.Select(Meanings.AsStem)];
        _ofPhrases = [.. asked.Where(p => phrases.Contains(p.Meaning)).SelectMany(p => p.Words)];
    }

    /// <summary>By itself, by what it means, as a part of what two words mean, or as what was clipped or mistyped.</summary>
    public bool Names(Word asked) => _stems.Contains(asked.Stem) || MeaningsOf(asked).Any(_stems.Contains) || _ofPhrases.Contains(asked.Surface) || MeansOneOf(asked, _words);

    /// <summary>Whether one of the words was clipped, or a finger slipped in it. A word that people know is no slip: "world" is not meant for "would".</summary>
    public static bool MeansOneOf(Word asked, List<Word> words)
    {
        if (ShortForms.MayBe(asked.Surface, Language.English) && ShortForms.Whole(asked.Surface, words) is not null)
        {
            return true;
        }

        var vocabulary = new Vocabulary();
        words.ForEach(vocabulary.Add);
        return !NameLists.IsCommon(asked.Surface) && vocabulary.Nearest(asked.Surface) is not null;
    }

    private static IEnumerable<string> MeaningsOf(Word word) => Meanings.Of(Language.English).Of(word).Select(Meanings.AsStem);
}
