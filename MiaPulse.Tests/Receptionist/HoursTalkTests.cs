using MiaPulse.Core.Businesses;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Receptionist.Embedded;

namespace MiaPulse.Tests.Receptionist;

/// <summary>Which day is asked for, and at whose door. The tests' clock stands on Monday, June 1, 2026, 9:30 in New York.</summary>
public sealed class HoursTalkTests
{
    private static readonly WeeklyHours Hours = new(
    [
        new OpenSpan(DayOfWeek.Monday, new TimeOnly(9, 0), new TimeOnly(17, 0)), new OpenSpan(DayOfWeek.Wednesday, new TimeOnly(10, 0), new TimeOnly(15, 0)),
        new OpenSpan(DayOfWeek.Friday, new TimeOnly(9, 0), new TimeOnly(12, 30)), new OpenSpan(DayOfWeek.Saturday, new TimeOnly(11, 0), new TimeOnly(14, 0)),
    ]);

    [Theory]
    [InlineData("en", "are you open the day after tomorrow?", "We are open on Wednesday from 10 am to 3 pm.")]
    [InlineData("de", "Habt ihr übermorgen geöffnet?", "Wir haben am Mittwoch von 10 Uhr bis 15 Uhr geöffnet.")]
    [InlineData("fr", "Êtes-vous ouverts après-demain ?", "Nous sommes ouverts mercredi de 10h00 à 15h00.")]
    [InlineData("es", "¿Están abiertos pasado mañana?", "Abrimos el miércoles de 10:00 a 15:00.")]
    [InlineData("it", "Siete aperti dopodomani?", "Siamo aperti mercoledì dalle 10:00 alle 15:00.")]
    [InlineData("nl", "Zijn jullie overmorgen open?", "We zijn op woensdag open van 10:00 uur tot 15:00 uur.")]
    [InlineData("pl", "Czy pojutrze jest otwarte?", "Mamy otwarte w środę od 10:00 do 15:00.")]
    [InlineData("pt", "Estão abertos depois de amanhã?", "Abrimos na quarta-feira das 10h00 às 15h00.")]
    [InlineData("ar", "هل أنتم مفتوحون بعد غد؟", "يوم الأربعاء من 10:00 إلى 15:00")]
    public async Task The_day_after_tomorrow_is_not_tomorrow(string language, string question, string answer)
    {
        var told = await TellAsync(language, question);

        Assert.Contains(answer, told, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("de", "Habt ihr am Montag Morgen geöffnet?", "Wir haben montags von 9 Uhr bis 17 Uhr geöffnet.")]
    [InlineData("de", "Habt ihr heute Morgen geöffnet?", "Wir haben heute, Montag, von 9 Uhr bis 17 Uhr geöffnet.")]
    [InlineData("de", "Habt ihr morgen geöffnet?", "Wir haben morgen, Dienstag, geschlossen.")]
    [InlineData("es", "¿Están abiertos el lunes por la mañana?", "Abrimos los lunes de 9:00 a 17:00.")]
    [InlineData("es", "¿Están abiertos mañana por la mañana?", "Cerramos mañana, martes.")]
    [InlineData("nl", "Zijn jullie maandag morgen open?", "We zijn op maandag open van 9:00 uur tot 17:00 uur.")]
    public async Task A_morning_is_not_tomorrow(string language, string question, string answer)
    {
        var told = await TellAsync(language, question);

        Assert.Contains(answer.TrimEnd('.'), told, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "are you open saturday and sunday?", "We are open on Saturdays from 11 am to 2 pm. We are closed on Sundays.")]
    [InlineData("en", "Mondays and Fridays?", "We are open on Mondays from 9 am to 5 pm. We are open on Fridays from 9 am to 12:30 pm.")]
    [InlineData("en", "are you open at the weekend?", "We are open on Saturdays from 11 am to 2 pm. We are closed on Sundays.")]
    [InlineData("en", "are you open on teh weekend", "We are open on Saturdays from 11 am to 2 pm. We are closed on Sundays.")]
    [InlineData("en", "when do you open tommorow", "We are closed tomorrow, Tuesday.")]
    [InlineData("en", "are you open today or tomorrow?", "We are open today, Monday, from 9 am to 5 pm. We are closed tomorrow, Tuesday.")]
    [InlineData("de", "Habt ihr am Wochenende offen?", "Wir haben samstags von 11 Uhr bis 14 Uhr geöffnet. Wir haben sonntags geschlossen.")]
    [InlineData("fr", "Êtes-vous ouverts le lundi et le vendredi ?", "Nous sommes ouverts le lundi de 9h00 à 17h00. Nous sommes ouverts le vendredi de 9h00 à 12h30.")]
    public async Task Every_day_that_is_named_is_told(string language, string question, string answer) => Assert.Equal(answer, await TellAsync(language, question));

    [Theory]
    [InlineData("en", "are you open monday to friday?")]
    [InlineData("de", "Habt ihr von Montag bis Freitag offen?")]
    public async Task Of_days_from_one_to_another_the_week_is_told(string language, string question) => Assert.Contains("\n- ", await TellAsync(language, question), StringComparison.Ordinal);

    [Theory]
    [InlineData("en", "are you open now?", true)]
    [InlineData("en", "is it open now?", true)]
    [InlineData("en", "open now?", true)]
    [InlineData("en", "is the clinic open today?", true)]
    [InlineData("en", "is Riverbend open today?", true)]
    [InlineData("en", "is the physio still open now?", true)]
    [InlineData("en", "what are your opening hours today?", true)]
    [InlineData("en", "are you still open, i'm across the street now", true)]
    [InlineData("en", "Is the parking open now?", false)]
    [InlineData("en", "is parking open now?", false)]
    [InlineData("en", "is the pharmacy next door open now?", false)]
    [InlineData("en", "Is the farmers market open today?", false)]
    [InlineData("en", "is your kitchen still open now?", false)]
    [InlineData("en", "when does the pool close today?", false)]
    [InlineData("en", "what are the sauna hours today? hours", false)]
    [InlineData("de", "Ist die Praxis heute geöffnet?", true)]
    [InlineData("de", "Ist das Parkhaus heute geöffnet?", false)]
    [InlineData("fr", "La pharmacie d'à côté est-elle ouverte aujourd'hui, c'est ouvert ?", false)]
    [InlineData("es", "¿Está abierto hoy el gimnasio? ¿está abierto?", false)]
    [InlineData("it", "La piscina è aperta oggi?", false)]
    [InlineData("nl", "Is het zwembad vandaag open?", false)]
    public async Task The_clock_answers_for_the_businesss_own_door_alone(string language, string question, bool own)
    {
        await using var desk = await FrontDesk.OpenAsync(knowsNothing: true);
        (desk.Language, desk.Hours) = (language, Hours);
        var prompt = desk.Prompt(question);

        Assert.Equal(own, HoursTalk.NeedsClock(question, LanguageTags.Read(language)!.Value, prompt.Business));
        Assert.Equal(own, HoursTalk.Answer(prompt, question) is not null);
    }

    [Theory]
    [InlineData("are you open now?", "2026-06-01")]
    [InlineData("are you open the day after tomorrow?", "2026-06-03")]
    [InlineData("are you open on Friday?", "2026-06-05")]
    [InlineData("are you open on December 24?", "2026-12-24")]
    [InlineData("are you open on Christmas Eve?", "2026-12-24")]
    [InlineData("are you open on Good Friday?", "2027-03-26")]
    [InlineData("are you open tommorow?", "2026-06-02")]
    [InlineData("when do you open again?", "2026-06-01")]
    [InlineData("are you open on Fridays?", null)]
    [InlineData("when are you open?", null)]
    public async Task The_dates_that_are_asked_for_are_known(string question, string? date)
    {
        await using var desk = await FrontDesk.OpenAsync(knowsNothing: true);

        DateOnly[] expected = date is null ? [] : [DateOnly.Parse(date, System.Globalization.CultureInfo.InvariantCulture)];
        Assert.Equal(expected, HoursTalk.DatesAsked(desk.Prompt(question), question));
    }

    private static async Task<string?> TellAsync(string language, string question)
    {
        await using var desk = await FrontDesk.OpenAsync(knowsNothing: true);
        (desk.Language, desk.Hours) = (language, Hours);
        return HoursTalk.Tell(desk.Prompt(question), question);
    }
}
