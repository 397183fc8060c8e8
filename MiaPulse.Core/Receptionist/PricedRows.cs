using System.Text.RegularExpressions;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Languages;

namespace MiaPulse.Core.Receptionist;

/// <summary>
/// Holds a price or a percentage to the thing that it is said of: "a sports massage costs $55" stands nowhere where $55 is the price of another row. A row is a line or
/// a sentence of a passage. It speaks up only where another row names more of what the answer names, and most of it, with another figure; where the figure's own
/// row is found by its heading or its title, or where several rows are alike, the answer stands.
/// </summary>
internal sealed partial class PricedRows(IReadOnlyList<FoundPassage> passages)
{
    /// <summary>Share of the words of an answer that another row has to name to be what is spoken of.</summary>
    private const double Most = 0.6;

    private readonly Lazy<List<Row>> _rows = new(() => [.. passages.SelectMany(In)]);

    /// <param name="sentence">Of an answer.</param>
    /// <param name="facts">What is said in it.</param>
    /// <param name="language">The language that it is in. Rows in another one cannot be compared.</param>
    public bool Misplace(string sentence, List<Fact> facts, Language language)
    {
        var figures = facts.Where(IsFigure).ToHashSet();
        if (figures.Count == 0)
        {
            return false;
        }

        var rows = _rows.Value.Where(r => r.Language == language).ToList();
        var named = NamedIn(sentence, language);
        named.Words.RemoveWhere(w => !rows.Any(r => r.Around.Words.Contains(w)));
        var tidy = Words.Tidy(sentence);
        return figures.Any(f => IsMisplaced(f, figures, named, tidy, rows));
    }

    private static bool IsMisplaced(Fact figure, HashSet<Fact> said, Named named, string tidy, List<Row> rows)
    {
        var own = rows.Where(r => r.Figures.Contains(figure)).ToList();
        if (own.Count == 0 || own.Any(r => tidy.Contains(r.Text, StringComparison.Ordinal)))
        {
            return false; // the business's name, a row in another language; or the row itself
        }

        if (said.Count == 1 && named.Lengths.Count == 1 && own.All(r => r.HasItForAnother(figure, named.Lengths.Single())))
        {
            return true;
        }

        var best = own.Max(r => r.Around.Shared(named));
        return named.Words.Count > 0 && rows
            .Where(r => !r.Figures.Overlaps(said) && r.Figures.Any(f => f.GetType() == figure.GetType()))
            .Select(r => r.Own.Shared(named)).Any(shared => shared > best && shared >= Most * named.Count);
    }

    private static List<Row> In(FoundPassage passage)
    {
        var lines = Sentences.Of(passage.Text).Where(l => !string.IsNullOrWhiteSpace(l)).Select(l => (Text: l, Figures: FiguresIn(l, passage.Language))).ToList();
        var isOne = lines.Count(l => l.Figures.Count > 0) == 1; // then the title is of nothing else: "How much is a haircut?"
        var title = NamedIn(passage.Title, passage.Language);
        List<Row> rows = [];
        Named heading = new([], []);
        for (var i = 0; i < lines.Count; i++)
        {
            var (text, figures) = lines[i];
            var named = NamedIn(text, passage.Language);
            if (figures.Count == 0)
            {
                heading = named; // of all rows below it, to the next line without a figure
                continue;
            }

            var below = i + 1 < lines.Count && lines[i + 1].Figures.Count == 0 ? NamedIn(lines[i + 1].Text, passage.Language) : new Named([], []);
            var own = named.With(heading);
            rows.Add(new Row(
                passage.Language, Words.Tidy(text), figures, isOne ? own.With(title) : own, own.With(title).With(below),
                [.. Parts().Split(text).Select(p => (FiguresIn(p, passage.Language), Durations.In(p).ToHashSet()))]));
        }

        return rows;
    }

    private static HashSet<Fact> FiguresIn(string text, Language language) =>
        [.. Amounts.Take(new BlankedText(FactWords.InEnglish(FactFinder.Folded(text), language)))];

    private static Named NamedIn(string text, Language language) => new(
        [.. Words.Of(Words.WriteOut(text, language), language).Where(w => Nameless.Names(w, language) && !w.Surface.Any(char.IsDigit)).Select(w => w.Stem)],
        [.. Durations.In(text)]);

    private static bool IsFigure(Fact fact) => fact is MoneyFact or PercentFact;

    // "60 minutes $98, 90 minutes $140"
    [GeneratedRegex(@"[,;](?=\s)|\s[/•·]\s|\s(?:and|or|und|oder|et|ou|y|o|e|en|(?-i:i)|lub)\s", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Parts();

    /// <summary>What a text names: its words, and how long something takes, since a price list has a row for each length.</summary>
    private sealed record Named(HashSet<string> Words, HashSet<DurationFact> Lengths)
    {
        public int Count => Words.Count + Lengths.Count;

        public int Shared(Named other) => other.Words.Count(Words.Contains) + other.Lengths.Count(Lengths.Contains);

        public Named With(Named other) => new([.. Words, .. other.Words], [.. Lengths, .. other.Lengths]);
    }

    /// <param name="Own">What it names itself, with its heading.</param>
    /// <param name="Around">With its title and the line below it as well.</param>
    /// <param name="Parts">The figures and lengths that stand together in it.</param>
    private sealed record Row(Language Language, string Text, HashSet<Fact> Figures, Named Own, Named Around, List<(HashSet<Fact> Figures, HashSet<DurationFact> Lengths)> Parts)
    {
        /// <summary>Whether it says the figure of other lengths only, and another figure of this one.</summary>
        public bool HasItForAnother(Fact figure, DurationFact length) =>
            Parts.Where(p => p.Figures.Contains(figure)).All(p => p.Lengths.Count > 0 && !p.Lengths.Contains(length))
            && Parts.Any(p => !p.Figures.Contains(figure) && p.Lengths.Contains(length) && p.Figures.Any(f => f.GetType() == figure.GetType()));
    }
}
