using MiaPulse.Core.Receptionist;
using MiaPulse.Core.Shared;

namespace MiaPulse.Core.Knowledge;

/// <summary>Something that is known, with where it is from.</summary>
/// <param name="Title">The question or heading.</param>
/// <param name="Text">The answer or passage.</param>
/// <param name="From">What to call where it stands.</param>
/// <param name="Source">Which source; null for the owner's own answer.</param>
/// <param name="At">When it became what it is.</param>
internal sealed record Known(string Title, string Text, string From, SourceId? Source, DateTimeOffset At);

/// <summary>Two places that say different things about the same.</summary>
/// <param name="About">The question or heading.</param>
/// <param name="Holds">What Mia goes by.</param>
/// <param name="HoldsFrom">Where that stands: the owner's answer, or the newer of two sources.</param>
/// <param name="Dropped">What she leaves aside.</param>
/// <param name="DroppedFrom">Where that stands.</param>
public sealed record Contradiction(string About, string Holds, string HoldsFrom, string Dropped, string DroppedFrom);

/// <summary>
/// Finds where two sources, or a source and the owner's own answer, give different prices or hours for the very same thing: the same words around the figures
/// under the same heading, or the same question. The owner's answer holds, and of two sources what is newer.
/// </summary>
internal static class Contradictions
{
    public const string YourAnswer = "Your answer";
    private const int MostFound = 200;

    /// <param name="known">All that is known.</param>
    /// <returns>Each with the line of <see cref="Known.Text"/> that does not hold.</returns>
    public static List<(Contradiction Found, Known In, string Line)> In(IEnumerable<Known> known)
    {
        // The first holds: answers of the owner's own, then what is newest.
        var statements = known.OrderByDescending(k => k.Source is null).ThenByDescending(k => k.At).SelectMany(StatementsOf);
        var first = new Dictionary<string, Statement>(StringComparer.Ordinal);
        var found = new List<(Contradiction, Known, string)>();
        foreach (var said in statements)
        {
            if (!first.TryAdd(said.Key, said) && first[said.Key] is var holds && holds.In.Source != said.In.Source && !holds.Facts.Overlaps(said.Facts) && found.Count < MostFound)
            {
                found.Add((new Contradiction(said.In.Title, holds.Line, holds.In.From, said.Line, said.In.From), said.In, said.Line));
            }
        }

        return found;
    }

    private static IEnumerable<Statement> StatementsOf(Known known)
    {
        var things = string.Join(' ', Words.Of(known.Title).Select(w => w.Stem).Distinct().Order(StringComparer.Ordinal));
        if (things.Length == 0)
        {
            yield break;
        }

        foreach (var line in known.Text.Split('\n').SelectMany(Sentence.Split))
        {
            foreach (var facts in FiguresOf(line))
            {
                yield return new Statement($"{facts.Key}|{things}|{FrameOf(line)}", known, line, [.. facts]);

                // A question that is asked in the same words has one answer, however it is put; a heading has many lines.
                if (known.Title.EndsWith('?'))
                {
                    yield return new Statement($"{facts.Key}|{things}|?", known, line, [.. facts]);
                }
            }
        }
    }

    private static IEnumerable<IGrouping<string, string>> FiguresOf(string line) => FactFinder.In(line, "US", asAnswer: true)
        .Select(f => f switch
        {
            MoneyFact money => ("price", $"{money.Amount:0.##} {money.Currency}"),
            TimeFact time => ("time", $"{time.Minutes}"),
            DayTimeFact time => ("time", $"{time.Time.Minutes}"),
            PercentFact percent => ("percent", $"{percent.Value:0.##}"),
            _ => ("", ""),
        })
        .Where(f => f.Item1.Length > 0)
        .GroupBy(f => f.Item1, f => f.Item2);

    // The words without the figures.
    private static string FrameOf(string line) => string.Join(' ', Words.Of(line).Where(w => !w.Surface.Any(char.IsDigit) && w.Surface is not ("am" or "pm" or "a.m" or "p.m" or "usd" or "eur")).Select(w => w.Stem));

    private sealed record Statement(string Key, Known In, string Line, HashSet<string> Facts);
}
