using System.Globalization;
using MiaPulse.Core.Businesses;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Receptionist.Embedded;

namespace MiaPulse.Tests.Receptionist;

/// <summary>What a page says of a day that it calls by a name.</summary>
public sealed class NamedDaysTests
{
    [Theory]
    [InlineData(2024, "2024-03-31")]
    [InlineData(2025, "2025-04-20")]
    [InlineData(2026, "2026-04-05")]
    [InlineData(2027, "2027-03-28")]
    public void Easter_is_reckoned(int year, string date) => Assert.Equal(On(date), NamedDays.Easter(year));

    [Theory]
    [InlineData("2026-11-26", "US", true)] // Thanksgiving
    [InlineData("2026-11-27", "US", true)]
    [InlineData("2026-11-25", "US", false)]
    [InlineData("2026-10-12", "CA", true)]
    [InlineData("2026-10-12", "US", false)]
    [InlineData("2026-05-25", "US", true)] // Memorial Day, and Whit Monday
    [InlineData("2026-09-07", "US", true)]
    [InlineData("2026-09-07", "DE", false)]
    [InlineData("2026-07-04", "US", true)]
    [InlineData("2026-05-14", "DE", true)] // Ascension
    public void A_date_has_a_name_where_the_region_gives_it_one(string date, string region, bool named) => Assert.Equal(named, NamedDays.HasName(On(date), region));

    [Theory]
    [InlineData("2026-05-14", "ES", "Cerramos el día de la Ascensión.")]
    [InlineData("2026-05-14", "IT", "Siamo chiusi il giorno dell'Ascensione.")]
    [InlineData("2026-05-14", "PT", "Fechado na Quinta-feira da Ascensão.")]
    [InlineData("2026-05-14", "FR", "نغلق يوم خميس الصعود.")]
    [InlineData("2026-05-25", "PL", "W poniedziałek Zielonych Świątek nieczynne.")]
    [InlineData("2026-11-26", "US", "Fechamos no Dia de Ação de Graças.")]
    [InlineData("2026-11-27", "PT", "Na Sexta-feira Negra abrimos mais cedo.")]
    [InlineData("2026-12-26", "ES", "El día de San Esteban cerramos.")]
    [InlineData("2026-11-26", "US", "Fermé le jour de l'Action de grâce.")]
    [InlineData("2026-11-26", "US", "Siamo chiusi il giorno del Ringraziamento.")]
    [InlineData("2026-11-26", "US", "W Święto Dziękczynienia zamknięte.")]
    [InlineData("2026-12-24", "ES", "Cerramos la víspera de Navidad.")]
    [InlineData("2026-12-31", "FR", "Fermé pour le réveillon du jour de l'an.")]
    public void Each_language_has_its_own_names_for_them(string date, string region, string text) =>
        Assert.Contains(On(date), NamedDays.NamedIn(text, On("2026-01-02"), region));

    [Theory]
    [InlineData("2026-11-26", "We are closed on Thanksgiving and the Friday after.")]
    [InlineData("2026-11-27", "We are closed on Thanksgiving and the Friday after.")]
    [InlineData("2026-11-27", "We open at noon on Black Friday.")]
    [InlineData("2026-11-26", "Our office is closed November 26.")]
    [InlineData("2026-11-26", "Closed 26 November 2026 for stocktaking.")]
    [InlineData("2026-09-07", "We are open as usual on Labor Day.")]
    [InlineData("2026-12-25", "Open every day except Christmas Day.")]
    [InlineData("2026-12-24", "On Christmas Eve we close at 2 pm.")]
    [InlineData("2026-12-28", "We are closed December 24 to January 2.")]
    [InlineData("2026-12-25", "We are closed December 24-26.")]
    [InlineData("2027-01-01", "We are closed on New Year's Day.")]
    [InlineData("2026-12-24", "December 24: 9–1.")]
    [InlineData("2026-12-24", "Thursday, Dec 24: 9 to 1.")]
    [InlineData("2026-12-24", "Christmas Eve: 9–1.")]
    [InlineData("2026-12-25", "December 25: closed.")]
    public void The_sentence_of_that_very_day_is_found(string date, string sentence) =>
        Assert.Equal(sentence, NamedDays.SaidOf(On(date), [Passage("About us", $"We bake our own bread. {sentence} Dogs are welcome.")], Business)?.Sentence);

    [Theory]
    [InlineData("2026-11-26", "We are open on the Friday after Thanksgiving.")]
    [InlineData("2026-11-26", "We are closed on November 26, 2024.")]
    [InlineData("2026-11-26", "Order your Thanksgiving pies early.")]
    [InlineData("2026-12-24", "Carol singing, December 24: 9–1")]
    [InlineData("2026-12-24", "December 23: 9–1")]
    [InlineData("2026-12-25", "On Christmas Eve we close at 2 pm.")]
    [InlineData("2026-12-25", "The pool is closed on Christmas Day.")]
    [InlineData("2027-01-01", "On New Year's Eve we close at 2 pm.")]
    [InlineData("2026-11-30", "We are closed on November 26 and December 25, and open 9-5 otherwise.")]
    public void Another_day_and_another_door_are_not(string date, string sentence) =>
        Assert.Null(NamedDays.SaidOf(On(date), [Passage("About us", sentence)], Business));

    [Fact]
    public void An_answer_says_it_of_the_day_that_its_question_names() =>
        Assert.Equal("No, we are closed that day.", NamedDays.SaidOf(On("2026-11-26"), [Passage("Are you open on Thanksgiving?", "No, we are closed that day. Come the week after.")], Business)?.Sentence);

    [Fact]
    public void A_german_page_is_read_in_german()
    {
        var page = Passage("Öffnungszeiten", "Am zweiten Weihnachtsfeiertag und an Silvester haben wir geschlossen.") with { Language = Language.German };

        Assert.NotNull(NamedDays.SaidOf(On("2026-12-26"), [page], Business));
        Assert.NotNull(NamedDays.SaidOf(On("2026-12-31"), [page], Business));
        Assert.Null(NamedDays.SaidOf(On("2027-01-01"), [page], Business));
        Assert.Equal("24. Dezember: 9–13 Uhr", NamedDays.SaidOf(On("2026-12-24"), [page with { Text = "Sonst wie immer.\n24. Dezember: 9–13 Uhr" }], Business)?.Sentence);
    }

    [Fact]
    public void It_is_searched_in_the_visitors_language_and_in_english()
    {
        Assert.Equal(["geschlossen geöffnet Feiertage Öffnungszeiten Silvester dezember 31", "closed open holidays opening hours New Year's Eve December 31", "closed holidays vacation opening hours December"], NamedDays.Searches(On("2026-12-31"), "DE", Language.German));
        Assert.Equal(2, NamedDays.Searches(On("2026-12-31"), "US", Language.English).Count);
        Assert.Equal(["closed holidays vacation opening hours November"], NamedDays.Searches(On("2026-11-30"), "US", Language.English));
    }

    private static readonly BusinessProfile Business =
        new(default, "Riverbend Physio", "https://riverbend.example", "Physiotherapy", "US", "America/New_York", null, null, null, null, null);

    private static DateOnly On(string date) => DateOnly.Parse(date, CultureInfo.InvariantCulture);

    private static FoundPassage Passage(string title, string text) => new(Guid.Empty, title, text, null, IsFaq: false, 1);
}
