using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Languages;

namespace MiaPulse.Core.Receptionist;

/// <summary>
/// Holds a price or a percentage to the thing that it is said of, each within its own part of the sentence: "a sports massage costs $55" stands nowhere where $55 is
/// the price of another row, and two prices that changed places stand in no row either. A row is a line or a sentence of a passage. It speaks up only where another
/// row names more of what the answer names, and most of it, with another figure; where the figure's own row is found by its heading or its title, or where several
/// rows are alike, the answer stands.
/// </summary>
internal sealed class PricedRows(PassageLines lines)
{
    /// <summary>Share of the words of an answer that another row has to name to be what is spoken of.</summary>
    private const double Most = 0.6;

    private readonly Lazy<List<FigureRow>> _rows = new(() => lines.Rows(FiguresIn));

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
        var known = rows.SelectMany(r => r.Around.Things).ToHashSet();
        var parts = FigureParts.Of(sentence, p => FiguresIn(p, language), NamedIn);
        if (!figures.IsSubsetOf(parts.SelectMany(p => p.Figures)))
        {
            parts = [new FigurePart(sentence, figures, NamedIn(sentence))]; // a figure that was read across a cut
        }

        var tidy = Words.Tidy(sentence);
        return parts.Any(p => p.Figures.Any(f => figures.Contains(f) && IsMisplaced(f, p, tidy, rows)));

        Named NamedIn(string text) => Named.In(text, language).Only(known);
    }

    private static bool IsMisplaced(Fact figure, FigurePart said, string tidy, List<FigureRow> rows)
    {
        var own = rows.Where(r => r.Figures.Contains(figure)).ToList();
        if (own.Count == 0 || own.Any(r => tidy.Contains(r.Text, StringComparison.Ordinal)))
        {
            return false; // the business's name, a row in another language; or the row itself
        }

        if (said.Figures.Count == 1 && said.Named.Lengths.Count == 1 && own.All(r => HasItForAnother(r, figure, said.Named.Lengths.Single())))
        {
            return true;
        }

        var best = own.Max(r => r.Around.Shared(said.Named));
        return said.Named.Things.Count > 0 && rows
            .Where(r => !r.Figures.Overlaps(said.Figures) && r.Figures.Any(f => f.GetType() == figure.GetType()))
            .Select(r => r.Own.Shared(said.Named)).Any(shared => shared > best && shared >= Most * said.Named.Count);
    }

    /// <summary>Whether the row says the figure of other lengths only, and another figure of this one: "60 minutes $98, 90 minutes $140".</summary>
    private static bool HasItForAnother(FigureRow row, Fact figure, DurationFact length)
    {
        var parts = FigureParts.Split(row.Text).Select(p => (Figures: FiguresIn(p, row.Language), Lengths: Durations.In(p).ToHashSet())).ToList();
        return parts.Where(p => p.Figures.Contains(figure)).All(p => p.Lengths.Count > 0 && !p.Lengths.Contains(length))
            && parts.Any(p => !p.Figures.Contains(figure) && p.Lengths.Contains(length) && p.Figures.Any(f => f.GetType() == figure.GetType()));
    }

    /// <summary>The prices and percentages of a text.</summary>
    internal static HashSet<Fact> FiguresIn(string text, Language language) =>
        [.. Amounts.Take(new BlankedText(FactWords.InEnglish(FactFinder.Folded(text), language)))];

    private static bool IsFigure(Fact fact) => fact is MoneyFact or PercentFact;
}
