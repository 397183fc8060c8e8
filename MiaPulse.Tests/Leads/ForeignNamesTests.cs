using MiaPulse.Core.Languages;
using MiaPulse.Core.Leads;

namespace MiaPulse.Tests.Leads;

public sealed class ForeignNamesTests
{
    [Theory]
    [InlineData(Language.German, "Ich heiße Anna Schmidt, anna@schmidt.example oder 030 901820", "DE", "Anna Schmidt", "+4930901820")]
    [InlineData(Language.German, "ja gerne, Jürgen Weber, anna@schmidt.example, telefon 0170 1234567", "DE", "Jürgen Weber", "+491701234567")]
    [InlineData(Language.French, "je m'appelle Camille Martin, anna@schmidt.example, tél 06 12 34 56 78", "FR", "Camille Martin", "+33612345678")]
    [InlineData(Language.Spanish, "me llamo Lucía Fernández y mi teléfono es 612 345 678, anna@schmidt.example", "ES", "Lucía Fernández", "+34612345678")]
    [InlineData(Language.Italian, "mi chiamo Marco Rossi, cellulare 333 123 4567, anna@schmidt.example", "IT", "Marco Rossi", "+393331234567")]
    [InlineData(Language.Dutch, "mijn naam is Sanne de Vries, mobiel 06 12345678, anna@schmidt.example", "NL", "Sanne de Vries", "+31612345678")]
    [InlineData(Language.Polish, "nazywam się Ola Nowak, telefon 600 123 456, anna@schmidt.example", "PL", "Ola Nowak", "+48600123456")]
    [InlineData(Language.Portuguese, "chamo-me Ana Sousa, telemóvel 912 345 678, anna@schmidt.example", "PT", "Ana Sousa", "+351912345678")]
    [InlineData(Language.Arabic, "اسمي ليلى حداد، هاتف 050 123 4567، anna@schmidt.example", "AE", "ليلى حداد", "+971501234567")]
    public void Name_email_and_phone_are_read_in_every_language(Language language, string text, string region, string name, string phone)
    {
        var card = ContactDetails.Find(text, region, ContactExpectation.Anything, language: language).Card;

        Assert.Equal((name, "anna@schmidt.example", phone), (card.Name, card.Email, card.Phone));
    }

    [Theory]
    [InlineData(Language.German, "Ich möchte das nicht")]
    [InlineData(Language.German, "Wann haben Sie offen?")]
    [InlineData(Language.French, "je préfère ne pas le dire")]
    [InlineData(Language.Spanish, "prefiero no darlo")]
    [InlineData(Language.Italian, "preferisco di no")]
    [InlineData(Language.Dutch, "dat wil ik liever niet")]
    [InlineData(Language.Polish, "nie chcę podawać")]
    [InlineData(Language.Portuguese, "prefiro não dizer")]
    public void A_refusal_is_nobodys_name_although_one_was_asked_for(Language language, string text) =>
        Assert.Null(ContactDetails.Find(text, "DE", ContactExpectation.Name, language: language).Card.Name);

    [Theory]
    [InlineData(Language.German, "Was kostet Physio?")]
    [InlineData(Language.German, "stimmt")]
    [InlineData(Language.German, "den Namen")]
    [InlineData(Language.French, "le nom")]
    [InlineData(Language.Spanish, "¿fisio?")]
    [InlineData(Language.Spanish, "ambos")]
    [InlineData(Language.Italian, "prezzo massaggio")]
    [InlineData(Language.Italian, "il mio nome è sbagliato")]
    [InlineData(Language.Polish, "dokładnie")]
    [InlineData(Language.Arabic, "سعر المساج")]
    [InlineData(Language.Arabic, "صحيح")]
    public void What_is_asked_or_said_of_a_name_is_none(Language language, string text) =>
        Assert.Null(ContactDetails.Find(text, "DE", ContactExpectation.Anything, language: language).Card.Name);

    [Theory]
    [InlineData(Language.German, "nein, Maria Schmidt", "Maria Schmidt")]
    [InlineData(Language.German, "Nein, es ist Maria Schmidt", "Maria Schmidt")]
    [InlineData(Language.French, "non, Marie Dupont", "Marie Dupont")]
    [InlineData(Language.Spanish, "no, es Lucía Fernández", "Lucía Fernández")]
    [InlineData(Language.Dutch, "nee, Sanne de Vries", "Sanne de Vries")]
    public void A_name_is_put_right_in_one_breath(Language language, string text, string name) =>
        Assert.Equal(name, ContactDetails.Find(text, "DE", ContactExpectation.Anything, language: language).Card.Name);

    [Theory]
    [InlineData(Language.German, "Ich bin Dr. Müller", "Dr. Müller")]
    [InlineData(Language.German, "hier spricht Frau Schmidt", "Frau Schmidt")]
    [InlineData(Language.German, "mein Name ist Herr Prof. Dr. Jürgen Weber", "Prof. Dr. Jürgen Weber")]
    [InlineData(Language.German, "ich heiße Frau Anna Schmidt", "Anna Schmidt")]
    [InlineData(Language.French, "bonjour, je suis M. Dupont", "M. Dupont")]
    [InlineData(Language.French, "je m'appelle Mme Camille Martin", "Camille Martin")]
    [InlineData(Language.Spanish, "hola, soy la Dra. Fernández", "Dra. Fernández")]
    [InlineData(Language.Italian, "buongiorno, sono il dott. Rossi", "dott. Rossi")]
    [InlineData(Language.Italian, "sono la Sig.ra Bianchi", "Sig.ra Bianchi")]
    [InlineData(Language.Dutch, "met mevrouw van Dijk", "mevrouw van Dijk")]
    [InlineData(Language.Polish, "jestem Pan Kowalski", "Pan Kowalski")]
    [InlineData(Language.Polish, "nazywam się dr Ola Nowak", "dr Ola Nowak")]
    [InlineData(Language.Portuguese, "sou a Dra. Sousa", "Dra. Sousa")]
    [InlineData(Language.Arabic, "أنا د. أحمد", "د. أحمد")]
    public void A_title_is_read_with_its_name_in_every_language(Language language, string text, string name) =>
        Assert.Equal(name, ContactDetails.Find(text, "DE", ContactExpectation.Nothing, language: language).Card.Name);

    [Theory]
    [InlineData(Language.German, "Ich bin Doktor und suche eine Praxis")]
    [InlineData(Language.Spanish, "soy doctora de familia")]
    [InlineData(Language.French, "je suis professeur de yoga")]
    [InlineData(Language.Italian, "sono il dottore di turno")]
    [InlineData(Language.Polish, "jestem pani domu")]
    [InlineData(Language.Arabic, "أنا دكتور أسنان")]
    public void What_somebody_does_is_no_title_and_no_name(Language language, string text) =>
        Assert.Null(ContactDetails.Find(text, "DE", ContactExpectation.Nothing, language: language).Card.Name);

    [Theory]
    [InlineData(Language.German, "Meine Bestellnummer ist 0301234567, wo bleibt sie?", "DE")]
    [InlineData(Language.French, "ma commande 0612345678 n'est pas arrivée", "FR")]
    [InlineData(Language.Polish, "zamówienie 600123456 nie dotarło", "PL")]
    public void The_number_of_an_order_is_no_phone(Language language, string text, string region) =>
        Assert.Null(ContactDetails.Find(text, region, ContactExpectation.Nothing, language: language).Card.Phone);

    [Theory]
    [InlineData(Language.German, "Anna Schmidt", "Anna Schmidt")]
    [InlineData(Language.German, "ja, mein Name ist Anna aus Berlin", "Anna")]
    [InlineData(Language.Italian, "sono Marco", "Marco")]
    [InlineData(Language.Spanish, "hola, soy Lucía", "Lucía")]
    [InlineData(Language.Dutch, "prima, met Sanne", "Sanne")]
    public void A_bare_name_is_read_where_it_was_asked_for(Language language, string text, string name) =>
        Assert.Equal(name, ContactDetails.Find(text, "DE", ContactExpectation.Name, language: language).Card.Name);
}
