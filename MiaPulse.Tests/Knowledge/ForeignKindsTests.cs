using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Receptionist.Embedded;

namespace MiaPulse.Tests.Knowledge;

/// <summary>What sort of thing is asked for and offered, and where one question ends and the next begins, in each language.</summary>
public sealed class ForeignKindsTests
{
    [Theory]
    [InlineData(Language.German, "was kostet ein haarschnitt", AnswerKinds.Price)]
    [InlineData(Language.German, "Parkplatzgebühr?", AnswerKinds.Price)]
    [InlineData(Language.German, "wie viel zeit brauche ich", AnswerKinds.None)]
    [InlineData(Language.German, "bis wann habt ihr samstags auf", AnswerKinds.Clock)]
    [InlineData(Language.German, "wie lange dauert das", AnswerKinds.Duration)]
    [InlineData(Language.German, "habt ihr eine telefonnummer", AnswerKinds.Reach)]
    [InlineData(Language.French, "c'est combien une coupe ?", AnswerKinds.Price)]
    [InlineData(Language.French, "combien de temps dure la séance", AnswerKinds.Duration)]
    [InlineData(Language.French, "à quelle heure fermez-vous", AnswerKinds.Clock)]
    [InlineData(Language.Spanish, "cuánto cuesta la limpieza", AnswerKinds.Price)]
    [InlineData(Language.Spanish, "cuanto tarda", AnswerKinds.Duration)]
    [InlineData(Language.Spanish, "¿a qué hora abren?", AnswerKinds.Clock)]
    [InlineData(Language.Italian, "quanto viene un taglio", AnswerKinds.Price)]
    [InlineData(Language.Italian, "quanto dura il corso", AnswerKinds.Duration)]
    [InlineData(Language.Italian, "siete aperti la domenica?", AnswerKinds.Clock)]
    [InlineData(Language.Dutch, "wat kost knippen", AnswerKinds.Price)]
    [InlineData(Language.Dutch, "hoe lang duurt het", AnswerKinds.Duration)]
    [InlineData(Language.Dutch, "hoe laat sluiten jullie", AnswerKinds.Clock)]
    [InlineData(Language.Polish, "ile kosztuje strzyżenie", AnswerKinds.Price)]
    [InlineData(Language.Polish, "jak długo trwa wizyta", AnswerKinds.Duration)]
    [InlineData(Language.Polish, "do której macie otwarte", AnswerKinds.Clock)]
    [InlineData(Language.Portuguese, "quanto custa a revisão", AnswerKinds.Price)]
    [InlineData(Language.Portuguese, "quanto tempo demora", AnswerKinds.Duration)]
    [InlineData(Language.Portuguese, "a que horas abrem", AnswerKinds.Clock)]
    [InlineData(Language.Arabic, "كم سعر الجلسة", AnswerKinds.Price)]
    [InlineData(Language.Arabic, "متى تفتحون", AnswerKinds.Clock)]
    [InlineData(Language.Arabic, "كم تستغرق الجلسة", AnswerKinds.Duration)]
    [InlineData(Language.English, "how much is it", AnswerKinds.Price)]
    public void What_is_asked_for_is_heard(Language language, string question, AnswerKinds kinds) => Assert.Equal(kinds, AnswerKind.Asked(question, language));

    [Theory]
    [InlineData(Language.German, "Das kostet 49 €.", AnswerKinds.Price)]
    [InlineData(Language.German, "Samstags von 10 bis 14 Uhr.", AnswerKinds.Clock)]
    [InlineData(Language.German, "Eine Reparatur dauert drei bis fünf Werktage.", AnswerKinds.Duration)]
    [InlineData(Language.French, "Ouvert de 7h30 à 19h.", AnswerKinds.Clock)]
    [InlineData(Language.French, "La baguette est à 1,30 €.", AnswerKinds.Price)]
    [InlineData(Language.Spanish, "Dura cuarenta minutos.", AnswerKinds.Duration)]
    [InlineData(Language.Spanish, "El primer día es gratis.", AnswerKinds.Price)]
    [InlineData(Language.Italian, "Il giovedì fino alle 21.", AnswerKinds.Clock)]
    [InlineData(Language.Dutch, "Knippen kost € 36.", AnswerKinds.Price)]
    [InlineData(Language.Dutch, "Op zaterdag zijn we open.", AnswerKinds.Clock)]
    [InlineData(Language.Polish, "Strzyżenie kosztuje 80 zł.", AnswerKinds.Price)]
    [InlineData(Language.Portuguese, "Fica pronto no próprio dia.", AnswerKinds.Duration)]
    [InlineData(Language.Arabic, "السعر 200 ريال.", AnswerKinds.Price)]
    [InlineData(Language.German, "Wir freuen uns auf Sie.", AnswerKinds.None)]
    public void What_a_text_offers_is_seen(Language language, string text, AnswerKinds kinds) => Assert.Equal(kinds, AnswerKind.Offered(text, language));

    [Theory]
    [InlineData(Language.German, "Was kostet eine Massage und habt ihr Parkplätze?", 2)]
    [InlineData(Language.German, "Gibt es Gutscheine und Karten?", 1)]
    [InlineData(Language.French, "Combien coûte un massage et où peut-on se garer ?", 2)]
    [InlineData(Language.French, "Avez-vous du pain et du beurre ?", 1)]
    [InlineData(Language.Spanish, "¿Cuánto cuesta un masaje y dónde puedo aparcar?", 2)]
    [InlineData(Language.Italian, "Quanto costa un massaggio e dove posso parcheggiare?", 2)]
    [InlineData(Language.Dutch, "Wat kost een massage en waar kan ik parkeren?", 2)]
    [InlineData(Language.Polish, "Ile kosztuje masaż i gdzie można zaparkować?", 2)]
    [InlineData(Language.Portuguese, "Quanto custa uma massagem e onde posso estacionar?", 2)]
    [InlineData(Language.Arabic, "كم سعر المساج؟ أين موقف السيارات؟", 2)]
    public void Several_questions_in_one_message_are_told_apart(Language language, string message, int questions) => Assert.Equal(questions, Questions.In(message, language).Count);

    [Theory]
    [InlineData(Language.German, "und am Sonntag?")]
    [InlineData(Language.French, "et le dimanche ?")]
    [InlineData(Language.Spanish, "¿y los domingos?")]
    [InlineData(Language.Italian, "e la domenica?")]
    [InlineData(Language.Dutch, "en op zondag?")]
    [InlineData(Language.Polish, "a w niedzielę?")]
    [InlineData(Language.Portuguese, "e ao domingo?")]
    [InlineData(Language.Arabic, "ويوم الأحد؟")]
    public void What_goes_on_from_before_names_nothing_and_leans_back(Language language, string question)
    {
        Assert.True(Questions.LeansBack(question, language));
        Assert.False(Questions.NamesSomething(question, language));
    }
}
