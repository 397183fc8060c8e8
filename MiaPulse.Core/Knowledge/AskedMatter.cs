using System.Text.RegularExpressions;
using MiaPulse.Core.Languages;

namespace MiaPulse.Core.Knowledge;

/// <summary>
/// The things that a question asks about before it says for whom, where or with what: "do packages expire?" asks about packages. Where the site has a page or an answer
/// of their own, what the site says of something else does not answer it. What somebody calls theirs ("cancel my lesson") may be called otherwise on the site.
/// </summary>
internal sealed partial class AskedMatter
{
    /// <summary>Things that the title of a page or an answer about one of them names.</summary>
    private const int MostInTitle = 2;

    private static readonly HashSet<string>[] Apart = Folded("set-apart");
    private static readonly HashSet<string>[] Own = Folded("first-person");

    private readonly string _question;
    private readonly Language _asked;
    private readonly string _matter;

    public AskedMatter(string question, Language asked)
    {
        (_question, _asked) = (Words.WriteOut(question, asked), asked);
        var end = Token().Matches(_question).Skip(1).FirstOrDefault(t => Ends(t.Value));
        _matter = end is null ? _question : _question[..end.Index];
    }

    /// <summary>Whether it speaks of the visitor and theirs.</summary>
    public bool IsOfVisitor => Token().Matches(_question).Any(t => IsOwn(t.Value, _asked));

    /// <summary>Whether a word says "I" or "my".</summary>
    public static bool IsOwn(string word, Language language) => Own[(int)language].Contains(Folding.Of(word));

    /// <summary>Whether a passage is about something else, while another entry is about what is asked.</summary>
    public bool IsOfAnother(FoundPassage passage, IReadOnlyList<Entry> entries, NamingTexts said)
    {
        var whole = said.Of(passage);
        var missing = AskedWord.In(_matter, _asked, passage.Language).FindAll(w => !whole.Names(w) && !whole.MayMean(w));
        return missing.Count > 0 && IsAboutMore(passage, said) && missing.Exists(w => IsAboutAny(entries, w, passage));
    }

    /// <summary>Whether a passage names all of it.</summary>
    public bool IsNamedIn(FoundPassage passage, NamingTexts said) => AskedWord.In(_matter, _asked, passage.Language) is { Count: > 0 } words && words.TrueForAll(said.Of(passage).Names);

    /// <summary>Whether its title names a thing that the question does not. "Prices" and "How does it work?" are about anything.</summary>
    private bool IsAboutMore(FoundPassage passage, NamingTexts said)
    {
        var asked = said.Of(_question, _asked);
        return AskedWord.InTitle(passage.Title, passage.Language, _asked).Exists(w => !asked.Names(w));
    }

    private static bool IsAboutAny(IReadOnlyList<Entry> entries, AskedWord word, FoundPassage but)
    {
        var stems = new Dictionary<Language, HashSet<string>>();
        return entries.Any(e => e.Id != but.Id && e.TitleThings.Overlaps(StemsIn(e.Language)) && TitleOf(e) <= MostInTitle);

        HashSet<string> StemsIn(Language language) => stems.TryGetValue(language, out var known) ? known
            : stems[language] = [.. Words.Of(language is Language.English ? word.English : word.Whole ?? word.Folded, language).Where(w => AskedWord.IsThing(w, language)).Select(w => w.Stem)];

        static int TitleOf(Entry entry) => AskedWord.InTitle(entry.Title, entry.Language, entry.Language).Count;
    }

    private bool Ends(string token) => Apart[(int)_asked].Contains(Folding.Of(token)) || IsOwn(token, _asked);

    private static HashSet<string>[] Folded(string list) => [.. ListFile.ByLanguage(list, ' ').Select(words => words.Split(' ').Select(Folding.Of).ToHashSet(StringComparer.Ordinal))];

    [GeneratedRegex(@"[\p{L}\p{M}\p{N}]+(?:['’]\p{L}+)?")]
    private static partial Regex Token();
}
