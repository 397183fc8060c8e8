using System.Text.RegularExpressions;
using MiaPulse.Core.Languages;

namespace MiaPulse.Core.Knowledge;

/// <summary>
/// Finds where a business says that it is: a line with a street and its number, with a postcode and town, or one that is called its address, as nine languages write
/// them. A sentence that only describes the place ("on the corner of Willow Lane and Mill Street") counts where its heading is about finding it. The words of each language
/// stand in <c>Lists/addresses.txt</c>. Pure.
/// </summary>
internal static partial class StatedAddress
{
    /// <summary>From here on a line is taken for the address.</summary>
    private const int Enough = 2;

    /// <summary>Of two lines this short, one after the other, the second may be the town to the first one's street.</summary>
    private const int ShortLine = 60;

    /// <summary>The line that says it best, with the passage that it stands in; the first found of two alike. Null where none does.</summary>
    public static (FoundPassage Passage, string Line)? Best(IEnumerable<FoundPassage> found)
    {
        (FoundPassage Passage, string Line)? best = null;
        var most = Enough - 1;
        foreach (var passage in found)
        {
            var place = (Heading.IsMatch(passage.Title) ? 1 : 0) - (Elsewhere.IsMatch(passage.Title) ? 2 : 0);
            foreach (var line in Lines(passage.Text))
            {
                var worth = Worth(line);
                if (worth > 0 && worth + place > most)
                {
                    (best, most) = ((passage, line), worth + place);
                }
            }
        }

        return best;
    }

    /// <summary>How much a line looks like an address; 0 where it does not at all.</summary>
    internal static int Worth(string line)
    {
        var worth = (Labelled.IsMatch(line) ? 2 : 0) + (IsStreet(line) ? 2 : 0) + (Postcode().IsMatch(line) ? 2 : 0) + (HouseAndTown().IsMatch(line) ? 3 : 0);
        worth += worth > 0 && Town().IsMatch(line) ? 1 : 0;
        worth = worth == 0 && Described.IsMatch(line) ? 1 : worth;
        return Elsewhere.IsMatch(line) ? Math.Max(0, worth - 2) : worth;
    }

    private static bool IsStreet(string line) => EnglishStreet.IsMatch(line) || Compound.IsMatch(line) || FrenchStreet.IsMatch(line) || NamedStreet.IsMatch(line) || ArabicStreet.IsMatch(line);

    private static IEnumerable<string> Lines(string text)
    {
        var lines = Sentence.Split(text);
        for (var i = 0; i < lines.Count; i++)
        {
            yield return lines[i];
            if (i + 1 < lines.Count && lines[i].Length <= ShortLine && lines[i + 1].Length <= ShortLine && lines[i][^1] is not ('.' or '!' or '?'))
            {
                yield return $"{lines[i].TrimEnd(',')}, {lines[i + 1]}";
            }
        }
    }

    private static readonly PatternList List = new("addresses");

    /// <summary>"Address: 14 Mill Row"; an email address is none.</summary>
    private static readonly Regex Labelled = PatternList.Of($@"(?<!\p{{L}})(?<!e-?mail[- ]|mail[- ]|web |ip )(?:{List.All("label")})\s*[:：]\s*(?=[\p{{L}}\d])(?!\S*@)");

    /// <summary>"27 Willow Lane", "221B Baker St", "12-14 Mill Street", "350 5th Avenue".</summary>
    private static readonly Regex EnglishStreet = new($@"(?<![\d$€£.,:])\b\d{{1,5}}[A-Za-z]?(?:[-–/]\d{{1,5}}[A-Za-z]?)?,? (?:(?:\p{{Lu}}[\p{{L}}'’.-]*|\d{{1,3}}(?:st|nd|rd|th)) ){{1,4}}(?:{List.All("named-after")})\b", RegexOptions.CultureInvariant);

    /// <summary>"Hauptstraße 5", "Berliner Str. 12", "Kerkstraat 12a"; a parking space has a number too.</summary>
    private static readonly Regex Compound = new($@"(?<![\p{{L}}-])(?!\p{{L}}*(?:[Pp]ark|[Ss]tell|[Ss]itz|[Ss]teh|[Ss]piel|[Aa]rbeits)platz)(?:\p{{Lu}}[\p{{L}}-]*(?:{List.All("ending")})|\p{{Lu}}[\p{{L}}-]+ (?:{List.All("apart")}))\s+\d{{1,4}}(?!\d)", RegexOptions.CultureInvariant);

    /// <summary>"12 rue de la Paix", "3 bis, avenue Foch".</summary>
    private static readonly Regex FrenchStreet = PatternList.Of($@"(?<![\d$€£.,:])\b\d{{1,4}}(?: ?(?:bis|ter))?,? (?:{List.All("numbered-before")})\s+(?:(?:de|du|des|la|le|les)\s+|[dl]['’]\s*)*\p{{L}}");

    /// <summary>"Calle Mayor, 5", "Via Roma 10", "Rua Augusta, n.º 12", "ul. Długa 5".</summary>
    private static readonly Regex NamedStreet = new($@"(?<!\p{{L}})(?:{List.All("numbered-behind")}) ?[^,;:\n\d]{{2,40}},?\s*(?:n\.?\s?[ºo°]?\s*)?\d{{1,4}}(?!\d)", RegexOptions.CultureInvariant);

    private static readonly Regex ArabicStreet = new($@"(?<!\p{{L}})(?:{List.All("unnumbered")})\s+\p{{L}}+", RegexOptions.CultureInvariant);

    private static readonly Regex Described = new($@"(?i:\bwe(?:'re|’re| are)|\blocated|\bsituated|\bfind us|\bbased)\b.{{0,80}}?\p{{Lu}}[\p{{L}}'’-]+ (?:Street|St|Road|Rd|Avenue|Ave|Lane|Drive|Boulevard|Square|Row|Terrace|Quay)\b"
        + $@"|(?i:\b(?:{List.All("here")})\b).{{0,80}}?(?i:{List.All("street")})", RegexOptions.CultureInvariant);

    /// <summary>Where cars stand and where parcels go is not where the business is.</summary>
    private static readonly Regex Elsewhere = PatternList.Of($@"(?<!\p{{L}})(?:{List.All("elsewhere")})(?!\p{{L}})");

    private static readonly Regex Heading = PatternList.Of($@"(?<!\p{{L}})(?:{List.All("heading")})(?!\p{{L}})");

    // British, American, Canadian, Dutch, Polish and Portuguese postcodes are like nothing else.
    [GeneratedRegex(@"\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b|(?<=\p{L},? )[A-Z]{2} \d{5}(?:-\d{4})?\b|\b[A-Z]\d[A-Z] \d[A-Z]\d\b|\b\d{4} ?[A-Z]{2},? \p{Lu}\p{Ll}+|\b\d{2}-\d{3} \p{Lu}\p{L}+|\b\d{4}-\d{3} \p{Lu}\p{L}+", RegexOptions.CultureInvariant)]
    private static partial Regex Postcode();

    // "Am Markt 3, 12345 Berlin"; "March 12, 2024" is a date.
    [GeneratedRegex(@"\p{L}\.? \d{1,4} ?[a-zA-Z]?, (?:[A-Z]{1,2}-)?(?:\d{5}|(?!19|20)\d{4}) \p{Lu}\p{L}+", RegexOptions.CultureInvariant)]
    private static partial Regex HouseAndTown();

    // Of itself it may be any number: "10000 Kunden".
    [GeneratedRegex(@"\b(?:[A-Z]{1,2}-)?(?:\d{5}|(?!19|20)\d{4}) \p{Lu}\p{L}+", RegexOptions.CultureInvariant)]
    private static partial Regex Town();
}
