using System.Text.RegularExpressions;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Languages;

namespace MiaPulse.Core.Receptionist;

/// <summary>
/// Holds to its thing how long something takes and from which age it is: "a sports massage takes 30 minutes" is not so because another one does. Of all the lengths of
/// time that pages speak of (how early to come, until when to cancel, for how long to park) only these two are said of a thing as a price is, so a sentence has to
/// say one of them; and it goes only where another row names everything that it names, with another length, and no row with this length does. The words of
/// each language stand in <c>Lists/timed-rows.txt</c>.
/// </summary>
internal sealed class TimedRows(PassageLines lines)
{
    /// <summary>In minutes: what takes longer than this is counted in days, and is no treatment beside one of half an hour.</summary>
    private const decimal HalfADay = 720;

    private readonly Lazy<List<FigureRow>> _rows = new(() => lines.Rows(FiguresIn));
    private readonly PassageLines _lines = lines;

    /// <param name="sentence">Of an answer. What only repeats the visitor's words is not held to anything.</param>
    /// <param name="language">The language that it is in.</param>
    public bool Misplace(string sentence, Language language)
    {
        var plain = Refusal.Replace(Digits.InAscii(sentence).Replace('’', '\''), "");
        if (plain.TrimEnd().EndsWith('?') || !SaysHowLong(plain))
        {
            return false;
        }

        var known = _lines.Things(language);
        var tidy = Words.Tidy(sentence);
        return FigureParts.Of(Echoes.Without(plain), p => FiguresIn(p, language), p => Named.In(Lasting.Replace(p, " "), language).WithoutLengths().Only(known))
            .Where(p => SaysHowLong(p.Text) && !Bounded.IsMatch(p.Text))
            .Any(p => p.Named.Things.Count > 0 && p.Figures.OfType<DurationFact>().Any(f => IsMisplaced(f, p, tidy, language)));
    }

    private bool IsMisplaced(DurationFact length, FigurePart said, string tidy, Language language)
    {
        var rows = _rows.Value.Where(r => r.Language == language).ToList();
        var own = rows.Where(r => r.Figures.Contains(length)).ToList();
        if (own.Count == 0 || own.Any(r => tidy.Contains(r.Text, StringComparison.Ordinal)))
        {
            return false;
        }

        var best = own.Max(r => r.Around.Shared(said.Named));
        return best < said.Named.Count && rows.Any(r =>
            !r.Figures.Overlaps(said.Figures) && r.Figures.OfType<DurationFact>().Any(f => IsOfOneKind(f, length))
            && r.Own.Shared(said.Named) == said.Named.Count
            && (said.Named.Count > 1 || r.Own.Things.Count == 1)); // one word alone may be short for more: "a visit" is no "home visit"
    }

    private static bool IsOfOneKind(DurationFact one, DurationFact other) =>
        one.InMonths == other.InMonths && (one.InMonths || one.Length < HalfADay == other.Length < HalfADay);

    private static bool SaysHowLong(string text) => Lasting.IsMatch(text) || OfAge.IsMatch(text);

    /// <summary>An age is so many years: "from age 5" and "ab 5 Jahren" are one.</summary>
    private static HashSet<Fact> FiguresIn(string text, Language language)
    {
        var plain = Digits.InAscii(text);
        return [.. Durations.In(plain), .. Age.Matches(plain).Select(m => Amounts.Parse(m.Groups["n"].Value)).OfType<decimal>().Select(years => new DurationFact(years * 12, InMonths: true))];
    }

    private const string Letter = @"[\p{L}\p{M}]";

    private static readonly PatternList List = new("timed-rows");

    /// <summary>"takes", "is 30 minutes", "a 30-minute massage"; but "takes place".</summary>
    private static readonly Regex Lasting = PatternList.Of($@"(?<!{Letter})(?:{List.All("lasts")})(?!{Letter})"
        + $@"|(?<!{Letter})(?:{List.All("is")})\s+(?:\p{{L}}+\s)?(?=\d{{1,3}}[\s-]?(?:{List.All("unit")}))|(?<!\d)\d{{1,3}}-(?=(?:minute|min|hour)\b)");

    private static readonly Regex OfAge = PatternList.Of($@"{List.Whole("of-age")}|\b(?:{List.All("from")})\s\d{{1,2}}\s(?:{List.All("years")})\b");

    private static readonly Regex Age = PatternList.Of($@"(?<!{Letter})(?:{List.All("age")})\s(?:\p{{L}}{{2,5}}\s){{0,2}}(?<n>\d{{1,2}})(?![\d%]|[.,:]\d)");

    /// <summary>"No, it takes half an hour" denies what was asked and not what it says.</summary>
    private static readonly Regex Refusal = PatternList.Of($@"^\W*(?:{List.All("no")})[,.!،]\s");

    /// <summary>Limits, waits and denials: the length is not that of the thing.</summary>
    private static readonly Regex Bounded = PatternList.Of($@"{List.Whole("limits")}|n't\b");
}
