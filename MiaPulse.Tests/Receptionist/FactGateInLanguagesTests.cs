using MiaPulse.Core.Businesses;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Receptionist;

namespace MiaPulse.Tests.Receptionist;

/// <summary>An English page, and answers that a model put into the visitor's language: a right day or hour passes, a wrong one does not.</summary>
public sealed class FactGateInLanguagesTests
{
    private static readonly FoundPassage[] English =
    [
        Passage("Hours", "We are open Monday to Friday from 9 am to 5:30 pm and Saturday 10 am to 2 pm. We are closed on Sundays. On December 24 2026 we close at 1 pm. From May 3 we have a market."),
        Passage("Prices", "A massage takes 2 hours and costs 95 dollars, with 10 percent off for students. You can cancel up to 24 hours before. Groups of 2 to 3 people."),
    ];

    private static readonly BusinessProfile Business = new(default, "Riverbend Physio", "https://riverbend.example", "Physiotherapy", "US", "America/New_York", null, null, null, null, null);

    [Theory]
    [InlineData("de", "Wir haben montags bis freitags von 9 bis 17:30 Uhr geöffnet.")]
    [InlineData("de", "Am Montagmorgen öffnen wir um 9 Uhr.")]
    [InlineData("de", "Mo–Fr 9–17:30 Uhr, Sa 10–14 Uhr.")]
    [InlineData("de", "Sonntags haben wir geschlossen.")]
    [InlineData("de", "Am 24. Dezember schließen wir um 13 Uhr.")]
    [InlineData("de", "So einfach ist das: Die Massage dauert 2 Stunden und kostet 95 Dollar, mit 10 Prozent Rabatt.")]
    [InlineData("de", "Absagen können Sie bis 24 Stunden vorher.")]
    [InlineData("fr", "Nous sommes ouverts du lundi au vendredi de 9h à 17h30.")]
    [InlineData("fr", "Le samedi, nous ouvrons à 10 heures et fermons à 14 h.")]
    [InlineData("fr", "Nous sommes fermés le dimanche.")]
    [InlineData("fr", "Le 24 décembre 2026, nous fermons à 13h.")]
    [InlineData("fr", "La séance dure 2 heures et coûte 95 dollars.")]
    [InlineData("fr", "Vous pouvez annuler jusqu’à 24 heures avant.")]
    [InlineData("es", "Abrimos de lunes a viernes de 9 a 17:30.")]
    [InlineData("es", "El sábado abrimos a las 10 y cerramos a las 2 de la tarde.")]
    [InlineData("es", "Los domingos está cerrado.")]
    [InlineData("es", "El 24 de diciembre de 2026 cerramos a las 13 h.")]
    [InlineData("es", "Para las 2 personas cuesta 95 dólares, con un 10 por ciento de descuento.")]
    [InlineData("it", "Siamo aperti dal lunedì al venerdì dalle 9 alle 17:30.")]
    [InlineData("it", "Sabato apriamo alle 10 e chiudiamo alle 14.")]
    [InlineData("it", "La domenica siamo chiusi.")]
    [InlineData("it", "Il 24 dicembre chiudiamo alle ore 13.")]
    [InlineData("it", "Le 2 ore di massaggio costano 95 dollari.")]
    [InlineData("nl", "We zijn van maandag tot en met vrijdag open van 9 tot 17.30 uur.")]
    [InlineData("nl", "Op zaterdag zijn we open vanaf 10 uur.")]
    [InlineData("nl", "Op zondag zijn we gesloten.")]
    [InlineData("nl", "Annuleren kan tot 24 uur van tevoren, en een massage duurt 2 uur.")]
    [InlineData("pl", "Mamy otwarte od poniedziałku do piątku od 9 do 17:30.")]
    [InlineData("pl", "W sobotę otwieramy o 10:00, w niedziele mamy zamknięte.")]
    [InlineData("pl", "24 grudnia zamykamy o godz. 13.")]
    [InlineData("pl", "Grupy mają od 2 do 3 osób.")]
    [InlineData("pt", "Estamos abertos de segunda a sexta, das 9h às 17h30.")]
    [InlineData("pt", "Na segunda-feira abrimos às 9h.")]
    [InlineData("pt", "Ao domingo estamos fechados; ao sábado abrimos às 10 horas.")]
    [InlineData("pt", "No dia 24 de dezembro fechamos às 13h.")]
    [InlineData("ar", "نعمل من الاثنين إلى الجمعة من 9 صباحًا إلى 5:30 مساءً.")]
    [InlineData("ar", "نحن مغلقون يوم الأحد.")]
    [InlineData("ar", "يوم السبت نفتح الساعة 10:00.")]
    public void What_the_page_says_passes_in_the_visitors_language(string tag, string answer) => Assert.Equal([], Check(tag, answer).Removed);

    [Theory]
    [InlineData("de", "Wir haben sonntags von 9 bis 17:30 Uhr geöffnet.")]
    [InlineData("de", "Mo–Sa 9–17:30 Uhr.")]
    [InlineData("de", "Am Montag öffnen wir um 8 Uhr.")]
    [InlineData("de", "Am 25. Dezember schließen wir um 13 Uhr.")]
    [InlineData("de", "Die Massage kostet 96 Dollar.")]
    [InlineData("de", "Im Juli haben wir Markt.")]
    [InlineData("fr", "Nous sommes ouverts du lundi au samedi de 9h à 17h30.")]
    [InlineData("fr", "Le lundi, nous ouvrons à 8h.")]
    [InlineData("fr", "Nous ouvrons lundi à 10 heures.")]
    [InlineData("fr", "Nous sommes ouverts en juillet.")]
    [InlineData("es", "Abrimos de lunes a sábado de 9 a 17:30.")]
    [InlineData("es", "El lunes abrimos a las 8.")]
    [InlineData("es", "El 25 de diciembre cerramos a las 13 h.")]
    [InlineData("it", "Siamo aperti dal lunedì al sabato dalle 9 alle 17:30.")]
    [InlineData("it", "Lunedì apriamo alle 8.")]
    [InlineData("nl", "We zijn van maandag tot en met zaterdag open van 9 tot 17.30 uur.")]
    [InlineData("nl", "Op maandag zijn we open vanaf 8 uur.")]
    [InlineData("pl", "Mamy otwarte od poniedziałku do soboty od 9 do 17:30.")]
    [InlineData("pl", "W poniedziałek otwieramy o 8:00.")]
    [InlineData("pt", "Estamos abertos de segunda a sábado, das 9h às 17h30.")]
    [InlineData("pt", "Na segunda-feira abrimos às 8h.")]
    [InlineData("ar", "نعمل من الاثنين إلى السبت من 9 صباحًا إلى 5:30 مساءً.")]
    [InlineData("ar", "يوم السبت نفتح الساعة 9:00.")]
    [InlineData("en", "We are open samedi from 9 am to 5:30 pm.")]
    public void A_wrong_day_or_hour_goes_in_the_visitors_language(string tag, string answer) => Assert.Equal([answer], Check(tag, answer).Removed);

    [Fact]
    public void A_day_that_no_passage_names_is_caught_in_each_language()
    {
        FoundPassage[] weekdays = [Passage("Hours", "We are open on Tuesday.")];
        string[] wednesdays = ["Wir haben mittwochs offen.", "Ouvert mercredi.", "El miércoles.", "Il mercoledì.", "Op woensdag.", "W środę.", "Na quarta-feira.", "يوم الأربعاء."];
        string[] tuesdays = ["Wir haben dienstags offen.", "Ouvert mardi.", "El martes.", "Il martedì.", "Op dinsdag.", "We wtorek.", "Na terça-feira.", "يوم الثلاثاء."];

        foreach (var (language, i) in Enum.GetValues<Language>().Skip(1).Select((l, i) => (l, i)))
        {
            Assert.False(FactGate.Check(wednesdays[i], weekdays, Business, ContactCard.Empty, "", language).Holds, wednesdays[i]);
            Assert.True(FactGate.Check(tuesdays[i], weekdays, Business, ContactCard.Empty, "", language).Holds, tuesdays[i]);
        }
    }

    [Fact]
    public void A_page_that_is_not_english_is_read_in_its_own_language()
    {
        FoundPassage[] german = [Passage("Öffnungszeiten", "Wir haben für Sie von Montag bis Freitag von 9 bis 18 Uhr geöffnet. Im Juli machen wir Ferien, am 3. August sind wir wieder da.")];

        Assert.True(FactGate.Check("We are open Monday to Friday from 9 am to 6 pm, and back on August 3.", german, Business, ContactCard.Empty).Holds);
        Assert.False(FactGate.Check("We are open on Saturday from 9 am to 6 pm.", german, Business, ContactCard.Empty).Holds);
        Assert.True(FactGate.Check("Nous sommes fermés en juillet.", german, Business, ContactCard.Empty, "", Language.French).Holds);
    }

    private static GateVerdict Check(string tag, string answer) => FactGate.Check(answer, English, Business, ContactCard.Empty, "", LanguageTags.Read(tag)!.Value);

    private static FoundPassage Passage(string title, string text) => new(Guid.Empty, title, text, "https://riverbend.example/hours", false, 1);
}
