using System.Text.RegularExpressions;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Languages;

namespace MiaPulse.Core.Receptionist.Embedded;

/// <summary>
/// What a page's hours say of the days that are asked for: "and on Sundays?" after the week was told wants Sunday's line, and not the week once more. Always the page's own
/// words. Pure.
/// </summary>
internal static partial class DayLines
{
    /// <summary>Of what was found for a question that goes on about hours, the lines of its days. Null where it does not, or no page that is about hours has such a line.</summary>
    public static Lookup? LookUp(MiaTurn turn, string question, IReadOnlyList<FoundPassage> found)
    {
        if (!HoursTalk.GoesOn(turn.Prompt, question))
        {
            return null;
        }

        var (days, topic) = (HoursTalk.DaysAsked(turn.Prompt, question), turn.Prompt.Dialogue.Topic);
        return found.Where(p => p.Confidence >= turn.Options.AnswerAt || p.Title == topic || HoursTalk.AsksHours(p.Title, p.Language))
            .Select(p => Of(p, days, turn.Prompt.Business.Region) is { } line ? new Lookup(question, found, 1, line, p, topic) : null)
            .FirstOrDefault(l => l is not null);
    }

    /// <summary>Null where no day is asked for, or no line is of it alone.</summary>
    public static string? Of(FoundPassage passage, IReadOnlyList<DayOfWeek> days, string region)
    {
        var lines = days.Count == 0 ? [] : Sentence.Split(passage.Text).SelectMany(s => Pieces(s, passage.Language, region)).ToList();
        var said = lines.Where(line => Tells(line, passage.Language, region, days)).ToList();
        return said.Count == 0 || said.Count == lines.Count ? null : string.Join(' ', said.SkipLast(1).Select(Quote.Ended).Append(said[^1]));
    }

    /// <summary>A sentence, or its parts where each has a day and its hours: "Mon–Fri 9–5, Sat 10–2, Sun closed".</summary>
    private static List<string> Pieces(string sentence, Language language, string region)
    {
        var pieces = Between().Split(sentence).Select(p => p.Trim()).Where(p => p.Length > 0).ToList();
        return pieces.Count > 1 && pieces.TrueForAll(p => Tells(p, language, region, null)) ? pieces : [sentence];
    }

    /// <summary>Whether it says of one of the days, or of any, when or whether it is open.</summary>
    private static bool Tells(string text, Language language, string region, IReadOnlyList<DayOfWeek>? days)
    {
        var facts = FactFinder.In(text, region, asAnswer: false, language);
        return facts.OfType<DayFact>().Any(f => days is null || days.Contains(f.Day)) && (facts.Any(f => f is TimeFact) || OpenDays.Says(text, language) is not null);
    }

    [GeneratedRegex(@"[;|,](?!\d)")]
    private static partial Regex Between();
}
