using MiaPulse.Core.Businesses;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Receptionist;
using MiaPulse.Tests.Support;

namespace MiaPulse.Tests.Receptionist;

/// <summary>Whole turns in the eight languages beside English, at the desk of a business whose pages are English.</summary>
public sealed class ForeignTalkTests
{
    [Theory]
    [InlineData("de", "Wie viel kostet eine Sportmassage?", "Auf der Website steht auf Englisch: A 60-minute sports massage is $95")]
    [InlineData("fr", "Combien coûte un massage sportif ?", "Notre site dit en anglais : A 60-minute sports massage is $95")]
    [InlineData("es", "¿Cuánto cuesta un masaje deportivo?", "En nuestra web pone en inglés: A 60-minute sports massage is $95")]
    [InlineData("it", "Quanto costa un massaggio sportivo?", "Sul nostro sito c’è scritto in inglese: A 60-minute sports massage is $95")]
    [InlineData("nl", "Hoeveel kost een sportmassage?", "Op de website staat in het Engels: A 60-minute sports massage is $95")]
    [InlineData("pl", "Ile kosztuje masaż sportowy?", "Na stronie jest napisane po angielsku: A 60-minute sports massage is $95")]
    [InlineData("pt", "Quanto custa uma massagem desportiva?", "No nosso site está escrito em inglês: A 60-minute sports massage is $95")]
    [InlineData("ar", "كم سعر مساج رياضي؟", "مكتوب على الموقع بالإنجليزية: A 60-minute sports massage is $95")]
    public async Task An_english_page_is_found_quoted_and_said_to_be_english(string language, string question, string words)
    {
        await using var desk = await FrontDesk.OpenAsync();
        desk.Language = language;

        var (text, end) = await desk.AskAsync(question);

        Assert.Contains(words, text, StringComparison.Ordinal);
        Assert.Equal("answer", end.Extras.Receipt!.Act);
    }

    [Theory]
    [InlineData("de", "Kann ich bitte mit einem Menschen sprechen?", "öffnen wieder am Mittwoch um 9 Uhr", "E-Mail-Adresse oder Telefonnummer")]
    [InlineData("fr", "je veux parler à quelqu'un", "rouvrons mercredi à 9h00", "adresse e-mail")]
    [InlineData("es", "quiero hablar con una persona", "abrimos de nuevo el miércoles a las 9:00", "correo electrónico o teléfono")]
    [InlineData("it", "posso parlare con una persona?", "riapriamo mercoledì alle 9:00", "indirizzo email")]
    [InlineData("nl", "kan ik met iemand praten?", "weer open op woensdag om 9:00 uur", "e-mailadres of telefoonnummer")]
    [InlineData("pl", "chcę porozmawiać z człowiekiem", "otwieramy w środę o 9:00", "adresem e-mail")]
    [InlineData("pt", "quero falar com uma pessoa", "voltamos a abrir na quarta-feira às 9h00", "e-mail ou telefone")]
    [InlineData("ar", "أريد التحدث مع شخص", "يوم الأربعاء الساعة 9:00", "بريد إلكتروني")]
    public async Task Who_asks_for_a_person_after_hours_hears_when_it_opens_and_is_asked_for_a_contact(string language, string question, string opens, string contact)
    {
        await using var desk = await FrontDesk.OpenAsync();
        desk.Language = language;
        desk.Hours = new WeeklyHours([new OpenSpan(DayOfWeek.Wednesday, new TimeOnly(9, 0), new TimeOnly(17, 0))]);

        var (text, end) = await desk.AskAsync(question);

        Assert.Equal(HandOverReason.Asked, end.HandOver);
        Assert.Contains(opens, text, StringComparison.Ordinal);
        Assert.Contains(contact, text, StringComparison.Ordinal);
        Assert.Equal("contact", end.Dialogue.Expecting);
    }

    [Theory]
    [InlineData("de", "Das ist ein Notfall", "so eine Scheiße, völlig nutzlos", "Rufen Sie mich bitte zurück", "Vielen Dank!", "Sehr gerne")]
    [InlineData("fr", "c'est urgent", "c'est nul, vous êtes incompétents", "Rappelez-moi s'il vous plaît", "merci beaucoup", "Je vous en prie")]
    [InlineData("es", "es muy urgente", "esto es una mierda, inútiles", "llámenme por favor", "muchas gracias", "No hay de qué")]
    [InlineData("it", "è urgente", "che schifo, siete inutili", "richiamatemi per favore", "grazie mille", "Prego")]
    [InlineData("nl", "het is dringend", "wat een onzin, waardeloos", "bel me terug alstublieft", "dank je wel", "Graag gedaan")]
    [InlineData("pl", "to bardzo pilne", "beznadziejne, mam dość", "proszę o oddzwonienie", "dziękuję bardzo", "Bardzo proszę")]
    [InlineData("pt", "é muito urgente", "que vergonha, inútil", "liguem-me por favor", "muito obrigada", "Não tem de quê")]
    [InlineData("ar", "الأمر عاجل", "هذا كلام فارغ وبلا فائدة", "اتصلوا بي من فضلكم", "شكرا جزيلا", "على الرحب")]
    public async Task What_a_visitor_does_is_understood(string language, string urgent, string upset, string callBack, string thanks, string welcome)
    {
        await using var desk = await FrontDesk.OpenAsync();
        desk.Language = language;

        Assert.Equal(HandOverReason.Urgent, (await desk.AskAsync(urgent)).End.HandOver);
        Assert.Equal(HandOverReason.Frustrated, (await desk.AskAsync(upset)).End.HandOver);
        desk.Dialogue = DialogueState.Fresh;
        Assert.Equal("contact", (await desk.AskAsync(callBack)).End.Dialogue.Expecting);
        desk.Dialogue = DialogueState.Fresh;
        Assert.Contains(welcome, (await desk.AskAsync(thanks)).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("de", "habt ihr gerade offen?", "Ja, wir haben gerade geöffnet, bis 17 Uhr.", "wie sind die öffnungszeiten", "- Montag: von 9 Uhr bis 17 Uhr")]
    [InlineData("fr", "êtes-vous ouverts maintenant ?", "Oui, nous sommes ouverts, jusqu’à 17h00.", "quels sont vos horaires", "- lundi: de 9h00 à 17h00")]
    [InlineData("es", "¿están abiertos ahora?", "Sí, ahora está abierto, hasta las 17:00.", "cuál es el horario", "- lunes: de 9:00 a 17:00")]
    [InlineData("it", "siete aperti adesso?", "Sì, siamo aperti, fino alle 17:00.", "quali sono gli orari", "- lunedì: dalle 9:00 alle 17:00")]
    [InlineData("nl", "zijn jullie nu open?", "Ja, we zijn nu open, tot 17:00 uur.", "wat zijn de openingstijden", "- maandag: van 9:00 uur tot 17:00 uur")]
    [InlineData("pl", "czy teraz jest otwarte?", "Tak, mamy teraz otwarte, do 17:00.", "jakie są godziny otwarcia", "- poniedziałek: od 9:00 do 17:00")]
    [InlineData("pt", "estão abertos agora?", "Sim, estamos abertos, até às 17h00.", "qual é o horário", "- segunda-feira: das 9h00 às 17h00")]
    [InlineData("ar", "هل أنتم مفتوحون الآن؟", "نعم، نحن نعمل الآن حتى الساعة 17:00.", "ما هي مواعيد العمل", "- الاثنين: من 9:00 إلى 17:00")]
    public async Task Hours_are_told_in_the_visitors_language_on_the_businesss_clock(string language, string now, string nowAnswer, string week, string weekAnswer)
    {
        await using var desk = await FrontDesk.OpenAsync();
        desk.Language = language;
        desk.Hours = new WeeklyHours([new OpenSpan(DayOfWeek.Monday, new TimeOnly(9, 0), new TimeOnly(17, 0))]); // a Monday, 9:30 in New York

        Assert.Contains(nowAnswer, (await desk.AskAsync(now)).Text, StringComparison.Ordinal);
        var told = await HoursOfAsync(desk, week);
        Assert.Contains(weekAnswer, told, StringComparison.Ordinal);
        var business = desk.Prompt(week).Business;
        Assert.True(FactGate.Check(told, [], business, ContactCard.Empty, "", LanguageTags.Read(language)!.Value).Holds, told);
        var later = business with { Hours = new WeeklyHours([new OpenSpan(DayOfWeek.Monday, new TimeOnly(10, 30), new TimeOnly(17, 0))]) };
        Assert.Contains(FactGate.Check(told, [], later, ContactCard.Empty, "", LanguageTags.Read(language)!.Value).Removed, gone => told.Contains(gone, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_page_in_the_visitors_language_is_quoted_without_saying_so()
    {
        await using var desk = await FrontDesk.OpenAsync();
        await desk.LearnAsync(desk.Owner, [("Gibt es eine Sauna?", "Ja, unsere Sauna ist von Oktober bis April geöffnet.")], []);
        desk.Language = "de";

        var (german, _) = await desk.AskAsync("gibt es eine sauna?");
        desk.Language = "en";
        var (english, _) = await desk.AskAsync("Gibt es eine Sauna?");

        Assert.Contains("Ja, unsere Sauna ist von Oktober bis April geöffnet.", german, StringComparison.Ordinal);
        Assert.DoesNotContain("auf Deutsch", german, StringComparison.Ordinal);
        Assert.Contains("Our site says, in German: Ja, unsere Sauna", english, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_language_is_heard_kept_on_the_conversation_and_changed_with_the_visitor()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        var (visitor, id) = await given.AConversationOf(owner, "Guten Tag, haben Sie Roggenbrot?"); // the browser says en-US

        await AnswerAsync("de");
        await given.Wrote(visitor, "ok");
        await AnswerAsync("de");
        await given.Wrote(visitor, "Could we go on in English, please?");
        await AnswerAsync("en");

        Assert.Equal(Core.Languages.Language.English, (await given.ConversationOf(owner, id)).Language);

        async Task AnswerAsync(string tag)
        {
            await given.MiaRepliesIn(owner, id);
            Assert.Equal(tag, given.Model.LastPrompt!.Language);
            given.Clock.Advance(TimeSpan.FromSeconds(5));
        }
    }

    [Fact]
    public async Task A_model_that_fails_is_excused_in_the_visitors_language()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        var (_, id) = await given.AConversationOf(owner, "¿Cuánto cuesta el pan? Quisiera saberlo, gracias");
        given.Model.Says = (_, _, _) => throw new HttpRequestException("connection refused");

        await given.MiaRepliesIn(owner, id);

        Assert.StartsWith("Perdón, ahora mismo no he podido averiguarlo.", (await given.MessagesIn(owner, id))[^1].Text, StringComparison.Ordinal);
        Assert.Equal(Core.Languages.Language.Spanish, (await given.ConversationOf(owner, id)).Language);
    }

    [Fact]
    public async Task A_short_answer_is_shorter_and_a_detailed_one_longer()
    {
        await using var desk = await FrontDesk.OpenAsync();
        const string Question = "how long is a dry needling session?";

        async Task<string> WithAsync(AnswerLength length)
        {
            desk.Manner = Manner.Usual with { Length = length };
            return (await desk.AskAsync(Question)).Text;
        }

        var lengths = new[] { await WithAsync(AnswerLength.Short), await WithAsync(AnswerLength.Detailed) };

        Assert.All(lengths, text => Assert.Contains("A session lasts 30 minutes.", text, StringComparison.Ordinal));
        Assert.DoesNotContain("Please eat something", lengths[0], StringComparison.Ordinal);
        Assert.Contains("Please eat something", lengths[1], StringComparison.Ordinal);
    }

    private static async Task<string> HoursOfAsync(FrontDesk desk, string question) => (await desk.ToolsFor(desk.Prompt(question)).OpeningHoursAsync(question, CancellationToken.None)).Words;
}
