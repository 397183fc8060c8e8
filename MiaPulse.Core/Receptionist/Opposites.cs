using System.Text.RegularExpressions;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Languages;

namespace MiaPulse.Core.Receptionist;

/// <summary>
/// What the passages say and deny, clause by clause, so that an answer cannot turn one into its opposite: "we repair Yamaha motors" from "we do not repair Yamaha
/// motors". It compares words, and hears an opposite only where nearly all that a clause of the answer names stands in a clause that is denied where it is not, and in
/// none that agrees. Verbs of taking and offering count as one, and courtesy as nothing: "we gladly accept checks" is the opposite of "we do not take cheques". What is
/// refused altogether is refused in each case too: "massage is covered by Aetna" where "massage is usually not covered". A heading only names what its text denies, and one that
/// denies ("We do not accept:") denies each line of its list (<see cref="DeniedLists"/>), in passages as in an answer that repeats it.
/// Where something turns on a limit or a condition ("less than 24 hours before") it keeps out of it.
/// </summary>
internal sealed partial class Opposites
{
    /// <summary>Share of the words of an answer's clause that another has to name to be about the same.</summary>
    private const double Same = 0.75;

    /// <summary>Words of a line that may be a heading.</summary>
    private const int LongestHeading = 6;

    /// <summary>What every business does with things, and how it says so, by language: "we do not take", "we usually welcome" name nothing. "Take" and "do" are <see cref="Nameless"/> anyway.</summary>
    private static readonly Lazy<HashSet<string>>[] Doing =
        [.. ListFile.ByLanguage("doing", ' ').Select((words, i) => new Lazy<HashSet<string>>(() => [.. Words.Of(words, (Language)i).Select(w => w.Stem)]))];

    private readonly List<Said> _said;
    private readonly Lazy<List<(Said Clause, Dealing Dealing, HashSet<string> Of)>> _dealings;

    public Opposites(IEnumerable<FoundPassage> passages)
    {
        _said = [.. passages.SelectMany(In)];
        _dealings = new(() => [.. _said.SelectMany(s => Dealings.In(s.Text, s.Language).Select(d => (s, d.Dealing, Of(s, d.Verb))))]);
    }

    public bool Contradict(string sentence, Language language) =>
        !sentence.TrimEnd().EndsWith('?') && Clauses(sentence, language).Any(c => !c.IsUnsure && (IsDenied(c.Named, c.Denied, language) || !c.Denied && IsRefused(c)));

    private bool IsDenied(HashSet<string> named, bool denied, Language language)
    {
        var alike = _said.Where(s => s.Language == language && (named.Count > 1 || s.Named.Count == 1)).ToList();
        double Most(bool those) => alike.Where(s => s.Denied == those).Select(s => (double)named.Count(s.Named.Contains) / named.Count).DefaultIfEmpty(0).Max();
        return named.Count > 0 && Most(!denied) is var against and >= Same && against > Most(denied);
    }

    /// <summary>Whether the passages refuse altogether what a clause says is taken, allowed, covered or offered, and nowhere make an exception of it.</summary>
    private bool IsRefused(Said clause)
    {
        foreach (var (dealing, verb) in Dealings.In(clause.Text, clause.Language))
        {
            var alike = _dealings.Value.Where(d => d.Dealing == dealing && d.Clause.Language == clause.Language && d.Of.Count > 0).ToList();
            var refused = alike.FindAll(d => d.Clause.Denied && d.Of.IsSubsetOf(clause.Named) && !alike.Exists(a => !a.Clause.Denied && d.Of.IsSubsetOf(a.Of)));
            if (refused.Count > 0 && !Perhaps().IsMatch(clause.Text) && Beside(clause, verb).Any(what => what.Count > 0 && refused.Exists(d => what.IsSubsetOf(d.Of))))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What a verb may be said of: the words in a row before it, after it and at the beginning. Whole, since dog owners are no dogs.</summary>
    private static IEnumerable<HashSet<string>> Beside(Said clause, Match verb)
    {
        var tokens = Token().Matches(clause.Text).Select(t => (t.Index, Named: Named(t.Value, clause.Language))).ToList();
        var (before, after) = (tokens.Where(t => t.Index < verb.Index).Select(t => t.Named).ToList(), tokens.Where(t => t.Index >= verb.Index + verb.Length).Select(t => t.Named));
        yield return FirstOf(before);
        yield return FirstOf(Enumerable.Reverse(before));
        yield return FirstOf(after);
    }

    private static HashSet<string> FirstOf(IEnumerable<HashSet<string>> words) => [.. words.SkipWhile(w => w.Count == 0).TakeWhile(w => w.Count > 0).SelectMany(w => w)];

    /// <summary>What a clause of a passage says is dealt with, without the verb itself and "by any plan".</summary>
    private static HashSet<string> Of(Said clause, Match verb)
    {
        var anybody = Named(string.Join(' ', ByAny().Matches(clause.Text).Select(m => m.Value)), clause.Language);
        var doing = Named(verb.Value, clause.Language);
        return [.. clause.Named.Where(n => !anybody.Contains(n) && !doing.Contains(n))];
    }

    private static IEnumerable<Said> In(FoundPassage passage)
    {
        List<Said> said = [];
        List<Said> headings = [];
        var asks = passage.Title.TrimEnd().EndsWith('?');
        HashSet<string> above = asks ? Named(passage.Title, passage.Language) : [];
        var listed = DeniedLists.In(passage);
        var lines = Sentences.Of(passage.Title).Select(l => (Text: l, Heads: true, Denying: (string?)null))
            .Concat(listed.SelectMany((line, i) => Sentences.Of(i + 1 < listed.Count ? $"{line.Text}\n" : line.Text).Select(l => (Text: l, Heads: IsHeading(l, passage.Language), line.Denying))));
        foreach (var (line, isHeading, denying) in lines.Where(l => !l.Text.TrimEnd().EndsWith('?')))
        {
            foreach (var clause in Clauses(line, passage.Language, denying is not null && !Turns().IsMatch(denying)))
            {
                if (isHeading && !clause.Denied)
                {
                    headings.Add(clause);
                    above = clause.Named.Count > 0 ? clause.Named : above;
                }
                else if (clause.Named.Count == 0 && clause.Denied && denying is null && Dealings.In(clause.Text, passage.Language).Any())
                {
                    said.Add(clause with { Named = above }); // "We do not take them."
                }
                else
                {
                    said.Add(clause);
                }
            }
        }

        if (asks && Plainly().Match(passage.Text) is { Success: true } plainly)
        {
            said.Add(new Said(passage.Language, passage.Title, Named(passage.Title, passage.Language), plainly.Groups["no"].Success)); // "Do you deliver?" – "No, …"
        }

        said.AddRange(ListsIn(listed, passage.Language));

        // "Cheques" above "We do not take cheques" says nothing for them.
        var denied = said.FindAll(s => s.Denied);
        said.AddRange(headings.Select(h => h with { Named = [.. h.Named.Except(denied.Where(d => d.Named.IsSubsetOf(h.Named)).SelectMany(d => d.Named))] }));
        return said.Where(s => s.Named.Count > 0);
    }

    /// <summary>A short line without an end, which does nothing and counts nothing.</summary>
    private static bool IsHeading(string line, Language language)
    {
        var plain = line.Trim();
        return plain.Length > 0 && line.Contains('\n', StringComparison.Ordinal) && char.IsLetter(plain[^1]) && !plain.Any(char.IsDigit) && plain.Count(c => c == ' ') < LongestHeading
            && !Dealings.In(plain, language).Any();
    }

    /// <summary>What is denied line by line, once more with its heading ("We can't treat migraines") and as a whole ("Aetna and Cigna").</summary>
    private static IEnumerable<Said> ListsIn(List<ListedLine> listed, Language language)
    {
        foreach (var list in listed.Where(l => l.Denying is not null && !Turns().IsMatch(l.Denying)).GroupBy(l => l.Denying!))
        {
            var heading = Named(list.Key, language);
            var items = list.Select(l => Named(l.Text, language)).Where(n => n.Count > 0 && !n.SetEquals(heading)).ToList();
            foreach (var item in heading.Count > 0 ? items : [])
            {
                yield return new Said(language, list.Key, [.. item, .. heading], Denied: true);
            }

            if (items.Count > 1)
            {
                yield return new Said(language, list.Key, [.. items.SelectMany(i => i), .. heading], Denied: true);
            }
        }
    }

    /// <param name="sentence">Of a passage or of an answer.</param>
    /// <param name="language">The language that it is in.</param>
    /// <param name="isDenied">Whether a heading above it denies all of it. One in front of it, with its colon, does so from there on.</param>
    private static List<Said> Clauses(string sentence, Language language, bool isDenied = false)
    {
        if (Turns().IsMatch(sentence))
        {
            return [];
        }

        List<Said> clauses = [];
        var (start, isListed, isUnsure) = (0, false, false);
        foreach (var (at, end) in Between().Matches(sentence).Select(m => (m.Index, End: m.Index + m.Length)).Append((sentence.Length, sentence.Length)))
        {
            var clause = sentence[start..at];
            var plain = Claims.Free.Replace(clause.Replace('’', '\''), " free "); // "no charge" and "costs nothing" deny nothing: they are other words for it
            clauses.Add(new Said(language, clause, Named(plain, language), isDenied || isListed || Denied().IsMatch(plain)) { IsUnsure = isUnsure });
            var isHeading = sentence[at..end] == ":" && DeniedLists.IsDenying(clause.Trim(), language);
            var goesOn = sentence[at..end] is "," or ";";
            (isListed, isUnsure) = (isHeading ? DeniedLists.IsBare(clause, language) : goesOn && isListed, isHeading ? !DeniedLists.IsBare(clause, language) : goesOn && isUnsure);
            start = end;
        }

        return clauses;
    }

    private static HashSet<string> Named(string text, Language language) =>
        [.. Words.Of(Words.WriteOut(Cheque().Replace(text, "check"), language), language)
            .Where(w => Nameless.Names(w, language) && !Denied().IsMatch(w.Surface) && !Doing[(int)language].Value.Contains(w.Stem)).Select(w => w.Stem)];

    /// <summary>A clause, what it names, and whether it denies it.</summary>
    private sealed record Said(Language Language, string Text, HashSet<string> Named, bool Denied)
    {
        /// <summary>Whether it stands behind a heading that refuses something and names a thing itself: what that does to it nobody knows.</summary>
        public bool IsUnsure { get; init; }
    }

    private const RegexOptions Plain = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"[,;:–—()\n]|\s(?:but|aber|mais|pero|ma|maar|ale|mas)\s", Plain)]
    private static partial Regex Between();

    [GeneratedRegex(@"\b(?:not|cannot|never|nothing|nobody|none|unable|neither|nor|without|no|nicht|kein\p{L}*|nichts|nie|pas|aucune?|jamais|rien|sans|nada|nunca|ning[uú]na?|ningún|sin|non|nessun\p{L}*|niente|mai|senza|niet|geen|niets|nooit|zonder|brak|żadn\p{L}*|nic|nigdy|bez|não|nenhum\p{L}*|sem)\b|n['’]t\b|(?<!\p{L})(?:لا|لم|ليس|لن|غير|بدون)(?!\p{L})", Plain)]
    private static partial Regex Denied();

    [GeneratedRegex(@"[\p{L}\p{M}][\p{L}\p{M}'\-]*", Plain)]
    private static partial Regex Token();

    [GeneratedRegex(@"\b(?:by|from|with|von|vom|par|por|da|door|przez)\s(?:any|keine[rmn]?|aucune?|ning\p{L}+|nessun\p{L}*|geen(?: enkele)?|żadn\p{L}+|nenhum\p{L}*)\s\p{L}+|(?<!\p{L})أي\s\p{L}+", Plain)]
    private static partial Regex ByAny();

    /// <summary>Neither said nor denied.</summary>
    [GeneratedRegex(@"\b(?:whether|sometimes|may|might|maybe|perhaps|partly|ask|check with|ob|manchmal|eventuell|vielleicht|teilweise|parfois|peut|peut-être|partiellement|veces|quizás?|puede|parcialmente|volte|forse|può|parzialmente|soms|misschien|kan|deels|czasem|czasami|może|częściowo|vezes|talvez|pode)\b|(?<!\p{L})(?:أحيانا|ربما|قد)(?!\p{L})", Plain)]
    private static partial Regex Perhaps();

    [GeneratedRegex(@"\bcheque", Plain)]
    private static partial Regex Cheque();

    /// <summary>Limits and conditions: beyond them the opposite may well be true.</summary>
    [GeneratedRegex(@"\b(?:less|more|fewer|under|over|above|below|until|till|unless|only|except|at least|at most|up to|before|after|if|when|within|beyond|other than|instead|rather|weniger|mehr|unter|über|bis|nur|außer|wenn|mindestens|höchstens|vor|nach|moins|plus|jusqu\p{L}*|seulement|sauf|si|avant|après|menos|más|hasta|solo|sólo|salvo|antes|después|meno|più|fino|soltanto|tranne|prima|dopo|minder|meer|tot|alleen|behalve|als|voor|mniej|więcej|tylko|oprócz|jeśli|przed|po|mais|até|só|exceto|depois)\b", Plain)]
    private static partial Regex Turns();

    [GeneratedRegex(@"^\s*(?:(?<no>no|nein|non|nee|nie|não|لا)|(?<yes>yes|ja|oui|sí|sì|tak|sim|نعم))\b", Plain)]
    private static partial Regex Plainly();
}
