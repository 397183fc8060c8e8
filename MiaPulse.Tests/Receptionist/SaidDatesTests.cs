using System.Globalization;
using MiaPulse.Core.Businesses;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Receptionist.Embedded;
using static MiaPulse.Tests.Receptionist.HandMade;

namespace MiaPulse.Tests.Receptionist;

/// <summary>The dates that a page's sentence closes: one by one, from one to another, and over the end of a year.</summary>
public sealed class SaidDatesTests
{
    [Theory]
    [InlineData(Language.English, "The bakery is closed from Dec. 23 through Jan. 2.", "12-23 12-31 01-02", "12-22 01-03 07-04")]
    [InlineData(Language.English, "Closed December 24th to the 26th.", "12-24 12-25 12-26", "12-23 12-27")]
    [InlineData(Language.English, "We are closed between Christmas Eve and New Year's Day.", "12-24 12-28 01-01", "12-23 01-02")]
    [InlineData(Language.English, "We are closed on Memorial Day, July 4, and from August 3 to August 14.", "07-04 08-03 08-10 08-14", "08-02 08-15 07-05")]
    [InlineData(Language.English, "Closed 12/24–12/26.", "12-24 12-25 12-26", "12-27")]
    [InlineData(Language.English, "Closed December 24, 26 and 31.", "12-24 12-26 12-31", "12-25 12-30")]
    [InlineData(Language.German, "Vom 24. bis 26. Dezember bleibt die Werkstatt geschlossen.", "12-24 12-25 12-26", "12-23 12-27")]
    [InlineData(Language.German, "Betriebsferien vom 3. bis zum 21. August.", "08-03 08-12 08-21", "08-22")]
    [InlineData(Language.German, "Am 24., 25. und 31. Dezember haben wir geschlossen.", "12-24 12-25 12-31", "12-26")]
    [InlineData(Language.German, "Geschlossen: 23.12. bis 6.1.", "12-23 12-30 01-06", "01-07")]
    [InlineData(Language.French, "Nous sommes fermés du 24 au 26 décembre.", "12-24 12-25 12-26", "12-27")]
    [InlineData(Language.French, "Fermé du 23 décembre au 2 janvier inclus.", "12-23 12-31 01-02", "01-03")]
    [InlineData(Language.Spanish, "Cerramos del 24 al 26 de diciembre.", "12-24 12-25 12-26", "12-27")]
    [InlineData(Language.Spanish, "Cerrado del 1 al 15 de agosto.", "08-01 08-10 08-15", "08-16")]
    [InlineData(Language.Italian, "Siamo chiusi dal 24 al 26 dicembre.", "12-24 12-25 12-26", "12-27")]
    [InlineData(Language.Italian, "Chiuso per ferie dal 10 al 24 agosto.", "08-10 08-15 08-24", "08-25")]
    [InlineData(Language.Dutch, "Van 24 t/m 26 december zijn we gesloten.", "12-24 12-25 12-26", "12-27")]
    [InlineData(Language.Dutch, "Gesloten van 24 december tot en met 2 januari.", "12-24 12-31 01-02", "01-03")]
    [InlineData(Language.Polish, "Od 24 do 26 grudnia zamknięte.", "12-24 12-25 12-26", "12-27")]
    [InlineData(Language.Portuguese, "Estamos fechados de 24 a 26 de dezembro.", "12-24 12-25 12-26", "12-27")]
    [InlineData(Language.Portuguese, "Fechado de 10 a 12 de março.", "03-10 03-11 03-12", "03-13")]
    [InlineData(Language.Arabic, "نحن مغلقون من 24 إلى 26 ديسمبر.", "12-24 12-25 12-26", "12-27")]
    [InlineData(Language.Arabic, "المحل مغلق من ٢٤ ديسمبر إلى ٢ يناير.", "12-24 12-31 01-02", "01-03")]
    public void A_day_is_found_in_the_range_or_row_that_it_lies_in(Language language, string sentence, string of, string notOf)
    {
        var page = PageOf("About us", sentence, language: language);

        Assert.All(of.Split(' '), day => Assert.NotNull(NamedDays.SaidOf(On(day), [page], Business)));
        Assert.All(notOf.Split(' '), day => Assert.Null(NamedDays.SaidOf(On(day), [page], Business)));
    }

    [Theory]
    [InlineData("Closed December 24, 2025 to January 2, 2026.", "2025-12-30", true)]
    [InlineData("Closed December 24, 2025 to January 2, 2026.", "2026-12-30", false)]
    [InlineData("Closed December 24 to January 2, 2027.", "2026-12-30", true)]
    [InlineData("Closed December 24 to January 2, 2027.", "2027-12-30", false)]
    public void A_year_holds_for_both_ends(string sentence, string day, bool isIn) =>
        Assert.Equal(isIn, SaidDates.Have(sentence, DateOnly.Parse(day, CultureInfo.InvariantCulture), "US", Language.English));

    [Theory]
    [InlineData("On December 2, 9 to 12, we are open.", "12-10")]
    [InlineData("We are open on December 1 and on December 9 from 9 to 5.", "12-05")]
    [InlineData("Open December 24 until 2 pm.", "12-25")]
    [InlineData("Closed on December 24 and January 2.", "12-28")]
    public void Hours_and_two_single_days_are_no_range(string sentence, string day) => Assert.Null(NamedDays.SaidOf(On(day), [PageOf("About us", sentence)], Business));

    [Theory]
    [InlineData("We are closed on:\n- Labor Day\n- December 24 to 26\n- New Year's Day", "About us", "We are closed on: December 24 to 26")]
    [InlineData("Labor Day\nDecember 24 to 26\nNew Year's Day", "Closed days", "December 24 to 26")]
    [InlineData("Christmas break: December 23 to January 2", "News", "Christmas break: December 23 to January 2")]
    public void A_line_under_a_head_that_says_closed_is_said_with_it(string text, string title, string said) =>
        Assert.Equal(said, NamedDays.SaidOf(On("12-25"), [PageOf(title, text)], Business)?.Sentence);

    [Theory]
    [InlineData("We are open on:\n- Labor Day\n- December 24 to 26", "About us")]
    [InlineData("Our carol singers come on December 24 to 26.", "Music")]
    [InlineData("Vacation rental, December 24 to 26: $200", "Cabins")]
    public void What_takes_place_then_closes_nothing(string text, string title) => Assert.NotEqual(true, NamedDays.SaidOf(On("12-25"), [PageOf(title, text)], Business) is { } said ? DayHours.Closes(said.Sentence, Language.English) : null);

    private static readonly BusinessProfile Business = new(default, "Corner Bakery", "https://corner.example", "Bakery", "US", "America/New_York", null, null, null, null, null);

    /// <summary>In 2026; January of the year after.</summary>
    private static DateOnly On(string day) => DateOnly.Parse($"{(day.StartsWith("01", StringComparison.Ordinal) ? 2027 : 2026)}-{day}", CultureInfo.InvariantCulture);
}
