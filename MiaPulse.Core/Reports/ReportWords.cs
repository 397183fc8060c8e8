using System.Globalization;

namespace MiaPulse.Core.Reports;

/// <summary>A figure as people read it.</summary>
/// <param name="Name">What is counted.</param>
/// <param name="Value">How much of it.</param>
/// <param name="Change">Beside the week before.</param>
public sealed record FigureInWords(string Name, string Value, string Change);

/// <summary>A report's figures in words: the same in the mail and on the page.</summary>
public static class ReportWords
{
    private const string TheWeekBefore = "the week before";

    /// <summary>"16–22 November 2026", "30 November – 6 December 2026".</summary>
    public static string Of(ReportWeek week) => week.Monday.Month == week.Sunday.Month
        ? $"{Text(week.Monday.Day)}–{week.Sunday.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)}"
        : $"{week.Monday.ToString(week.Monday.Year == week.Sunday.Year ? "d MMMM" : "d MMMM yyyy", CultureInfo.InvariantCulture)} – {week.Sunday.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)}";

    /// <summary>"Mon", and so on to "Sun".</summary>
    public static string Day(int day) => CultureInfo.InvariantCulture.DateTimeFormat.AbbreviatedDayNames[(day + 1) % 7];

    public static IReadOnlyList<FigureInWords> Of(WeekFigures now, WeekFigures before) =>
    [
        new("Conversations", Text(now.Conversations), Change(now.Conversations, before.Conversations)),
        .. now.Calls + before.Calls == 0 ? Array.Empty<FigureInWords>() : [new FigureInWords("Calls", Text(now.Calls), Change(now.Calls, before.Calls))],
        new("Leads", Text(now.Leads), Change(now.Leads, before.Leads)),
        new("Answered by Mia alone", Share(now.ShareByMia), before.ShareByMia is null ? $"nothing to compare it with {TheWeekBefore}" : $"{Share(before.ShareByMia)} {TheWeekBefore}"),
        new("Usual time to an answer", Time(now.MedianResponse), before.MedianResponse is null ? $"nothing to compare it with {TheWeekBefore}" : $"{Time(before.MedianResponse)} {TheWeekBefore}"),
    ];

    /// <summary>A quiet week in a sentence or two, in place of figures that would all be naught.</summary>
    /// <param name="before">The figures of the week before.</param>
    public static string Quiet(WeekFigures before)
    {
        var nobody = before.ByPhone > 0 ? "nobody wrote to Mia or called" : "nobody wrote to Mia";
        return before.Conversations == 0
            ? $"A quiet week: {nobody}. Is she on your website? Then there is nothing to do."
            : $"A quiet week: {nobody}. The week before, {Visitors(before)} did.";
    }

    /// <summary>Who said something: "one visitor", "3 callers", "5 people" where some did one and some the other.</summary>
    public static string Visitors(WeekFigures of) => (of.Conversations, of.ByPhone) switch
    {
        (1, 0) => "one visitor",
        (1, _) => "one caller",
        var (all, byPhone) => $"{Text(all)} {(byPhone == 0 ? "visitors" : byPhone == all ? "callers" : "people")}",
    };

    /// <summary>What they did: nobody who called has written.</summary>
    public static string Did(WeekFigures of) => of.ByPhone == 0 ? "wrote to Mia" : of.ByPhone == of.Conversations ? "talked to Mia on the phone" : "wrote to Mia or talked to her on the phone";

    public static string Times(int times) => times == 1 ? "once" : times == 2 ? "twice" : $"{Text(times)} times";

    private static string Change(int now, int before) => (now - before) switch
    {
        0 => $"as many as {TheWeekBefore}",
        > 0 and var more => $"{Text(more)} more than {TheWeekBefore}",
        var fewer => $"{Text(-fewer)} fewer than {TheWeekBefore}",
    };

    private static string Share(double? share) => share is { } known ? $"{Text((int)Math.Round(known * 100, MidpointRounding.AwayFromZero))} %" : "–";

    private static string Time(TimeSpan? time) => time switch
    {
        null => "–",
        { TotalSeconds: < 1 } => "under 1 s",
        { TotalSeconds: < 90 } known => $"{Text((int)Math.Round(known.TotalSeconds))} s",
        { TotalMinutes: < 90 } known => $"{Text((int)Math.Round(known.TotalMinutes))} min",
        { } known => $"{Text((int)Math.Round(known.TotalHours))} h",
    };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
