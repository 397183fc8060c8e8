using System.Text.RegularExpressions;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Languages;

namespace MiaPulse.Core.Receptionist;

/// <summary>A line of a passage, as it stands there.</summary>
/// <param name="Text">The line, without its end.</param>
/// <param name="Denying">The heading that denies it, "We do not accept:"; of such a heading itself. Null where none does.</param>
internal sealed record ListedLine(string Text, string? Denying);

/// <summary>
/// Finds the lists that a heading denies. "Aetna" under "We do not accept:" is no insurance that is taken, though the line says no more than its name. A list ends with
/// an empty line, a sentence, another heading, or a line that says the same without denying it. Where it is not sure, a line is denied by nothing. Pure.
/// </summary>
internal static partial class DeniedLists
{
    /// <summary>Words of a heading.</summary>
    private const int LongestHeading = 10;

    /// <summary>Words from which on what ends like a sentence is one.</summary>
    private const int ShortestSentence = 5;

    /// <summary>A list in one line has a comma for so many words at least.</summary>
    private const int WordsToAComma = 3;

    /// <summary>What stands in such a heading and is none of the things that are refused, by language, in folded letters: "the following plans".</summary>
    private static readonly Lazy<HashSet<string>>[] Introducing =
        [.. ListFile.ByLanguage("list-words", ' ').Select((words, i) => new Lazy<HashSet<string>>(() => StemsOf(words, (Language)i)))];

    /// <summary>The lines of a passage, as many as it has.</summary>
    public static List<ListedLine> In(FoundPassage passage)
    {
        List<ListedLine> lines = [];
        var heading = IsDenying(passage.Title, passage.Language) ? passage.Title.Trim() : null;
        string? first = null; // of the items below it
        foreach (var line in passage.Text.Split('\n'))
        {
            var plain = Bullet().Replace(line, "").Trim();
            if (plain.EndsWith(':'))
            {
                (heading, first) = (IsDenying(plain, passage.Language) ? plain : null, null);
            }
            else if (heading is not null && (plain.Length == 0 ? first is not null : !IsItem(plain, first, heading, passage.Language)))
            {
                heading = null;
            }

            lines.Add(new ListedLine(line, heading));
            first ??= plain.Length > 0 && plain != heading ? plain : null;
        }

        return lines;
    }

    /// <summary>Whether a line is a heading that denies what stands below it. A question denies nothing.</summary>
    public static bool IsDenying(string line, Language language) =>
        line.Length > 0 && !line.TrimEnd().EndsWith('?') && line.Count(c => c == ' ') < LongestHeading && Sentences.Of(line).Count == 1 && Refusals.In(line, language);

    /// <summary>
    /// Whether such a heading names nothing itself, so that what stands behind its colon in the same sentence is what it refuses: "We do not accept: Aetna, Cigna", and not
    /// "We do not take walk-ins: please book ahead".
    /// </summary>
    public static bool IsBare(string heading, Language language)
    {
        var refused = StemsOf(Refusals.WordsOf(heading, language), language);
        return Words.Of(Folding.Of(heading), language).Where(w => Nameless.Names(w, language)).All(w => refused.Contains(w.Stem) || Introducing[(int)language].Value.Contains(w.Stem));
    }

    private static bool IsItem(string line, string? first, string heading, Language language) =>
        !IsSentence(line, first) && !HasHeadingOfItsOwn(line, language) && !SaysItAnew(line, heading, language);

    private static bool IsSentence(string line, string? first)
    {
        if (line[^1] is not ('.' or '!' or '?'))
        {
            return false;
        }

        var words = line.Count(c => c == ' ') + 1;
        return first is not null && first[^1] is not ('.' or '!') || words >= ShortestSentence && line.Count(c => c is ',' or '،') * WordsToAComma < words;
    }

    /// <summary>"We accept: Blue Cross, Cigna".</summary>
    private static bool HasHeadingOfItsOwn(string line, Language language) =>
        line.IndexOf(": ", StringComparison.Ordinal) is > 0 and var colon && (Dealings.In(line[..colon], language).Any() || Refusals.In(line[..colon], language));

    /// <summary>"What we treat" below "We can't treat:" begins something else.</summary>
    private static bool SaysItAnew(string line, string heading, Language language)
    {
        var refused = StemsOf(string.Join(' ', Refusals.WordsOf(heading, language).Split(' ').Where(w => !Claims.IsDenied(w, language))), language);
        return Words.Of(Folding.Of(line), language).Any(w => refused.Contains(w.Stem));
    }

    private static HashSet<string> StemsOf(string words, Language language) => [.. Words.Of(words, language).Select(w => w.Stem)];

    [GeneratedRegex(@"^\s*(?:[-*•·–]|\d+[.)])\s+")]
    private static partial Regex Bullet();
}
