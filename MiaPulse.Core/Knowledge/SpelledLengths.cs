using System.Text.RegularExpressions;

namespace MiaPulse.Core.Knowledge;

/// <summary>
/// Writes in figures how long something lasts where it stands in words: "free for an hour" is "free for 1 hour", "deux heures" are "2 heures". Only in front of a
/// unit of time, and not where it is one end of a range ("one or two hours") or goes on ("an hour and a half"), which are no one figure.
/// </summary>
internal static class SpelledLengths
{
    private static readonly Dictionary<string, string> Numbers = (
            "one 1 two 2 three 3 four 4 five 5 six 6 seven 7 eight 8 nine 9 ten 10 twelve 12 fifteen 15 twenty 20 twenty-four 24 thirty 30 forty-five 45 forty-eight 48 sixty 60 seventy-two 72 ninety 90 "
            + "eine 1 einer 1 einen 1 zwei 2 drei 3 vier 4 fünf 5 sechs 6 sieben 7 acht 8 neun 9 zehn 10 zwölf 12 fünfzehn 15 zwanzig 20 vierundzwanzig 24 dreißig 30 achtundvierzig 48 sechzig 60 neunzig 90 "
            + "un 1 une 1 deux 2 trois 3 quatre 4 cinq 5 sept 7 huit 8 neuf 9 dix 10 douze 12 quinze 15 vingt 20 vingt-quatre 24 trente 30 quarante-huit 48 soixante 60 "
            + "una 1 dos 2 tres 3 cuatro 4 cinco 5 seis 6 siete 7 ocho 8 nueve 9 diez 10 doce 12 quince 15 veinte 20 veinticuatro 24 treinta 30 sesenta 60 noventa 90 "
            + "due 2 tre 3 quattro 4 cinque 5 sei 6 sette 7 otto 8 nove 9 dieci 10 dodici 12 quindici 15 venti 20 ventiquattro 24 trenta 30 quarantotto 48 sessanta 60 novanta 90 "
            + "een 1 één 1 twee 2 drie 3 vijf 5 zes 6 zeven 7 negen 9 tien 10 twaalf 12 vijftien 15 twintig 20 vierentwintig 24 dertig 30 achtenveertig 48 zestig 60 negentig 90 "
            + "dwa 2 dwie 2 trzy 3 cztery 4 pięć 5 sześć 6 siedem 7 osiem 8 dziewięć 9 dziesięć 10 dwanaście 12 piętnaście 15 trzydzieści 30 "
            + "uma 1 dois 2 duas 2 três 3 quatro 4 sete 7 oito 8 dez 10 doze 12 vinte 20 trinta 30 sessenta 60 "
            + "ثلاث 3 ثلاثة 3 أربع 4 أربعة 4 خمس 5 خمسة 5 ست 6 ستة 6 سبع 7 سبعة 7 ثماني 8 ثمانية 8 تسع 9 تسعة 9 عشر 10 عشرة 10")
        .Split(' ').Chunk(2).DistinctBy(pair => pair[0]).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.OrdinalIgnoreCase);

    // Arabic says "two hours" in one word.
    private static readonly Dictionary<string, string> Pairs = new(StringComparer.Ordinal)
    {
        ["ساعتين"] = "2 ساعة",
        ["ساعتان"] = "2 ساعة",
        ["يومين"] = "2 يوم",
        ["يومان"] = "2 يوم",
        ["أسبوعين"] = "2 أسبوع",
        ["شهرين"] = "2 شهر",
    };

    private const string Unit = @"(?:min(?:ute|uten|uto|uta|uti|ut|uty)?s?|hours?|hrs?|stunden?|heures?|horas?|or[ae]|uur|uren|godzin[ay]?|days?|tage?n?|jours?|d[ií]as?|giorn[oi]|dag(?:en)?|dni|dzień|weeks?|wochen?|semaines?|semanas?|settiman[ae]|weken"
        + "|tydzień|tygodni[ea]?|months?|monate?n?|mois|mes(?:es|i|e)?|mês|maand(?:en)?|miesi[ąę]c[ey]?|دقيقة|دقائق|ساعة|ساعات|يوم|أيام|أسبوع|أسابيع|شهر|أشهر)";

    private const string EndOfWord = @"(?![\p{L}\p{M}\d])";

    private const string GoesOn = @"(?!\s+(?:(?:and|und|et|y|e|en|i)\s+(?:an?\s+|eine?\s+|een\s+)?(?:half|halb|demi|media|mezz|meia|pół|quarter)|(?:or|oder|ou|o|of|lub|to|bis|tot)\s))";

    private const string NoEndOfRange = @"(?<![\p{L}\p{M}\d\-–—])(?<!(?<!\bup\s)\bto\s|\b(?:or|bis|oder|ou|tot|lub|do|hasta|até|(?:een|één|twee|drie)\s+of)\s|[-–—]\s)";

    private static readonly Regex Spelled = new(
        NoEndOfRange
        + @"(?:(?<half>(?<!\b(?:and|und|et|y|e|en|i)\s)(?:(?:an?|eine[rn]?|une|una|een|uma)\s+)?(?:half(?:\s+an?)?[\s-]hour|half\s?uur|halbe\s+stunde|demi[\s-]heure|media\s+hora|mezz(?:a\s+|['’])ora|pół\s+godziny|meia\s+hora|نصف\s+ساعة)" + EndOfWord + ")"
        + $@"|(?<n>{string.Join('|', Numbers.Keys.OrderByDescending(k => k.Length).Select(Regex.Escape))})(?<gap>[\s\-'’])(?={Unit}{EndOfWord}{GoesOn})"
        + $@"|(?<one>(?<=\b(?:for|takes?|lasts?)\s)an?(?=\s(?:hour|minute|day|week|month){EndOfWord}{GoesOn}))"
        + $@"|ل?(?<pair>{string.Join('|', Pairs.Keys)}){EndOfWord})",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>Whether there is anything to write in figures.</summary>
    public static bool MayStandIn(string text) => Spelled.IsMatch(text);

    public static string InFigures(string text) => Spelled.Replace(text, m => m switch
    {
        _ when m.Groups["half"].Success => "30 min",
        _ when m.Groups["n"].Success => Numbers[m.Groups["n"].Value] + (m.Groups["gap"].Value == "-" ? "-" : " "),
        _ when m.Groups["pair"].Success => Pairs[m.Groups["pair"].Value],
        _ => "1",
    });

    /// <summary>Whether a word only counts: "four spaces".</summary>
    public static bool IsNumber(string word) => Numbers.ContainsKey(word);
}
