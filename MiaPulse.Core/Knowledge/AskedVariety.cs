using System.Text.RegularExpressions;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Leads;

namespace MiaPulse.Core.Knowledge;

/// <summary>
/// Which of several a question for a price or a length of time is about: "hot stone massage", "masaje de tejido profundo", "Fußmassage". What names the massage and not
/// the hot stones tells of another one, however alike that sounds.
/// </summary>
internal sealed partial class AskedVariety
{
    private const AnswerKinds Told = AnswerKinds.Price | AnswerKinds.Duration;

    /// <summary>Small words that tie a thing to what tells which one it is, by language, in folded letters.</summary>
    private static readonly HashSet<string>[] Links = [.. ListFile.ByLanguage("thing-links", ' ').Select(words => words.Split(' ').Select(Folding.Of).ToHashSet(StringComparer.Ordinal))];

    private readonly Language _asked;
    private readonly AnswerKinds _kinds;
    private readonly List<string> _phrases;

    private AskedVariety(Language asked, AnswerKinds kinds, List<string> phrases) => (_asked, _kinds, _phrases) = (asked, kinds, phrases);

    /// <summary>Null where neither a price nor a length of time is asked for, or of nothing.</summary>
    public static AskedVariety? In(string question, Language asked)
    {
        var text = Words.WriteOut(question, asked);
        var kinds = AnswerKind.Asked(text, asked) & Told;
        return kinds != AnswerKinds.None && ClausesIn(text, asked).SelectMany(c => PhrasesIn(c, asked)).Where(p => p.Length > 0).ToList() is { Count: > 0 } phrases ? new AskedVariety(asked, kinds, phrases) : null;
    }

    /// <summary>Whether a passage names the thing, and nowhere together with what tells which one.</summary>
    public bool IsOfAnother(FoundPassage passage, NamingTexts said) => Varieties(passage.Language).Exists(v => IsOfAnother(passage, said, v.Phrase, v.Words));

    /// <summary>Whether a passage names all that tells which one is asked about, and has what is asked of it.</summary>
    public bool IsToldBy(FoundPassage passage, NamingTexts said) => (AnswerKind.Offered($"{passage.Title} {passage.Text}", passage.Language) & _kinds) != 0
        && Varieties(passage.Language) is { Count: > 0 } varieties && varieties.TrueForAll(v => said.LinesOf(passage).Select(l => l.UnderHeading).Any(line => line.HasJoined(v.Phrase) || v.Words.TrueForAll(line.Names)));

    /// <summary>
    /// Whether more than one line of what was found tells what is asked of the thing that a passage has in common with the question. Of a single one visitors may say what
    /// they like: "limpieza de boca" is the only "limpieza dental" that there is.
    /// </summary>
    public bool AreSeveral(FoundPassage passage, IReadOnlyList<FoundPassage> found, NamingTexts said)
    {
        var whole = said.Of(passage);
        return Varieties(passage.Language).Select(v => v.Words.FindAll(whole.Names)).Where(named => named.Count > 0).Any(named =>
            found.Where(p => p.Language == passage.Language).SelectMany(said.LinesOf).Where(l => (l.Offers & _kinds) != 0).Select(l => l.Alone).Where(line => named.TrueForAll(line.Names)).Skip(1).Any());
    }

    private List<(string Phrase, List<AskedWord> Words)> Varieties(Language said) =>
        [.. _phrases.Select(p => (Phrase: p, Words: AskedWord.In(p, _asked, said))).Where(v => v.Words.Count > 1)];

    private static bool IsOfAnother(FoundPassage passage, NamingTexts said, string phrase, List<AskedWord> words)
    {
        var whole = said.Of(passage);
        var named = words.Where(whole.Names).ToHashSet();
        if (named.Count == 0 || whole.HasJoined(phrase))
        {
            return false;
        }

        var strict = words.FindAll(w => named.Contains(w) || !whole.MayMean(w));
        return !said.LinesOf(passage).Any(line => strict.TrueForAll(line.UnderHeading.Names));
    }

    /// <summary>
    /// The clauses that ask for it; where they name nothing ("hot stone massage, how much?") those beside them, but what is told of the visitor ("my tap drips").
    /// </summary>
    private static IEnumerable<string> ClausesIn(string text, Language asked)
    {
        var clauses = Clause().Split(text);
        var asking = clauses.Where(c => (AnswerKind.Asked(c, asked) & Told) != 0).ToList();
        return asking.Count == 0 ? [text] : asking.Exists(c => AskedWord.In(c, asked, asked).Count > 0) ? asking : clauses.Where(c => !new AskedMatter(c, asked).IsOfVisitor);
    }

    /// <summary>The things of a clause that stand together, with the small words between them: what is bound to a thing by "for" or "on" tells no variety of it.</summary>
    private static IEnumerable<string> PhrasesIn(string text, Language asked)
    {
        List<Match> run = [];
        var (last, before) = (0, "");
        foreach (Match token in Token().Matches(text))
        {
            var goesOn = run.Count > 0 && text.AsSpan(last, token.Index - last).IndexOfAnyExcept(" -'’") < 0;
            var isThing = IsThing(token.Value, before, asked) && !(run.Count == 0 && AskedMatter.IsOwn(before, asked)); // "my daughter's birthday" is nothing on the list
            if (run.Count > 0 && !(goesOn && (isThing || IsBetween(token.Value, asked))))
            {
                yield return PhraseOf(text, run, asked);
                run = [];
            }

            run.AddRange(isThing ? [token] : []);
            (last, before) = (token.Index + token.Length, token.Value);
        }

        if (run.Count > 0)
        {
            yield return PhraseOf(text, run, asked);
        }
    }

    /// <summary>"Cambiar ruedas" and "reifen wechseln" are about wheels: what is done to them has many words.</summary>
    private static string PhraseOf(string text, List<Match> run, Language asked)
    {
        var (first, last) = (run[0], run[^1]);
        if (run.Count > 1)
        {
            (first, last) = (IsDone(first.Value, asked, isFirst: true) ? run[1] : first, IsDone(last.Value, asked, isFirst: false) ? run[^2] : last);
        }

        return first.Index > last.Index ? "" : text[first.Index..(last.Index + last.Length)];
    }

    private static bool IsDone(string token, Language asked, bool isFirst)
    {
        string[] endings = (asked, isFirst) switch
        {
            (Language.Spanish or Language.Portuguese, true) => ["ar", "er", "ir"],
            (Language.French, true) => ["er", "ir", "re"],
            (Language.Italian, true) => ["are", "ere", "ire"],
            (Language.Polish, true) => ["ć"],
            (Language.German or Language.Dutch, false) => ["en"],
            _ => [],
        };
        return char.IsLower(token[0]) && Array.Exists(endings, e => token.EndsWith(e, StringComparison.Ordinal));
    }

    /// <summary>In English, what follows "to" or ends in "-ed" is what is done to the thing: "to clean carpets", "tyres changed".</summary>
    private static bool IsThing(string token, string before, Language asked) =>
        !(asked is Language.English && (before.Equals("to", StringComparison.OrdinalIgnoreCase) || token.EndsWith("ed", StringComparison.OrdinalIgnoreCase))) && IsThing(token, asked);

    private static bool IsThing(string token, Language asked) =>
        !(char.IsUpper(token[0]) && NameLists.IsGiven(token) && !NameLists.IsCommon(token)) && Words.Of(token, asked) is [var word, ..] && AskedWord.IsThing(word, asked);

    private static bool IsBetween(string token, Language asked) => Links[(int)asked].Contains(Folding.Of(token)) || token.All(char.IsDigit)
        || Words.Of(token, asked) is [var word, ..] && ThingWords.IsVariant(word.Stem, asked);

    [GeneratedRegex(@"[.,;:!?،؟\n]+(?:\s|$)")]
    private static partial Regex Clause();

    [GeneratedRegex(@"[\p{L}\p{M}\p{N}]+(?:['’]s(?!\p{L}))?")]
    private static partial Regex Token();
}
