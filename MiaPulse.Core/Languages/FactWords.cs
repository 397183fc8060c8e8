using System.Text.RegularExpressions;

namespace MiaPulse.Core.Languages;

/// <summary>
/// Puts the words that facts are written with (weekdays, months, hours, money) into English, so that "jeudi de 9h à 17h30" can be held to a page that says
/// "Thursday 9 am to 5.30 pm". No translation: everything else stays as it is.
/// </summary>
internal static partial class FactWords
{
    /// <summary>The rows at the top of the list, which are read in every language, since no other word looks like them.</summary>
    private const int Weekdays = 7;

    private static readonly (string English, string[] Columns)[] Rows = [.. Read()];
    private static readonly Lazy<Spelling>[] Known = [.. Enum.GetValues<Language>().Select(l => new Lazy<Spelling>(() => new Spelling(l)))];
    private static readonly Lazy<Spelling> Days = new(() => new Spelling());
    private static readonly List<(string English, string[] Columns)> MonthRows = Rows.SkipWhile(r => r.English != "January").Take(12).ToList();
    private static readonly HashSet<string>[] MonthNames =
        [.. Enum.GetValues<Language>().Select(l => MonthRows.SelectMany(row => MonthWords(row, l).Append(row.English)).Select(Folding.Of).ToHashSet(StringComparer.Ordinal))];

    /// <param name="text">A sentence of an answer, or a passage.</param>
    /// <param name="language">The language that it is in.</param>
    public static string InEnglish(string text, Language language)
    {
        if (language is not Language.English)
        {
            text = language is Language.German ? AtDay().Replace(text, "on") : text; // no forenoon: "um 9 Uhr am Montag"
            text = Known[(int)language].Value.InEnglish(ForeignClock.InEnglish(text, language));
        }

        text = Days.Value.InEnglish(text);
        return language is Language.English ? text : Dates(text);
    }

    /// <summary>The same of dates alone: in some languages a range of days is written as one of hours is ("de 10 a 12 de março").</summary>
    public static string DatesInEnglish(string text, Language language) =>
        language is Language.English ? Days.Value.InEnglish(text) : Dates(Days.Value.InEnglish(Known[(int)language].Value.InEnglish(text)));

    /// <summary>What a language calls a month, 1 to 12.</summary>
    public static string MonthIn(int month, Language language) => language is Language.English ? MonthRows[month - 1].English : MonthWords(MonthRows[month - 1], language)[0];

    /// <summary>Whether a word is the name of a month.</summary>
    public static bool IsMonth(string word, Language language) => MonthNames[(int)language].Contains(Folding.Of(word));

    // "1er August", "24 de December de 2026", "Monday au Friday", "im May"
    private static string Dates(string text)
    {
        text = FirstOfMonth().Replace(text, "${day} ");
        text = OfMonth().Replace(text, "${day} ");
        text = OfYear().Replace(text, " ");
        text = InMay().Replace(text, "in ");
        return UntilDay().Replace(text, "${day} to ");
    }

    private static string[] MonthWords((string English, string[] Columns) row, Language language) => language is Language.English ? []
        : row.Columns[(int)language].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static IEnumerable<(string, string[])> Read()
    {
        using var stream = typeof(FactWords).Assembly.GetManifestResourceStream("MiaPulse.Lists.fact-words.txt")
            ?? throw new InvalidOperationException("The list fact-words is missing from the assembly.");
        using StreamReader reader = new(stream);
        while (reader.ReadLine() is { } line)
        {
            var columns = line.Split('|');
            yield return (columns[0], columns);
        }
    }

    /// <summary>What stands for each English word in one language; without one, the weekdays of all.</summary>
    private sealed class Spelling
    {
        // "Montagmorgen", "samstagabends".
        private const string End = @"(?![\p{L}\p{M}])|(?=(?:abend|morgen|vormittag|nachmittag|mittag|früh)s?(?![\p{L}\p{M}]))";

        private readonly Dictionary<string, string> _english = new(StringComparer.OrdinalIgnoreCase);
        private readonly Regex _words;
        private readonly Regex? _short;

        public Spelling(Language language)
        {
            _words = Joined(Rows.Skip(Weekdays).Where(r => !r.English.EndsWith('.')), [language]);
            var keys = Keys(Rows.Where(r => r.English.EndsWith('.')), [language]);
            if (keys.Count > 0)
            {
                // Short forms are words of their own, so a day or a time has to stand beside them: "Mo–Fr", "Sa 10–14 Uhr".
                var any = string.Join('|', keys.Select(Regex.Escape));
                _short = new Regex(
                    $@"(?<![\p{{L}}\p{{M}}\d])(?<word>{any})\.?(?=\s?[-–—/+&]\s?(?:{any})(?!\p{{L}})|:?\s{{0,2}}\d{{1,2}}\s?(?:[:.h–-]|uhr|uur))|(?<=(?<!\p{{L}})(?:{any})\.?\s?[-–—/+&]\s?)(?<word>{any})(?!\p{{L}})\.?",
                    RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
            }
        }

        public Spelling() => _words = Joined(Rows.Take(Weekdays), Enum.GetValues<Language>().Where(l => l is not Language.English));

        public string InEnglish(string text)
        {
            text = _short is null ? text : _short.Replace(text, m => _english[m.Groups["word"].Value].TrimEnd('.'));
            return _words.Replace(text, m => _english[m.Groups["word"].Value]);
        }

        private Regex Joined(IEnumerable<(string, string[])> rows, IEnumerable<Language> languages) => new(
            $@"(?<![\p{{L}}\p{{M}}])(?:[ولب](?=ال))?(?<word>{string.Join('|', Keys(rows, languages).OrderByDescending(k => k.Length).Select(Regex.Escape))})(?:{End})",
            RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

        private List<string> Keys(IEnumerable<(string English, string[] Columns)> rows, IEnumerable<Language> languages)
        {
            List<string> keys = [];
            foreach (var (english, columns) in rows)
            {
                foreach (var key in languages.SelectMany(l => columns[(int)l].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)))
                {
                    if (_english.TryAdd(key, english))
                    {
                        keys.Add(key);
                    }
                }
            }

            return keys;
        }
    }

    private const string Day = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day";
    private const string MonthName = "(?:January|February|March|April|May|June|July|August|September|October|November|December)";

    [GeneratedRegex(@"\bam\b")]
    private static partial Regex AtDay();

    [GeneratedRegex(@"(?<![\d.,])(?<day>\d{1,2})(?:er|re|º|ª|°)\s(?=(?:de\s)?" + MonthName + ")")]
    private static partial Regex FirstOfMonth();

    [GeneratedRegex(@"(?<![\d.,])(?<day>\d{1,2}) (?:de|d['’]|من)\s?(?=" + MonthName + ")")]
    private static partial Regex OfMonth();

    [GeneratedRegex(@"(?<=" + MonthName + @") (?:de|del) (?=\d{4}\b)")]
    private static partial Regex OfYear();

    [GeneratedRegex(@"(?<![\p{L}\d])(?:im|en|em|in|a|w|au|à|de|do|od|bis|seit|ab|tot|vanaf|até|hasta|desde|fino a|da|في|mese di|mois de) (?=May\b)")]
    private static partial Regex InMay();

    [GeneratedRegex("(?<day>" + Day + @")s?,? (?:bis einschließlich|bis|jusqu['’]au|au|à|al|a|hasta|tot en met|t/m|tot|do|até|إلى|الى|حتى) (?:(?:la|el|le|il|à|a|ao|den|zum|يوم) )?(?=" + Day + ")")]
    private static partial Regex UntilDay();
}
