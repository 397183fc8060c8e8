using MiaPulse.Core.Knowledge.Tongues;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Leads;

namespace MiaPulse.Core.Knowledge;

/// <summary>The words of a text with what they mean beside them, for telling whether it names what a question does.</summary>
internal sealed class NamingText
{
    /// <summary>Letters that an ending or the other half of a compound leaves alone.</summary>
    private const int SameBeginning = 5;

    /// <summary>What only has to do with a thing, as a theme does, does not name it.</summary>
    private const double ByTheme = 0.5;

    private readonly Language _language;
    private readonly List<Word> _words;
    private readonly HashSet<string> _stems;
    private readonly string _joined;
    private readonly Lazy<IReadOnlySet<string>> _concepts;

    public NamingText(string text, Language language)
    {
        (_language, _words, _joined) = (language, Words.Of(text, language), Joined(text));
        _stems = language is Language.English
            ? [.. _words.Select(w => w.Stem), .. _words.Where(w => Nameless.Names(w)).SelectMany(Meanings.Of(Language.English).Of).Select(Meanings.AsStem)]
            : [.. MeantWords.Of(text, language).Select(w => w.Stem)];
        _concepts = new Lazy<IReadOnlySet<string>>(() => Concepts.In(text));
    }

    /// <summary>Whether it has the word, its meaning or the compound that it is a part of.</summary>
    public bool Names(AskedWord word) =>
        word.Terms.Any(t => t.In(_stems) > ByTheme || t.Stems.Keys.Any(s => s.Length >= SameBeginning && !Meanings.IsOne(s) && _joined.Contains(s, StringComparison.Ordinal)))
        || word.Folded.Length >= SameBeginning && _joined.Contains(word.Folded, StringComparison.Ordinal)
        || word.Whole is { } whole && _joined.Contains(whole[..^2], StringComparison.Ordinal); // whatever its ending

    /// <summary>Whether it has the words of a phrase, written in one or apart.</summary>
    public bool HasJoined(string phrase) => _joined.Contains(Joined(phrase), StringComparison.Ordinal);

    /// <summary>Whether it speaks of the same everyday matter in words of its own, or has what was clipped or meant by a slip of the finger.</summary>
    public bool MayMean(AskedWord word) => IsSlip(word) || IsClipped(word) || _language is Language.English && Concepts.In(word.English).Overlaps(_concepts.Value);

    private bool IsSlip(AskedWord word)
    {
        if (NameLists.IsCommon(word.Folded) || Meanings.Of(_language).Has(word.Folded))
        {
            return false;
        }

        var vocabulary = new Vocabulary();
        _words.ForEach(w => vocabulary.Add(w with { Surface = Folding.Of(w.Surface) }));
        return vocabulary.Nearest(word.Folded) is not null;
    }

    private bool IsClipped(AskedWord word) =>
        ShortForms.MayBe(word.Folded, _language) && ShortForms.Whole(word.Folded, _words.Select(w => w with { Surface = Folding.Of(w.Surface) })) is not null;

    private static string Joined(string text) => string.Concat(Folding.Of(text).Where(char.IsLetterOrDigit));
}
