using MiaPulse.Core.Languages;

namespace MiaPulse.Core.Knowledge.Tongues;

/// <summary>
/// The words of a text with what they mean (<see cref="Meanings"/>) beside them, as stems of their own. English has none: there the encoder knows what is meant.
/// </summary>
internal static class MeantWords
{
    public static List<Word> Of(string text, Language language, WordReading reading = WordReading.Analyzed)
    {
        var words = Words.Of(text, language, reading);
        if (language is Language.English)
        {
            return words;
        }

        var meanings = Meanings.Of(language);
        return
        [
            .. words,
            .. words.SelectMany(meanings.Of).Concat(meanings.PhrasesIn(text).Select(p => p.Meaning)).SelectMany(m => Meanings.ThemesOf(m).Prepend(Meanings.AsStem(m))).Select(stem => new Word(stem, "")),
        ];
    }
}
