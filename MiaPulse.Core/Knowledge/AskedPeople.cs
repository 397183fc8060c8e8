using System.Text.RegularExpressions;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Leads;
using MiaPulse.Core.Receptionist;
using MiaPulse.Core.Receptionist.Embedded.Hearing;

namespace MiaPulse.Core.Knowledge;

/// <summary>Whom a question names, and which part of a passage is about them: what Sam speaks does not tell what Ravi does.</summary>
internal static partial class AskedPeople
{
    private const int ShortestName = 3;

    /// <summary>Words of a line that is a heading, and tells of whom those below it are.</summary>
    private const int LongestHeading = 4;

    /// <summary>How people ask for somebody's age, by language, in folded letters.</summary>
    private static readonly Cue[] Age = [.. ListFile.ByLanguage("age-asked", '|').Select(words => (Cue)words)];

    /// <summary>Whether an age is asked for, which is told with a number or not at all.</summary>
    public static bool AsksAge(string question, Language language) => Age[(int)language].In(Folding.Of(Words.Tidy(question)));

    /// <summary>Given names, as they are written in the question. A small letter is no matter in English, where few of them are words.</summary>
    public static List<string> In(string question, Language language) =>
        [.. Token().Matches(question).Where(m => IsSomebody(m.Value, IsWithin(question, m.Index), language)).Select(m => m.Value).Distinct(StringComparer.OrdinalIgnoreCase)];

    public static bool AreIn(string text, IReadOnlyList<string> names) => new KnownPeople([text]) is var known && names.Any(known.Has);

    /// <summary>
    /// The passage with the sentences about them alone: those that name one of them, and what goes on from there until somebody else is named. The whole where its title
    /// names them, or nothing of it does.
    /// </summary>
    public static FoundPassage PartOf(FoundPassage passage, IReadOnlyList<string> names)
    {
        if (names.Count == 0 || AreIn($"{passage.Page} {passage.Title}", names))
        {
            return passage;
        }

        var (kept, isHeaded) = (new List<string>(), false);
        foreach (var line in passage.Text.Split('\n'))
        {
            var isTheirs = isHeaded;
            List<string> theirs = [];
            foreach (var sentence in Sentence.Split(line))
            {
                isTheirs = AreIn(sentence, names) || isTheirs && !NamesSomebody(sentence, passage.Language);
                theirs.AddRange(isTheirs ? [sentence] : []);
            }

            isHeaded = isTheirs && line.Count(c => c == ' ') < LongestHeading;
            kept.AddRange(theirs.Count > 0 ? [string.Join(' ', theirs)] : []);
        }

        return kept.Count == 0 ? passage : passage with { Text = string.Join('\n', kept) };
    }

    /// <summary>Whether a text names anybody.</summary>
    public static bool NamesSomebody(string text, Language language) => NamedPeople.In(text, language).Any()
        || Token().Match(text) is { Success: true } first && char.IsUpper(first.Value[0]) && IsSomebody(first.Value, isWithin: false, language);

    /// <summary>The question without them.</summary>
    public static string Without(string question, IReadOnlyList<string> names) =>
        Token().Replace(question, m => names.Contains(m.Value, StringComparer.OrdinalIgnoreCase) ? "" : m.Value);

    /// <summary>Whether a capital says anything there: "Will" begins a question also behind another sentence.</summary>
    private static bool IsWithin(string text, int index) => text.AsSpan(0, index).TrimEnd(" \"'“‘(") is { Length: > 0 } before && before[^1] is not ('.' or '!' or '?' or ':' or ';' or '\n' or '-' or '–' or '—' or '…');

    private static bool IsSomebody(string word, bool isWithin, Language language)
    {
        if (word.Length < ShortestName || NameLists.IsChat(word) || !NameLists.IsGiven(word))
        {
            return false;
        }

        var isWord = NameLists.IsCommon(word);
        if (language is Language.English)
        {
            return !isWord || isWithin && char.IsUpper(word[0]) && NameLists.IsWordAndName(word);
        }

        var folded = Folding.Of(word);
        return char.IsUpper(word[0]) && !isWord && !SmallWords.Has(language, folded) && !WeakWords.Has(language, folded) && !Meanings.Of(language).Has(folded);
    }

    [GeneratedRegex(@"[\p{L}\p{M}]+")]
    private static partial Regex Token();
}
