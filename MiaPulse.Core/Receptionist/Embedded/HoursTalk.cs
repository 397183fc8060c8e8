using System.Text.RegularExpressions;
using MiaPulse.Core.Businesses;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Receptionist.Embedded.Hearing;
using MiaPulse.Core.Receptionist.Embedded.Speech;

namespace MiaPulse.Core.Receptionist.Embedded;

/// <summary>Answers about opening hours from the hours the owner set, on the business's own clock.</summary>
public static partial class HoursTalk
{
    /// <summary>What a talk is about once the clock has answered.</summary>
    public const string Topic = "opening hours";

    private static readonly DayOfWeek[] Week =
        [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday, DayOfWeek.Saturday, DayOfWeek.Sunday];

    /// <summary>What such a question names beside the day.</summary>
    private static readonly HashSet<string> OfHours = [.. "open opening opened close closed closing shut hours times shop store business office place guys usually normally still early late".Split(' ')];

    /// <summary>Whether only a clock can answer it: "are you open now", "when do you close today".</summary>
    public static bool NeedsClock(string question, Language language) => AsksHours(question, language) && (Now().IsMatch(Words.WriteOut(question))
        || Hears(question, language, c => c.RightNow) || Hears(question, language, c => c.Today) || Hears(question, language, c => c.Tomorrow));

    /// <summary>Whether it asks when the business itself is open, and of nothing else by name: then the hours that the owner set go before what a page once said.</summary>
    public static bool AsksOnlyHours(string question, Language language) =>
        AsksHours(question, language) && Words.Of(Words.WriteOut(question, language), language).Where(w => Nameless.Names(w, language)).All(w => OfHours.Contains(w.Surface));

    public static bool AsksHours(string question, Language language) => Hours().IsMatch(Words.WriteOut(question)) || Hears(question, language, c => c.Hours);

    /// <summary>Null where no hours are known, the question is not about them, or about days that the week says nothing of.</summary>
    public static string? Answer(ReceptionistPrompt prompt, string question) =>
        AsksHours(question, Voice.For(prompt).Language) && !Holiday().IsMatch(question) ? Tell(prompt, question) : null;

    /// <summary>"And tomorrow?", where hours are what was spoken of. Null otherwise.</summary>
    public static string? FollowUp(ReceptionistPrompt prompt, string question)
    {
        var language = Voice.For(prompt).Language;
        return prompt.Dialogue.Topic is { } topic && (topic == Topic || AsksHours(topic, language)) && NamesDay(question, language) && !Questions.NamesSomething(question, language) ? Tell(prompt, question) : null;
    }

    /// <summary>What is known of the hours, for a question that is about them. Null where none are.</summary>
    public static string? Tell(ReceptionistPrompt prompt, string question)
    {
        if (prompt.Business.Hours is not { Spans.Count: > 0 } known)
        {
            return null;
        }

        var voice = Voice.For(prompt);
        var hours = new OpeningHours(known, prompt.Business.TimeZone);
        if (RightNow().IsMatch(Words.WriteOut(question)) || Hears(question, voice.Language, c => c.RightNow))
        {
            return RightNowAnswer(hours, prompt.Now, voice);
        }

        var now = hours.LocalTime(prompt.Now);
        return Today().IsMatch(Words.WriteOut(question)) || Hears(question, voice.Language, c => c.Today) ? DayAnswer(hours, now.DayOfWeek, voice, d => Voice.Fill(voice.Words.TodayDay, voice.Day(d)))
            : Tomorrow().IsMatch(Words.WriteOut(question)) || Hears(question, voice.Language, c => c.Tomorrow) ? DayAnswer(hours, now.AddDays(1).DayOfWeek, voice, d => Voice.Fill(voice.Words.TomorrowDay, voice.Day(d)))
            : DayMeant(question, voice.Language) is { } day ? DayAnswer(hours, day, voice, voice.EveryDay)
            : WholeWeek(hours, voice);
    }

    /// <summary>When it opens again; empty where it is open or nobody knows.</summary>
    public static string OpensAgain(ReceptionistPrompt prompt)
    {
        var hours = new OpeningHours(prompt.Business.Hours ?? new WeeklyHours([]), prompt.Business.TimeZone);
        return hours.IsOpen(prompt.Now) || hours.NextOpening(prompt.Now) is null ? "" : RightNowAnswer(hours, prompt.Now, Voice.For(prompt));
    }

    private static bool Hears(string question, Language language, Func<Cues, Cue> cue) =>
        language is not Language.English && cue(Cues.Of(language)).In(Folding.Of(Words.Tidy(question)));

    private static string RightNowAnswer(OpeningHours hours, DateTimeOffset now, Voice voice)
    {
        if (hours.IsOpen(now))
        {
            return hours.ClosingAfter(now) is { } closing ? voice.Say(w => w.OpenUntil, voice.Time(TimeOnly.FromDateTime(closing.DateTime))) : voice.Say(w => w.OpenAlways);
        }

        return hours.NextOpening(now) is { } next ? voice.Say(w => w.ClosedOpens, voice.Moment(next, hours.LocalTime(now))) : voice.Say(w => w.Closed);
    }

    private static string DayAnswer(OpeningHours hours, DayOfWeek day, Voice voice, Func<DayOfWeek, string> name)
    {
        var spans = hours.On(day);
        return spans.Count == 0 ? voice.Say(w => w.ClosedOn, name(day).TrimEnd(',')) : voice.Say(w => w.OpenOn, name(day), Spans(spans, voice));
    }

    private static string WholeWeek(OpeningHours hours, Voice voice)
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

            var days = last == i ? voice.Day(Week[i]) : Voice.Fill(last == i + 1 ? voice.Words.DayAndDay : voice.Words.DayToDay, voice.Day(Week[i]), voice.Day(Week[last]));
            lines.Add($"- {days}: {(spans.Count == 0 ? voice.Words.ClosedDay : Spans(spans, voice))}");
            i = last + 1;
        }

        return $"{voice.Say(w => w.OurHours)}\n{string.Join('\n', lines)}";
    }

    private static DayOfWeek? DayMeant(string question, Language language) => Week.Cast<DayOfWeek?>().FirstOrDefault(d =>
        Regex.IsMatch(Words.WriteOut(question), $@"\b{d}s?\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant) || Hears(question, language, c => c.Days[(int)d!]));

    private static bool NamesDay(string question, Language language) => Now().IsMatch(Words.WriteOut(question)) || DayMeant(question, language) is not null
        || Hears(question, language, c => c.RightNow) || Hears(question, language, c => c.Today) || Hears(question, language, c => c.Tomorrow);

    private static string Spans(IReadOnlyList<OpenSpan> spans, Voice voice) =>
        string.Join(voice.Words.AndTimes, spans.Select(s => Voice.Fill(voice.Words.FromTo, voice.Time(s.From), voice.Time(s.Until))));

    private const RegexOptions Plain = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"\b((are|r) (you|u|ya|yall|y'all|they|the \w+)( guys)? (still |currently |even )?(open|closed|shut|there)|is (it|the \w+|(any|some)(one|body)) (still )?(open|closed|there|in)|(you|u)( guys)? (open|closed)|when (do|does|are|is|will) .{0,20}\b(open|close|shut)|what time .{0,25}\b(open|close|shut)|(opening|business|working|store|shop|office) (hours|times)|(your|the) hours|what are (your|the) (hours|opening)|hours\W*$|open (on|this|until|till|late|today|tomorrow|now|at))", Plain)]
    private static partial Regex Hours();

    [GeneratedRegex(@"\b(bank|public|national|school) holidays?|\bholidays\b|\b(christmas|xmas|boxing day|easter|good friday|new year\w*|thanksgiving|halloween|independence day|labou?r day|memorial day)\b|feiertag|weihnacht|silvester|ostern|\b(jours? )?fériés?\b|noël|pâques|\bfestivos?\b|navidad|semana santa|pascua|\bfestivi\b|natale|pasqua|feestdag|kerst|pasen|święt|wigili|wielkanoc|feriado|\bnatal\b|páscoa|عطل|عيد", Plain)]
    private static partial Regex Holiday();

    [GeneratedRegex(@"\b(now|right now|currently|at the moment|still (open|there)|today|tonight|tomorrow)\b", Plain)]
    private static partial Regex Now();

    [GeneratedRegex(@"\b(now|right now|currently|at the moment|still (open|there))\b", Plain)]
    private static partial Regex RightNow();

    [GeneratedRegex(@"\b(today|tonight)\b", Plain)]
    private static partial Regex Today();

    [GeneratedRegex(@"\btomorrow\b", Plain)]
    private static partial Regex Tomorrow();
}
