using System.Text.RegularExpressions;
using MiaPulse.Core.Businesses;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Receptionist.Embedded.Hearing;

namespace MiaPulse.Core.Receptionist.Embedded;

/// <summary>
/// What a page says of when the business is open, line by line: sentences with a word for it, and the lines of a list whose head or title says that it is closed then.
/// The words for a closing that lasts ("Betriebsferien") stand in <c>Lists/closures.txt</c>, in folded letters. Pure.
/// </summary>
internal static partial class DayHours
{
    private const RegexOptions Plain = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    /// <summary>Characters of a line that is one of a list.</summary>
    private const int LongestItem = 80;

    private static readonly Regex Closing = PatternList.Of($@"(?<!\w)(?:{new PatternList("closures").All("closes")})(?!\w)");

    /// <param name="passage">What was found.</param>
    /// <param name="business">Whose door it is: lines of other doors are left out.</param>
    /// <param name="isRow">Whether a line is a day with its hours and nothing else.</param>
    /// <returns>Each line with how it is said by itself: "24. bis 26. Dezember" under "Geschlossen:" with its head.</returns>
    public static List<(string Line, string? Said)> In(FoundPassage passage, BusinessProfile business, Func<string, bool> isRow)
    {
        List<(string Line, string? Said)> lines = [];
        var isTitled = Closes(passage.Title, passage.Language) == true;
        string? head = null;
        foreach (var line in Sentence.Split(passage.Text))
        {
            var isItem = line.Length <= LongestItem && line[^1] is not ('.' or '!' or ':');
            head = line[^1] == ':' ? (Closes(line, passage.Language) == true ? line : null) : isItem ? head : null;
            if (line.TrimEnd().EndsWith('?') || Doors.SpeaksOfAnother(line, business))
            {
                continue;
            }

            if (Tells(line, passage.Language) || isRow(line))
            {
                lines.Add((line, line));
            }
            else if (isItem && head is not null || isTitled)
            {
                lines.Add((line, head is null ? line : $"{head} {line}"));
            }
        }

        return lines;
    }

    /// <summary>Whether it says closed, or open; null where it says neither, or both.</summary>
    public static bool? Closes(string text, Language language) => OpenDays.Says(text, language) is { } open ? !open
        : Closing.IsMatch(Folding.Of(Words.Tidy(text))) && !HoursAsked().IsMatch(text) ? true : null;

    /// <summary>
    /// The part of a sentence that is of a day: "closed December 24 to 26" of "closed December 24 to 26, and open again on the 27th at 9". The whole sentence where it says one
    /// thing, or no part is of the day.
    /// </summary>
    public static string PartOf(string sentence, Language language, Func<string, bool> isOfDay)
    {
        List<string> parts = [];
        foreach (var piece in Joint().Split(sentence))
        {
            var says = Says(piece);
            if (parts.Count == 0 || says && Says(parts[^1]))
            {
                parts.Add(piece);
            }
            else
            {
                parts[^1] += piece; // "closed December 24 and 26"
            }
        }

        return parts.Count > 1 && parts.Find(p => isOfDay(p)) is { } own ? own : sentence;

        bool Says(string text) => Closes(text, language) is not null || OfHours().IsMatch(text);
    }

    private static bool Tells(string sentence, Language language) => HoursWord().IsMatch(Folding.Of(sentence))
        || language is not Language.English && Cues.Of(language).Hours.In(Folding.Of(Words.Tidy(sentence))) || Closes(sentence, language) == true;

    // Before what joins two halves, so that nothing of the sentence is lost.
    [GeneratedRegex(@"(?=[,;]\s|\s(?:and|but|und|aber|et|mais|y|pero|e|ma|en|maar|i|ale|mas|و)\s)", Plain)]
    private static partial Regex Joint();

    [GeneratedRegex(@"\b(?:open|close|opens|closes)\b", Plain)]
    private static partial Regex OfHours();

    // "Holiday hours" may be any.
    [GeneratedRegex(@"\bhours\b", Plain)]
    private static partial Regex HoursAsked();

    [GeneratedRegex(@"\b(?:open(?:s|ed|ing)?|clos(?:e|es|ed|ing|ure)|shut|hours)\b|\d ?(?:am|pm|uhr)\b|\bgeschlossen\b|\bgeoffnet\b|\bzu\b|\boffen\b|\bouvert\w*|\bferm\w+|\bcerra\w+|\babiert\w+|\babrimos\b|\bchius\w+|\bapert\w+|\bgesloten\b|\bdicht\b|\bzamkniet\w+|\botwart\w+|\bnieczynn\w+|\bfechad\w+|\bfechamos\b|\babert\w+|مغلق|مفتوح|نغلق|نفتح", Plain)]
    private static partial Regex HoursWord();
}
