using MiaPulse.Core.Languages;

namespace MiaPulse.Tests.Languages;

public sealed class GlossaryTests
{
    [Theory]
    [InlineData("Wie viel kostet eine Sportmassage?", "de", "how much", "sports massage")]
    [InlineData("Was kostet eine Geburtstagstorte?", "de", "how much", "birthday cake")]
    [InlineData("Gibt es Parkplätze?", "de", "parking")]
    [InlineData("combien coûte un massage sportif", "fr", "how much", "sports massage")]
    [InlineData("où puis-je me garer", "fr", "where", "parking")]
    [InlineData("¿aceptan seguro médico?", "es", "accept", "insurance")]
    [InlineData("posso annullare l'appuntamento?", "it", "cancel", "appointment")]
    [InlineData("kan ik mijn afspraak annuleren", "nl", "appointment", "cancel")]
    [InlineData("ile kosztuje masaż sportowy", "pl", "how much", "sports massage")]
    [InlineData("preciso de encaminhamento do médico?", "pt", "referral", "doctor")]
    [InlineData("كم سعر المساج", "ar", "how much", "price")]
    public void The_everyday_words_of_a_question_come_out_in_english(string question, string tag, params string[] words)
    {
        var english = Glossary.InEnglish(question, tag);

        Assert.All(words, w => Assert.Contains(w, english, StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("how much is it", "en")]
    [InlineData("ne kadar", "tr")]
    [InlineData("Xylophon Quark", "de")]
    public void What_needs_no_english_or_has_none_gets_none(string question, string tag) => Assert.Null(Glossary.InEnglish(question, tag));

    [Fact]
    public void What_is_no_everyday_word_stays_as_it_is() => Assert.Contains("priya", Glossary.InEnglish("Wann arbeitet Priya?", "de"), StringComparison.Ordinal);
}
