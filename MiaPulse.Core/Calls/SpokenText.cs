using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Receptionist.Embedded.Speech;

namespace MiaPulse.Core.Calls;

/// <summary>
/// Text as a voice says it: no markup, no web addresses; email addresses sign by sign, telephone numbers digit by digit, prices, spans and times of day as people say them.
/// </summary>
public static partial class SpokenText
{
    private const RegexOptions Plain = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    /// <summary>Digits that a telephone number has at least; fewer are a figure.</summary>
    private const int FewestOfPhone = 7;

    /// <summary>What is longer than this is not spelled letter by letter.</summary>
    private const int LongestSpelled = 40;

    /// <summary>Between two days of the week.</summary>
    private static readonly Lazy<Regex>[] DaySpans = [.. Enum.GetValues<Language>().Select(l => new Lazy<Regex>(() => BetweenDays(l)))];

    public static string Of(string text, Language language)
    {
        var signs = SpokenSigns.Of(language);
        text = InLines(WithoutMarks(text));
        text = Email().Replace(text, m => Address(m.Value, signs));
        text = Link().Replace(text, signs.Website);
        text = Host().Replace(text, m => m.Groups["path"].Success ? signs.Website : Address(m.Value, signs));
        text = Phone().Replace(text, m => IsPhone(m.Value) ? Number(m.Value, signs) : m.Value);
        text = language is Language.English ? HalfDay().Replace(text, InTwelveHours) : Times(text, signs);
        text = Money(text, signs);
        text = Span().Replace(DaySpans[(int)language].Value.Replace(text, $" {signs.To} "), $" {signs.To} ");
        text = Dash().Replace(text, ", ");
        text = Percent().Replace(text, $" {signs.Percent}").Replace("&", $" {signs.And} ", StringComparison.Ordinal);
        return Spaces().Replace(WithoutPictures(text), " ").Trim();
    }

    /// <summary>An address letter by letter, for somebody who writes it down: its host, and its path where that is short.</summary>
    internal static string Spelled(string url, Language language)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address))
        {
            return Of(url, language);
        }

        var host = address.IdnHost.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? address.IdnHost[4..] : address.IdnHost;
        var whole = host + Uri.UnescapeDataString(address.AbsolutePath).TrimEnd('/');
        var signs = SpokenSigns.Of(language);
        return string.Join(", ", (whole.Length <= LongestSpelled ? whole : host).Select(c => SignOf(c, signs) ?? $"{c}"));
    }

    private static Regex BetweenDays(Language language)
    {
        var days = string.Join('|', Voice.BookOf(language).Days.Select(Regex.Escape));
        return new Regex($@"(?<=(?:{days})s?)\s?[–—-]\s?(?=(?:{days}))", Plain);
    }

    private static string WithoutMarks(string text)
    {
        text = Labelled().Replace(text, "$1");
        text = ListMark().Replace(text, "");
        return Emphasis().Replace(text, "$1$2$3");
    }

    /// <summary>A line that ends without a mark ends in a pause, as its break shows to who reads.</summary>
    private static string InLines(string text)
    {
        var lines = text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return text.Contains('\n', StringComparison.Ordinal) ? string.Join(' ', lines.Select(l => char.IsLetterOrDigit(l[^1]) ? $"{l}." : l)) : text;
    }

    private static string Address(string written, SpokenSigns signs)
    {
        StringBuilder said = new();
        foreach (var c in written)
        {
            _ = SignOf(c, signs) is { } sign ? said.Append(' ').Append(sign).Append(' ') : said.Append(c);
        }

        return Spaces().Replace(said.ToString(), " ").Trim();
    }

    private static string? SignOf(char c, SpokenSigns signs) => c switch
    {
        '@' => signs.At,
        '.' => signs.Dot,
        '-' => signs.Dash,
        '_' => signs.Underscore,
        '/' => signs.Slash,
        '+' => signs.Plus,
        _ => null,
    };

    private static bool IsPhone(string written) =>
        written.Count(char.IsAsciiDigit) is >= FewestOfPhone and <= 15 && !Years().IsMatch(written) && !Date().IsMatch(written) && !Thousands().IsMatch(written);

    /// <summary>The groups in which it is written are those in which it is said; a long one is cut into threes.</summary>
    private static string Number(string written, SpokenSigns signs)
    {
        var groups = Group().Matches(written).SelectMany(m => m.Length <= 4 ? [m.Value] : m.Value.Chunk(3).Select(c => new string(c)));
        var said = string.Join(", ", groups.Select(g => string.Join(' ', g.ToCharArray())));
        return written.TrimStart().StartsWith('+') ? $"{signs.Plus} {said}" : said;
    }

    private static string InTwelveHours(Match time)
    {
        var (hour, minutes) = (int.Parse(time.Groups["h"].Value, CultureInfo.InvariantCulture), time.Groups["m"].Value);
        var half = time.Groups["half"].Success ? time.Groups["half"].Value.TrimStart()
            : hour is 0 or 24 ? "am" : hour > 12 ? "pm" : null; // 9:30 alone may be either, and is said as it stands
        var shown = hour > 12 ? hour - 12 : hour == 0 ? 12 : hour;
        return half is null ? minutes == "00" ? $"{shown} o'clock" : time.Value : minutes == "00" ? $"{shown} {half}" : $"{shown}:{minutes} {half}";
    }

    private static string Times(string text, SpokenSigns signs) => signs is not { FullHour: { } full, HourAndMinutes: { } both } ? text : Clock().Replace(text, m =>
    {
        var (hour, minutes) = (m.Groups["h"].Value.TrimStart('0') is { Length: > 0 } h ? h : "0", m.Groups["m"].Value.TrimStart('0'));
        return string.Format(CultureInfo.InvariantCulture, minutes.Length == 0 ? full : both, hour, minutes);
    });

    private static string Money(string text, SpokenSigns signs) => signs.Money is not { Count: > 0 } names ? text : Price().Replace(text, m =>
    {
        var name = names["$€£".IndexOf(m.Groups["sign"].Value, StringComparison.Ordinal)];
        return $"{m.Groups["figure"].Value} {name}";
    });

    private static string WithoutPictures(string text) =>
        string.Concat(text.EnumerateRunes().Where(r => r.Value is not (0xFE0F or 0x200D) && (r.Value < 0x2600 || r.Value is > 0x27BF and < 0x1F000 or > 0x1FAFF)).Select(r => r.ToString()));

    [GeneratedRegex(@"!?\[([^\]\n]*)\]\([^)\n]*\)")]
    private static partial Regex Labelled();

    [GeneratedRegex(@"^[ \t]*(?:[-*•–]\s+|\d{1,2}[.)]\s+(?=\p{L})|#{1,6}\s+|>\s*)", RegexOptions.Multiline)]
    private static partial Regex ListMark();

    [GeneratedRegex(@"\*{1,3}([^\s*](?:[^*\n]*[^\s*])?)\*{1,3}|(?<!\w)_{1,2}([^\s_](?:[^_\n]*[^\s_])?)_{1,2}(?!\w)|`+([^`\n]*)`+")]
    private static partial Regex Emphasis();

    [GeneratedRegex(@"(?<![\w.+\-])[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+", Plain)]
    private static partial Regex Email();

    [GeneratedRegex(@"(?:\bhttps?://|\bwww\.)[^\s<>""]*[^\s<>"".,;:!?)\]»”]", Plain)]
    private static partial Regex Link();

    // In small letters alone: "Thanks.Bye" is no address.
    [GeneratedRegex(@"(?<![\w@.\-])(?:[a-z0-9][a-z0-9\-]*\.)+[a-z]{2,}(?![\w@\-])(?<path>/[^\s<>""]*[^\s<>"".,;:!?)\]»”])?", RegexOptions.CultureInvariant)]
    private static partial Regex Host();

    [GeneratedRegex(@"(?<![\w$€£.,:/\-])\+?\(?\d[\d ()./\-\u00a0\u2011]{5,}\d(?![\w%$€£]|[.,:/\-]\d| ?[$€£]| zł)")]
    private static partial Regex Phone();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Group();

    [GeneratedRegex(@"^\d{4}\s?-\s?\d{4}$")]
    private static partial Regex Years();

    [GeneratedRegex(@"^(?:\d{1,2}[./\-]\d{1,2}[./\-]\d{2,4}|\d{4}-\d{1,2}-\d{1,2})$")]
    private static partial Regex Date();

    // 12 000 000, and not 612 345 678, which is how some countries write a telephone number.
    [GeneratedRegex(@"^\d{1,3}(?:[.\u00a0 ]000)+$|^\d{1,3}(?:\.\d{3})+$")]
    private static partial Regex Thousands();

    [GeneratedRegex(@"(?<![\d:.,$€£])(?<h>[01]?\d|2[0-4]):(?<m>[0-5]\d)(?![\d:])(?<half>\s?(?:am|pm|a\.m\.|p\.m\.)(?!\w))?", Plain)]
    private static partial Regex HalfDay();

    [GeneratedRegex(@"(?<![\d:.,$€£])(?<h>[01]?\d|2[0-4])(?:[:h](?<m>[0-5]\d)(?![\d:])(?:\s?(?:uhr|uur|heures?|horas?|h)(?!\p{L}))?|\.(?<m>[0-5]\d)(?=\s?(?:uhr|uur)(?!\p{L}))\s?(?:uhr|uur))", Plain)]
    private static partial Regex Clock();

    [GeneratedRegex(@"(?:(?<!\w)(?:US|AU|CA))?(?<sign>[$€£])\s?(?<figure>\d+(?:[.,\u00a0]\d+)*)|(?<figure>\d+(?:[.,\u00a0]\d+)*)\s?(?<sign>[$€£])(?!\d)")]
    private static partial Regex Price();

    // "9 am – 5 pm", "Mon–Fri", "10-12": between figures or words that belong together.
    [GeneratedRegex(@"(?<=[\p{L}\d.])[–—](?=[\p{L}\d])|(?<=\d)\s?[–—-]\s?(?=\d)|(?<=\b(?:am|pm|uhr|uur|heures|horas)) [–—-] (?=\d)", Plain)]
    private static partial Regex Span();

    [GeneratedRegex(@"\s+[–—-]\s+")]
    private static partial Regex Dash();

    [GeneratedRegex(@"\s?%")]
    private static partial Regex Percent();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
