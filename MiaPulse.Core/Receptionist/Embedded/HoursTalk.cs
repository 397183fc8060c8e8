using System.Globalization;
using System.Text.RegularExpressions;
using MiaPulse.Core.Businesses;
using MiaPulse.Core.Knowledge;

namespace MiaPulse.Core.Receptionist.Embedded;

/// <summary>Answers about opening hours from the hours the owner set, on the business's own clock.</summary>
public static partial class HoursTalk
{
    private static readonly DayOfWeek[] Week =
        [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday, DayOfWeek.Saturday, DayOfWeek.Sunday];

    /// <summary>Whether only a clock can answer it: "are you open now", "when do you close today".</summary>
    public static bool NeedsClock(string question) => AsksHours(question) && Now().IsMatch(Words.WriteOut(question));

    public static bool AsksHours(string question) => Hours().IsMatch(Words.WriteOut(question));

    /// <summary>Null where no hours are known or the question is not about them.</summary>
    public static string? Answer(ReceptionistPrompt prompt, string question) => AsksHours(question) ? Tell(prompt, question) : null;

    /// <summary>What is known of the hours, for a question that is about them. Null where none are.</summary>
    public static string? Tell(ReceptionistPrompt prompt, string question)
    {
        if (prompt.Business.Hours is not { Spans.Count: > 0 } known)
        {
            return null;
        }

        var hours = new OpeningHours(known, prompt.Business.TimeZone);
        var text = Words.WriteOut(question);
        if (RightNow().IsMatch(text))
        {
            return RightNowAnswer(hours, prompt.Now);
        }

        return DayMeant(text, hours.LocalTime(prompt.Now)) is { } day ? DayAnswer(hours, day, text) : WholeWeek(hours);
    }

    private static string RightNowAnswer(OpeningHours hours, DateTimeOffset now)
    {
        if (hours.IsOpen(now))
        {
            return hours.ClosingAfter(now) is { } closing ? $"Yes, we are open now, until {Time(TimeOnly.FromDateTime(closing.DateTime))}." : "Yes, we are open now, around the clock.";
        }

        if (hours.NextOpening(now) is not { } next)
        {
            return "We are closed now.";
        }

        var days = (next.Date - hours.LocalTime(now).Date).Days;
        var when = days == 0 ? "today" : days == 1 ? "tomorrow" : $"on {next.DayOfWeek}";
        return $"We are closed now. We open again {when} at {Time(TimeOnly.FromDateTime(next.DateTime))}.";
    }

    private static string DayAnswer(OpeningHours hours, DayOfWeek day, string text)
    {
        var spans = hours.On(day);
        var name = Today().IsMatch(text) ? $"today, {day}," : Tomorrow().IsMatch(text) ? $"tomorrow, {day}," : $"on {day}s";
        return spans.Count == 0 ? $"We are closed {name.TrimEnd(',')}." : $"We are open {name} {Spans(spans)}.";
    }

    private static string WholeWeek(OpeningHours hours)
    {
        var lines = new List<string>();
        for (var i = 0; i < Week.Length;)
        {
            var spans = hours.On(Week[i]);
            var last = i;
            while (last + 1 < Week.Length && hours.On(Week[last + 1]).Select(s => (s.From, s.Until)).SequenceEqual(spans.Select(s => (s.From, s.Until))))
            {
                last++;
            }

            var days = last == i ? $"{Week[i]}" : last == i + 1 ? $"{Week[i]} and {Week[last]}" : $"{Week[i]} to {Week[last]}";
            lines.Add($"- {days}: {(spans.Count == 0 ? "closed" : Spans(spans))}");
            i = last + 1;
        }

        return $"Our opening hours are:\n{string.Join('\n', lines)}";
    }

    private static DayOfWeek? DayMeant(string text, DateTime local)
    {
        if (Today().IsMatch(text))
        {
            return local.DayOfWeek;
        }

        if (Tomorrow().IsMatch(text))
        {
            return local.AddDays(1).DayOfWeek;
        }

        return Week.Cast<DayOfWeek?>().FirstOrDefault(d => Regex.IsMatch(text, $@"\b{d}s?\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant));
    }

    private static string Spans(IReadOnlyList<OpenSpan> spans) => string.Join(" and ", spans.Select(s => $"from {Time(s.From)} to {Time(s.Until)}"));

    private static string Time(TimeOnly time) => time == new TimeOnly(0, 0) ? "midnight"
        : time.ToString(time.Minute == 0 ? "h tt" : "h:mm tt", CultureInfo.InvariantCulture).ToLowerInvariant();

    private const RegexOptions Plain = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"\b((are|r) (you|u|ya|yall|y'all|they|the \w+)( guys)? (still |currently |even )?(open|closed|shut|there)|is (it|the \w+|(any|some)(one|body)) (still )?(open|closed|there|in)|(you|u)( guys)? (open|closed)|when (do|does|are|is|will) .{0,20}\b(open|close|shut)|what time .{0,25}\b(open|close|shut)|(opening|business|working|store|shop|office) (hours|times)|(your|the) hours|what are (your|the) (hours|opening)|hours\W*$|open (on|this|until|till|late|today|tomorrow|now|at))", Plain)]
    private static partial Regex Hours();

    [GeneratedRegex(@"\b(now|right now|currently|at the moment|still (open|there)|today|tonight|tomorrow)\b", Plain)]
    private static partial Regex Now();

    [GeneratedRegex(@"\b(now|right now|currently|at the moment|still (open|there))\b", Plain)]
    private static partial Regex RightNow();

    [GeneratedRegex(@"\b(today|tonight)\b", Plain)]
    private static partial Regex Today();

    [GeneratedRegex(@"\btomorrow\b", Plain)]
    private static partial Regex Tomorrow();
}
