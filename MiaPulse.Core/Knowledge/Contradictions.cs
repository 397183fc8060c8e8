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
    /// <returns>Each with the line of <see cref="Known.Text"/> that does not hold. A line is named once, against the one that counts most.</returns>
    public static List<(Contradiction Found, Known In, string Line)> In(IEnumerable<Known> known)
    {
        // The first holds: answers of the owner's own, then what is newest.
        List<Statement> statements = [.. known.OrderByDescending(k => k.Source is null).ThenByDescending(k => k.At).SelectMany(StatementsOf)];
        var first = new Dictionary<string, Statement>(StringComparer.Ordinal);
        foreach (var said in statements)
        {
            if (!first.TryAdd(said.Key, said) && first[said.Key] is var holds && holds.In.Source == said.In.Source)
            {
                holds.Facts.UnionWith(said.Facts); // who says both does not contradict who says one of them
            }
        }

        return
        [
            .. statements
                .Select(said => (Said: said, Holds: first[said.Key]))
                .Where(s => s.Holds.In.Source != s.Said.In.Source && !s.Holds.Facts.Overlaps(s.Said.Facts))
                .OrderByDescending(s => s.Holds.In.Source is null)
                .DistinctBy(s => (s.Said.In, s.Said.Line))
                .Take(MostFound)
                .Select(s => (new Contradiction(s.Said.In.Title, s.Holds.Line, s.Holds.In.From, s.Said.Line, s.Said.In.From), s.Said.In, s.Said.Line)),
        ];
    }

    private static IEnumerable<Statement> StatementsOf(Known known)
    {
        var things = string.Join(' ', Words.Of(known.Title).Select(w => w.Stem).Distinct().Order(StringComparer.Ordinal));
        if (things.Length == 0)
        {
            yield break;
        }

        var isAnswered = new HashSet<string>(StringComparer.Ordinal);
        foreach (var line in known.Text.Split('\n').SelectMany(Sentence.Split))
        {
            foreach (var facts in FiguresOf(line))
            {
                yield return new Statement($"{facts.Key}|{things}|{FrameOf(line)}", known, line, [.. facts]);

                // A question that is asked in the same words has one answer, however it is put: its first figure. What follows, such as a table of all prices, is about more.
                if (known.Title.EndsWith('?') && isAnswered.Add(facts.Key))
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
