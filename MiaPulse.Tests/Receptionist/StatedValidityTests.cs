using MiaPulse.Core.Languages;
using MiaPulse.Core.Receptionist.Embedded;
using static MiaPulse.Tests.Receptionist.HandMade;

namespace MiaPulse.Tests.Receptionist;

/// <summary>How long vouchers and passes are good and who may use them, told from the sentence that says so.</summary>
public sealed class StatedValidityTests
{
    [Theory]
    [InlineData(Language.English, "how long does a voucher last?", "Vouchers never expire.")]
    [InlineData(Language.English, "do punch cards run out?", "A punch card is valid for two years.")]
    [InlineData(Language.German, "Wie lange ist ein Gutschein gültig?", "Gutscheine verfallen nicht.")]
    [InlineData(Language.German, "wie lange hält eine Zehnerkarte?", "Eine Zehnerkarte gilt 18 Monate.")]
    [InlineData(Language.French, "Combien de temps est valable un bon ?", "Les bons n’expirent jamais.")]
    [InlineData(Language.French, "le carnet expire quand ?", "Un carnet est valable 18 mois.")]
    [InlineData(Language.Spanish, "¿cuánto tiempo dura un bono?", "Los bonos no caducan.")]
    [InlineData(Language.Spanish, "¿el vale caduca?", "El vale es válido durante 18 meses.")]
    [InlineData(Language.Italian, "quanto dura un buono?", "I buoni non scadono.")]
    [InlineData(Language.Italian, "quando scade la tessera?", "La tessera è valida 18 mesi.")]
    [InlineData(Language.Dutch, "hoe lang is een cadeaubon geldig?", "Een cadeaubon verloopt nooit.")]
    [InlineData(Language.Dutch, "verloopt een strippenkaart?", "Een strippenkaart is 18 maanden geldig.")]
    [InlineData(Language.Polish, "jak długo ważny jest voucher?", "Voucher nigdy nie wygasa.")]
    [InlineData(Language.Polish, "czy karnet wygasa?", "Karnet jest ważny 18 miesięcy.")]
    [InlineData(Language.Portuguese, "quanto tempo dura um vale?", "O vale não expira.")]
    [InlineData(Language.Portuguese, "o passe caduca?", "O passe é válido por 18 meses.")]
    [InlineData(Language.Arabic, "كم مدة صلاحية القسيمة؟", "القسيمة لا تنتهي صلاحيتها.")]
    [InlineData(Language.Arabic, "متى تنتهي البطاقة؟", "البطاقة صالحة 18 شهر.")]
    public void The_sentence_that_says_how_long_it_is_good_is_found(Language language, string question, string sentence)
    {
        var page = PageOf("Willow", $"Willow 1998\n{sentence}", language: language);

        Assert.Equal(sentence, StatedValidity.Find(question, language, [page])?.Sentence);
    }

    [Theory]
    [InlineData("how long does a gift card last?", "Gift cards", "Sold at the counter, for any amount from $20. They never expire.", "Sold at the counter, for any amount from $20. They never expire.")]
    [InlineData("how long does a gift card last?", "Packages and gift cards", "A package is valid for 12 months.", null)]
    [InlineData("how long does a massage last?", "Vouchers", "Massage vouchers are valid for 12 months.", null)]
    [InlineData("how long does the warranty last?", "Vouchers", "Vouchers never expire.", null)]
    [InlineData("how much is a valid ticket?", "Tickets", "A ticket is valid for 12 months.", null)]
    [InlineData("how long does a voucher last?", "Vouchers", "A valid voucher has our stamp.", null)]
    public void Only_what_is_said_of_the_very_thing_is(string question, string title, string text, string? said) =>
        Assert.Equal(said, StatedValidity.Find(question, Language.English, [PageOf(title, text)])?.Sentence);

    [Theory]
    [InlineData(Language.English, "can my wife use my package?", "A package may be shared within a household.")]
    [InlineData(Language.English, "is my pass transferable?", "A pass is personal and not transferable.")]
    [InlineData(Language.German, "Kann meine Frau meine Zehnerkarte nutzen?", "Die Zehnerkarte ist übertragbar.")]
    [InlineData(Language.French, "ma femme peut utiliser mon carnet ?", "Le carnet peut être partagé en famille.")]
    [InlineData(Language.Spanish, "¿puede usar mi mujer el bono?", "El bono se puede compartir con la familia.")]
    [InlineData(Language.Italian, "mia moglie può usare il mio abbonamento?", "L'abbonamento non è trasferibile.")]
    [InlineData(Language.Dutch, "mag mijn vrouw mijn strippenkaart gebruiken?", "Een strippenkaart mag worden gedeeld met het gezin.")]
    [InlineData(Language.Polish, "czy moja żona może użyć karnetu?", "Karnet można przekazać innej osobie.")]
    [InlineData(Language.Portuguese, "a minha mulher pode usar o meu passe?", "O passe pode ser partilhado com a família.")]
    [InlineData(Language.Arabic, "هل يمكن أن تستخدم زوجتي البطاقة؟", "البطاقة شخصية.")]
    public void The_sentence_that_says_with_whom_it_may_be_shared_is_found(Language language, string question, string sentence) =>
        Assert.Equal(sentence, StatedSharing.Find(question, language, [PageOf("Willow", $"Willow 1998\n{sentence}", language: language)])?.Sentence);

    [Theory]
    [InlineData("can my wife use my locker?")]
    [InlineData("can my wife come with me?")]
    [InlineData("how much is a pass for my wife?")]
    [InlineData("can my wife use my voucher?")]
    public void What_is_shared_is_told_of_the_very_thing_alone(string question) =>
        Assert.Null(StatedSharing.Find(question, Language.English, [PageOf("Passes", "A pass may be shared within a household.")]));
}
