using System.Text.RegularExpressions;

namespace MiaPulse.Core.Knowledge;

/// <summary>For whom or what a price holds: a small, a middling or a large one; a child, a grown-up, an older person.</summary>
[Flags]
internal enum PricedFor
{
    Anything = 0,
    Small = 1,
    Medium = 2,
    Large = 4,
    Child = 8,
    Adult = 16,
    Senior = 32,
}

/// <summary>Reads it. "A full groom for a small dog is £44" does not tell what one for a large dog costs, however alike that sounds.</summary>
internal static partial class PricedForReading
{
    private const PricedFor Sizes = PricedFor.Small | PricedFor.Medium | PricedFor.Large;
    private const PricedFor Ages = PricedFor.Child | PricedFor.Adult | PricedFor.Senior;

    private static readonly (PricedFor For, Regex Words)[] Read =
    [
        (PricedFor.Small, Small()), (PricedFor.Medium, Medium()), (PricedFor.Large, Large()), (PricedFor.Child, Child()), (PricedFor.Adult, Adult()), (PricedFor.Senior, Senior()),
    ];

    public static PricedFor In(string text) => Read.Aggregate(PricedFor.Anything, (found, r) => r.Words.IsMatch(text) ? found | r.For : found);

    /// <summary>Whether what is said holds for others only than those asked about.</summary>
    public static bool IsOfOthers(PricedFor asked, PricedFor said) => Differ(asked & Sizes, said & Sizes) || Differ(asked & Ages, said & Ages);

    private static bool Differ(PricedFor asked, PricedFor said) => asked != 0 && said != 0 && (asked & said) == 0;

    private const RegexOptions Plain = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"\b(small(er|est)?|little|mini|miniature|tiny|toy)\b", Plain)]
    private static partial Regex Small();

    [GeneratedRegex(@"\b(medium|mid-?size[d]?|middle-?size[d]?|average-?size[d]?)\b", Plain)]
    private static partial Regex Medium();

    [GeneratedRegex(@"\b(large[r]?|largest|big(ger|gest)?|huge|giant|xl|xxl|jumbo)\b", Plain)]
    private static partial Regex Large();

    [GeneratedRegex(@"\b(child(ren)?('?s)?|kid('?s)?|junior[s]?|toddler[s]?|bab(y|ies)|under-?\s?\d{1,2}s?)\b", Plain)]
    private static partial Regex Child();

    [GeneratedRegex(@"\b(adults?|grown-?ups?)\b", Plain)]
    private static partial Regex Adult();

    [GeneratedRegex(@"\b(seniors?|pensioners?|oaps?|over-?\s?6\d'?s)\b", Plain)]
    private static partial Regex Senior();
}
