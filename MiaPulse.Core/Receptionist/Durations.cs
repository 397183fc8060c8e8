using System.Globalization;
using System.Text.RegularExpressions;
using MiaPulse.Core.Languages;

namespace MiaPulse.Core.Receptionist;

/// <summary>Finds how long something lasts or takes: "ten years", "a 10-year guarantee", "2–3 working days". An answer's "ten years" must not be proven by a price of ten.</summary>
internal static partial class Durations
{
    private static readonly string[] Small =
    [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen",
        "seventeen", "eighteen", "nineteen", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
    ];

    /// <summary>
    /// By the first letters of a unit's name in the languages Mia speaks. Minutes, hours, days and weeks are one scale, months and years another. Where one word is
    /// both the hour of a clock and of a duration ("10 heures", "10 uur"), it is left to the clock, save where two pages are compared (<see cref="TakeStated"/>).
    /// </summary>
    private static readonly (string Begins, decimal Length, bool InMonths)[] Units =
    [
        ("min", 1, false), ("hour", 60, false), ("hr", 60, false), ("stunde", 60, false), ("day", 1440, false), ("tag", 1440, false), ("jour", 1440, false), ("día", 1440, false), ("dia", 1440, false), ("giorn", 1440, false), ("dag", 1440, false), ("dni", 1440, false),
        ("dzień", 1440, false), ("week", 10080, false), ("woche", 10080, false), ("semain", 10080, false), ("seman", 10080, false), ("settiman", 10080, false), ("weken", 10080, false), ("tydzień", 10080, false),
        ("tygodni", 10080, false), ("month", 1, true), ("monat", 1, true), ("mois", 1, true), ("mes", 1, true), ("mês", 1, true), ("maand", 1, true), ("miesi", 1, true), ("year", 12, true), ("yr", 12, true),
        ("jahr", 12, true), ("ans", 12, true), ("an", 12, true), ("anné", 12, true), ("año", 12, true), ("ann", 12, true), ("jaar", 12, true), ("jaren", 12, true), ("rok", 12, true), ("lat", 12, true), ("ano", 12, true),
        ("دق", 1, false), ("ساع", 60, false), ("يوم", 1440, false), ("أيام", 1440, false), ("أسبوع", 10080, false), ("أسابيع", 10080, false), ("شهر", 1, true), ("أشهر", 1, true), ("سنة", 12, true), ("سنوات", 12, true),
        ("h", 60, false), ("std", 60, false), ("heure", 60, false), ("hora", 60, false), ("or", 60, false), ("uur", 60, false), ("uren", 60, false), ("godzin", 60, false),
    ];

    /// <summary>Those of an answer's sentence, taken out of it: their numbers count as nothing else.</summary>
    public static IReadOnlyList<DurationFact> Take(BlankedText sentence)
    {
        var text = sentence.Rest;
        var found = Counted().Matches(text).Where(m => !IsAge().IsMatch(text[(m.Index + m.Length)..])).ToList();
        found.ForEach(m => sentence.Take(m.Index, m.Length));
        return [.. found.SelectMany(Of)];
    }

    /// <summary>Those that a page states in figures, taken out of its sentence. Compared with another page's, an hour is an hour, whatever a clock calls it too.</summary>
    public static IReadOnlyList<DurationFact> TakeStated(BlankedText sentence) => [.. sentence.Take(Stated()).Select(m => Of(Value(m.Groups["n"].Value), m.Groups["u"].Value))];

    /// <summary>Those of a passage, where "half an hour", "a week" and "Minutes: 30" count as well.</summary>
    public static IEnumerable<DurationFact> In(string text)
    {
        foreach (var counted in Counted().Matches(text).SelectMany(Of))
        {
            yield return counted;
        }

        foreach (Match match in Behind().Matches(text))
        {
            yield return Of(Value(match.Groups["n"].Value), match.Groups["u"].Value);
        }

        foreach (Match match in One().Matches(text))
        {
            yield return Of(match.Groups["half"].Success ? 0.5m : match.Groups["quarter"].Success ? 0.25m : match.Groups["more"].Success ? 1.5m : 1, match.Groups["u"].Value);
        }
    }

    private static IEnumerable<DurationFact> Of(Match match) =>
        new[] { match.Groups["n"], match.Groups["m"] }.Where(g => g.Success).Select(g => Of(Value(g.Value), match.Groups["u"].Value));

    private static DurationFact Of(decimal number, string unit)
    {
        var (_, length, inMonths) = Units.Where(u => unit.StartsWith(u.Begins, StringComparison.OrdinalIgnoreCase)).MaxBy(u => u.Begins.Length);
        return new DurationFact(number * length, inMonths);
    }

    private static decimal Value(string number) => Array.IndexOf(Small, number.ToLowerInvariant()) is var at and >= 0
        ? at <= 20 ? at : (at - 18) * 10
        : decimal.Parse(Digits.InAscii(number).Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);

    private const string Count = @"\d{1,4}(?:[.,]\d{1,2})?|zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety";

    private const string Unit = @"(?<u>min(?:ute|uten|uto|uta|uti|ut|uty)?s?|hours?|hrs?|stunden?|days?|tagen?|tage|jours?|d[ií]as?|giorn[oi]|dag(?:en)?|dni|dzień|weeks?|wochen?|semaines?|semanas?|settiman[ae]|weken|tydzień|tygodni[ea]?|months?|monat(?:en|e)?|mois|mes(?:es|i|e)?|mês|maand(?:en)?|miesi[ąę]c[ey]?|years?|yrs?|jahr(?:en|e)?|ans?|années?|años?|ann[oi]|jaar|jaren|rok|lata?|anos?|دقيقة|دقائق|ساعة|ساعات|يوم(?:ًا|اً|ا)?(?!\s+ال)|أيام|أسبوع|أسابيع|شهر|أشهر|سنة|سنوات)(?![\p{L}\p{M}])";

    private const string ClockUnit = @"(?<u>h|std|heures?|horas?|or[ae]|uur|uren|godzin[ay]?|tag)(?![\p{L}\p{M}\d])";

    private const RegexOptions Plain = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"(?<![\p{L}\p{M}\d.,:])(?:(?<m>" + Count + @")\s?(?:[-–—]|to|or|bis|à|a|o|of|do)\s?)?(?<n>" + Count + @")[\s\-]{0,2}(?:(?:business|working|full|calendar|whole)\s)?" + Unit, Plain)]
    private static partial Regex Counted();

    [GeneratedRegex(@"(?<![\d.,\p{L}])(?<n>\d{1,4}(?:[.,]\d{1,2})?)[\s-]?(?:" + Unit + "|" + ClockUnit + ")", Plain)]
    private static partial Regex Stated();

    [GeneratedRegex(@"(?<![\p{L}\p{M}])" + Unit + @"[\s:|()\-–]{1,4}(?<n>\d{1,4}(?:[.,]\d{1,2})?)(?![\d:])", Plain)]
    private static partial Regex Behind();

    [GeneratedRegex(@"\b(?:(?<half>half(?: an?| the)?)|(?<quarter>quarter of an)|an?|per|each|every|next|full|whole)[\s\-]" + Unit + @"(?<more> and a half)?", Plain)]
    private static partial Regex One();

    [GeneratedRegex(@"^[\s\-]*(?:old|of age|alt|âge|de edad|oud)\b", Plain)]
    private static partial Regex IsAge();
}
