using MiaPulse.Core.Businesses;
using MiaPulse.Core.Shared;

namespace MiaPulse.Core.Knowledge;

/// <summary>Something that is known, with where it is from.</summary>
/// <param name="Title">The question or heading.</param>
/// <param name="Text">The answer or passage.</param>
/// <param name="From">What to call where it stands.</param>
/// <param name="Source">Which source; null for the owner's own answer.</param>
/// <param name="At">When it became what it is.</param>
internal sealed record Known(string Title, string Text, string From, SourceId? Source, DateTimeOffset At)
{
    /// <summary>The title of the website's page; empty for what is none.</summary>
    public string Page { get; init; } = "";
}

/// <summary>Two places that say different things about the same.</summary>
/// <param name="About">The question or heading.</param>
/// <param name="Holds">What Mia goes by.</param>
/// <param name="HoldsFrom">Where that stands: the owner's answer, or the newer of two sources.</param>
/// <param name="Dropped">What she leaves aside.</param>
/// <param name="DroppedFrom">Where that stands.</param>
/// <param name="IsOpen">True where nothing tells which of them holds, such as of two pages of one website. Then Mia leaves neither aside.</param>
public sealed record Contradiction(string About, string Holds, string HoldsFrom, string Dropped, string DroppedFrom, bool IsOpen = false)
{
    /// <summary>The week that the owner set, where that is what holds; <see cref="Holds"/> is empty then.</summary>
    public WeeklyHours? Set { get; init; }
}

/// <summary>
/// Finds where two documents, two pages, or one of these and the owner's own answer give different figures of one kind (a price, a length of time, the hours of a
/// day, how long before, a telephone number) for the very same thing: the same words around the figure, but for those that name nothing, together with those of its
/// heading. The owner's answer holds, and of two sources what is newer; of two pages of one website nobody knows, nor where only one of both says something beside.
/// The week that the owner set holds against whoever states other hours.
/// </summary>
internal static class Contradictions
{
    public const string YourAnswer = "Your answer";
    private const int MostFound = 200;

    /// <summary>What pages of one website say in more ways than that is said by each of something else.</summary>
    private const int MostWays = 3;

    /// <param name="known">All that is known.</param>
    /// <param name="languages">What it is written in.</param>
    /// <param name="business">The name of the business, which may stand in every page's title.</param>
    /// <param name="set">The opening hours that the owner set. Told first, and once: what they differ from is held against nothing else.</param>
    /// <returns>Each with the line of <see cref="Known.Text"/> that does not hold, or may not. A line is named once, against the one that counts most.</returns>
    public static List<(Contradiction Found, Known In, string Line)> In(IReadOnlyList<Known> known, EntryLanguages languages, string business = "", WeeklyHours? set = null)
    {
        // The first holds: answers of the owner's own, then what is newest.
        List<(Known Known, Place Place)> placed = [.. known.OrderByDescending(k => k.Source is null).ThenByDescending(k => k.At).Select(k => (k, Place.Of(k)))];
        var reader = new StatementReader(placed, languages, business);
        List<Statement> statements = [.. placed.SelectMany(p => reader.Of(p.Known, p.Place))];
        var said = statements.Select(s => (s.Place.Key, s.Key)).ToHashSet();
        var ofHours = set is { Spans.Count: > 0 } ? SetHours.Against(set, statements, reader) : [];
        var told = ofHours.Select(h => h.Line).ToHashSet();
        return
        [
            .. ofHours.Select(h => (h.Found, h.Line.In, h.Line.Text))
                .Concat(statements.GroupBy(s => s.Key).SelectMany(about => Against([.. about], reader))
                    .Where(pair => !told.Contains(pair.Holds.Line) && !told.Contains(pair.Said.Line))
                    .OrderBy(pair => pair.Holds.IsUnsure(pair.Said))
                    .ThenByDescending(pair => pair.Holds.Line.In.Source is null)
                    .DistinctBy(pair => pair.Said.Line)
                    .Select(pair => (Of(pair.Holds, pair.Said, said), pair.Said.Line.In, pair.Said.Line.Text)))
                .Take(MostFound),
        ];
    }

    private static IEnumerable<(Statement Holds, Statement Said)> Against(List<Statement> about, StatementReader reader) =>
        about.Exists(s => s.IsApart) ? [.. AgainstAnswers(about, reader), .. AgainstEach(about.FindAll(s => !s.IsApart), reader)] : AgainstEach(about, reader);

    /// <summary>
    /// What the owner taught against what is most likely of the same thing: under a heading of its own, or with a length of time that only one of both says. Not where
    /// some page says what the owner does: the others are of something else then.
    /// </summary>
    private static List<(Statement Holds, Statement Said)> AgainstAnswers(List<Statement> about, StatementReader reader)
    {
        List<Statement> places =
            [.. about.GroupBy(s => s.Place.Key).Where(p => p.All(s => s.Figure.Agrees(p.First().Figure))).Select(p => p.OrderBy(s => s.IsApart).First())];
        var others = places.FindAll(s => s.Line.In.Source is not null);
        return places.Find(s => s.Line.In.Source is null) is not { } mine || others.Exists(s => s.Figure.Agrees(mine.Figure))
            || others.Select(s => string.Join(' ', s.Figure.Values)).Distinct().Count() > MostWays
            ? [] : [.. others.Where(s => s.IsApart != mine.IsApart && !reader.AreOfOtherThings(mine, s)).Select(s => (mine, s))];
    }

    private static IEnumerable<(Statement Holds, Statement Said)> AgainstEach(List<Statement> about, StatementReader reader)
    {
        // "Small" of a table may be a small dog or a small cat, where both are spoken of.
        if (about.Select(s => s.Bearer).OfType<string>().Distinct().Count() > 1)
        {
            about.RemoveAll(s => s.Bearer is not null);
        }

        // Who says two things of it tells them apart by what is not seen here, and contradicts nobody who says one of them.
        var places = about.GroupBy(s => s.Place.Key).Where(p => p.All(s => s.Figure.Agrees(p.First().Figure))).ToList();
        if (places.Count < 2)
        {
            return [];
        }

        var filledIn = places.Select(p => p.First()).Where(s => s.Place.Website is not null).GroupBy(s => s.Place.Website!)
            .Where(site => site.Select(s => string.Join(' ', s.Figure.Values)).Distinct().Count() > MostWays).Select(site => site.Key).ToHashSet();
        places.RemoveAll(p => p.First().Place.Website is { } website && filledIn.Contains(website));
        return places.Count < 2 ? [] : places.Skip(1).SelectMany(p => p).Select(s => (Holds: places[0].First(), Said: s))
            .Where(pair => !pair.Holds.Figure.Agrees(pair.Said.Figure) && !reader.AreOfOtherThings(pair.Holds, pair.Said));
    }

    private static Contradiction Of(Statement holds, Statement dropped, HashSet<(string, string)> said)
    {
        // A line on the whole week is not left aside for what is said of its Sunday, nor a row of many prices for one of them.
        var isOpen = holds.IsUnsure(dropped) || dropped.Line.IsRow || holds.Place.Website is { } website && website == dropped.Place.Website || dropped.Line.Hours.Exists(day => !said.Contains((holds.Place.Key, day)));
        return new Contradiction(dropped.Line.In.Title, holds.Line.Text, holds.Line.In.From, dropped.Line.Text, dropped.Line.In.From, isOpen);
    }
}
