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
public sealed record Contradiction(string About, string Holds, string HoldsFrom, string Dropped, string DroppedFrom, bool IsOpen = false);

/// <summary>
/// Finds where two documents, two pages, or one of these and the owner's own answer give different figures of one kind (a price, a length of time, the hours of a
/// day, a telephone number) for the very same thing: the same words around the figure, but for those that name nothing, together with those of its heading.
/// The owner's answer holds, and of two sources what is newer; of two pages of one website nobody knows.
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
    /// <returns>Each with the line of <see cref="Known.Text"/> that does not hold, or may not. A line is named once, against the one that counts most.</returns>
    public static List<(Contradiction Found, Known In, string Line)> In(IReadOnlyList<Known> known, EntryLanguages languages, string business = "")
    {
        // The first holds: answers of the owner's own, then what is newest.
        List<(Known Known, Place Place)> placed = [.. known.OrderByDescending(k => k.Source is null).ThenByDescending(k => k.At).Select(k => (k, Place.Of(k)))];
        var reader = new StatementReader(placed, languages, business);
        List<Statement> statements = [.. placed.SelectMany(p => reader.Of(p.Known, p.Place))];
        var said = statements.Select(s => (s.Place.Key, s.Key)).ToHashSet();
        return
        [
            .. statements.GroupBy(s => s.Key).SelectMany(about => Against(about, reader))
                .OrderByDescending(pair => pair.Holds.Line.In.Source is null)
                .DistinctBy(pair => pair.Said.Line)
                .Take(MostFound)
                .Select(pair => (Of(pair.Holds, pair.Said, said), pair.Said.Line.In, pair.Said.Line.Text)),
        ];
    }

    private static IEnumerable<(Statement Holds, Statement Said)> Against(IEnumerable<Statement> about, StatementReader reader)
    {
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
        // A line on the whole week is not left aside for what is said of its Sunday.
        var isOpen = holds.Place.Website is { } website && website == dropped.Place.Website || dropped.Line.Hours.Exists(day => !said.Contains((holds.Place.Key, day)));
        return new Contradiction(dropped.Line.In.Title, holds.Line.Text, holds.Line.In.From, dropped.Line.Text, dropped.Line.In.From, isOpen);
    }
}
