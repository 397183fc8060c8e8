using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Languages;
using static MiaPulse.Tests.Receptionist.HandMade;

namespace MiaPulse.Tests.Receptionist;

/// <summary>Of a page about several things what it says of the one that was asked about is said, and of nobody's age what it says of something else.</summary>
public sealed class AskedPartTests
{
    private static readonly (string Page, string Heading, string Text)[] Rides =
    [
        ("Prices", "Day tickets and vouchers", "A day ticket is $18 and a family ticket $45. A ticket is valid for 6 months and may be given away. Vouchers are sold at the gate in any amount from $20; they never expire."),
        ("Prices", "Birthday parties", "A party for ten children is $190. The hut is yours for two hours."),
        ("Stables", "Ponies and donkeys", "Our ponies are Bramble and Fern. The donkeys are fed at noon and at four. Children may brush the ponies in the morning."),
    ];

    [Theory]
    [InlineData("do tickets expire?", "valid for 6 months", "never expire")]
    [InlineData("do your tickets ever expire", "valid for 6 months", "never expire")]
    [InlineData("do vouchers expire?", "never expire", "6 months")]
    [InlineData("how much is a family ticket?", "$45", "at the gate")]
    [InlineData("how much is a birthday party?", "$190", "$18")]
    public async Task What_it_says_of_the_thing_is_quoted_and_not_what_it_says_of_the_other(string question, string said, string other)
    {
        await using var desk = await FrontDesk.OpenAsync(knowsNothing: true);
        await desk.LearnAsync(desk.Owner, [("Where are you?", "At the old mill, behind the church.")], Rides);

        var (text, _) = await desk.AskAsync(question);

        Assert.Contains(said, text, StringComparison.Ordinal);
        Assert.DoesNotContain(other, text, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData(Language.English, "do punch cards expire?", "do vouchers expire?", "Punch cards and vouchers", "Punch cards have ten stamps.", "Vouchers never expire.")]
    [InlineData(Language.German, "Verfallen Zehnerkarten?", "Verfallen Gutscheine?", "Zehnerkarten und Gutscheine", "Zehnerkarten haben zehn Felder.", "Gutscheine verfallen nie.")]
    [InlineData(Language.French, "Les abonnements expirent-ils ?", "Les chèques-cadeaux expirent-ils ?", "Abonnements et chèques-cadeaux", "Les abonnements ont dix cases.", "Les chèques-cadeaux n'expirent jamais.")]
    [InlineData(Language.Spanish, "¿Caducan los abonos?", "¿Caducan las tarjetas regalo?", "Abonos y tarjetas regalo", "Los abonos tienen diez casillas.", "Las tarjetas regalo no caducan nunca.")]
    [InlineData(Language.Italian, "Gli abbonamenti scadono?", "Le carte regalo scadono?", "Abbonamenti e carte regalo", "Gli abbonamenti hanno dieci caselle.", "Le carte regalo non scadono mai.")]
    [InlineData(Language.Dutch, "Verlopen strippenkaarten?", "Verlopen cadeaubonnen?", "Strippenkaarten en cadeaubonnen", "Strippenkaarten hebben tien vakjes.", "Cadeaubonnen verlopen nooit.")]
    [InlineData(Language.Polish, "Czy karnety wygasają?", "Czy bony wygasają?", "Karnety i bony", "Karnety mają dziesięć pól.", "Bony nigdy nie wygasają.")]
    [InlineData(Language.Portuguese, "Os passes expiram?", "Os vales expiram?", "Passes e vales", "Os passes têm dez campos.", "Os vales nunca expiram.")]
    [InlineData(Language.Arabic, "هل تنتهي صلاحية الاشتراكات؟", "هل تنتهي صلاحية القسائم؟", "الاشتراكات والقسائم", "في الاشتراكات عشر خانات.", "القسائم لا تنتهي صلاحيتها أبدا.")]
    public void What_is_said_of_the_other_alone_answers_nothing_about_the_one(Language language, string one, string other, string title, string ofOne, string ofOther)
    {
        var page = PageOf(title, $"{ofOne}\n{ofOther}", 0.9, language: language);

        Assert.True(new OfAnother("", []).Held(other, language, [page])[0].Confidence > 0.8);
        Assert.Equal(AnswerGate.Offered, new OfAnother("", []).Held(one, language, [page])[0].Confidence);
    }

    [Theory]
    [InlineData("how long does cat grooming take?", "Dog grooming and cat grooming", "Dog grooming takes two hours. Cat grooming takes one hour.", "Cat grooming takes one hour.")]
    [InlineData("do tickets expire?", "Tickets", "Tickets last a year. Vouchers never expire.", null)]
    [InlineData("do tickets expire?", "Do you sell tickets and vouchers?", "Vouchers never expire. Tickets do after a year.", null)]
    [InlineData("do tickets expire?", "Tickets & vouchers", "Vouchers:\nThey never expire.\nTickets:\nThey are valid for a year.", "Tickets:\nThey are valid for a year.")]
    [InlineData("do tickets expire?", "Tickets and vouchers", "We do not take back:\nvouchers\ntickets", null)]
    public void Only_what_a_title_sets_side_by_side_is_told_apart(string question, string title, string text, string? part) =>
        Assert.Equal(part ?? text, new AskedMatter(question, Language.English).PartOf(PageOf(title, text), [], new NamingTexts()).Text);

    [Fact]
    public void A_sentence_about_another_thing_of_the_site_is_seen_under_a_heading_that_names_neither()
    {
        var notes = PageOf("Good to know", "Day passes cannot be paid back. Vouchers never expire.", 0.9);
        Entry[] site = [EntryOf(1, "Day passes"), EntryOf(2, "Vouchers")];

        Assert.Equal(AnswerGate.Offered, new OfAnother("", site).Held("do day passes expire?", Language.English, [notes])[0].Confidence);
        Assert.Equal(0.9, new OfAnother("", site).Held("do vouchers expire?", Language.English, [notes])[0].Confidence);
        Assert.Equal(0.9, new OfAnother("", []).Held("can day passes be paid back?", Language.English, [notes])[0].Confidence);
    }

    [Theory]
    [InlineData("can I brush a pony?", "brush the ponies")]
    [InlineData("when are the donkeys fed?", "noon")]
    public async Task What_is_told_of_each_stays_its_answer(string question, string said)
    {
        var page = PageOf(Rides[2].Heading, Rides[2].Text, 0.9);

        Assert.Contains(said, (await ReplyAsync(Prompt(question), page)).Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Language.English, "how old is Nadia?", "Nadia has 19 years of practice. She rides on Mondays.", "Nadia is 41. She has 19 years of practice.", "is 41")]
    [InlineData(Language.English, "how old is Nadia", "Nadia teaches children from 6 years on.", "Nadia, 41, teaches children from 6 on.", "41")]
    [InlineData(Language.German, "Wie alt ist Nadia?", "Nadia hat 19 Jahre Erfahrung.", "Nadia hat 19 Jahre Erfahrung. Nadia ist 41 Jahre alt.", "41")]
    [InlineData(Language.French, "Quel âge a Nadia ?", "Nadia a 19 ans d'expérience.", "Nadia a 19 ans d'expérience. Nadia est née en 1984.", "1984")]
    [InlineData(Language.Spanish, "¿Cuántos años tiene Nadia?", "Nadia tiene 19 años de experiencia.", "Nadia tiene 19 años de experiencia. Nadia tiene 41 años.", "41")]
    [InlineData(Language.Italian, "Quanti anni ha Nadia?", "Nadia ha 19 anni di esperienza.", "Nadia ha 19 anni di esperienza. Nadia ha 41 anni.", "41")]
    [InlineData(Language.Dutch, "Hoe oud is Nadia?", "Nadia heeft 19 jaar ervaring.", "Nadia heeft 19 jaar ervaring. Nadia is 41 jaar oud.", "41")]
    [InlineData(Language.Polish, "Ile lat ma Nadia?", "Nadia ma 19 lat doświadczenia.", "Nadia ma 19 lat doświadczenia. Nadia ma 41 lat.", "41")]
    [InlineData(Language.Portuguese, "Quantos anos tem a Nadia?", "A Nadia tem 19 anos de experiência.", "A Nadia tem 19 anos de experiência. A Nadia tem 41 anos.", "41")]
    [InlineData(Language.Arabic, "كم عمر Nadia؟", "لدى Nadia خبرة 19 سنة.", "لدى Nadia خبرة 19 سنة. عمرها 41 سنة.", "41")]
    public async Task Somebodys_age_is_told_by_their_age_and_not_by_other_years(Language language, string question, string without, string with, string age)
    {
        var (none, told) = (StatedAge.In(without, language), StatedAge.In(with, language));
        var held = new OfAnother("", []).Held(question, language, [PageOf("Nadia Haddad", without, 0.9, language: language)]);
        var reply = await ReplyAsync(Prompt(question, language), PageOf("Nadia Haddad", $"{without} {with}", 0.9, language: language));

        Assert.Equal((false, true), (none, told));
        Assert.Equal(AnswerGate.Offered, held[0].Confidence);
        Assert.Contains(age, reply.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("how old do riders have to be?", "Riders", "Riders sit on a saddle of their size.", false)]
    [InlineData("how old do riders have to be?", "Riders", "Riders are six or older.", true)]
    [InlineData("how old is the barn?", "The barn", "The barn was built in 1790.", true)]
    [InlineData("how old is the barn?", "The barn", "The barn is painted green.", false)]
    public void An_age_is_answered_by_what_has_one(string question, string title, string text, bool isAnswered) =>
        Assert.Equal(isAnswered ? 0.9 : AnswerGate.Offered, new OfAnother("", []).Held(question, Language.English, [PageOf(title, text, 0.9)])[0].Confidence);

    [Theory]
    [InlineData("how long is a lesson with Nadia?", "Nadia gives lessons to beginners.", false)]
    [InlineData("how long is a lesson with Nadia?", "Nadia gives lessons of 45 minutes.", true)]
    [InlineData("how much is a lesson with Nadia?", "Nadia gives lessons for $40.", true)]
    public void A_price_or_a_length_of_somebodys_is_answered_by_what_has_one(string question, string text, bool isAnswered) =>
        Assert.Equal(isAnswered ? 0.9 : AnswerGate.Offered, new OfAnother("", []).Held(question, Language.English, [PageOf("Nadia Haddad", text, 0.9)])[0].Confidence);

    [Theory]
    [InlineData("how long does a saddle fitting take?", "Saddle fitting", "A saddle is fitted to horse and rider.", true)]
    [InlineData("how long does a saddle fitting take?", "Saddle fitting", "A fitting takes 40 minutes.", false)]
    [InlineData("how much do you charge when I cancel a ride?", "Cancelling a ride", "We charge half the fee.", false)]
    [InlineData("how long does a saddle fitting take?", "How long is a fitting?", "Until it sits.", false)]
    public async Task However_sure_she_is_a_quote_without_the_length_is_said_to_be_what_the_site_says_of_the_thing(string question, string title, string text, bool isOnlyAbout)
    {
        var reply = await ReplyAsync(Prompt(question), PageOf(title, text, 0.9));

        Assert.Contains(text, reply.Words, StringComparison.Ordinal);
        Assert.Equal(isOnlyAbout, reply.Words.Contains("Here is what the site says about", StringComparison.Ordinal));
    }

    private static Entry EntryOf(int number, string title) => new(new Guid(number, 1, 0, new byte[8]), title, "", null, false, null);
}
