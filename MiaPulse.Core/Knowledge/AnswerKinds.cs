using System.Text.RegularExpressions;
using MiaPulse.Core.Knowledge.Tongues;
using MiaPulse.Core.Languages;

namespace MiaPulse.Core.Knowledge;

/// <summary>What sort of thing a question wants to hear. A passage about the right object that lacks it does not answer.</summary>
[Flags]
public enum AnswerKinds
{
    None = 0,
    Price = 1,
    Clock = 2,
    Duration = 4,
    Reach = 8,
}

/// <summary>Tells what is asked for and what a text offers, by plain patterns.</summary>
public static partial class AnswerKind
{
    public static AnswerKinds Asked(string question)
    {
        var kinds = AnswerKinds.None;
        if (PriceAsked().IsMatch(question) && !NotPrice().IsMatch(question))
        {
            kinds |= AnswerKinds.Price;
        }

        if (DurationAsked().IsMatch(question))
        {
            kinds |= AnswerKinds.Duration;
        }
        else if (ClockAsked().IsMatch(question))
        {
            kinds |= AnswerKinds.Clock;
        }

        return ReachAsked().IsMatch(question) ? kinds | AnswerKinds.Reach : kinds;
    }

    public static AnswerKinds Offered(string text) =>
        (Price().IsMatch(text) ? AnswerKinds.Price : 0) | (Clock().IsMatch(text) ? AnswerKinds.Clock : 0)
        | (Duration().IsMatch(text) ? AnswerKinds.Duration : 0) | (Reach().IsMatch(text) ? AnswerKinds.Reach : 0);

    /// <summary>What a question in that language wants to hear.</summary>
    public static AnswerKinds Asked(string question, Language language)
    {
        if (language is Language.English)
        {
            return Asked(question);
        }

        var (cues, text) = (KindCues.Of(language), Folding.Of(question));
        var kinds = cues.PriceAsked.IsMatch(text) && !cues.NotPrice.IsMatch(text) ? AnswerKinds.Price : AnswerKinds.None;
        kinds |= cues.DurationAsked.IsMatch(text) ? AnswerKinds.Duration : cues.ClockAsked.IsMatch(text) ? AnswerKinds.Clock : AnswerKinds.None;
        return cues.ReachAsked.IsMatch(text) ? kinds | AnswerKinds.Reach : kinds;
    }

    /// <summary>What a text in that language offers.</summary>
    public static AnswerKinds Offered(string text, Language language)
    {
        if (language is Language.English)
        {
            return Offered(text);
        }

        var (cues, folded) = (KindCues.Of(language), Folding.Of(text));
        return (Amount().IsMatch(text) || cues.Price.IsMatch(folded) ? AnswerKinds.Price : 0) | (Time().IsMatch(text) || cues.Clock.IsMatch(folded) ? AnswerKinds.Clock : 0)
            | (cues.Duration.IsMatch(folded) ? AnswerKinds.Duration : 0) | (Reach().IsMatch(text) ? AnswerKinds.Reach : 0);
    }

    private const RegexOptions Plain = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"\b(how much|pric(e|es|ey|ier|ing)|costs?|charges?|charged|fees?|rates?|expensive|cheap(er|est)?|set me back|run me|that run|sting me|quid|billed|what do you ask for|how many (dollars|pounds|euros))\b", Plain)]
    private static partial Regex PriceAsked();

    [GeneratedRegex(@"\b(how much (notice|time|room|space|warning|luggage|of)|first rate|free of charge)\b", Plain)]
    private static partial Regex NotPrice();

    [GeneratedRegex(@"\b(what time|when (do|does|are|is|will|can|should)|what days?|which days?|opening (hours|times)|your hours|open|opens|close|closes|closed|closing|shut|shuts|hours)\b", Plain)]
    private static partial Regex ClockAsked();

    [GeneratedRegex(@"\b(how long|how soon|how (early|far) (in advance|ahead)|how many (minutes|hours|days|weeks|months|years)|how much (notice|time|warning)|turnaround)\b", Plain)]
    private static partial Regex DurationAsked();

    [GeneratedRegex(@"\b((phone|telephone|mobile) number|e-?mail address|your (number|email|phone)|number (to|can i) (call|ring))\b", Plain)]
    private static partial Regex ReachAsked();

    [GeneratedRegex(@"[$£€]\s?\d|\d\s?(dollars?|pounds?|euros?|quid|usd|gbp|eur|cents?)\b|\b(free|no (extra )?(charge|cost|fee)|complimentary|included|at cost)\b|\d\s?%|\d\s?percent", Plain)]
    private static partial Regex Price();

    [GeneratedRegex(@"\d\s?([ap]\.?m\b|o'clock)|\d[:.h]\d\d\b|\b(noon|midnight|mid-?day|24/7|24 hours|mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?|sundays?|daily|every day|weekdays?|weekends?|mon|tue|wed|thu|fri|sat|sun)\b|\b(january|february|march|april|june|july|august|september|october|november|december)\b", Plain)]
    private static partial Regex Clock();

    [GeneratedRegex(@"\b(\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|half)[ -]?(full |business |working |calendar )*(seconds?|minutes?|mins?|hours?|hrs?|days?|nights?|weeks?|months?|years?)('|’)?\b|\b(same day|next day|overnight)\b", Plain)]
    private static partial Regex Duration();

    [GeneratedRegex(@"\d{3}[ .-]?\d{3,4}|[\w.+-]+@[\w-]+\.\w+", Plain)]
    private static partial Regex Reach();

    // As every language writes them.
    [GeneratedRegex(@"[$£€]\s?\d|\d\s?(€|eur\b|euros?\b|zł|zl\b|pln\b|r\$|chf\b|%)", Plain)]
    private static partial Regex Amount();

    [GeneratedRegex(@"\b\d{1,2}[:.h]\d{2}\b(?!\s?[€%])|\b\d{1,2}\s?(h|uhr)\b|24/7", Plain)]
    private static partial Regex Time();
}
