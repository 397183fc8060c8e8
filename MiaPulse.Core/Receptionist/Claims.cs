using System.Text.RegularExpressions;
using MiaPulse.Core.Languages;

namespace MiaPulse.Core.Receptionist;

/// <summary>
/// Finds what binds a business or tells of a deed: that something is free, at half price, refunded, guaranteed, promised, approved, booked, sent, that it cures or is
/// perfectly safe; and what is said of the neighbours. Such a sentence needs no figure to be an expensive invention. What is denied or asked is not claimed.
/// </summary>
internal static partial class Claims
{
    private static readonly Lazy<IReadOnlyList<(string Kind, Regex Words)>> All = new(() => [.. Lines().GroupBy(l => l.Kind).Select(g => (g.Key, Joined(g.Select(l => l.Words))))]);

    /// <summary>What a sentence of an answer claims.</summary>
    public static IEnumerable<Fact> In(string sentence, Language language)
    {
        var plain = sentence.Replace('’', '\'');
        if (plain.TrimEnd().EndsWith('?') || IsDenied(plain, language))
        {
            return [];
        }

        var isCondition = Condition().IsMatch(plain); // "once it is confirmed" tells of no deed; "if you are unhappy, we refund you" is a promise all the same
        return All.Value.Where(c => !(isCondition && c.Kind is "booked" or "sent") && c.Words.IsMatch(plain)).Select(c => new ClaimFact(c.Kind));
    }

    /// <summary>What a passage speaks of at all: of refunds it may be "no refunds", and which it is no pattern tells.</summary>
    public static IEnumerable<string> SpokenOf(string passage)
    {
        var plain = passage.Replace('’', '\'');
        return All.Value.Where(c => c.Words.IsMatch(plain)).Select(c => c.Kind);
    }

    /// <summary>Whether something is denied rather than claimed.</summary>
    /// <param name="plain">With straight apostrophes.</param>
    /// <param name="language">The language that it is in.</param>
    public static bool IsDenied(string plain, Language language)
    {
        var rest = Free.Replace(plain, " "); // "without charge" and "costs nothing" are other words for "free" and deny nothing
        return Denied().IsMatch(rest) || language is Language.Spanish or Language.Italian && DeniedBriefly().IsMatch(rest);
    }

    /// <summary>The words that speak of something's being free.</summary>
    public static Regex Free => All.Value.First(c => c.Kind == "free").Words;

    private static Regex Joined(IEnumerable<string> words) =>
        new($@"(?<![\p{{L}}\p{{M}}])(?:{string.Join('|', words)})(?![\p{{L}}\p{{M}}])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    // A line is a kind, a language and a pattern.
    private static IEnumerable<(string Kind, string Words)> Lines()
    {
        using var stream = typeof(Claims).Assembly.GetManifestResourceStream("MiaPulse.Lists.claims.txt")
            ?? throw new InvalidOperationException("The list claims is missing from the assembly.");
        using StreamReader reader = new(stream);
        while (reader.ReadLine() is { } line)
        {
            var parts = line.Split(' ', 3);
            yield return (parts[0], parts[2]);
        }
    }

    [GeneratedRegex(@"\b(?:not|cannot|never|nothing|unable|neither|nor|without)\b|n't\b|\b(?:nicht|kein\p{L}*|nichts|leider|pas|aucune?|rien|nada|ning[uú]na?|ningún|non|nessun\p{L}*|niente|niet|geen|niets|nie|brak|żadn\p{L}*|nic|não|nenhum\p{L}*)\b|(?<!\p{L})(?:لا|لم|ليس|لن|غير)(?!\p{L})", RegexOptions.IgnoreCase)]
    private static partial Regex Denied();

    [GeneratedRegex(@"\bno\b", RegexOptions.IgnoreCase)]
    private static partial Regex DeniedBriefly();

    [GeneratedRegex(@"\b(?:if|once|until|unless|when|as soon as|after|wenn|sobald|falls|nachdem|si|dès que|quand|lorsque|cuando|una vez|quando|se|appena|als|zodra|nadat|jeśli|gdy|kiedy|assim que)\b|(?<!\p{L})(?:إذا|عندما|بعد)(?!\p{L})", RegexOptions.IgnoreCase)]
    private static partial Regex Condition();
}
