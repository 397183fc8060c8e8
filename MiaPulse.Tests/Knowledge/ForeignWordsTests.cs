using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Languages;

namespace MiaPulse.Tests.Knowledge;

/// <summary>Words as each language writes them: forms of one word meet, other words do not, and small words are left out.</summary>
public sealed class ForeignWordsTests
{
    [Theory]
    [InlineData(Language.German, "Massage", "Massagen")]
    [InlineData(Language.German, "Öffnungszeiten", "oeffnungszeiten")]
    [InlineData(Language.German, "Behandlung", "Behandlungen")]
    [InlineData(Language.German, "Gutschein", "Gutscheine")]
    [InlineData(Language.French, "réservation", "reservations")]
    [InlineData(Language.French, "l'appointement", "appointement")]
    [InlineData(Language.French, "gâteau", "gateaux")]
    [InlineData(Language.Spanish, "cita", "citas")]
    [InlineData(Language.Spanish, "sesión", "sesion")]
    [InlineData(Language.Spanish, "reservación", "reservaciones")]
    [InlineData(Language.Italian, "appuntamento", "appuntamenti")]
    [InlineData(Language.Italian, "l'orario", "orari")]
    [InlineData(Language.Italian, "città", "citta")]
    [InlineData(Language.Dutch, "afspraak", "afspraken")]
    [InlineData(Language.Dutch, "behandeling", "behandelingen")]
    [InlineData(Language.Polish, "wizyta", "wizytę")]
    [InlineData(Language.Polish, "masaż", "masaze")]
    [InlineData(Language.Polish, "rezerwacja", "rezerwacje")]
    [InlineData(Language.Portuguese, "marcação", "marcacao")]
    [InlineData(Language.Portuguese, "consulta", "consultas")]
    [InlineData(Language.Portuguese, "preço", "preços")]
    [InlineData(Language.Arabic, "المواعيد", "مواعيد")]
    [InlineData(Language.Arabic, "حجز", "الحجز")]
    [InlineData(Language.Arabic, "الأسعار", "اسعار")]
    public void Forms_of_one_word_meet(Language language, string one, string other) => Assert.Equal(StemOf(one, language), StemOf(other, language));

    [Theory]
    [InlineData(Language.German, "Massage", "Messe")]
    [InlineData(Language.French, "prix", "prise")]
    [InlineData(Language.Spanish, "cita", "ciudad")]
    [InlineData(Language.Italian, "orario", "oro")]
    [InlineData(Language.Dutch, "afspraak", "afstand")]
    [InlineData(Language.Polish, "masaż", "masło")]
    [InlineData(Language.Portuguese, "preço", "prego")]
    [InlineData(Language.Arabic, "حجز", "حجر")]
    public void Other_words_do_not(Language language, string one, string other) => Assert.NotEqual(StemOf(one, language), StemOf(other, language));

    [Theory]
    [InlineData(Language.German, "Haben Sie eine Massage für den Rücken", "massage", "rücken")]
    [InlineData(Language.French, "est-ce que vous avez un parking", "parking")]
    [InlineData(Language.Spanish, "tienen ustedes un aparcamiento", "aparcamiento")]
    [InlineData(Language.Italian, "avete un parcheggio", "parcheggio")]
    [InlineData(Language.Dutch, "is er een parkeerplaats", "parkeerplaats")]
    [InlineData(Language.Polish, "czy jest parking", "parking")]
    [InlineData(Language.Portuguese, "vocês têm um estacionamento", "estacionamento")]
    [InlineData(Language.Arabic, "هل هناك موقف", "موقف")]
    public void What_a_question_names_is_left_when_the_small_words_have_gone(Language language, string question, params string[] named) =>
        Assert.Equal(named, Words.Of(question, language).Where(w => Nameless.Names(w, language)).Select(w => w.Surface));

    [Fact]
    public void English_is_read_as_before()
    {
        const string Text = "The clinics' opening hours, parking and prices: we're open on Mondays.";

        Assert.Equal(Words.Of(Text), Words.Of(Text, Language.English));
        Assert.Equal(["park", "price", "mondai"], Words.Of("parking, the prices, Mondays").Select(w => w.Stem));
    }

    private static string StemOf(string word, Language language) => Assert.Single(Words.Of(word, language)).Stem;
}
