using System.Text.RegularExpressions;

namespace MiaPulse.Core.Receptionist;

/// <summary>A part of a sentence that says a figure.</summary>
/// <param name="Text">The words.</param>
/// <param name="Figures">The figures; several where they share one name: "$58 or $77".</param>
/// <param name="Named">What they are said of.</param>
internal sealed record FigurePart(string Text, HashSet<Fact> Figures, Named Named);

/// <summary>
/// Cuts a sentence so that each figure stands with what it is said of: "a classic massage is $98 and a sports massage $108" has two parts. Where things and figures
/// stand apart ("classic and sports massages cost $98 and $108") they stay together, since only their order tells which is whose.
/// </summary>
internal static partial class FigureParts
{
    public static List<FigurePart> Of(string sentence, Func<string, HashSet<Fact>> figuresIn, Func<string, Named> namedIn)
    {
        List<FigurePart> parts = [];
        var (waiting, waitingFor) = ("", Named.Nothing);
        foreach (var piece in Split(sentence))
        {
            var (figures, named) = (figuresIn(piece), namedIn(piece));
            if (figures.Count == 0)
            {
                (waiting, waitingFor) = ($"{waiting} {piece}", waitingFor.With(named));
                continue;
            }

            if (parts.Count > 0)
            {
                var last = parts[^1];
                if (named.Count == 0 && waitingFor.Count == 0)
                {
                    parts[^1] = new FigurePart($"{last.Text} {piece}", [.. last.Figures, .. figures], last.Named);
                    continue;
                }

                // "a 60-minute massage is $98, 90 minutes $140": of the same thing
                named = named.Things.Count == 0 && waitingFor.Things.Count == 0 ? named with { Things = last.Named.Things } : named;
                parts[^1] = last with { Named = last.Named.With(waitingFor) }; // what stands between two figures may be said of either
            }

            parts.Add(new FigurePart($"{waiting} {piece}", figures, named.With(waitingFor)));
            (waiting, waitingFor) = ("", Named.Nothing);
        }

        if (parts.Count > 0)
        {
            parts[^1] = parts[^1] with { Named = parts[^1].Named.With(waitingFor) };
        }

        return parts;
    }

    /// <summary>The pieces between commas, "and" and their like.</summary>
    public static IEnumerable<string> Split(string text) => Between().Split(text).Where(p => !string.IsNullOrWhiteSpace(p));

    [GeneratedRegex(@"[,;،؛](?=\s)|\s[/•·]\s|\s(?:and|or|but|while|whereas|und|oder|aber|während|et|ou|mais|tandis que|y|o|pero|mientras(?: que)?|e|ma|mentre|en|maar|terwijl|(?-i:i)|lub|ale|natomiast|mas|enquanto)\s", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Between();
}
