using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace MiaPulse.Core.Languages;

/// <summary>
/// Tells in which language a text is, by the small words every sentence needs and by letters that few languages have. Made for chat: a handful of words,
/// accents often left out. What it does not know it does not guess.
/// </summary>
public static partial class LanguageGuess
{
    /// <summary>Evidence that one word of one language alone brings.</summary>
    private const double Enough = 0.9;

    /// <summary>What a visitor spoke so far counts more than one word of another language ("merci", "ciao") and less than two.</summary>
    private const double Spoken = 1.2;

    /// <summary>And less than one that only somebody speaking says, where nothing else is in the language spoken so far: "Entfernt ihr Zecken?" after French.</summary>
    private const double SpokenNowhere = 0.6;

    /// <summary>Words that a message needs for that: "ihr auch" may be a name.</summary>
    private const int Clause = 3;


    private const double Browser = 0.5;
    private const double ALetter = 0.6;
    private const double AnEnding = 0.35;
    private const double Ahead = 0.3;

    /// <summary>The language of a text; null where its words do not tell.</summary>
    public static Language? Of(string text) => Heard(text, null, null);

    /// <summary>The language a visitor's words are in, given what else is known; null where the words themselves tell nothing.</summary>
    /// <param name="text">The visitor's words.</param>
    /// <param name="before">What they spoke before in this conversation.</param>
    /// <param name="browser">What their browser asks for.</param>
    public static Language? Heard(string text, Language? before, Language? browser)
    {
        if (Arabic().Count(text) * 3 > Letter().Count(text))
        {
            return OtherArabicScript().IsMatch(text) ? null : Language.Arabic;
        }

        var evidence = new double[LanguageTags.All.Count];
        evidence[(int)Language.Spanish] += text.AsSpan().IndexOfAny("¿¡") >= 0 ? ALetter : 0;
        var words = Word().Matches(NoWords().Replace(text, " ")).Select(m => m.Value.ToLowerInvariant()).ToList();
        words.ForEach(word => Weigh(word, evidence));
        var spoken = before is { } so && evidence[(int)so] == 0 && words.Count >= Clause && words.Exists(OfSpeakers.Contains) ? SpokenNowhere : Spoken;
        var weighed = evidence.Select((e, i) => e + (before == (Language)i ? spoken : browser == (Language)i && before is null ? Browser : 0)).ToArray();
        var best = Array.IndexOf(weighed, weighed.Max());
        var second = weighed.Where((_, i) => i != best).Max();
        return evidence[best] >= Enough && weighed[best] - second >= Ahead ? (Language)best : null;
    }

    private static void Weigh(string word, double[] evidence)
    {
        var plain = word.Replace('’', '\'');
        if (SmallWords.LanguagesOf(plain) is { Count: > 0 } languages)
        {
            foreach (var language in languages)
            {
                evidence[(int)language] += 1.0 / languages.Count;
            }

            return; // a known word's letters say nothing more
        }

        foreach (var (letters, language) in Letters)
        {
            evidence[(int)language] += word.AsSpan().IndexOfAny(letters) >= 0 ? ALetter : 0;
        }

        foreach (var (pattern, language) in Shapes)
        {
            evidence[(int)language] += pattern.IsMatch(word) ? AnEnding : 0;
        }
    }

    // Pronouns and verbs of one language alone, as they are typed. None that a dish, a name or a greeting brings along, and no English, which every language borrows.
    private static readonly FrozenSet<string> OfSpeakers = (
        "ich ihr wir habt haben kann können koennen möchte moechte brauche macht bietet gibt sind "
        + "vous avez êtes pouvez voudrais voulez peux faites proposez "
        + "tienen tienes quiero quisiera necesito puedo hacen ofrecen aceptan atienden abren "
        + "avete siete vorrei potete voglio abbiamo offrite accettate "
        + "jullie ik hebben heeft kunnen kunt bieden accepteren "
        + "macie jest jestem mogę chcę możecie robicie oferujecie przyjmujecie potrzebuję "
        + "vocês você têm fazem quero preciso oferecem aceitam")
        .Split(' ').Where(w => SmallWords.LanguagesOf(w).Count == 1).ToFrozenSet();

    private static readonly (string Letters, Language Language)[] Letters =
    [
        ("ßäöü", Language.German), ("ñ", Language.Spanish), ("łąęśżźćń", Language.Polish), ("ãõ", Language.Portuguese), ("œèêûîç", Language.French), ("ìò", Language.Italian),
    ];

    private static readonly (Regex Pattern, Language Language)[] Shapes =
    [
        (new(@"(ung|ungen|keit|heiten|lich|isch|zeiten|schaft|ieren)$|tz$|sch(?!ool)", RegexOptions.CultureInvariant), Language.German),
        (new(@"(eau|eux|aux|ez|oir|tte|ait|ière|iere|ement)$|^[jnsmtq]'|^qu'", RegexOptions.CultureInvariant), Language.French),
        (new(@"(cion|ción|ciones|dad|illo|illa|amos|emos|ías)$", RegexOptions.CultureInvariant), Language.Spanish),
        (new(@"(zione|zioni|ggio|mente|are|ere|ire|ato|etto|ità)$|gli|cch|zz", RegexOptions.CultureInvariant), Language.Italian),
        (new(@"(heid|tijd|tijden|lijk|tje|jes|ing)$|ij|aa|uu|sch(?!ool)", RegexOptions.CultureInvariant), Language.Dutch),
        (new(@"(owac|ować|acja|ość|osc|ego|ych|cie|nie)$|sz|cz|rz(?!te)", RegexOptions.CultureInvariant), Language.Polish),
        (new(@"(ção|cao|ções|coes|dade|agem|inho|inha|ões)$|nh|lh", RegexOptions.CultureInvariant), Language.Portuguese),
        (new(@"(ing|tion|ness|ful|ght|ly|ck|ed)$|^(wh|th)|th|wh", RegexOptions.CultureInvariant), Language.English),
    ];

    [GeneratedRegex(@"[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*")]
    private static partial Regex Word();

    [GeneratedRegex(@"https?://\S+|www\.\S+|\S+@\S+")]
    private static partial Regex NoWords();

    [GeneratedRegex(@"\p{L}")]
    private static partial Regex Letter();

    [GeneratedRegex(@"[\u0621-\u064A]")]
    private static partial Regex Arabic();

    // Persian and Urdu are written in the same script, with letters that Arabic has not.
    [GeneratedRegex(@"[\u067E\u0686\u0698\u06A9\u06AF\u06CC\u0679\u0688\u0691\u06BA\u06D2]")]
    private static partial Regex OtherArabicScript();
}
