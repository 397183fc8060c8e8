using System.Text.RegularExpressions;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Receptionist;

namespace MiaPulse.Core.Golden;

/// <summary>Whether an answer says yes or no. "Of course" and "unfortunately" open one as well as they answer it: by themselves they only speak against their opposite.</summary>
/// <param name="SaysYes">Null where it does neither.</param>
/// <param name="OnlyOpens">Whether it is such an opening.</param>
/// <param name="First">The first sentence that says something.</param>
internal sealed partial record GoldenStance(bool? SaysYes, bool OnlyOpens, string First)
{
    /// <summary>Characters of a sentence that only opens an answer: "Good question!".</summary>
    private const int LongestOpening = 40;

    public static GoldenStance Of(string text)
    {
        var sentences = Sentence.Split(text);
        var first = sentences.FirstOrDefault() ?? "";
        var isOpening = first.Length <= LongestOpening && first.EndsWith('!') && sentences.Count > 1;
        var heard = YesOrNo().Match(first);
        heard = heard.Success || !isOpening ? heard : YesOrNo().Match(sentences[1]);
        bool? yes = heard.Success ? heard.Groups["yes"].Success || heard.Groups["sure"].Success : null;
        return new GoldenStance(yes, heard.Groups["sure"].Success || heard.Groups["alas"].Success, isOpening ? sentences[1] : first);
    }

    /// <summary>Whether neither says the opposite of the other. Where one says yes or no and the other leaves the word out, its sentence tells.</summary>
    public bool Agrees(GoldenStance other) => (SaysYes, other.SaysYes) switch
    {
        ({ } mine, { } theirs) => mine == theirs,
        ({ } mine, null) => OnlyOpens || mine != other.Denies,
        (null, { } theirs) => other.OnlyOpens || theirs != Denies,
        _ => true,
    };

    private bool Denies => Claims.IsDenied(First.Replace('’', '\''), LanguageGuess.Of(First) ?? Language.English);

    [GeneratedRegex(@"^\W*(?:(?<yes>yes|yep|ja|jawohl|oui|s[ií](?=\s*[,.!;:–—-])|sì|tak|sim|نعم|أجل)|(?<no>no(?!\s+(?:problem|worries|problema))|nope|nein|non|nee|nie|não|لا)"
        + "|(?<sure>certainly|of course|sure|absolutely|definitely|gladly|gerne?|natürlich|selbstverständlich|klar|bien sûr|volontiers|certainement|claro|por supuesto|certo|certamente|volentieri|natuurlijk|zeker|graag|oczywiście|jasne|com certeza|بالطبع|بالتأكيد|أكيد)"
        + @"|(?<alas>sorry(?!\s+(?:for|about))|unfortunately|leider|malheureusement|désolée?|lamentablemente|lo siento|purtroppo|mi dispiace|helaas|niestety|infelizmente|lamento|للأسف))(?![\p{L}\p{M}])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex YesOrNo();
}
