using System.Text;
using System.Text.RegularExpressions;

namespace MiaPulse.Core.Leads;

/// <summary>How much the words before it promise that a name follows.</summary>
internal enum NameEvidence
{
    /// <summary>"I'm", "this is": anything may follow, so the word itself has to look like a name.</summary>
    Weak,

    /// <summary>"table for": only known names count.</summary>
    Gazetteer,

    /// <summary>A name was asked for, or a contact stands beside it: everything but ordinary words.</summary>
    Asked,

    /// <summary>"My name is": nearly whatever follows.</summary>
    Strong,
}

/// <summary>A person's name in a text and where it stands.</summary>
internal sealed record NameInText(string Name, int Start, int End);

/// <summary>Reads a name that starts at a given place: "Mrs Okafor", "Juan de la Cruz", "kelley a fleming".</summary>
internal static partial class NamePhrase
{
    private const int MaxWords = 4;

    /// <param name="text">Contacts in it replaced.</param>
    /// <param name="start">Where the name begins, blanks aside.</param>
    /// <param name="evidence">What stood before.</param>
    /// <param name="caseTells">Of <see cref="CaseTells"/>, found once for the text.</param>
    public static NameInText? Read(string text, int start, NameEvidence evidence, bool caseTells)
    {
        start += start < text.Length && text[start] is '"' or '“' or '‘' or '\'' ? 1 : 0;
        List<Group> words = [];
        List<Group> titles = [];
        var at = start;
        var capitals = false;
        while (words.Count < MaxWords && Next().Match(text, at) is { Success: true } next && next.Index == at)
        {
            var word = next.Groups["word"];
            if (words.Count == 0 && titles.Count > 0 && GoesOn(text, next))
            {
                at = next.Index + next.Length;
                continue;
            }

            if (words.Count == 0 && IsTitle(text, next))
            {
                titles.Add(word);
                at = next.Index + next.Length;
                continue;
            }

            if (words.Count == 0)
            {
                capitals = IsCapitalised(word.Value) && caseTells;
            }

            var opens = words.Count == 0 && titles.Count > 0 && Particle().IsMatch(word.Value); // "mevrouw van Dijk"
            if (!opens && !Fits(text, word, words.Count, capitals, titles.Count > 0 ? NameEvidence.Strong : evidence))
            {
                break;
            }

            words.Add(word);
            at = word.Index + word.Length;
        }

        while (words.Count > 0 && Particle().IsMatch(words[^1].Value) && !NameLists.IsGiven(words[^1].Value))
        {
            words.RemoveAt(words.Count - 1);
        }

        if (words.Count == 0 || words is [var only] && NameTitles.IsNoName(only.Value) && !NameLists.IsName(only.Value)
            || !Holds(words, capitals, titles.Count > 0 ? NameEvidence.Strong : evidence))
        {
            return null;
        }

        var end = words[^1].Index + words[^1].Length;
        start = (TitleKept(titles, words) ?? words[0]).Index;
        return Possessive().IsMatch(text[end..Math.Min(text.Length, end + 8)]) ? null : new NameInText(Shown(text[start..end]), start, end);
    }

    /// <summary>Capitals say nothing in a text that is all capitals, or That Is Typed Like This.</summary>
    public static bool CaseTells(string text)
    {
        var words = Word().Matches(text);
        return text.Any(char.IsLower) && (words.Count < 5 || words.Count(w => char.IsUpper(w.Value[0])) < 0.8 * words.Count);
    }

    /// <summary>From where on titles stay: the first rank, or the courtesy before a family name alone. Null where none does.</summary>
    private static Group? TitleKept(List<Group> titles, List<Group> words) =>
        titles.Find(t => !NameTitles.IsCourtesy(t.Value)) ?? (words.Count(w => !Particle().IsMatch(w.Value)) > 1 ? null : titles.FirstOrDefault());

    private static bool IsTitle(string text, Match next)
    {
        var (word, behind, isShortened) = (next.Groups["word"].Value, next.Index + next.Length, next.Value[^1] == '.');
        return NameTitles.Is(word, isShortened)
            && (NameTitles.IsPlain(word) ? Next().IsMatch(text, behind) : IsNameAhead(text, behind, skipsParticles: !NameTitles.IsTrade(word, isShortened)));
    }

    /// <summary>Whether the title before goes on here.</summary>
    private static bool GoesOn(string text, Match next) => NameTitles.GoesOn(next.Groups["word"].Value, next.Value[^1] == '.', text[next.Groups["word"].Index - 1] == '.');

    /// <summary>Whether what stands here looks like a name, or like one more title before it.</summary>
    private static bool IsNameAhead(string text, int at, bool skipsParticles)
    {
        var next = Next().Match(text, at);
        while (skipsParticles && next.Success && Particle().IsMatch(next.Groups["word"].Value))
        {
            next = Next().Match(text, next.Index + next.Length);
        }

        return next.Success && next.Groups["word"].Value is var word
            && (char.IsUpper(word[0]) || NameLists.IsName(word) && !Particle().IsMatch(word) || NameTitles.Is(word, next.Value[^1] == '.') || GoesOn(text, next)
                || IsCapitalised(word) && word.Length > 1 && !word.StartsWith("ال", StringComparison.Ordinal)); // with the article it is more often what somebody is
    }

    private static bool Fits(string text, Group word, int position, bool capitals, NameEvidence evidence)
    {
        var value = word.Value;
        if (NeverName().IsMatch(value) || value.Length > 40)
        {
            return false;
        }

        var known = NameLists.IsName(value);
        var common = NameLists.IsCommon(value);
        if (capitals && IsCapitalised(value))
        {
            return NameLists.IsChat(value) ? position == 0 && evidence is NameEvidence.Strong or NameEvidence.Asked && NameLists.IsGiven(value)
                : position > 0 || !common || NameLists.IsGiven(value)
                    || evidence is NameEvidence.Strong or NameEvidence.Asked && (known || evidence is NameEvidence.Strong && EndsClause(text, word));
        }

        if (capitals)
        {
            return position > 0 && Particle().IsMatch(value);
        }

        if (position == 0)
        {
            return evidence switch
            {
                NameEvidence.Weak => NameLists.IsGiven(value) && (!common || NameLists.IsWordAndName(value) && EndsClause(text, word)),
                NameEvidence.Gazetteer => NameLists.IsGiven(value) && !common,
                _ => value.Length > 1 && (!common || known && EndsClause(text, word)),
            };
        }

        return value.Length == 1
            ? value is not "i" && evidence is NameEvidence.Strong && Initial().IsMatch(text[word.Index..Math.Min(text.Length, word.Index + 8)])
            : Particle().IsMatch(value) && !common
                || (known || evidence is not NameEvidence.Weak || EndsClause(text, word)) && (!common || known && EndsClause(text, word));
    }

    // Gazetteer evidence wants every word in its place; the rest was seen word by word.
    private static bool Holds(List<Group> words, bool capitals, NameEvidence evidence) =>
        evidence is not NameEvidence.Gazetteer
        || words.Any(w => NameLists.IsGiven(w.Value) && (words.Count > 1 || !NameLists.IsCommon(w.Value)))
        || capitals && words.Count >= 2 && words.All(w => NameLists.IsFamily(w.Value) || !NameLists.IsCommon(w.Value));

    private static bool EndsClause(string text, Group word) => ClauseEnd().IsMatch(text[(word.Index + word.Length)..Math.Min(text.Length, word.Index + word.Length + 40)]);

    private static bool IsCapitalised(string word) => char.IsUpper(word[0]) || char.GetUnicodeCategory(word[0]) is System.Globalization.UnicodeCategory.OtherLetter;

    // Typed in one case throughout, a name is shown as names are written; otherwise as its bearer wrote it.
    private static string Shown(string typed)
    {
        var name = Spaces().Replace(typed.Trim(), " ").TrimEnd('.', ',');
        if (name.Any(char.IsUpper) && name.Any(char.IsLower))
        {
            return name;
        }

        var lower = name.ToLowerInvariant();
        StringBuilder shown = new(lower.Length);
        for (var i = 0; i < lower.Length; i++)
        {
            var starts = i == 0 || lower[i - 1] is ' ' or '-' || lower[i - 1] is '\'' or '’' && (i == 2 || i > 2 && lower[i - 3] == ' ');
            shown.Append(starts ? char.ToUpperInvariant(lower[i]) : lower[i]);
        }

        return shown.ToString();
    }

    [GeneratedRegex(@"\G[ \t]{0,3}(?<word>[\p{L}\p{M}]+(?:['’\-][\p{L}\p{M}]+)*)(?:\.(?=[ \t]?[\p{L}\p{M}]))?")]
    private static partial Regex Next();

    [GeneratedRegex(@"^(?:de|del|della|di|da|dos|das|do|du|des|van|von|der|den|ter|ten|zu|la|le|el|al|bin|ibn|bint|ben|st|y|e|mac|mc|san)$", RegexOptions.IgnoreCase)]
    private static partial Regex Particle();

    // Contractions and pronouns; a name's apostrophe stands after its first letter or syllable, never before these endings.
    [GeneratedRegex(@"^(?:i|i['’].*|.*['’](?:s|re|ve|ll|d|m|t)|and|or|but|the|a|an|my|your|our|their|his|her|not|no|yes|to|at|on|in|for|from|with|of|is|are|was|am|please|here|so|just|also|too|very|that|this|it|you|me|we|they|he|she|incorrect|misspel(?:t|led)|mistyped|typo|spel(?:t|led))$", RegexOptions.IgnoreCase)]
    private static partial Regex NeverName();

    [GeneratedRegex(@"^(?:['’]s?\b)", RegexOptions.IgnoreCase)]
    private static partial Regex Possessive();

    [GeneratedRegex(@"^\p{L}\.? \p{L}{2}")]
    private static partial Regex Initial();

    [GeneratedRegex(@"^\s*(?:$|[.,;:!?/|()\n\uE000&+\-–—]|\d|and\b|or\b|but\b|here\b)", RegexOptions.IgnoreCase)]
    private static partial Regex ClauseEnd();

    [GeneratedRegex(@"\p{L}[\p{L}\p{M}'’\-]*")]
    private static partial Regex Word();

    [GeneratedRegex(@"[ \t]+")]
    private static partial Regex Spaces();
}
