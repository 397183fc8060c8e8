using System.Text.RegularExpressions;

namespace MiaPulse.Core.Languages;

/// <summary>Writes the times of day of other languages as "9:00" and "5:30 pm". A length of time ("2 heures de massage") is none and stays.</summary>
internal static class ForeignClock
{
    private static readonly Lazy<Clock>[] Clocks = [.. Enum.GetValues<Language>().Select(l => new Lazy<Clock>(() => new Clock(WordsOf(l))))];

    public static string InEnglish(string text, Language language) => Clocks[(int)language].Value.InEnglish(text);

    /// <param name="Unit">Behind the figure.</param>
    /// <param name="At">Before one time of day.</param>
    /// <param name="From">Before the first of two.</param>
    /// <param name="To">Between two.</param>
    /// <param name="Morning">Behind a time.</param>
    /// <param name="Later">Behind a time that is after noon.</param>
    /// <param name="Lasting">Behind a figure that tells how long, or how long before.</param>
    private sealed record Words(string Unit, string At, string From, string To, string Morning, string Later, string Lasting)
    {
        /// <summary>Whether the unit is said of the clock alone, and never of how long something takes.</summary>
        public bool UnitTells { get; init; }

        /// <summary>Whether the words before it are said of the clock alone, so that the unit may be missing.</summary>
        public bool PlaceTells { get; init; }
    }

    private static Words WordsOf(Language language) => language switch
    {
        Language.German => new(@"uhr", @"um|ab|bis", @"von|zwischen", @"bis|und", @"morgens|vormittags|früh", @"nachmittags|abends|mittags", @"lang") { UnitTells = true },
        Language.French => new(@"heures?|h", @"à|dès|vers|jusqu['’]à|à partir de", @"de|entre", @"à|et|jusqu['’]à", @"du matin", @"de l['’]après-midi|du soir", @"avant|à l['’]avance|de (?!\d)|par|plus"),
        Language.Spanish => new(@"horas?|hrs?|hs|h", @"(?:a|desde|hasta|sobre|antes de|después de|a partir de) las?", @"de(?: las?)?|desde(?: las?)?|entre las?", @"a las?|a|y las?|y|hasta las?", @"de la mañana|de la madrugada", @"de la tarde|de la noche", @"antes|de (?!la |lunes|\d)|por|más") { PlaceTells = true },
        Language.Italian => new(@"h", @"(?:alle|dalle|entro le|prima delle|dopo le|verso le|fino alle|ore)(?: ore)?", @"dalle(?: ore)?|tra le|ore", @"alle(?: ore)?|fino alle|e le", @"di mattina|del mattino", @"del pomeriggio|di sera|della sera", @"prima|per|in più") { PlaceTells = true },
        Language.Dutch => new(@"uur|u", @"om|tot|vanaf", @"van|tussen", @"tot|en", @"['’]s ochtends|['’]s morgens|in de ochtend", @"['’]s middags|['’]s avonds|in de avond|in de middag", @"van tevoren|vooraf|voor|ervoor|per|lang|eerder"),
        Language.Polish => new(@"godz\.?", @"(?:od |do |o |po |przed |około )?godz(?:\.|in\p{L}*)|o|do", @"od", @"do", @"rano|przed południem", @"po południu|wieczorem", @"przed|wcześniej|temu") { PlaceTells = true },
        Language.Portuguese => new(@"horas?|hs?", @"às|desde as|até às|até as|a partir das|antes das|depois das", @"das|de|entre as", @"às|as|e as|a|até às|até", @"da manhã", @"da tarde|da noite", @"antes|de (?!segunda|\d)|por|mais") { PlaceTells = true },
        Language.Arabic => new(@"ساعة", @"(?:من |حتى |إلى |الى |قبل |بعد )?الساعة", @"من|بين", @"(?:إلى|الى|حتى|و)(?: الساعة)?", @"صباح\p{L}*\p{M}*|ص", @"مساء\p{L}*\p{M}*|م|ظهر\p{L}*|عصر\p{L}*", @"مقدما|قبل|مسبقا") { PlaceTells = true },
        _ => throw new ArgumentOutOfRangeException(nameof(language), language, "English is read as it is."),
    };

    private sealed class Clock
    {
        private const RegexOptions Plain = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

        // What may follow a figure that nothing else marks as a time: no noun, or it counts things.
        private const string Bare = @"(?=\s*(?:[,.;:!?)\n]|$|(?:de|del|della|di|do|a|al|alle|hasta|y|e|i|o|od|los|el|en|em|na|no|todos|tutti|każd\p{L}*|w|we|إلى|الى|حتى|و|كل|في|يوم|أيام|am|pm)(?!\p{L})))";

        private readonly Regex _range;
        private readonly Regex _marked;
        private readonly Regex _single;

        public Clock(Words words)
        {
            var to = $@"\s?(?:-|–|—|(?:{words.To})(?!\p{{L}}))\s?";
            var lasting = $@"(?!\s?(?:{words.Lasting})(?!\p{{L}}))";
            var bare = words.PlaceTells ? $"|{Bare}" : "";
            _marked = new Regex($@"{Hour(1)}{Unit(1)}?\s?(?:(?<am>{words.Morning})|(?<pm>{words.Later}))(?![\p{{L}}\p{{M}}])", Plain);
            _range = new Regex($@"(?:{Before($"{words.From}|{words.At}")}{Hour(1)}{Unit(1)}?{to}{Hour(2)}(?:{Unit(2)}{bare})|{Hour(3)}{Unit(3)}{(words.UnitTells ? "?" : "")}{to}{Hour(4)}{Unit(4)}){lasting}", Plain);
            _single = new Regex($@"{(words.UnitTells ? "" : Before(words.At))}{Hour(1)}(?:{Unit(1)}{bare}){lasting}", Plain);

            string Unit(int n) => $@"(?:\s?(?:{words.Unit})(?:\s?(?<m{n}>[0-5]\d))?(?![\p{{L}}\p{{M}}\d]))";
        }

        public string InEnglish(string text)
        {
            text = _marked.Replace(text, m => $"{At(m, 1)} {(m.Groups["am"].Success ? "am" : "pm")}");
            text = _range.Replace(text, m => m.Groups["h1"].Success ? $" {At(m, 1)} to {At(m, 2)}" : $" {At(m, 3)} to {At(m, 4)}");
            return _single.Replace(text, m => $" {At(m, 1)}");
        }

        private static string Before(string words) => $@"(?<![\p{{L}}\p{{M}}])(?:{words})\s";

        private static string Hour(int n) => $@"(?<![\d.,:/$€£])(?<h{n}>[01]?\d|2[0-4])(?:[:.](?<m{n}>[0-5]\d))?(?![\d%€$£]|[.,:]\d)";

        private static string At(Match match, int n) => $"{match.Groups[$"h{n}"].Value}:{(match.Groups[$"m{n}"].Success ? match.Groups[$"m{n}"].Value : "00")}";
    }
}
