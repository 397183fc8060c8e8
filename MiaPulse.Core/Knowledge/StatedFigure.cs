using System.Text;
using System.Text.RegularExpressions;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Receptionist;

namespace MiaPulse.Core.Knowledge;

/// <summary>A figure that a sentence states, and what is left of the sentence without its figures.</summary>
/// <param name="Kind">Only figures of one kind can contradict each other: prices in one currency, lengths of time, the hours of one day.</param>
/// <param name="Values">In one spelling. Several where the sentence has several of the kind.</param>
/// <param name="Beside">Figures of other kinds in the sentence: they tell what this one is said of.</param>
/// <param name="Rest">The sentence, with <see cref="Taken"/> where a figure stood.</param>
internal sealed partial record StatedFigure(string Kind, IReadOnlyList<string> Values, string Beside, string Rest)
{
    public const char Taken = '\uE001';
    public const string Phone = "phone";
    public const string Length = "length";

    /// <summary>Before the currency.</summary>
    private const string Price = "price";

    /// <summary>How long before: "cancel at least 48 hours before" and "free up to 24 hours before" name one limit each, and are no mere lengths of time.</summary>
    public const string Notice = "notice";

    private const int FewestDigitsOfAPhone = 9;
    private const int MostDigitsOfAPhone = 15;
    private const int DigitsCompared = 7; // with and without the code of country and area

    /// <summary>What the sentence says beside, which is in <see cref="Rest"/> no more.</summary>
    public Asides Aside { get; private init; } = Asides.None;

    /// <summary>Of hours: as times, since "9–5" is "9 am – 5 pm".</summary>
    public IReadOnlyList<TimeFact>? Hours { get; private init; }

    /// <summary>Of hours: of which day; null where the sentence names none.</summary>
    public DayOfWeek? Day { get; init; }

    /// <summary>Of hours: whether the sentence says that they are those of being open.</summary>
    public bool IsOfOpening { get; private init; }

    /// <summary>Whether it is one price.</summary>
    public bool IsPrice => Values.Count == 1 && Kind.StartsWith(Price, StringComparison.Ordinal);

    /// <summary>A price without the length of time beside it, where that is all that stands there; null where it is no such price.</summary>
    public StatedFigure? WithoutLength => IsPrice && OneLength().IsMatch(Beside) ? this with { Beside = "" } : null;

    /// <summary>Whether both may be true.</summary>
    public bool Agrees(StatedFigure other) => Hours is { } mine && other.Hours is { } theirs
        ? mine.Zip(theirs).All(t => t.First.Meets(t.Second))
        : Values.Intersect(other.Values).Any();

    /// <summary>What a sentence states that can be held against another. Nothing where it only says "from", "about" or "up to".</summary>
    public static IReadOnlyList<StatedFigure> In(string sentence, Language language)
    {
        var aside = Asides.Of(Plainly(NoWords().Replace(Ascii.IsValid(sentence) ? sentence : FactFinder.Folded(sentence), " "), language));
        var text = Ungrouped(aside.Text, language);
        var rest = new BlankedText(text);
        List<Fact> amounts = [.. Amounts.Take(rest)];
        List<Fact> dates = MayBeDate().IsMatch(rest.Rest) ? [.. Calendar.TakeDates(rest)] : [];
        var phones = TakePhones(rest);
        var lengths = Durations.TakeStated(rest).Select(LengthOf).ToList();
        var isNotice = lengths.Count == 1 && LengthAhead().IsMatch(rest.Rest);
        List<Fact> hours = TimeOfDay().IsMatch(rest.Rest) ? [.. Calendar.TakeHours(rest, asAnswer: true)] : []; // the dearest of all, and seldom there
        List<(string Kind, List<string> Values)> kinds =
        [
            .. amounts.OfType<MoneyFact>().GroupBy(m => m.Currency).Select(g => ($"{Price} {g.Key}", g.Select(m => Plain(m.Amount)).ToList())),
            ("percent", [.. amounts.OfType<PercentFact>().Select(p => Plain(p.Value))]),
            (isNotice ? Notice : Length, lengths),
            (Phone, phones),
        ];
        var all = string.Join(' ', kinds.SelectMany(k => k.Values.Select(v => $"{k.Kind} {v}")).Concat(dates.Select(d => d.ToString())).Order(StringComparer.Ordinal));
        var times = string.Join(' ', hours.OfType<TimeFact>().Select(t => t.Minutes));
        List<StatedFigure> stated = [];
        foreach (var (kind, values) in kinds.Where(k => k.Values.Count > 0 && IsStated(text, k.Kind, k.Values.Count, kinds)))
        {
            var beside = string.Join(' ', kinds.Where(k => k.Kind != kind).SelectMany(k => k.Values.Select(v => $"{k.Kind} {v}")).Concat(dates.Select(d => d.ToString())).Append(times).Where(b => b.Length > 0));
            stated.Add(new StatedFigure(values.Count == 1 ? kind : $"{kind} {values.Count}", values, beside, rest.Rest) { Aside = aside });
        }

        stated.AddRange(HoursOf(hours, all, rest.Rest, aside));
        return stated;
    }

    /// <summary>Whether a sentence is worth the reading: most state nothing.</summary>
    public static bool MayStandIn(string sentence) =>
        sentence.Any(char.IsDigit) && (sentence.AsSpan().IndexOfAnyInRange('\u0600', '\u06FF') >= 0 || Promising().IsMatch(sentence)) || SpelledLengths.MayStandIn(sentence);

    private static bool IsStated(string text, string kind, int count, List<(string Kind, List<string> Values)> kinds) => kind switch
    {
        Phone => count == 1,
        Length => count == 1 && !kinds.Exists(k => k.Kind.StartsWith(Price, StringComparison.Ordinal) && k.Values.Count > 0) && !IsLoose(text) && !Always().IsMatch(text),
        Notice => count == 1 && !kinds.Exists(k => k.Kind is not (Notice or Phone) && k.Values.Count > 0) && !Elsewhere().IsMatch(text),
        "percent" => count == 1 && !IsLoose(text),
        _ => !kinds.Exists(k => k.Kind is Phone && k.Values.Count > 0) && kinds.Count(k => k.Kind.StartsWith(Price, StringComparison.Ordinal)) == 1
            && !IsLoose(text, kinds.Exists(k => k.Kind is Length && k.Values.Count > 0) ? WithoutLengths(text) : text),
    };

    /// <summary>Whether a sentence says that its figures are not exact, or not today's.</summary>
    public static bool IsLoose(string text) => IsLoose(text, text);

    /// <param name="text">The sentence.</param>
    /// <param name="figures">The same without the figures that "about" and "from" may stand before: "£45, about 30 minutes" is an exact price.</param>
    private static bool IsLoose(string text, string figures) => LooseBefore().IsMatch(figures) || LooseAnywhere().IsMatch(text) || RangeOfFigures().IsMatch(text) || Elsewhere().IsMatch(text);

    private static string WithoutLengths(string text)
    {
        BlankedText rest = new(text);
        _ = Durations.TakeStated(rest);
        return rest.Rest;
    }

    /// <summary>"1 200 €", "1’200 CHF" and "1.200,- €" with nothing between their digits or behind them. In English a blank groups no thousands.</summary>
    private static string Ungrouped(string text, Language language) => text.Any(char.IsDigit)
        ? NoCents().Replace((language is Language.English ? GroupedByMarks() : Grouped()).Replace(text, m => string.Concat(m.Value.Where(char.IsAsciiDigit))), "")
        : text;

    private static IEnumerable<StatedFigure> HoursOf(List<Fact> hours, string beside, string rest, Asides aside)
    {
        var isOfOpening = SaysOpen().IsMatch(rest);
        var byDay = hours.OfType<DayTimeFact>().GroupBy(t => t.Day).Select(g => ((DayOfWeek?)g.Key, g.Select(t => t.Time).ToList())).ToList();
        if (byDay.Count == 0)
        {
            byDay.Add((null, [.. hours.OfType<TimeFact>()]));
        }

        return byDay.Where(d => d.Item2.Count > 0 && d.Item2.Count % 2 == 0).Select(d => new StatedFigure($"hours {d.Item2.Count}", [string.Join(' ', d.Item2.Select(t => t.Minutes))], beside, rest)
        {
            Hours = d.Item2,
            Day = d.Item1,
            IsOfOpening = isOfOpening,
            Aside = aside,
        });
    }

    /// <summary>A text with days and months in English, and without the month since when something is so.</summary>
    public static string Plainly(string text, Language language) => SinceMonth().Replace(language is Language.English ? text : FactWords.InEnglish(text, language), " ");

    /// <summary>The days that a heading names: "Are you open on Sunday?".</summary>
    public static IReadOnlyList<DayOfWeek> DaysIn(string heading, Language language) =>
        [.. Calendar.TakeHours(new BlankedText(FactWords.InEnglish(heading, language)), asAnswer: true).OfType<DayFact>().Select(d => d.Day)];

    public static bool SpeaksOfOpening(string heading, Language language) => SaysOpen().IsMatch(FactWords.InEnglish(heading, language));

    /// <summary>Whether it says since, or in, which month something is so.</summary>
    public static bool SpeaksOfMonth(string text, Language language) => OfMonth().IsMatch(language is Language.English ? text : FactWords.InEnglish(text, language));

    private static List<string> TakePhones(BlankedText rest)
    {
        List<string> phones = [];
        foreach (Match match in LongNumber().Matches(rest.Rest))
        {
            var digits = string.Concat(match.Value.Where(char.IsAsciiDigit));
            if (digits.Length is >= FewestDigitsOfAPhone and <= MostDigitsOfAPhone && !Clock().IsMatch(match.Value))
            {
                phones.Add(digits[^DigitsCompared..]);
                rest.Take(match.Index, match.Length);
            }
        }

        return phones;
    }

    // In minutes, where that is what it is; a month is no number of days.
    private static string LengthOf(DurationFact length) => length.InMonths ? $"{Plain(length.Length)} month" : Plain(length.Length);

    private static string Plain(decimal value) => FormattableString.Invariant($"{value:0.##}");

    [GeneratedRegex(@"[$£€¥₹%]|\d\s?(?:usd|eur|gbp|chf|cad|aud|nzd|jpy|inr|sek|nok|dkk|pln|zł|dollar|buck|euro|pound|quid|pence|cent|franc|yen|rupee|pfund|livre|libra|sterlin|dólar|dolar|pond|funt|p\b|percent|pro[zc]ent|por|per|pour|min|h\b|hour|hr|day|week|month|stunde|std|tag|woche|monat|jour|heure|semaine|mois|hora|d[ií]a|semana|mes|or[ae]|giorn|settiman|uur|uren|dag|weken|maand|godz|dni|dzie|tydz|tyg|mies|am\b|pm\b|a\.m|p\.m|uhr|[-–—:.]\s?\d|to\s\d|bis\s\d|à\s\d|a\s\d|tot\s\d|do\s\d|\d[\d\s().\-/]{6,})|(?:usd|eur|gbp|chf|pln|rs)\.?\s?\d|o['’]clock|\d\s?[ap]m\b", RegexOptions.IgnoreCase)]
    private static partial Regex Promising();

    [GeneratedRegex(@"https?://\S+|www\.\S+|\S+@\S+")]
    private static partial Regex NoWords();

    private const string Month = "(?:January|February|March|April|May|June|July|August|September|October|November|December)";

    // "From June" says that it is so now; "from June to August" and "in June", that it is so then alone.
    [GeneratedRegex(@"(?<![\p{L}\d])(?:from|since|as of|as from|starting(?: in| from)?|effective|ab|seit|dès|depuis|à partir de|a partir de|desde|da|a partire da|dal|vanaf|sinds|od|من|منذ)\s+(?:the\s+)?(?:\d{1,2}(?:st|nd|rd|th|\.)?\s+(?:of\s+)?)?" + Month
        + @"\b(?:\s+\d{1,2}(?:st|nd|rd|th)?\b(?!\s*[-–—:.]?\d))?(?!\s*,?\s*(?:\d|[-–—]|(?:to|until|till|through|and|bis|und|à|au|et|a|al|y|e|tot|en|do|i|até|إلى|حتى|و)\s+(?:\d{1,2}\S*\s+)?" + Month + "))", RegexOptions.IgnoreCase)]
    private static partial Regex SinceMonth();

    [GeneratedRegex("(?<!\\p{L})" + Month + "(?!\\p{L})")]
    private static partial Regex OfMonth();

    private const string Sign = @"(?:(?:US|CA|A|C)?\$|[£€¥₹]|usd|eur|gbp|chf|pln)?\s?";

    [GeneratedRegex(@"(?<![\p{L}\d])(?:from|starting at|starts? at|starting from|up to|about|approx\w*\.?|around|circa|ca\.?|roughly|nearly|almost|over|under|above|below|beyond|within|exceeding|more than|less than|at least|at most|(?<!\d\s?)min(?:imum)?\.?|(?<!\d\s?)max(?:imum)?\.?|(?:minimum|maximum) of"
        + @"|ab|bis zu|bis|etwa|rund|mindestens|höchstens|maximal|minimal|über|unter|innerhalb von|à partir de|dès|environ|jusqu['’]à|plus de|moins de|au moins|desde|a partir de|unos|unas|hasta|más de|menos de|al menos|da|a partire da|fino a|oltre|almeno|meno di|vanaf|ongeveer|tot|minstens|meer dan|minder dan|od|około|ok\.|do|powyżej|poniżej|co najmniej|cerca de|até|mais de|menos de|pelo menos|من|ابتداء من|حوالي|حتى|أكثر من|أقل من)\s+(?:just\s+|only\s+|nur\s+)?"
        + Sign + @"\d", RegexOptions.IgnoreCase)]
    private static partial Regex LooseBefore();

    [GeneratedRegex(@"\d\s?[€£$]?\s?\+(?!\d)|(?<![\p{L}\d])(?:(?:not|isn['’]t)\s+(?:\p{L}+\s+){0,2}[£$€]?\s?(?=\d)|no longer|instead of|used to|formerly|previously|save|off|or more|and up|upwards|between|otherwise|depending|varies|estimated?|nicht mehr|statt|früher|oder mehr|zwischen|je nach|au lieu|auparavant|entre|selon|ne coûte plus|en lugar|antes|según|invece|prima|tra|secondo|in plaats|vroeger|tussen|afhankelijk|zamiast|dawniej|między|zależnie|em vez|dependendo|بدلا|بين)(?!\p{L})", RegexOptions.IgnoreCase)]
    private static partial Regex LooseAnywhere();

    [GeneratedRegex(@"\d\s?[€£$%]?\s*(?:[-–—]|\bto\b|\bbis\b|\bà\b|\ba\b|\btot\b|\bdo\b|\baté\b|\bhasta\b|\bor\b|\boder\b|\bou\b|\bo\b|\bof\b|\blub\b)\s*" + Sign + @"\d", RegexOptions.IgnoreCase)]
    private static partial Regex RangeOfFigures();

    // What others charge, and what was so once, is no figure of today's and of the business's own.
    [GeneratedRegex(@"(?<![\p{L}\p{M}])(?:elsewhere|other (?!than)\p{L}+|others|competitors?|competition|rivals?|compared (?:to|with)|on average|typically|rrp|last year|until recently|years ago|originally|(?-i:was|were)(?=[^?]*\d)|when we (?:opened|started)|back in|at the time"
        + @"|anderswo|mitbewerber\p{L}*|konkurren[zt]\p{L}*|durchschnittlich|letztes jahr|voriges jahr|damals|ursprünglich|ailleurs|concurren\p{L}+|en moyenne|l['’]an dernier|l['’]année dernière|à l['’]origine|competencia|otros (?:sitios|salones|talleres)|el año pasado|originalmente|altrove|concorren\p{L}+|l['’]anno scorso|originariamente"
        + @"|elders|gemiddeld|vorig jaar|oorspronkelijk|gdzie indziej|konkurencj\p{L}+|w zeszłym roku|noutros|concorrência|no ano passado|المنافس\p{L}*|العام الماضي)(?![\p{L}\p{M}])", RegexOptions.IgnoreCase)]
    private static partial Regex Elsewhere();

    // A limit, and no length, where it is said how long before. "Less than 24 hours before" tells of what comes after the limit, often of several.
    [GeneratedRegex("(?<![\uE001])(?<!(?:less than|fewer than|under|within|weniger als|innerhalb|innerhalb von|moins de|dans les|menos de|meno di|minder dan|binnen|mniej niż|w ciągu|أقل من)\\s{0,2})(?:\uE001+\\s?['’]?\\s?(?:or more\\s)?"
        + "(?:in advance|before(?:hand)?|prior|ahead|notice|earlier|vorher|zuvor|davor|vor|im voraus|voraus|avant|à l['’]avance|de préavis|antes|de antelación|de anticipación|prima|di preavviso|di anticipo|in anticipo|van tevoren|vooraf|ervoor|voor|przed|wcześniej|de antecedência|مقدما|قبل)(?!\\p{L})|قبل\\s\uE001)", RegexOptions.IgnoreCase)]
    private static partial Regex LengthAhead();

    [GeneratedRegex(@"\b24[\s-]?(?:hours?|h|/7)\b(?:\s?(?:a|per)\s?day)?|\b7 days\b|\d-(?:hour|day|week|month|year)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Always();

    [GeneratedRegex(@"(?<![\p{L}\d])(?:open|opens|opening|hours|offen|öffnungszeiten|geöffnet|ouverture|horaires?|ouvert|apertura|horarios?|orari|orario|openingstijden|godziny|otwarcia|abertura|horário|ساعات العمل|أوقات العمل|مواعيد)(?![\p{L}\d])", RegexOptions.IgnoreCase)]
    private static partial Regex SaysOpen();

    [GeneratedRegex(@"\d[./\-]\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec", RegexOptions.IgnoreCase)]
    private static partial Regex MayBeDate();

    [GeneratedRegex(@"\d\s?[ap]\.?\s?m\b|\d[:.h]\d\d|\d\s?(?:uhr|o['’]clock)|\d\s*(?:[-–—]|to|until|till?|bis)\s*\d|noon|midday|midnight", RegexOptions.IgnoreCase)]
    private static partial Regex TimeOfDay();

    [GeneratedRegex(@"(?<![\p{L}\d])\+?\d(?:[ ().\-/]{0,2}\d){6,}(?![\p{L}\d])")]
    private static partial Regex LongNumber();

    [GeneratedRegex(@"\d\.\d\d\s*[-–]")]
    private static partial Regex Clock();

    private const string Currency = @"(?:[$£€¥₹]|(?:USD|EUR|GBP|CHF|PLN|dollars?|euros?|pounds?|francs?)(?!\p{L}))";

    private const string AfterCurrency = "(?<=" + Currency + @"\s?)";

    private const string BeforeCurrency = @"(?=(?:[.,](?:\d{1,2}|[-–—]{1,2}))?\s?" + Currency + ")";

    private const string ByBlanks = @"(?<![\d.,])\d{1,3}(?:[ '’]\d{3})+(?!\d)";

    private const string ByMarks = @"(?<![\d.,])\d{1,3}(?:['’]\d{3})+(?!\d)";

    [GeneratedRegex(AfterCurrency + ByBlanks + "|" + ByBlanks + BeforeCurrency, RegexOptions.IgnoreCase)]
    private static partial Regex Grouped();

    [GeneratedRegex(AfterCurrency + ByMarks + "|" + ByMarks + BeforeCurrency, RegexOptions.IgnoreCase)]
    private static partial Regex GroupedByMarks();

    [GeneratedRegex(@"(?<=\d)[.,][-–—]{1,2}(?!\s?\d)")]
    private static partial Regex NoCents();

    [GeneratedRegex("^length [^ ]+( month)?$")]
    private static partial Regex OneLength();
}
