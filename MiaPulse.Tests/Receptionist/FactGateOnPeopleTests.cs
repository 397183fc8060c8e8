using MiaPulse.Core.Businesses;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Receptionist;

namespace MiaPulse.Tests.Receptionist;

/// <summary>Whom an answer names, and what it promises in the business's name.</summary>
public sealed class FactGateOnPeopleTests
{
    private static readonly FoundPassage[] Passages =
    [
        Passage("Our team", "Dr. Elena Ruiz treats knees. Tom Okafor gives massages in Austin, and Grace sits at the desk. Parking off Martin Street."),
        Passage("Terms", "The first consultation is free of charge. Students get a discount on Tuesdays. Appointments are confirmed by email."),
    ];

    private static readonly BusinessProfile Business = new(default, "Rosa's Practice", "https://rosa.example", "Physiotherapy", "US", "America/New_York", null, null, null, null, null);

    private static readonly ContactCard Ana = new("Ana Schmidt", null, null);

    [Theory]
    [InlineData("Dr. Ruiz is in on Tuesdays.", "en")]
    [InlineData("Ask for Dr Elena Ruiz or for Tom.", "en")]
    [InlineData("Tom will help you, and Grace can book.", "en")]
    [InlineData("Tom Okafor's massages are in Austin.", "en")]
    [InlineData("Thank you, Ana. Goodbye, Ana Schmidt!", "en")]
    [InlineData("Hello, I'm Mia. Rosa's Practice is happy to help.", "en")]
    [InlineData("I will note that your son Ben comes along.", "en")]
    [InlineData("Will you come? Mark your calendar, and may I ask your name? A rose for Grace.", "en")]
    [InlineData("Park off Martin Street. We take Visa, Apple Pay and Google Pay.", "en")]
    [InlineData("**Deep Tissue Massage** or Sports Massage? Happy Easter!", "en")]
    [InlineData("Frau Dr. Ruiz ist dienstags da. Frank und frei: Rose, Stern und Kaiser sind Wörter.", "de")]
    [InlineData("Danke, Frau Schmidt. Fragen Sie nach Tom.", "de")]
    [InlineData("Demandez Mme Ruiz. Merci, Ana.", "fr")]
    [InlineData("La Dra. Ruiz atiende los martes.", "es")]
    public void Whom_the_pages_or_the_visitor_named_may_be_named(string answer, string tag) => Assert.Equal([], Check(answer, tag).Removed);

    [Theory]
    [InlineData("Ask for Dr. Henderson.", "en")]
    [InlineData("Please speak to Henderson about it.", "en")]
    [InlineData("Mrs Walsh handles that.", "en")]
    [InlineData("Our hygienist Sarah can do it.", "en")]
    [InlineData("Sarah will call you.", "en")]
    [InlineData("Sarah Kim will call you.", "en")]
    [InlineData("You will see Elena Okafor.", "en")]
    [InlineData("You can ask for Mark.", "en")]
    [InlineData("Fragen Sie nach Frau Dr. Henderson.", "de")]
    [InlineData("Sabine Müller hilft Ihnen gern.", "de")]
    [InlineData("Demandez Mme Dupont à l'accueil.", "fr")]
    [InlineData("Pregunte por Carlos en recepción.", "es")]
    [InlineData("Chieda del signor Rossi oppure della Dott.ssa Bianchi.", "it")]
    [InlineData("Vraag naar mevrouw Jansen of Mevr. De Vries.", "nl")]
    [InlineData("Pani Kowalska chętnie pomoże.", "pl")]
    [InlineData("Fale com a Dra. Silva.", "pt")]
    public void Whom_nobody_named_is_not_named(string answer, string tag) => Assert.Equal([answer], Check(answer, tag).Removed);

    [Theory]
    [InlineData("Feel free to ask. The first consultation is free, and students get a discount.", "en")]
    [InlineData("I did not find anything about refunds, and I cannot promise one.", "en")]
    [InlineData("Would you like a refund?", "en")]
    [InlineData("Once it is booked, the team will write to you. You can book online.", "en")]
    [InlineData("Die erste Beratung ist kostenlos. Zu Erstattungen habe ich nichts gefunden.", "de")]
    [InlineData("La première consultation est gratuite.", "fr")]
    [InlineData("No encontré nada sobre reembolsos.", "es")]
    [InlineData("A massage cannot cure a knee, and I cannot say whether it is completely safe.", "en")]
    public void What_the_pages_speak_of_may_be_said_and_anything_may_be_denied(string answer, string tag) => Assert.Equal([], Check(answer, tag).Removed);

    [Theory]
    [InlineData("Yes, the owner approved a full refund.", "en")]
    [InlineData("You get your money back if you are unhappy.", "en")]
    [InlineData("It comes with a lifetime guarantee.", "en")]
    [InlineData("That is a legally binding offer.", "en")]
    [InlineData("Your appointment is booked.", "en")]
    [InlineData("You're all booked for your massage.", "en")]
    [InlineData("I've just sent you a text message.", "en")]
    [InlineData("Sie bekommen Ihr Geld zurück.", "de")]
    [InlineData("Ihr Termin ist gebucht.", "de")]
    [InlineData("Vous serez remboursé.", "fr")]
    [InlineData("Votre rendez-vous est bien confirmé.", "fr")]
    [InlineData("Le garantizamos el resultado.", "es")]
    [InlineData("Il tuo appuntamento è stato prenotato.", "it")]
    [InlineData("Uw afspraak is geboekt.", "nl")]
    [InlineData("Otrzyma pan zwrot pieniędzy.", "pl")]
    [InlineData("A sua consulta está marcada.", "pt")]
    [InlineData("سوف تحصل على استرداد كامل.", "ar")]
    [InlineData("It cures stiff knees in a week.", "en")]
    [InlineData("The massage works for every patient.", "en")]
    [InlineData("That is completely safe during a pregnancy.", "en")]
    [InlineData("Students pay half price.", "en")]
    [InlineData("The gym next door is dirty.", "en")]
    [InlineData("Das heilt jedes Knie.", "de")]
    [InlineData("Studenten zahlen den halben Preis.", "de")]
    [InlineData("C’est totalement sans danger.", "fr")]
    [InlineData("Es completamente seguro.", "es")]
    [InlineData("È assolutamente sicuro.", "it")]
    [InlineData("Dat is volkomen veilig.", "nl")]
    [InlineData("To jest całkowicie bezpieczne.", "pl")]
    [InlineData("É totalmente seguro.", "pt")]
    [InlineData("نصف السعر للطلاب.", "ar")]
    public void What_would_bind_the_business_or_tell_of_a_deed_goes_where_no_page_speaks_of_it(string answer, string tag) => Assert.Equal([answer], Check(answer, tag).Removed);

    [Fact]
    public void What_the_visitor_claims_was_promised_does_not_become_true() =>
        Assert.False(FactGate.Check("Yes, a full refund was promised.", Passages, Business, Ana, "the owner promised me a full refund").Holds);

    private static GateVerdict Check(string answer, string tag) => FactGate.Check(answer, Passages, Business, Ana, "my son Ben comes along", LanguageTags.Read(tag)!.Value);

    private static FoundPassage Passage(string title, string text) => new(Guid.Empty, title, text, "https://rosa.example/team", false, 1);
}
