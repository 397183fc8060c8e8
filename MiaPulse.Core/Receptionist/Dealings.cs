using System.Text.RegularExpressions;
using MiaPulse.Core.Languages;

namespace MiaPulse.Core.Receptionist;

/// <summary>What a business does with what it is offered or asked for: it takes it, allows it, covers it, or offers it.</summary>
internal enum Dealing
{
    Takes,
    Allows,
    Covers,
    Offers,
}

/// <summary>Finds the verbs of dealing in a clause, in each language (<c>Lists/dealings.txt</c>).</summary>
internal static class Dealings
{
    private static readonly PatternList List = new("dealings");

    /// <summary>By language and dealing. "Takes" is left out of English: treatments take time.</summary>
    private static readonly Lazy<Regex[]>[] Verbs = [.. Enum.GetValues<Language>().Select(l => new Lazy<Regex[]>(() => [.. Enum.GetNames<Dealing>().Select(d => Verb(List.In(d, l)))]))];

    /// <summary>The first verb of each kind in a clause.</summary>
    public static IEnumerable<(Dealing Dealing, Match Verb)> In(string clause, Language language) =>
        Verbs[(int)language].Value.Select((verb, i) => ((Dealing)i, verb.Match(clause))).Where(v => v.Item2.Success);

    private static Regex Verb(string words) => new($@"(?<![\p{{L}}\p{{M}}\-])(?:{words})(?![\p{{L}}\p{{M}}\-])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
}
