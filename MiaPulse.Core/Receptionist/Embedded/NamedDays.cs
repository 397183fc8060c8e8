using System.Globalization;
using System.Text.RegularExpressions;
using MiaPulse.Core.Businesses;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Receptionist.Embedded.Hearing;

namespace MiaPulse.Core.Receptionist.Embedded;

/// <summary>
/// Days that pages call by a name, such as Thanksgiving: a week of opening hours knows nothing of them, so what a page says of such a day goes before it. Whether
/// the business keeps the day is for its pages to say. Pure.
/// </summary>
internal static partial class NamedDays
{
    private const RegexOptions Plain = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    private const string Months = "janfebmaraprmayjunjulaugsepoctnovdec";

    private const string MonthName = @"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?";

    private static readonly Day[] All =
    [
        new((year, _) => new DateOnly(year, 1, 1),
            @"new year'?s day|(?<!before |until )new years?'?(?!'?s? ?(?:eve|day|resolution))|neujahr\w*|jour de l'an|nouvel an|ano nuevo|capodanno|nieuwjaar\w*|nowy rok|nowego roku|(?<!vespera de )ano novo|(?<!ليله )راس السنه",
            "New Year's Day|Neujahr|jour de l'an|Año Nuevo|Capodanno|Nieuwjaarsdag|Nowy Rok|Ano Novo|رأس السنة"),
        new((year, _) => Easter(year).AddDays(-2),
            "good friday|karfreitag|vendredi saint|viernes santo|venerdi santo|goede vrijdag|wielki piatek|sexta-feira santa|الجمعه العظيمه",
            "Good Friday|Karfreitag|vendredi saint|Viernes Santo|Venerdì Santo|Goede Vrijdag|Wielki Piątek|Sexta-feira Santa|الجمعة العظيمة"),
        new((year, _) => Easter(year),
            @"easter sunday|easter day|easter(?! (?:monday|saturday|friday|eve|week|egg|bunny|brunch))|ostersonntag|ostern|dimanche de paques|(?<!lundi de )paques|domingo de (?:pascua|resurreccion|pascoa)|(?<!lunedi di )pasqua|(?:eerste|1e) paasdag|pasen|niedziela wielkanocna|wielkanoc\w*|pascoa|عيد الفصح",
            "Easter Sunday|Ostersonntag|Pâques|Domingo de Pascua|Pasqua|Pasen|Wielkanoc|Páscoa|عيد الفصح"),
        new((year, _) => Easter(year).AddDays(1),
            @"easter monday|ostermontag|ostern|lundi de paques|lunes de pascua|pasquetta|lunedi (?:dell'angelo|di pasqua)|(?:tweede|2e) paasdag|poniedzialek wielkanocny|segunda-feira de pascoa|اثنين الفصح",
            "Easter Monday|Ostermontag|lundi de Pâques|Lunes de Pascua|Pasquetta|Tweede Paasdag|Poniedziałek Wielkanocny|Segunda-feira de Páscoa|إثنين الفصح"),
        new((year, _) => new DateOnly(year, 5, 1),
            "may day|(?:international )?workers'? day|tag der arbeit|maifeiertag|fete du travail|dia del trabajo|dia del trabajador|festa del lavoro|festa dei lavoratori|dag van de arbeid|swieto pracy|dia do trabalhador|عيد العمال",
            "May Day|Tag der Arbeit|fête du Travail|Día del Trabajo|Festa del Lavoro|Dag van de Arbeid|Święto Pracy|Dia do Trabalhador|عيد العمال"),
        new((year, region) => IsAmerican(region) ? First(year, 9, DayOfWeek.Monday) : new DateOnly(year, 5, 1),
            "labou?r day",
            "Labor Day|Tag der Arbeit|fête du Travail|Día del Trabajo|Festa del Lavoro|Dag van de Arbeid|Święto Pracy|Dia do Trabalhador|عيد العمال"),
        new((year, _) => Easter(year).AddDays(39),
            "ascension(?: day| thursday)?|christi himmelfahrt|himmelfahrt\\w*|vatertag|jeudi de l'ascension|hemelvaart\\w*|wniebowstapienie",
            "Ascension Day|Christi Himmelfahrt|Ascension|Ascensión|Ascensione|Hemelvaartsdag|Wniebowstąpienie|Ascensão|عيد الصعود"),
        new((year, _) => Easter(year).AddDays(50),
            "whit monday|pentecost monday|pfingstmontag|pfingsten|lundi de pentecote|lunes de pentecostes|lunedi di pentecoste|(?:tweede|2e) pinksterdag|pinksteren|segunda-feira de pentecostes|اثنين العنصره",
            "Whit Monday|Pfingstmontag|lundi de Pentecôte|Lunes de Pentecostés|Lunedì di Pentecoste|Tweede Pinksterdag|Poniedziałek Zielonych Świątek|Segunda-feira de Pentecostes|إثنين العنصرة"),
        new((year, region) => region is "US" ? First(year, 6, DayOfWeek.Monday).AddDays(-7) : null, // the last of May
            "memorial day(?! weekend sale)", "Memorial Day|Memorial Day|Memorial Day|Memorial Day|Memorial Day|Memorial Day|Memorial Day|Memorial Day|Memorial Day"),
        new((year, region) => region is "US" ? new DateOnly(year, 7, 4) : null,
            "independence day|(?:the )?(?:4th|fourth) of july|july (?:4th|fourth)|dia de la independencia",
            "Independence Day|Independence Day|Independence Day|Día de la Independencia|Independence Day|Independence Day|Independence Day|Independence Day|Independence Day"),
        new((year, region) => region is "CA" ? First(year, 10, DayOfWeek.Monday).AddDays(7) : Thanksgiving(year),
            "(?<!(?:after|following|before|until|since) )thanksgiving(?!'?s? (?:eve|week|sale|menu|dinner|special|pie|turkey|break|season))|accion de gracias|erntedank\\w*|عيد الشكر",
            "Thanksgiving|Thanksgiving|Thanksgiving|Día de Acción de Gracias|Thanksgiving|Thanksgiving|Thanksgiving|Ação de Graças|عيد الشكر"),
        new((year, _) => Thanksgiving(year).AddDays(1),
            "black friday|(?:friday|day) (?:after|following) thanksgiving|thanksgiving[^.;]{0,40}\\b(?:friday|day) (?:after|following)|thanksgiving[^.;]{0,20}\\b(?:following|next) (?:friday|day)|thanksgiving weekend|viernes negro|الجمعه (?:السوداء|البيضاء)",
            "Black Friday, the Friday after Thanksgiving|Black Friday|Black Friday|Viernes Negro|Black Friday|Black Friday|Black Friday|Black Friday|الجمعة البيضاء"),
        new((year, _) => new DateOnly(year, 12, 24),
            "christmas eve|heilig(?:er |en |)abend\\w*|heiligabend|weihnachten|veille de noel|reveillon de noel|nochebuena|vigilia di natale|kerstavond|wigili\\w+|vespera de natal|ليله (?:عيد )?الميلاد",
            "Christmas Eve|Heiligabend|veille de Noël|Nochebuena|Vigilia di Natale|Kerstavond|Wigilia|Véspera de Natal|ليلة عيد الميلاد"),
        new((year, _) => new DateOnly(year, 12, 25),
            "christmas day|(?<!(?:after|before|until|since) )christmas(?! (?:eve|market|tree|season|menu|party|parties|week|sale|gift|card|dinner|lunch|special|shopping))|(?:erster|ersten|1\\.?) weihnacht\\w*|weihnachten|weihnachtsfeiertag\\w*|(?<!(?:veille|reveillon|lendemain) de )noel|navidad|(?<!vigilia di )natale|(?:eerste|1e) kerstdag|kerst(?:mis)?|boze narodzenie|swieta|(?<!vespera de )natal|عيد الميلاد",
            "Christmas Day|Weihnachten|Noël|Navidad|Natale|Kerstmis|Boże Narodzenie|Natal|عيد الميلاد"),
        new((year, _) => new DateOnly(year, 12, 26),
            "boxing day|(?:day after|second (?:day of )?) ?christmas(?: day)?|st\\.? stephen'?s day|(?:zweiter|zweiten|2\\.?) weihnacht\\w*|weihnachten|weihnachtsfeiertage\\w*|stephanstag|lendemain de noel|san(?:to)? stefano|(?:tweede|2e) kerstdag|kerstdagen|drugi dzien swiat|swieta",
            "Boxing Day|zweiter Weihnachtsfeiertag|lendemain de Noël|San Esteban|Santo Stefano|Tweede Kerstdag|drugi dzień świąt|26 de dezembro|26 ديسمبر"),
        new((year, _) => new DateOnly(year, 12, 31),
            "new year'?s'? eve|silvester\\w*|(?:saint|st)[- ]sylvestre|reveillon du nouvel an|nochevieja|fin de ano|(?:notte di )?san silvestro|oudejaars\\w*|oudjaar|oud en nieuw|sylwest\\w+|vespera de ano novo|passagem de ano|reveillon|ليله راس السنه",
            "New Year's Eve|Silvester|Saint-Sylvestre|Nochevieja|San Silvestro|Oudejaarsdag|Sylwester|Véspera de Ano Novo|ليلة رأس السنة"),
    ];

    /// <summary>What a search looks for beside the name, by language.</summary>
    private static readonly string[] Beside =
    [
        "closed open holidays opening hours", "geschlossen geöffnet Feiertage Öffnungszeiten", "fermé ouvert jours fériés horaires", "cerrado abierto festivos horario", "chiuso aperto festivi orari",
        "gesloten open feestdagen openingstijden", "zamknięte otwarte święta godziny otwarcia", "fechado aberto feriados horário", "مغلق مفتوح عطل مواعيد العمل",
    ];

    /// <summary>Whether pages may know the date by a name.</summary>
    public static bool HasName(DateOnly day, string region) => On(day, region).Any();

    /// <summary>When each day that a text calls by its name is next.</summary>
    public static IEnumerable<DateOnly> NamedIn(string text, DateOnly today, string region)
    {
        var folded = Folding.Of(Words.Tidy(text));
        return All.Where(d => d.Names.IsMatch(folded)).Select(d => Next(d, today, region.ToUpperInvariant())).OfType<DateOnly>().Distinct();
    }

    /// <summary>What to search for: in the visitor's language, and then in English, which many pages are in. None for a day without a name.</summary>
    public static IReadOnlyList<string> Searches(DateOnly day, string region, Language language) =>
        On(day, region).FirstOrDefault() is not { } named ? []
        : new[] { language, Language.English }.Distinct().Select(l => $"{Beside[(int)l]} {named.Called[(int)l]}").ToList();

    /// <summary>The first sentence of the passages that says of that very day whether or when the business is open. Null where none does.</summary>
    public static (FoundPassage Passage, string Sentence)? SaidOf(DateOnly day, IEnumerable<FoundPassage> passages, BusinessProfile business)
    {
        var names = On(day, business.Region).ToList();
        foreach (var passage in passages)
        {
            var sentences = Sentence.Split(passage.Text).Where(s => !s.TrimEnd().EndsWith('?') && TellsHours(s, passage.Language) && !Doors.SpeaksOfAnother(s, business)).ToList();
            var said = sentences.FirstOrDefault(s => Names(s, day, names, business.Region, passage.Language))
                ?? (IsNamed(passage.Title, names) ? sentences.FirstOrDefault() : null); // "Are you open on Thanksgiving?" "No, we are closed that day."
            if (said is not null)
            {
                return (passage, said);
            }
        }

        return null;
    }

    private static DateOnly? Next(Day day, DateOnly today, string region) => day.On(today.Year, region) is { } date && date >= today ? date : day.On(today.Year + 1, region);

    private static IEnumerable<Day> On(DateOnly day, string region) => All.Where(d => d.On(day.Year, region.ToUpperInvariant()) == day);

    private static bool IsNamed(string text, List<Day> names)
    {
        var folded = Folding.Of(Words.Tidy(text));
        return names.Any(n => n.Names.IsMatch(folded));
    }

    private static bool Names(string sentence, DateOnly day, List<Day> names, string region, Language language)
    {
        if (IsNamed(sentence, names))
        {
            return true;
        }

        var dates = FactFinder.In(sentence, region, asAnswer: false, language).OfType<DateFact>().ToList();
        return dates.Any(d => IsOn(d, day, region)) || ShortDate().Matches(sentence).Any(m => Number(m, "d") == day.Day && Number(m, "m") == day.Month)
            || dates.Count > 0 && (IsInRow(FactWords.InEnglish(sentence, language), day) || dates.Count == 2 && Range().IsMatch(FactWords.InEnglish(sentence, language)) && IsBetween(dates[0], dates[1], day, region));
    }

    /// <summary>"December 24 and 25", "December 24-26".</summary>
    private static bool IsInRow(string english, DateOnly day) => Row().Matches(english).Any(m => MonthNumber(m.Groups["m"].Value) == day.Month
        && (Number(m, "b") == day.Day || m.Groups["to"].Success && Number(m, "a") <= day.Day && day.Day <= Number(m, "b")));

    private static int MonthNumber(string month) => Months.IndexOf(month[..3], StringComparison.OrdinalIgnoreCase) / 3 + 1;

    private static bool IsOn(DateFact date, DateOnly day, string region) => (date.Year is null || date.Year == day.Year) && MonthAndDay(date, region) == (day.Month, day.Day);

    /// <summary>"3/4" is March in America and April elsewhere.</summary>
    internal static (int Month, int Day) MonthAndDay(DateFact date, string region) =>
        date is { OtherMonth: { } month, OtherDay: { } day } && !IsAmerican(region.ToUpperInvariant()) ? (month, day) : (date.Month, date.Day);

    private static bool IsBetween(DateFact one, DateFact other, DateOnly day, string region)
    {
        if (one.Year is { } from && from > day.Year || other.Year is { } until && until < day.Year)
        {
            return false;
        }

        var (first, last, at) = (MonthAndDay(one, region), MonthAndDay(other, region), (day.Month, day.Day));
        return first.CompareTo(last) <= 0 ? at.CompareTo(first) >= 0 && at.CompareTo(last) <= 0
            : first.Month - last.Month >= 9 && (at.CompareTo(first) >= 0 || at.CompareTo(last) <= 0); // "December 24 to January 2"
    }

    private static bool TellsHours(string sentence, Language language) =>
        HoursWord().IsMatch(Folding.Of(sentence)) || language is not Language.English && Cues.Of(language).Hours.In(Folding.Of(Words.Tidy(sentence)));

    private static int Number(Match match, string group) => int.Parse(Digits.InAscii(match.Groups[group].Value), CultureInfo.InvariantCulture);

    private static bool IsAmerican(string region) => region is "US" or "CA";

    private static DateOnly First(int year, int month, DayOfWeek day)
    {
        var first = new DateOnly(year, month, 1);
        return first.AddDays(((int)day - (int)first.DayOfWeek + 7) % 7);
    }

    private static DateOnly Thanksgiving(int year) => First(year, 11, DayOfWeek.Thursday).AddDays(21);

    /// <summary>The Gregorian computus.</summary>
    internal static DateOnly Easter(int year)
    {
        var (golden, century, rest) = (year % 19, year / 100, year % 100);
        var moon = (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
        var week = (32 + 2 * (century % 4) + 2 * (rest / 4) - moon - rest % 4) % 7;
        var late = (golden + 11 * moon + 22 * week) / 451;
        var days = moon + week - 7 * late + 114;
        return new DateOnly(year, days / 31, days % 31 + 1);
    }

    /// <param name="on">When it is in a year; null where the region does not know it.</param>
    /// <param name="names">What pages call it, in folded letters.</param>
    /// <param name="called">What to search for, by language, with "|" between.</param>
    private sealed class Day(Func<int, string, DateOnly?> on, string names, string called)
    {
        public Func<int, string, DateOnly?> On => on;

        public Regex Names { get; } = new($@"(?<!\w)(?:{names})(?!\w)", Plain);

        public string[] Called { get; } = called.Split('|');
    }

    [GeneratedRegex(@"\b(?:open(?:s|ed|ing)?|clos(?:e|es|ed|ing|ure)|shut|hours)\b|\d ?(?:am|pm|uhr)\b|\bgeschlossen\b|\bgeoffnet\b|\bzu\b|\boffen\b|\bouvert\w*|\bferm\w+|\bcerra\w+|\babiert\w+|\babrimos\b|\bchius\w+|\bapert\w+|\bgesloten\b|\bdicht\b|\bzamkniet\w+|\botwart\w+|\bnieczynn\w+|\bfechad\w+|\bfechamos\b|\babert\w+|مغلق|مفتوح|نغلق|نفتح", Plain)]
    private static partial Regex HoursWord();

    // "26.11."; a year behind it is read as a date
    [GeneratedRegex(@"(?<![\d.,])(?<d>[0-2]?\d|3[01])\.(?<m>0?\d|1[0-2])\.(?!\d)", Plain)]
    private static partial Regex ShortDate();

    // "November 26 to December 1", "24. December bis 2. January"
    [GeneratedRegex(MonthName + @"(?: \d{1,2}(?:st|nd|rd|th)?)?(?:,? \d{4})? ?(?:to|through|thru|until|till|bis|au|al|a|hasta|tot|do|ate|até|[–—-]) ?(?:the |le |el |zum )?(?:\d|" + MonthName + ")", Plain)]
    private static partial Regex Range();

    [GeneratedRegex("(?<m>" + MonthName + @") (?<a>\d{1,2})(?:st|nd|rd|th)?(?:,? and |,? & |, (?=\d)|(?<to> ?[–—-] ?| to | through | thru ))(?<b>\d{1,2})(?!\d|[:.]\d| ?[ap]\.?m)", Plain)]
    private static partial Regex Row();
}
