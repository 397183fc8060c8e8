using System.Text.RegularExpressions;

namespace MiaPulse.Core.Knowledge;

/// <summary>
/// A sentence or question without what is said beside the thing and its figure, and what that was. "A full groom for a small dog (up to 10 kg) is £38" is about a
/// small dog whether or not it says what small is, and nails clipped "on their own" are clipped nails. What is left is compared word by word; what was taken out, apart
/// from that.
/// </summary>
/// <param name="Text">What is left. Lengths of time stand in it in figures.</param>
/// <param name="Measure">Weights, distances and ages: "up to 10 kg". Empty where there is none.</param>
/// <param name="Spot">Where around the house: behind, opposite or next to what.</param>
/// <param name="IsAlone">Whether it is said to be the price of the thing alone.</param>
/// <param name="IsDropIn">Whether days and times were taken out that say when one may come without an appointment.</param>
internal sealed partial record Asides(string Text, string Measure, string Spot, bool IsAlone, bool IsDropIn)
{
    public static readonly Asides None = new("", "", "", false, false);

    private static readonly HashSet<string> Days = Read("monday mondays tuesday tuesdays wednesday wednesdays thursday thursdays friday fridays saturday saturdays sunday sundays mon tue wed thu fri sat sun");

    private static readonly HashSet<string> AroundTimes = Read(
        "on every each at from to until till between and in the morning mornings afternoon afternoons evening evenings noon midday am pm a.m p.m um von bis zwischen und uhr morgens vormittags nachmittags abends le les de à entre et matin matins "
        + "el los las a y por la mañana tarde il dalle alle tra e mattina op van tot tussen en uur ochtend w od do między i rano aos às das manhã");

    /// <param name="plain">With days and months in English (<see cref="StatedFigure.Plainly"/>).</param>
    public static Asides Of(string plain)
    {
        var text = Taxed().Replace(SpelledLengths.InFigures(plain), " ");
        var untimed = WithoutTimesToCome(text);
        text = untimed ?? text;
        var isAlone = Alone().IsMatch(text);
        text = isAlone ? Alone().Replace(text, " ") : text;
        var measures = Measured().Matches(text).Select(MeasureOf).Distinct().Order(StringComparer.Ordinal).ToList();
        text = measures.Count > 0 ? Measured().Replace(text, " ") : text;
        var spot = Around().Match(text);
        return new Asides(
            spot.Success ? Around().Replace(text, " ") : text, string.Join(' ', measures), spot.Success ? spot.Groups["what"].Value.ToLowerInvariant() : "", isAlone, untimed is not null);
    }

    /// <summary>What both say of one kind: of a question and of its answer, which may say the same.</summary>
    public static string Joined(string one, string other) => one == other || other.Length == 0 ? one : one.Length == 0 ? other : $"{one} {other}";

    // "£11 without an appointment, on Saturday mornings between 9 and 11": when to come is not when the price holds. Anywhere else a day may tell two prices apart.
    private static string? WithoutTimesToCome(string text) =>
        text.LastIndexOf(',') is var comma and > 0 && WithoutAppointment().IsMatch(text[..comma]) && AreTimes(text[(comma + 1)..]) ? WithoutAppointment().Replace(text[..comma], " ") : null;

    private static bool AreTimes(string clause)
    {
        var tokens = Token().Matches(clause).Select(m => m.Value.TrimEnd('.').ToLowerInvariant()).ToList();
        return tokens.Exists(Days.Contains) && tokens.Exists(t => char.IsDigit(t[0])) && tokens.TrueForAll(t => char.IsDigit(t[0]) || Days.Contains(t) || AroundTimes.Contains(t));
    }

    // Above and below a limit are two things, "up to" and "under" are one.
    private static string MeasureOf(Match match)
    {
        var unit = match.Groups["unit"].Value.ToLowerInvariant();
        unit = unit.StartsWith('k') && unit is not "km" ? "kg" : unit.TrimEnd('s');
        var isAbove = match.Groups["over"].Success || match.Value.Contains('+', StringComparison.Ordinal);
        return $"{(isAbove ? ">" : "")}{match.Groups["n"].Value}{(match.Groups["m"].Success ? $"-{match.Groups["m"].Value}" : "")}{unit}";
    }

    private static HashSet<string> Read(string words) => [.. words.Split(' ')];

    private const RegexOptions Plain = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    private const string Bound = @"(?:(?:(?<over>over|above|more than|at least|from|ab|über|mehr als|plus de|à partir de|más de|desde|oltre|più di|vanaf|meer dan|boven|od|powyżej|acima de|mais de|أكثر من)"
        + @"|up to|under|below|less than|max(?:imum)?\.?|within|between|bis(?: zu)?|unter|weniger als|zwischen|innerhalb von|jusqu['’]à|moins de|entre|hasta|menos de|fino a|tra|meno di|tot|onder|minder dan|tussen|do|poniżej|między|até|abaixo de|حتى|أقل من|بين)\s+)";

    private const string AgeBound = @"(?:(?:(?<over>over|über|plus de|oltre|powyżej|mayores de|maiores de)|under|aged?|ages|unter|moins de|menores de|sotto i|onder|poniżej)\s+)";

    private const string Number = @"(?<n>\d{1,4}(?:[.,]\d{1,2})?)(?:\s?(?:[-–—]|to|and|bis|und|à|et|a|y|e|tot|en|do|i|até)\s?(?<m>\d{1,4}(?:[.,]\d{1,2})?))?";

    private const string Size = "(?<unit>kgs?|kilos?|kilograms?|g|grams?|gramm|lbs?|oz|cm|mm|km|miles?|metres?|meters?|mètres?|metros?|metri|feet|ft|inch(?:es)?|litres?|liters?|l|ml|cl|كغ|كجم|كيلو|كم|متر)";

    private const string Age = @"(?<unit>years?(?:\s+old)?|yrs?|jahren?|ans|años|anni|jaar|lat|anos|سنوات|سنة)";

    [GeneratedRegex(@"\(\s*" + Bound + "?" + Number + @"\s?(?:" + Size + "|" + Age + @")\+?\s*\)|\(\s*" + AgeBound + Number + @"s?\+?\s*\)|(?<![\p{L}\p{M}\d.,£$€¥₹])" + Bound + "?" + Number + @"\s?" + Size + @"\+?(?![\p{L}\p{M}\d])", Plain)]
    private static partial Regex Measured();

    [GeneratedRegex(@"(?<![\p{L}\p{M}])(?:on (?:its|their) own|by (?:itself|themselves)|(?:as a )?stand-?alone|alone|allein|por separado|separatamente|osobno|em separado|separadamente)(?![\p{L}\p{M}])", Plain)]
    private static partial Regex Alone();

    [GeneratedRegex(@"\(?(?<![\p{L}\p{M}])(?:(?:incl\p{L}*|inc|inkl\p{L}*|einschließlich|y compris|con|com)\.?\s+(?:of\s+|der\s+|gesetzl\p{L}*\.?\s+|la\s+|de\s+)?(?:\d+\s?%\s?)?(?:VAT|tax(?:es)?|GST|MwSt|Mehrwertsteuer|USt|TVA|IVA|BTW)"
        + @"|(?:VAT|tax|GST|MwSt|TVA|IVA|BTW)\.?\s+(?:is\s+)?(?:incl\p{L}*|inkl\p{L}*|compris\p{L}*|inbegr\p{L}*)|TTC)(?![\p{L}\p{M}])\.?\)?", Plain)]
    private static partial Regex Taxed();

    [GeneratedRegex(@"(?<![\p{L}\p{M}])(?:(?:right|just|directly|direkt|juste)\s+)?(?:behind|in front of|next to|beside|opposite|at the (?:back|rear|front|side) of|hinter|neben|gegenüber(?: von)?|derrière|à côté d[eu]|en face d[eu]|detrás del?|delante del?|al lado del?|frente al?"
        + @"|dietro|davanti a(?:l|lla)?|accanto a(?:l|lla)?|di fronte a(?:l|lla)?|achter|naast|tegenover|obok|naprzeciwko|atrás d[aeo]|ao lado d[aeo]|خلف|أمام|بجانب)\s+"
        + @"(?:(?:the|our|its|dem|der|den|unserem|unserer|unser|la|le|les|notre|el|nuestr[ao]|il|lo|nostr[ao]|de|het|ons|onze|o|a|noss[ao])\s+|l['’])?(?<what>\p{L}+)", Plain)]
    private static partial Regex Around();

    [GeneratedRegex(@"(?<![\p{L}\p{M}])(?:without|no|ohne|sans|sin|senza|zonder|bez|sem|بدون)\s+(?:(?:an|any|prior|need of an?|vorherig\p{L}+|previ[oa])\s+)?(?:appointments?|bookings?|termin\p{L}*|anmeldung|voranmeldung|rendez-vous|cita(?:\s+previa)?|appuntamento|prenotazione|afspraak|rezerwacji"
        + @"|umawiania|marcação|موعد)(?:\s+(?:is\s+)?(?:needed|necessary|required|nötig|nécessaire|necesaria|necessaria|nodig))?(?![\p{L}\p{M}])", Plain)]
    private static partial Regex WithoutAppointment();

    [GeneratedRegex(@"\d+(?:[:.]\d\d)?|[\p{L}\p{M}][\p{L}\p{M}.]*")]
    private static partial Regex Token();
}
