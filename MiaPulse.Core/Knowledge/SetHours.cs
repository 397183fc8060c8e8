using MiaPulse.Core.Businesses;
using MiaPulse.Core.Receptionist;

namespace MiaPulse.Core.Knowledge;

/// <summary>
/// Holds the hours that are stated of a day against the week that the owner set, which is what Mia goes by: the owner should know that the website says otherwise.
/// Only what is stated of the business as a whole and of any week counts; the kitchen's hours, the summer's and another branch's are theirs.
/// </summary>
internal static class SetHours
{
    public const string Name = "Your opening hours";

    /// <returns>Each line that differs, once.</returns>
    public static List<(Contradiction Found, SaidLine Line)> Against(WeeklyHours set, IReadOnlyList<Statement> statements, StatementReader reader)
    {
        // Who states two hours of one day tells them apart by what is not seen here. Where the pages of a website do, each may be of a branch that its address names.
        var certain = statements.Where(IsOfTheWeek).GroupBy(s => (s.Place.Key, s.Figure.Day)).Where(day => AreOne(day)).SelectMany(day => day).ToList();
        var disputed = certain.Where(s => s.Place.Website is not null).GroupBy(s => (s.Place.Website, s.Figure.Day)).Where(day => !AreOne(day)).SelectMany(day => day).ToHashSet();
        return
        [
            .. certain.Where(s => !Agrees(set, s.Figure) && !(disputed.Contains(s) && reader.HasOwnAddress(s)))
                .DistinctBy(s => s.Line)
                .Select(s => (new Contradiction("Opening hours", "", Name, s.Line.Text, s.Line.In.From, IsOpen: true) { Set = set }, s.Line)),
        ];
    }

    private static bool IsOfTheWeek(Statement statement)
    {
        var text = $"{statement.Line.In.Title}\n{statement.Line.In.Page}\n{statement.Line.Text}";
        return statement is { Figure: { Hours: not null, Day: not null, Beside: "" }, Things.Count: 0, Measure: "", Spot: "" }
            && !StatedHours.AreOfSomethingElse(text, statement.Language) && !StatedFigure.SpeaksOfMonth(text, statement.Language);
    }

    private static bool AreOne(IEnumerable<Statement> day)
    {
        var stated = day.Select(s => s.Figure).ToList();
        return stated.TrueForAll(f => f.Kind == stated[0].Kind && f.Agrees(stated[0]));
    }

    // A break at noon that only one of them tells of is no other time of opening or closing.
    private static bool Agrees(WeeklyHours set, StatedFigure figure)
    {
        var spans = set.Spans.Where(s => s.Day == figure.Day).OrderBy(s => s.From).ToList();
        if (spans.Count == 0 || figure.Hours is not { Count: > 0 } stated)
        {
            return false;
        }

        return spans.Count * 2 == stated.Count
            ? spans.SelectMany(s => new[] { s.From, s.Until }).Zip(stated).All(t => IsAt(t.First, t.Second))
            : IsAt(spans[0].From, stated[0]) && IsAt(spans[^1].Until, stated[^1]);
    }

    private static bool IsAt(TimeOnly time, TimeFact stated) => stated.Meets(new TimeFact((time.Hour * 60) + time.Minute));
}
