using System.Text.RegularExpressions;
using MiaPulse.Core.Businesses;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Receptionist;
using MiaPulse.Core.Receptionist.Embedded.Speech;

namespace MiaPulse.Core.Golden;

/// <summary>
/// What embedded Mia said without her own words around it: the business's sentences, and the headings that she named for them. Another tone, a site that says it
/// instead of a document, or a heading that is named or not, changes her words and not the answer.
/// </summary>
/// <param name="Words">In one spelling of blanks.</param>
/// <param name="Headings">In their order.</param>
internal sealed partial record GoldenSpeech(string Words, IReadOnlyList<string> Headings)
{
    private const string Heading = "heading";

    // Of every language and tone: the owner may have chosen others since.
    private static readonly Lazy<Regex> Around = new(() => new Regex(
        $@"(?<=^|\n|[.!?؟]\s)(?:{string.Join('|', Books().SelectMany(Patterns).Distinct().OrderByDescending(p => p.Length))})\s*", RegexOptions.CultureInvariant));

    public static GoldenSpeech Of(string text)
    {
        List<string> headings = [];
        var words = Around.Value.Replace(text, m =>
        {
            headings.AddRange(m.Groups[Heading].Captures.Select(c => c.Value));
            return "";
        });
        return new GoldenSpeech(Spaces().Replace(words, " ").Trim(), headings);
    }

    /// <summary>
    /// Whether both say the same. A heading that one of them alone names says nothing more, unless it is what turns the words into their opposite: a question, or
    /// "We do not take:".
    /// </summary>
    public bool SaysTheSame(GoldenSpeech other)
    {
        if (Words != other.Words)
        {
            return false;
        }

        var language = LanguageGuess.Of(Words) ?? Language.English;
        List<string> mine = Without(Headings, other.Headings, language), theirs = Without(other.Headings, Headings, language);
        return (mine.Count == 0 || theirs.Count == 0) && !mine.Concat(theirs).Any(Turns);
    }

    /// <summary>Those headings that name something else than all of the others: "Prices" and "Our prices" name nothing, and so the same.</summary>
    private static List<string> Without(IReadOnlyList<string> headings, IReadOnlyList<string> others, Language language) =>
        [.. headings.Where(h => !others.Any(o => o == h || !Turns(h) && !Turns(o) && ThingsIn(h, language).SetEquals(ThingsIn(o, language))))];

    private static HashSet<string> ThingsIn(string heading, Language language) => [.. ThingWords.InHeading(heading, language).Select(w => w.Stem)];

    private static bool Turns(string heading) => heading.AsSpan().IndexOfAny('?', '؟') >= 0
        || (LanguageGuess.Of(heading) is { } told ? IsDenied(heading, told) : Array.Exists(Enum.GetValues<Language>(), l => IsDenied(heading, l)));

    private static bool IsDenied(string heading, Language language) => Refusals.In(heading, language) || Claims.IsDenied(heading.Replace('’', '\''), language);

    private static IEnumerable<(Phrasebook Words, Tone Tone)> Books() =>
        from language in Enum.GetValues<Language>()
        from tone in Enum.GetValues<Tone>()
        select (Voice.BookOf(language), tone);

    private static IEnumerable<string> Patterns((Phrasebook Words, Tone Tone) book)
    {
        var ((words, tone), languages) = (book, string.Join('|', book.Words.InLanguages.Select(Regex.Escape)));
        foreach (var named in new[] { words.SiteSays, words.SaysAbout, words.DocumentSays, words.Under })
        {
            yield return Before(named.In(tone), $@"(?<{Heading}>[^\n]{{1,300}}?)");
        }

        foreach (var spoken in new[] { words.SiteSaysIn, words.SaysIn })
        {
            yield return Before(spoken.In(tone), $"(?:{languages})");
        }

        yield return $@"\((?:{languages})\)";
        yield return Regex.Escape(words.Introduction.In(tone)).Replace(@"\{0}", @"[^\n]{1,200}?", StringComparison.Ordinal);
        foreach (var own in new[] { words.GreetFirst, words.GreetAgain, words.OfCourse, words.WhichRow, words.OfferBooking, words.OfferContact })
        {
            yield return $@"{Regex.Escape(own.In(tone))}(?!\S)";
        }
    }

    /// <summary>What stands before the quote.</summary>
    private static string Before(string phrase, string first) =>
        Regex.Escape(phrase[..phrase.IndexOf("{1}", StringComparison.Ordinal)].TrimEnd()).Replace(@"\{0}", first, StringComparison.Ordinal);

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
