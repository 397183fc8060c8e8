using MiaPulse.Core.Conversations;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Receptionist.Embedded;
using static MiaPulse.Tests.Receptionist.HandMade;

namespace MiaPulse.Tests.Receptionist;

/// <summary>A day that is said alone asks for its hours, in whatever language it is named and whatever language the page is in.</summary>
public sealed class DayAloneTests
{
    private const string WeekAsText = "We are open Monday to Friday from 8 am to 7 pm and Saturday from 9 am to 2 pm. We are closed on Sundays.";

    private static readonly FoundPassage Holidays = PageOf("Holiday hours", "We are closed on Thanksgiving.\nDecember 24: 9–1\nDecember 25: closed");

    [Theory]
    [InlineData(Language.English, "christmas eve")]
    [InlineData(Language.English, "and on xmas eve?")]
    [InlineData(Language.English, "what are your Christmas Eve hours?")]
    [InlineData(Language.German, "Heiligabend")]
    [InlineData(Language.French, "et la veille de Noël ?")]
    [InlineData(Language.Spanish, "¿Y en Nochebuena?")]
    [InlineData(Language.Italian, "la vigilia di Natale")]
    [InlineData(Language.Dutch, "en op kerstavond?")]
    [InlineData(Language.Polish, "Wigilia")]
    [InlineData(Language.Portuguese, "véspera de Natal")]
    [InlineData(Language.Arabic, "ليلة عيد الميلاد؟")]
    public async Task It_is_answered_from_the_row_of_its_date(Language language, string message) => Assert.Contains("December 24: 9–1", await ReplyAsync(message, language), StringComparison.Ordinal);

    [Theory]
    [InlineData(Language.English, "thanksgiving?")]
    [InlineData(Language.English, "thanksgivng?")]
    [InlineData(Language.German, "Habt ihr an Thanksgiving geöffnet?")]
    [InlineData(Language.French, "Êtes-vous ouverts le jour de l'Action de grâce ?")]
    [InlineData(Language.Spanish, "¿Abren el día de Acción de Gracias?")]
    [InlineData(Language.Spanish, "Acción de Gracias")]
    [InlineData(Language.Italian, "Siete aperti il giorno del Ringraziamento?")]
    [InlineData(Language.Dutch, "Zijn jullie open met Thanksgiving?")]
    [InlineData(Language.Polish, "Czy jest otwarte w Święto Dziękczynienia?")]
    [InlineData(Language.Portuguese, "Abrem no Dia de Ação de Graças?")]
    [InlineData(Language.Arabic, "هل أنتم مفتوحون في عيد الشكر؟")]
    public async Task Its_name_in_any_language_finds_the_english_page(Language language, string message) =>
        Assert.Contains("We are closed on Thanksgiving.", await ReplyAsync(message, language), StringComparison.Ordinal);

    [Theory]
    [InlineData(Language.English, "are you open on Labor Day?")]
    [InlineData(Language.Spanish, "¿Abren el Viernes Santo?")]
    [InlineData(Language.German, "Silvester?")]
    public async Task Of_a_day_that_no_page_tells_no_other_is_told(Language language, string message)
    {
        var text = await ReplyAsync(message, language);

        Assert.DoesNotContain("Thanksgiving.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("December 2", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Language.English, "happy thanksgiving!")]
    [InlineData(Language.English, "do you sell christmas cards?")]
    [InlineData(Language.English, "how much is it at christmas?")]
    [InlineData(Language.English, "sundays")]
    [InlineData(Language.English, "pre-natal massage")]
    [InlineData(Language.German, "Frohe Weihnachten!")]
    [InlineData(Language.French, "Joyeux Noël")]
    [InlineData(Language.Spanish, "¡Feliz Navidad!")]
    [InlineData(Language.Italian, "Buon Natale!")]
    [InlineData(Language.Dutch, "Fijne kerst!")]
    [InlineData(Language.Polish, "Wesołych Świąt")]
    [InlineData(Language.Portuguese, "Feliz Natal")]
    [InlineData(Language.Arabic, "عيد ميلاد سعيد")]
    public void A_greeting_and_a_question_about_something_else_are_no_day_alone(Language language, string message)
    {
        Assert.True(HoursTalk.IsDayAlone(Prompt("thanksgiving"), "thanksgiving"));
        Assert.False(HoursTalk.IsDayAlone(Prompt(message, language), message));
    }

    [Theory]
    [InlineData(Language.English, "and on Sundays?")]
    [InlineData(Language.English, "sundays")]
    [InlineData(Language.German, "und sonntags?")]
    [InlineData(Language.French, "et le dimanche ?")]
    [InlineData(Language.Spanish, "¿Y los domingos?")]
    [InlineData(Language.Italian, "e la domenica?")]
    [InlineData(Language.Dutch, "en op zondag?")]
    [InlineData(Language.Polish, "a w niedzielę?")]
    [InlineData(Language.Portuguese, "e ao domingo?")]
    [InlineData(Language.Arabic, "ماذا عن يوم الأحد؟")]
    public async Task After_the_week_was_told_from_a_page_a_day_is_answered_by_its_own_line(Language language, string message)
    {
        var prompt = Prompt(message, language, DialogueState.Fresh with { Topic = "When are you open?" });
        var reply = await HandMade.ReplyAsync(prompt, PageOf("When are you open?", WeekAsText, 0.9, isFaq: true));

        Assert.Contains("We are closed on Sundays.", reply.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Monday", reply.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task So_it_is_at_the_desk_of_an_owner_who_has_set_no_hours()
    {
        await using var desk = await FrontDesk.OpenAsync();

        Assert.Contains("Monday to Friday", (await desk.AskAsync("when are you open?")).Text, StringComparison.Ordinal);
        var (text, _) = await desk.AskAsync("and on Sundays?");
        Assert.Contains("closed on Sundays", text, StringComparison.Ordinal);
        Assert.DoesNotContain("8 am", text, StringComparison.Ordinal);
    }

    private static async Task<string> ReplyAsync(string message, Language language) =>
        (await HandMade.ReplyAsync(Prompt(message, language) with { Now = new DateTimeOffset(2026, 11, 10, 12, 0, 0, TimeSpan.Zero) }, Holidays)).Words;
}
