using MiaPulse.Core.Languages;

namespace MiaPulse.Core.Calls;

/// <summary>In which language a line is answered before the caller has said a word.</summary>
internal static class LineLanguage
{
    // Countries by the language that most people there speak; what is missing is answered in English.
    private static readonly Dictionary<string, Language> ByRegion = new(
        from line in new[]
        {
            (Language.German, "DE AT CH LI"),
            (Language.French, "FR MC LU SN CI ML BF NE TG BJ GA CG CD CM MG HT"),
            (Language.Spanish, "ES MX AR BO CL CO CR CU DO EC GT HN NI PA PE PR PY SV UY VE GQ"),
            (Language.Italian, "IT SM VA"),
            (Language.Dutch, "NL BE SR"),
            (Language.Polish, "PL"),
            (Language.Portuguese, "PT BR AO MZ CV"),
            (Language.Arabic, "SA AE EG JO LB KW QA BH OM IQ SY YE LY DZ MA TN SD PS"),
        }
        from region in line.Item2.Split(' ')
        select KeyValuePair.Create(region, line.Item1), StringComparer.Ordinal);

    /// <param name="region">Two letters, the business's.</param>
    public static Language Of(string region) => ByRegion.GetValueOrDefault(region, Language.English);
}
