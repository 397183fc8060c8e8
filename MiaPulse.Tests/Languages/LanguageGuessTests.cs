using MiaPulse.Core.Languages;

namespace MiaPulse.Tests.Languages;

/// <summary>Short chat messages of our own, as people type them on a phone: with and without accents, with slips, with a greeting or without.</summary>
public sealed class LanguageGuessTests
{
    public static readonly (Language Language, string[] Messages)[] Chats =
    [
        (Language.English, ["hi, are you open on sunday?", "how much is a haircut", "do u have parking", "can I book an appointment for tomorrow", "thanks a lot!", "I'd like to talk to someone", "is there a discount for students", "what time do you close today", "my name is Ana and my phone is 415 555 0142", "hello", "where are you located", "no that's not what I need"]),
        (Language.German, ["hallo, haben sie sonntags offen?", "was kostet ein haarschnitt", "gibt es parkplätze bei euch", "ich möchte einen termin für morgen", "vielen dank!", "kann ich mit jemandem sprechen", "bis wann habt ihr heute auf", "ich heiße Anna, meine nummer ist 0170 1234567", "guten tag", "wo finde ich euch", "nein das meine ich nicht", "koennen sie mich zurueckrufen"]),
        (Language.French, ["bonjour, êtes-vous ouverts dimanche ?", "combien coute une coupe", "est-ce qu'il y a un parking", "je voudrais un rendez-vous demain", "merci beaucoup", "je veux parler à quelqu'un", "vous fermez à quelle heure aujourd'hui", "je m'appelle Anne, mon numéro est le 06 12 34 56 78", "bonsoir", "où êtes-vous situés", "non ce n'est pas ça", "avez vous une réduction pour les étudiants"]),
        (Language.Spanish, ["hola, abren los domingos?", "cuanto cuesta un corte de pelo", "tienen aparcamiento", "quiero una cita para mañana", "muchas gracias", "quiero hablar con una persona", "a qué hora cierran hoy", "me llamo Ana y mi teléfono es 612 345 678", "buenos días", "dónde están", "no, no es eso", "hay descuento para estudiantes?"]),
        (Language.Italian, ["ciao, siete aperti la domenica?", "quanto costa un taglio", "c'è un parcheggio vicino", "vorrei un appuntamento per domani", "grazie mille", "posso parlare con qualcuno", "a che ora chiudete oggi", "mi chiamo Anna, il mio numero è 333 1234567", "buongiorno", "dove siete", "no, non è questo", "fate sconti per gli studenti?"]),
        (Language.Dutch, ["hoi, zijn jullie zondag open?", "hoeveel kost knippen", "is er parkeerplaats bij jullie", "ik wil graag een afspraak voor morgen", "dank je wel", "kan ik met iemand praten", "hoe laat sluiten jullie vandaag", "ik heet Anna, mijn nummer is 06 12345678", "goedemorgen", "waar zijn jullie gevestigd", "nee dat bedoel ik niet", "hebben jullie korting voor studenten"]),
        (Language.Polish, ["cześć, czy jest otwarte w niedzielę?", "ile kosztuje strzyżenie", "czy macie parking", "chcę umówić wizytę na jutro", "dziękuję bardzo", "chcę porozmawiać z człowiekiem", "do której dzisiaj czynne", "nazywam się Anna, mój numer to 600 123 456", "dzień dobry", "gdzie jesteście", "nie, nie o to chodzi", "czy jest znizka dla studentow"]),
        (Language.Portuguese, ["olá, vocês abrem ao domingo?", "quanto custa um corte de cabelo", "tem estacionamento perto", "queria marcar uma consulta para amanhã", "muito obrigada", "quero falar com uma pessoa", "a que horas fecham hoje", "chamo-me Ana e o meu telefone é 912 345 678", "bom dia", "onde fica", "não, não é isso", "vocês têm desconto para estudantes?"]),
        (Language.Arabic, ["مرحبا، هل تفتحون يوم الأحد؟", "كم سعر قصة الشعر", "هل يوجد موقف سيارات", "أريد موعدا غدا", "شكرا جزيلا", "أريد التحدث مع شخص", "متى تغلقون اليوم", "اسمي آنا ورقمي 0501234567"]),
    ];

    [Fact]
    public void Short_messages_are_told_apart_and_hardly_ever_taken_for_another_language()
    {
        var all = Chats.SelectMany(c => c.Messages.Select(m => (c.Language, Message: m, Heard: LanguageGuess.Of(m)))).ToList();
        var wrong = all.Where(a => a.Heard is { } heard && heard != a.Language).Select(a => $"{a.Message} → {a.Heard}").ToList();
        var silent = all.Where(a => a.Heard is null).Select(a => a.Message).ToList();

        Assert.True(all.Count > 100);
        Assert.True(wrong.Count <= 1, string.Join('\n', wrong));
        Assert.True(silent.Count <= 8, string.Join('\n', silent));
    }

    [Fact]
    public void With_the_browser_as_a_hint_nothing_is_missed()
    {
        var lost = Chats.SelectMany(c => c.Messages.Select(m => (c.Language, Message: m, Heard: LanguageGuess.Heard(m, null, c.Language) ?? c.Language))).Where(a => a.Heard != a.Language);

        Assert.Empty(lost.Select(a => $"{a.Message} → {a.Heard}"));
    }

    [Fact]
    public void Who_writes_another_language_than_the_browsers_is_heard()
    {
        var deaf = Chats.Where(c => c.Language is not Language.English)
            .SelectMany(c => c.Messages.Select(m => (c.Language, Message: m, Heard: LanguageGuess.Heard(m, null, Language.English))))
            .Where(a => a.Heard != a.Language).Select(a => $"{a.Message} → {a.Heard}").ToList();

        Assert.True(deaf.Count <= 10, string.Join('\n', deaf));
    }

    [Theory]
    [InlineData("ok merci", Language.German, null)]
    [InlineData("ciao", Language.German, null)]
    [InlineData("Anna Schmidt", Language.English, null)]
    [InlineData("anna@schmidt.example", Language.French, null)]
    [InlineData("0170 1234567", Language.Polish, null)]
    [InlineData("👍", Language.Spanish, null)]
    [InlineData("Könnten Sie mir bitte helfen?", Language.English, Language.German)]
    [InlineData("sorry, could we go on in English please", Language.German, Language.English)]
    [InlineData("prefiero hablar en español, por favor", Language.English, Language.Spanish)]
    [InlineData("Entfernt ihr Zecken?", Language.French, Language.German)]
    [InlineData("Spa pour chiens, vous aussi", Language.English, Language.French)]
    [InlineData("Zwierzęta macie w sklepie", Language.English, Language.Polish)]
    [InlineData("Tarte aux pommes", Language.German, null)]
    [InlineData("Penne alla vodka", Language.German, null)]
    [InlineData("perfekt, merci vielmals", Language.German, null)]
    [InlineData("Thai Massage for two", Language.German, null)]
    public void A_visitor_may_change_the_language_and_one_foreign_word_does_not(string message, Language before, Language? heard) =>
        Assert.Equal(heard, LanguageGuess.Heard(message, before, before));

    [Theory]
    [InlineData("merhaba, pazar günü açık mısınız")]
    [InlineData("Здравствуйте, вы работаете в воскресенье?")]
    [InlineData("日曜日は営業していますか")]
    [InlineData("سلام، یکشنبه باز هستید؟ چقدر می‌شود")]
    [InlineData("xqzt brrr 12")]
    public void What_is_none_of_them_is_not_guessed(string message) => Assert.Null(LanguageGuess.Heard(message, null, null));

    [Theory]
    [InlineData("de-CH", Language.German)]
    [InlineData("pt-BR", Language.Portuguese)]
    [InlineData("EN", Language.English)]
    [InlineData("tr-TR", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_browsers_tag_is_read_by_its_first_part(string? tag, Language? language) => Assert.Equal(language, LanguageTags.Read(tag));

    [Theory]
    [InlineData("u open?")]
    [InlineData("r u open sat")]
    public void The_short_english_of_a_phone_is_no_dutch(string message) => Assert.NotEqual(Language.Dutch, LanguageGuess.Heard(message, null, Language.English));
}
