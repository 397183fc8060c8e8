using MiaPulse.Core.Languages;
using MiaPulse.Core.Receptionist.Embedded;

namespace MiaPulse.Tests.Receptionist;

/// <summary>Messages that ask several things, or hide one in a story.</summary>
public sealed class LongMessagesTests
{
    private const string Story = "We came by on our way home and had a long walk along the river that afternoon. ";

    [Theory]
    [InlineData(Language.English, "Do you have parking, do you take Aetna and can I bring my dog?")]
    [InlineData(Language.German, "Habt ihr Parkplätze, nehmt ihr Kreditkarten und darf ich meinen Hund mitbringen?")]
    [InlineData(Language.French, "Avez-vous un parking, acceptez-vous les chèques et puis-je amener mon chien ?")]
    [InlineData(Language.Spanish, "¿Tienen aparcamiento, aceptan cheques y puedo llevar a mi perro?")]
    [InlineData(Language.Italian, "Avete un parcheggio, accettate assegni e posso portare il mio cane?")]
    [InlineData(Language.Dutch, "Hebben jullie parkeerplaatsen, nemen jullie cheques aan en mag ik mijn hond meenemen?")]
    [InlineData(Language.Polish, "Czy macie parking, czy przyjmujecie czeki i czy mogę przyjść z psem?")]
    [InlineData(Language.Portuguese, "Têm estacionamento, aceitam cheques e posso levar o meu cão?")]
    [InlineData(Language.Arabic, "هل لديكم موقف سيارات، هل تقبلون الشيكات وهل يمكنني إحضار كلبي؟")]
    public void Three_questions_in_one_sentence_are_three(Language language, string message) => Assert.Equal(3, Questions.In(message, language).Count);

    [Theory]
    [InlineData(Language.German, "Können Sie mir sagen, wann die Praxis einen Termin hat?")]
    [InlineData(Language.German, "Wenn ich am Montag komme, kann ich dann im Hof parken?")]
    [InlineData(Language.French, "Pouvez-vous me dire, combien coûte un massage ?")]
    [InlineData(Language.Spanish, "Si llego tarde a la cita, ¿puedo cambiarla?")]
    [InlineData(Language.Italian, "Se arrivo tardi, posso cambiare appuntamento?")]
    [InlineData(Language.Dutch, "Kunt u mij zeggen, wanneer de winkel opengaat?")]
    [InlineData(Language.Polish, "Chciałbym zapytać, czy macie parking?")]
    [InlineData(Language.Portuguese, "Se eu chegar tarde, posso mudar a consulta?")]
    public void A_comma_within_one_question_makes_no_two(Language language, string message) => Assert.Single(Questions.In(message, language));

    [Theory]
    [InlineData(Language.English, Story, "How much is a bath for a large dog?")]
    [InlineData(Language.German, "Wir waren gestern am See und sind danach noch lange durch den Wald gelaufen. ", "Was kostet ein Bad für einen großen Hund?")]
    [InlineData(Language.French, "Nous sommes allés au lac hier et nous avons marché longtemps dans la forêt. ", "Combien coûte un bain pour un grand chien ?")]
    [InlineData(Language.Spanish, "Ayer fuimos al lago y luego caminamos mucho tiempo por el bosque. ", "¿Cuánto cuesta un baño para un perro grande?")]
    [InlineData(Language.Italian, "Ieri siamo andati al lago e poi abbiamo camminato a lungo nel bosco. ", "Quanto costa un bagno per un cane grande?")]
    [InlineData(Language.Dutch, "Gisteren waren we bij het meer en daarna liepen we lang door het bos. ", "Wat kost een bad voor een grote hond?")]
    [InlineData(Language.Polish, "Wczoraj pojechaliśmy nad jezioro, a potem długo spacerowaliśmy po lesie. ", "Ile kosztuje kąpiel dużego psa?")]
    [InlineData(Language.Portuguese, "Ontem fomos ao lago e depois andámos muito tempo pela floresta. ", "Quanto custa um banho para um cão grande?")]
    [InlineData(Language.Arabic, "ذهبنا أمس إلى البحيرة ثم مشينا طويلا في الغابة. ", "كم سعر حمام كلب كبير؟")]
    public void The_question_in_a_long_story_stands_without_the_story(Language language, string story, string question)
    {
        var told = string.Concat(Enumerable.Repeat(story, 3_000 / story.Length));

        Assert.Equal([question], Questions.In(told + question, language));
        Assert.Equal([question], Questions.In($"{question} {told}", language));
        Assert.Equal(question, Questions.Gist($"{told}{question} {told}", language));
    }

    [Fact]
    public void What_is_told_around_a_question_of_ordinary_length_stays_with_it()
    {
        const string Message = "My greyhound is twelve and hates water. How much is a bath?";

        Assert.Equal(Message, Assert.Single(Questions.In(Message)));
        Assert.Equal(Message, Questions.Gist(Message, Language.English));
    }

    [Theory]
    [InlineData(Language.English, "I would like to bring my old greyhound for a bath.")]
    [InlineData(Language.German, "Ich möchte meinen alten Windhund baden lassen.")]
    [InlineData(Language.French, "Je voudrais faire laver mon vieux lévrier.")]
    [InlineData(Language.Spanish, "Quisiera bañar a mi viejo galgo.")]
    [InlineData(Language.Italian, "Vorrei fare il bagno al mio vecchio levriero.")]
    [InlineData(Language.Dutch, "Ik wil mijn oude windhond laten wassen.")]
    [InlineData(Language.Polish, "Chciałbym wykąpać mojego starego charta.")]
    [InlineData(Language.Portuguese, "Queria dar banho ao meu velho galgo.")]
    [InlineData(Language.Arabic, "أريد حماما لكلبي العجوز.")]
    public void A_long_story_without_a_question_is_about_what_somebody_wants(Language language, string wish)
    {
        var told = string.Concat(Enumerable.Repeat(Story, 15));

        Assert.Equal(wish, Questions.Gist($"{told}{wish} {told}", language));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Four_thousand_characters_are_answered_by_their_question(bool isLast)
    {
        await using var desk = await FrontDesk.OpenAsync();
        var told = string.Concat(Enumerable.Repeat(Story, 45));

        var (text, end) = await desk.AskAsync(isLast ? $"{told}How much is a sports massage?" : $"How much is a sports massage? {told}");

        Assert.Contains("$95", text, StringComparison.Ordinal);
        Assert.Equal("answer", end.Extras.Receipt!.Act);
    }

    [Fact]
    public async Task More_questions_than_she_looks_up_are_named_as_open()
    {
        await using var desk = await FrontDesk.OpenAsync();

        var (text, end) = await desk.AskAsync("How much is a sports massage? Where can I park? Do you take insurance? Do you sell fishing rods?");

        Assert.Contains("$95", text, StringComparison.Ordinal);
        Assert.Contains("Alder Street", text, StringComparison.Ordinal);
        Assert.Contains("Blue Cross", text, StringComparison.Ordinal);
        Assert.Contains("\n- Do you sell fishing rods?", text, StringComparison.Ordinal);
        Assert.Equal(["Do you sell fishing rods?"], end.Gaps);
    }

    [Theory]
    [InlineData("Do you have parking, do you take Aetna and have you got wifi?")]
    [InlineData("Do you have parking & do you take Aetna, and have you got wifi?")]
    [InlineData("Do you have parking? Do you take Aetna? Have you got wifi?")]
    public async Task A_question_between_two_others_is_answered_or_named_as_open(string message)
    {
        var without = await HandMade.ReplyByAsync(HandMade.Prompt(message), question => Found(question, knowsAetna: false));
        var with = await HandMade.ReplyByAsync(HandMade.Prompt(message), question => Found(question, knowsAetna: true));

        Assert.Contains("behind the clinic", without.Words, StringComparison.Ordinal);
        Assert.Contains("The wifi is called Riverbend", without.Words, StringComparison.Ordinal);
        Assert.Contains("- do you take Aetna?", without.Words, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("do you take Aetna", Assert.Single(without.End().Gaps).TrimEnd('?'), ignoreCase: true);
        Assert.Contains("Aetna and Cigna are taken", with.Words, StringComparison.Ordinal);
        Assert.Empty(with.End().Gaps);
    }

    private static Core.Knowledge.FoundPassage[] Found(string question, bool knowsAetna) =>
        question.Contains("parking", StringComparison.OrdinalIgnoreCase) ? [HandMade.PageOf("Parking", "Ten spaces are behind the clinic.", 0.9)]
        : question.Contains("wifi", StringComparison.OrdinalIgnoreCase) ? [HandMade.PageOf("Wifi", "The wifi is called Riverbend.", 0.9)]
        : knowsAetna ? [HandMade.PageOf("Insurance", "Aetna and Cigna are taken.", 0.9)] : [];

    [Fact]
    public async Task Where_only_the_whole_message_finds_an_answer_the_other_question_is_named_as_open()
    {
        var page = HandMade.PageOf("Skates", "Bring your own skates or rent ours.", 0.9);
        var reply = await HandMade.ReplyByAsync(HandMade.Prompt("Is the hall heated and can I bring skates?"), question =>
            !question.Contains("skates", StringComparison.Ordinal) ? [] : [question.Contains("hall", StringComparison.Ordinal) ? page : page with { Confidence = 0.4 }]);

        Assert.Contains("Bring your own skates", reply.Words, StringComparison.Ordinal);
        Assert.Contains("- Is the hall heated?", reply.Words, StringComparison.Ordinal);
        Assert.Equal(["Is the hall heated"], reply.End().Gaps);
    }

    [Fact]
    public async Task A_search_is_made_once_and_never_more_often_than_a_reply_may()
    {
        var asked = new List<string>();
        var turn = new MiaTurn(HandMade.Prompt("hello"), new MiaHands(
            (question, _) =>
            {
                asked.Add(question);
                return Task.FromResult<IReadOnlyList<Core.Knowledge.FoundPassage>>([HandMade.PageOf(question, question)]);
            },
            (_, _) => Task.FromResult<Core.Conversations.ContactCard?>(null)), new Core.Receptionist.MiaOptions(), new KnowledgeAsked(new SentenceEncoder()));

        foreach (var question in new[] { "a", "b", "a", "c", "d" })
        {
            Assert.Single(await turn.Hands.SearchKnowledge(question, CancellationToken.None));
        }

        Assert.Empty(await turn.Hands.SearchKnowledge("e", CancellationToken.None));
        Assert.Equal(["a", "b", "c", "d"], asked);
    }
}
