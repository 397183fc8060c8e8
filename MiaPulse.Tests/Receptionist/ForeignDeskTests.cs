
namespace MiaPulse.Tests.Receptionist;

/// <summary>Whole turns at the desk of businesses that are not English.</summary>
public sealed class ForeignDeskTests
{
    [Theory]
    [InlineData("de", "Wo kann ich parken?", "Hinter der Praxis sind Parkplätze. Sonntags ist das Tor geschlossen.", "Wann haben Sie geöffnet?", "Montag bis Samstag von 9 bis 18 Uhr, sonntags ist geschlossen.", "wo kann ich bei euch parken?", "und am Sonntag?", "Tor")]
    [InlineData("fr", "Où se garer ?", "Le parking est derrière le cabinet. Le dimanche le portail est fermé.", "Quels sont vos horaires ?", "Du lundi au samedi de 9h à 18h, fermé le dimanche.", "où est-ce que je peux me garer ?", "et le dimanche ?", "portail")]
    [InlineData("es", "¿Dónde se puede aparcar?", "Hay aparcamiento detrás de la consulta. Los domingos la puerta está cerrada con verja.", "¿Qué horario tienen?", "De lunes a sábado de 9:00 a 18:00, los domingos cerrado.", "¿dónde puedo aparcar?", "¿y los domingos?", "verja")]
    [InlineData("it", "Dove si parcheggia?", "Il parcheggio è dietro lo studio. La domenica il cancello è chiuso.", "Quali sono gli orari?", "Da lunedì a sabato dalle 9 alle 18, chiuso la domenica.", "dove posso parcheggiare?", "e la domenica?", "cancello")]
    [InlineData("nl", "Waar kan ik parkeren?", "Achter de praktijk zijn parkeerplaatsen. Op zondag is het hek dicht.", "Wat zijn jullie openingstijden?", "Maandag tot en met zaterdag van 9 tot 18 uur, zondag gesloten.", "waar kan ik bij jullie parkeren?", "en op zondag?", "hek")]
    [InlineData("pt", "Onde se pode estacionar?", "O estacionamento fica atrás do consultório. Ao domingo o portão está fechado.", "Qual é o horário?", "De segunda a sábado das 9h às 18h, fechado ao domingo.", "onde posso estacionar?", "e ao domingo?", "portão")]
    public async Task A_follow_up_stays_with_what_was_spoken_of(string language, string parking, string parkingText, string hours, string hoursText, string question, string followUp, string word)
    {
        await using var desk = await FrontDesk.OpenAsync(knowsNothing: true);
        await desk.LearnAsync(desk.Owner, [(hours, hoursText), (parking, parkingText)], []);
        desk.Language = language;

        var (first, _) = await desk.AskAsync(question);
        var (then, end) = await desk.AskAsync(followUp);

        Assert.Contains(word, first, StringComparison.Ordinal);
        Assert.Contains(word, then, StringComparison.Ordinal);
        Assert.Equal("answer", end.Extras.Receipt!.Act);
    }

    [Fact]
    public async Task Of_a_page_in_the_visitors_language_the_sentence_that_answers_is_quoted()
    {
        await using var desk = await FrontDesk.OpenAsync(knowsNothing: true);
        await desk.LearnAsync(desk.Owner, [], [("Werkstatt", "Unsere Leistungen", "Wir arbeiten seit 2009 am Markt. Ein Reifenwechsel kostet 12 € je Rad. Das Winterlager für Fahrräder öffnet im November. Unser Team berät Sie gern.")]);
        desk.Language = "de";

        var (text, _) = await desk.AskAsync("was kostet ein reifenwechsel?");

        Assert.Contains("Ein Reifenwechsel kostet 12 € je Rad.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Winterlager", text, StringComparison.Ordinal);
        Assert.DoesNotContain("2009", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_english_visitor_is_answered_from_a_german_page_and_told_so()
    {
        await using var desk = await FrontDesk.OpenAsync(knowsNothing: true);
        await desk.LearnAsync(desk.Owner, [("Habt ihr WLAN für Gäste?", "Ja, das WLAN ist für unsere Gäste kostenlos."), ("Was kostet eine Rückenmassage?", "Eine Rückenmassage kostet 40 € und dauert eine halbe Stunde.")], []);

        var (text, _) = await desk.AskAsync("do you have wifi?");

        Assert.Contains("Our site says, in German: Ja, das WLAN", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_which_language_the_pages_are_is_said_at_every_quote_and_whose_they_are_where_it_changes()
    {
        await using var desk = await FrontDesk.OpenAsync();
        await desk.LearnAsync(desk.Owner, [("Avez-vous un sauna pour les clients ?", "Oui, le sauna est ouvert d’octobre à avril pour tous les clients.")], []);
        desk.Language = "de";

        var (first, _) = await desk.AskAsync("Was kostet eine Sportmassage?");
        var (second, _) = await desk.AskAsync("Wo kann ich parken?");
        desk.Language = "nl";
        var (third, end) = await desk.AskAsync("Avez-vous un sauna pour les clients ?");

        Assert.Contains("Auf der Website steht auf Englisch: A 60-minute", first, StringComparison.Ordinal);
        Assert.Contains("(auf Englisch) There are ten free spaces", second, StringComparison.Ordinal);
        Assert.Contains("Op de website staat in het Frans: Oui, le sauna", third, StringComparison.Ordinal);
        Assert.Equal(Core.Languages.Language.French, end.Dialogue.QuotedIn);
    }

    [Fact]
    public async Task Of_two_quotes_in_one_reply_both_say_it()
    {
        await using var desk = await FrontDesk.OpenAsync();
        desk.Language = "de";

        var (text, _) = await desk.AskAsync("Was kostet eine Sportmassage? Wo kann ich parken?");

        Assert.Contains("Auf der Website steht auf Englisch: A 60-minute", text, StringComparison.Ordinal);
        Assert.Contains("(auf Englisch) There are ten free spaces", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_questions_in_one_german_message_are_both_answered()
    {
        await using var desk = await FrontDesk.OpenAsync(knowsNothing: true);
        await desk.LearnAsync(desk.Owner, [("Wo kann ich parken?", "Hinter dem Haus sind zehn Plätze."), ("Was kostet eine Massage?", "Eine Massage kostet 60 €."), ("Verkauft ihr Gutscheine?", "Ja, an der Kasse.")], []);
        desk.Language = "de";

        var (text, _) = await desk.AskAsync("Was kostet eine Massage und wo kann ich parken?");

        Assert.Contains("60 €", text, StringComparison.Ordinal);
        Assert.Contains("zehn Plätze", text, StringComparison.Ordinal);
    }
}
