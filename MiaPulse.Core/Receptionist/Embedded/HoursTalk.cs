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

    /// <summary>Of more days than these the whole week is told.</summary>
    private const int MostDays = 3;

    /// <summary>What may stand beside a day that is said alone, in folded letters, by language.</summary>
    private static readonly HashSet<string>[] BesideDays = [.. ListFile.ByLanguage("day-alone", ' ').Select(words => words.Split(' ').ToHashSet(StringComparer.Ordinal))];

    /// <summary>Morning, afternoon, evening, an hour, in every language, in folded letters.</summary>
    private static readonly Cue DayTimes = ListFile.Lines("day-times").Aggregate("(?!)", (all, line) => $"{all}|{line.Split(": ", 2)[1]}");

    private static readonly DayOfWeek[] Week =
        [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday, DayOfWeek.Saturday, DayOfWeek.Sunday];

    /// <summary>What such a question names beside the day.</summary>
    private static readonly HashSet<string> OfHours = [.. "open opening opened close closed closing shut hours times shop store business office place guys usually normally still early late after fin fim final fine finde pasado depois después après apres week end weekend again reopen reopening wieder weer nouveau nuevo nuovo ponownie novo novamente".Split(' ')];

    /// <summary>Whether only a clock can answer it: "are you open now", "when do you close today".</summary>
    /// <param name="question">What is asked.</param>
    /// <param name="language">The language it is asked in.</param>
    /// <param name="business">Who is asked: its own name and trade stand for itself, and the clock is not that of the car park.</param>
    public static bool NeedsClock(string question, Language language, BusinessProfile? business = null)
    {
        question = ClockSlips.Mend(question, language);
        return AsksHours(question, language) && (Now().IsMatch(Words.WriteOut(question)) || HearsNear(question, language)) && !Doors.AsksOfAnother(question, language, business);
    }

    /// <summary>Whether it asks when the business itself is open, and of nothing else by name: then the hours that the owner set go before what a page once said.</summary>
    public static bool AsksOnlyHours(string question, Language language)
    {
        question = ClockSlips.Mend(question, language);
        return AsksHours(question, language) && NamesOnlyHours(question, language) && !Doors.AsksOfAnother(question, language, null);
    }

    public static bool AsksHours(string question, Language language) => Hours().IsMatch(Words.WriteOut(question)) || Hears(question, language, c => c.Hours);

    /// <summary>Null where no hours are known, the question is not about them, or about days that the week says nothing of.</summary>
    public static string? Answer(ReceptionistPrompt prompt, string question)
    {
        var language = Voice.For(prompt).Language;
        question = ClockSlips.Mend(question, language);
        return (AsksHours(question, language) && !Doors.AsksOfAnother(question, language, prompt.Business) || IsDateAlone(prompt, question, language)) && !NamesHoliday(question, language)
            && !WrittenDates(question, language, prompt.Business.Region, TodayOf(prompt)).Any(d => NamedDays.HasName(d, prompt.Business.Region)) ? Tell(prompt, question) : null;
    }

    /// <summary>"And tomorrow?", where hours are what was spoken of. Null otherwise.</summary>
    public static string? FollowUp(ReceptionistPrompt prompt, string question) => GoesOn(prompt, question) ? Tell(prompt, question) : null;

    /// <summary>Whether it goes on about the hours that were spoken of, for a day: "and on Sundays?".</summary>
    public static bool GoesOn(ReceptionistPrompt prompt, string question)
    {
        var language = Voice.For(prompt).Language;
        question = ClockSlips.Mend(question, language);
        return prompt.Dialogue.Topic is { } topic && (topic == Topic || AsksHours(topic, language)) && NamesDay(question, language)
            && NamesOnlyHours(question, language) && !NamesHoliday(question, language) && !Doors.AsksOfAnother(question, language, prompt.Business);
    }

    /// <summary>Whether a message is nothing but a day, which asks for its hours: "christmas eve", "December 25?", and "sundays" where hours were spoken of.</summary>
    public static bool IsDayAlone(ReceptionistPrompt prompt, string message)
    {
        var language = Voice.For(prompt).Language;
        message = ClockSlips.Mend(message, language);
        return (NamedDays.AreIn(message, language) || GoesOn(prompt, message)) && HasOnlyDays(message, language) || IsDateAlone(prompt, message, language);
    }

    /// <summary>The same of a date. Without a question mark it may also tell when somebody who was asked for their details would like to come.</summary>
    private static bool IsDateAlone(ReceptionistPrompt prompt, string message, Language language) =>
        message.Any(char.IsDigit) && (message.AsSpan().IndexOfAny("?؟") >= 0 || prompt.Dialogue is { Expecting: null, Wish: null })
        && HasOnlyDays(message, language) && SaidDates.In(message, prompt.Business.Region, language).Any();

    private static bool HasOnlyDays(string message, Language language) => Letters().Matches(NamedDays.Without(message, language))
        .All(w => BesideDays[(int)language].Contains(w.Value) || NamesDay(w.Value, language) || FactWords.IsMonth(w.Value, language));

    /// <summary>Whether it asks for the hours of a day that it calls by its name, if only by saying that name.</summary>
    public static bool AsksOfNamedDay(ReceptionistPrompt prompt, string question)
    {
        var language = Voice.For(prompt).Language;
        question = ClockSlips.Mend(question, language);
        return IsDateAlone(prompt, question, language) || NamedDays.AreIn(question, language) && (AsksHours(question, language) || IsDayAlone(prompt, question))
            && !Doors.AsksOfAnother(NamedDays.Without(question, language), language, prompt.Business); // "your Thanksgiving hours" are no other door's
    }

    /// <summary>The days of the week that a question is of: none, where it names none.</summary>
    public static IReadOnlyList<DayOfWeek> DaysAsked(ReceptionistPrompt prompt, string question)
    {
        var voice = Voice.For(prompt);
        return [.. DaysMeant(ClockSlips.Mend(question, voice.Language), TodayOf(prompt).DayOfWeek, voice).Select(d => d.Day)];
    }

    /// <summary>
    /// The dates that a question about hours is of: today for "are you open now" and "when do you open again", the coming Friday for "are you open on Friday", the day
    /// itself for "on December 24" and "on Christmas Eve".
    /// What a page says of such a day goes before the week (<see cref="NamedDays"/>). "On Fridays" is of no date.
    /// </summary>
    public static IReadOnlyList<DateOnly> DatesAsked(ReceptionistPrompt prompt, string question)
    {
        var language = Voice.For(prompt).Language;
        var today = TodayOf(prompt);
        question = ClockSlips.Mend(question, language);
        DateOnly[] named = [.. NamedDays.NamedIn(question, language, today, prompt.Business.Region)];
        DateOnly[] dates =
        [
            .. NearDates(question, language, today)
                .Concat(Week.Where(d => named.Length == 0 && IsOneDay(question, d, language)).Select(d => Next(d, today))) // Good Friday is not the coming one
                .Concat(WrittenDates(question, language, prompt.Business.Region, today)).Concat(named).Distinct(),
        ];
        return dates.Length == 0 && Reopening.IsIn(question) ? [today] : dates;
    }

    /// <summary>The same of a wish to come, which is for one day: "puis-je venir jeudi ?" is of the coming one also where the language says both alike.</summary>
    public static IReadOnlyList<DateOnly> DatesWished(ReceptionistPrompt prompt, string question)
    {
        var language = Voice.For(prompt).Language;
        var today = TodayOf(prompt);
        question = ClockSlips.Mend(question, language);
        var hasName = NamedDays.AreIn(question, language);
        var days = Week.Where(d => !hasName && (SaysBothAlike(language) ? IsNamed(question, d, language) : IsOfWeekend(question, d, language)));
        return [.. DatesAsked(prompt, question).Concat(days.Select(d => Next(d, today))).Distinct()];
    }

    /// <summary>The date at the business's door.</summary>
    internal static DateOnly TodayOf(ReceptionistPrompt prompt) =>
        DateOnly.FromDateTime(new OpeningHours(prompt.Business.Hours ?? new WeeklyHours([]), prompt.Business.TimeZone).LocalTime(prompt.Now));

    /// <summary>The dates that a text calls today, tomorrow, or the day after tomorrow.</summary>
    internal static IEnumerable<DateOnly> NearDates(string text, Language language, DateOnly today)
    {
        if (IsNow(text, language) || IsToday(text, language))
        {
            yield return today;
        }

        if (IsTomorrow(text, language))
        {
            yield return today.AddDays(1);
        }

        if (IsDayAfter(text, language))
        {
            yield return today.AddDays(2);
        }
    }

    /// <summary>When each date that a text writes out is next.</summary>
    internal static IEnumerable<DateOnly> WrittenDates(string text, Language language, string region, DateOnly today) =>
        FactFinder.In(text, region, asAnswer: true, language).OfType<DateFact>().Concat(SaidDates.In(text, region, language)).Select(d => Coming(d, region, today)).OfType<DateOnly>().Distinct();

    /// <summary>Whether a question is of a holiday, which the week says nothing of.</summary>
    internal static bool NamesHoliday(string question, Language language) => Holiday().IsMatch(question) || NamedDays.AreIn(question, language);

    /// <summary>What is known of the hours, for a question that is about them. Null where none are.</summary>
    public static string? Tell(ReceptionistPrompt prompt, string question)
    {
        if (prompt.Business.Hours is not { Spans.Count: > 0 } known)
        {
            return null;
        }

        var voice = Voice.For(prompt);
        question = ClockSlips.Mend(question, voice.Language);
        var hours = new OpeningHours(known, prompt.Business.TimeZone);
        var days = DaysMeant(question, hours.LocalTime(prompt.Now).DayOfWeek, voice);
        if (days.Count == 0)
        {
            days = [.. WrittenDates(question, voice.Language, prompt.Business.Region, TodayOf(prompt)).Select(d => (d.DayOfWeek, voice.EveryDay(d.DayOfWeek))).DistinctBy(d => d.DayOfWeek)];
        }

        if (IsNow(question, voice.Language) || days.Count == 0 && Reopening.IsIn(question))
        {
            return RightNowAnswer(hours, prompt, voice);
        }

        return days.Count is 0 or > MostDays || days.Count > 1 && IsRange(question, voice) ? WholeWeek(hours, voice) : string.Join(' ', days.Select(d => DayAnswer(hours, d.Day, voice, d.Name)));
    }

    /// <summary>
    /// What the week says of the dates on which somebody would like to come; of today once the door is closed, when it opens again. Null where no hours are known, and of
    /// days that have a name.
    /// </summary>
    public static string? OfDates(ReceptionistPrompt prompt, IReadOnlyList<DateOnly> dates)
    {
        if (prompt.Business.Hours is not { Spans.Count: > 0 } known || dates.Count is 0 or > MostDays || dates.Any(d => NamedDays.HasName(d, prompt.Business.Region)))
        {
            return null;
        }

        var (hours, voice, today) = (new OpeningHours(known, prompt.Business.TimeZone), Voice.For(prompt), TodayOf(prompt));
        return string.Join(' ', dates.Select(date => date == today && hours.On(today.DayOfWeek).Count > 0 && IsOver(hours, prompt.Now)
            ? RightNowAnswer(hours, prompt, voice) : DayAnswer(hours, date.DayOfWeek, voice, NameOf(date, today, voice))));
    }

    /// <summary>Whether the week has the business closed on all of some dates.</summary>
    public static bool AreClosed(ReceptionistPrompt prompt, IReadOnlyList<DateOnly> dates) => prompt.Business.Hours is { Spans.Count: > 0 } known
        && new OpeningHours(known, prompt.Business.TimeZone) is var hours && dates.Count > 0 && dates.All(d => hours.On(d.DayOfWeek).Count == 0);

    /// <summary>Whether the business opens on this day no more.</summary>
    private static bool IsOver(OpeningHours hours, DateTimeOffset now) =>
        !hours.IsOpen(now) && (hours.NextOpening(now) is not { } next || DateOnly.FromDateTime(next.DateTime) != DateOnly.FromDateTime(hours.LocalTime(now)));

    /// <summary>"Tomorrow, Saturday,", "on Thursday"; a date further off by its weekday alone.</summary>
    private static string NameOf(DateOnly date, DateOnly today, Voice voice) => (date.DayNumber - today.DayNumber) switch
    {
        0 => Voice.Fill(voice.Words.TodayDay, voice.Day(date.DayOfWeek)),
        1 => Voice.Fill(voice.Words.TomorrowDay, voice.Day(date.DayOfWeek)),
        < 7 => voice.OnDay(date.DayOfWeek),
        _ => voice.EveryDay(date.DayOfWeek),
    };

    /// <summary>When it opens again; empty where it is open or nobody knows.</summary>
    public static string OpensAgain(ReceptionistPrompt prompt)
    {
        var hours = new OpeningHours(prompt.Business.Hours ?? new WeeklyHours([]), prompt.Business.TimeZone);
        return hours.IsOpen(prompt.Now) || SureOpening.After(hours, prompt.Now, prompt.Business.Region) is null ? "" : RightNowAnswer(hours, prompt, Voice.For(prompt));
    }

    private static bool Hears(string question, Language language, Func<Cues, Cue> cue) =>
        language is not Language.English && cue(Cues.Of(language)).In(Folding.Of(Words.Tidy(question)));

    private static string RightNowAnswer(OpeningHours hours, ReceptionistPrompt prompt, Voice voice)
    {
        var now = prompt.Now;
        if (hours.IsOpen(now))
        {
            return hours.ClosingAfter(now) is { } closing ? voice.Say(w => w.OpenUntil, voice.TimeHere(TimeOnly.FromDateTime(closing.DateTime))) : voice.Say(w => w.OpenAlways);
        }

        return SureOpening.After(hours, now, prompt.Business.Region) is { } next ? voice.Say(w => w.ClosedOpens, voice.Moment(next, hours.LocalTime(now))) : voice.Say(w => w.Closed);
    }

    private static string DayAnswer(OpeningHours hours, DayOfWeek day, Voice voice, string name)
    {
        var spans = hours.On(day);
        return spans.Count == 0 ? voice.Say(w => w.ClosedOn, name).Replace(",.", ".", StringComparison.Ordinal) : voice.Say(w => w.OpenOn, name, Spans(spans, voice));
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

    /// <summary>Each day that is asked for, the near ones first, and what to call it.</summary>
    private static List<(DayOfWeek Day, string Name)> DaysMeant(string question, DayOfWeek today, Voice voice)
    {
        var days = new List<(DayOfWeek Day, string Name)>();
        if (IsToday(question, voice.Language))
        {
            days.Add((today, Voice.Fill(voice.Words.TodayDay, voice.Day(today))));
        }

        if (IsTomorrow(question, voice.Language))
        {
            days.Add((After(today, 1), Voice.Fill(voice.Words.TomorrowDay, voice.Day(After(today, 1)))));
        }

        if (IsDayAfter(question, voice.Language))
        {
            days.Add((After(today, 2), voice.OnDay(After(today, 2))));
        }

        days.AddRange(Week.Where(d => IsNamed(question, d, voice.Language)).Select(d => (d, voice.EveryDay(d))));
        return [.. days.DistinctBy(d => d.Day)];
    }

    private static DayOfWeek After(DayOfWeek today, int days) => (DayOfWeek)(((int)today + days) % 7);

    private static bool IsNow(string question, Language language) => RightNow().IsMatch(Words.WriteOut(question)) || Hears(question, language, c => c.RightNow);

    private static bool IsToday(string question, Language language) => Today().IsMatch(Words.WriteOut(question)) || Hears(question, language, c => c.Today);

    private static bool IsTomorrow(string question, Language language) => Tomorrow().IsMatch(Words.WriteOut(question)) || Hears(question, language, c => c.Tomorrow);

    private static bool IsDayAfter(string question, Language language) => DayAfterTomorrow().IsMatch(Words.WriteOut(question)) || Hears(question, language, c => c.DayAfterTomorrow);

    /// <summary>Whether the weekday is named, or the weekend that it belongs to.</summary>
    private static bool IsNamed(string question, DayOfWeek day, Language language) => Regex.IsMatch(Words.WriteOut(question), $@"\b{day}s?\b", Plain) || Hears(question, language, c => c.Days[(int)day])
        || IsOfWeekend(question, day, language);

    private static bool IsOfWeekend(string question, DayOfWeek day, Language language) =>
        day is DayOfWeek.Saturday or DayOfWeek.Sunday && (Weekend().IsMatch(Words.WriteOut(question)) || Hears(question, language, c => c.Weekend));

    /// <summary>Whether "on Thursday" and "on Thursdays" are the same words.</summary>
    private static bool SaysBothAlike(Language language) => language is not (Language.English or Language.German or Language.Dutch);

    private static DateOnly Next(DayOfWeek day, DateOnly today) => today.AddDays(((int)day - (int)today.DayOfWeek + 7) % 7);

    /// <summary>Whether it is one such day that is meant, and not every one. Where a language says both alike, it is every one.</summary>
    private static bool IsOneDay(string question, DayOfWeek day, Language language) => !SaysBothAlike(language)
        && Regex.IsMatch(Words.WriteOut(question, language), $@"(?<!\b(?:a|any|most|every|each|jeden|elke|iedere) )\b{Voice.BookOf(language).Days[(int)day]}\b", Plain);

    /// <summary>"Monday to Friday": of all the days between.</summary>
    private static bool IsRange(string question, Voice voice)
    {
        var to = voice.Language is Language.English ? "to|through|thru|till|until" : "bis|au|al|alla|a|hasta|ate|tot|t/m|do|الي|حتي";
        var days = string.Join('|', Week.Select(d => Folding.Of(voice.Day(d))[..3]));
        return Regex.IsMatch(Folding.Of(Words.WriteOut(question, voice.Language)), $@"(?:(?<!\w)(?:{to}) |[-–] ?)(?:zum |en met |la |el |o )?(?:{days})", Plain);
    }

    /// <summary>When that day is next. Null where it is no day of the calendar.</summary>
    private static DateOnly? Coming(DateFact date, string region, DateOnly today)
    {
        var (month, day) = NamedDays.MonthAndDay(date, region);
        var year = date.Year ?? today.Year + ((month, day).CompareTo((today.Month, today.Day)) < 0 ? 1 : 0);
        return month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;
    }

    private static bool NamesOnlyHours(string question, Language language) =>
        Words.Of(Words.WriteOut(question, language), language).Where(w => Nameless.Names(w, language)).All(w => OfHours.Contains(w.Surface) || FactWords.IsMonth(w.Surface, language) && WritesDate(question, language));

    /// <summary>"On December 22", where "in August" is of no day that the week tells.</summary>
    private static bool WritesDate(string question, Language language) => question.Any(char.IsDigit) && SaidDates.In(question, "", language).Any();

    private static bool HearsNear(string question, Language language) => Hears(question, language, c => c.RightNow) || Hears(question, language, c => c.Today)
        || Hears(question, language, c => c.Tomorrow) || Hears(question, language, c => c.DayAfterTomorrow);

    private static bool NamesDay(string question, Language language) => Now().IsMatch(Words.WriteOut(question)) || HearsNear(question, language) || Week.Any(d => IsNamed(question, d, language));

    /// <summary>Whether a word is a day or a time of one.</summary>
    internal static bool IsOfTime(string word, Language language) => NamesDay(word, language) || DayTimes.In(Folding.Of(word));

    private static string Spans(IReadOnlyList<OpenSpan> spans, Voice voice) =>
        string.Join(voice.Words.AndTimes, spans.Select(s => Voice.Fill(voice.Words.FromTo, voice.Time(s.From), voice.Time(s.Until))));

    private const RegexOptions Plain = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"\b((are|r) (you|u|ya|yall|y'all|they|the \w+)( guys)? (still |currently |even )?(open|closed|shut|there)|is (it|the \w+|(any|some)(one|body)) (still )?(open|closed|there|in)|(you|u)( guys)? (open|closed)|when (do|does|are|is|will) .{0,20}\b(re-?)?(open|close|shut)|what time .{0,25}\b(open|close|shut)|(opening|business|working|store|shop|office) (hours|times)|(your|the) hours|what are (your|the) (hours|opening)|hours\W*$|open (on|this|until|till|late|today|tomorrow|now|at))", Plain)]
    private static partial Regex Hours();

    [GeneratedRegex(@"\b(bank|public|national|school) holidays?|\bholidays\b|\b(christmas|xmas|boxing day|easter|good friday|new year\w*|thanksgiving|halloween|independence day|labou?r day|memorial day|black friday)\b|feiertag|weihnacht|silvester|ostern|\b(jours? )?fériés?\b|noël|pâques|\bfestivos?\b|navidad|semana santa|pascua|\bfestivi\b|natale|pasqua|feestdag|kerst|pasen|święt|wigili|wielkanoc|feriado|\bnatal\b|páscoa|عطل(?!\p{L}* نهاي)|(?<!\p{L})(?:[وفبل]?ال|لل|[وفبل])?(?:عيد|أعياد)", Plain)]
    private static partial Regex Holiday();

    [GeneratedRegex(@"[\p{L}\p{M}]+")]
    private static partial Regex Letters();

    [GeneratedRegex(@"\b(now|right now|currently|at the moment|still (open|there)|today|tonight|this (morning|afternoon|evening)|tomorrow)\b", Plain)]
    private static partial Regex Now();

    [GeneratedRegex(@"\b(now|right now|currently|at the moment|still (open|there))\b", Plain)]
    private static partial Regex RightNow();

    [GeneratedRegex(@"\b(today|tonight|this (morning|afternoon|evening))\b", Plain)]
    private static partial Regex Today();

    [GeneratedRegex(@"(?<!\b(day|morning|night) after )\btomorrow\b", Plain)]
    private static partial Regex Tomorrow();

    [GeneratedRegex(@"\bday after tomorrow\b", Plain)]
    private static partial Regex DayAfterTomorrow();

    [GeneratedRegex(@"\bweekends?\b", Plain)]
    private static partial Regex Weekend();
}
