using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Receptionist.Embedded;
using static MiaPulse.Tests.Receptionist.HandMade;

namespace MiaPulse.Tests.Receptionist;

/// <summary>Both halves of a message: a question that names nothing is about what the one before it names, and none is dropped without a word.</summary>
public sealed class LeaningQuestionsTests
{
    [Theory]
    [InlineData(Language.English, "how long is the first appointment and how much is it?", "appointment")]
    [InlineData(Language.German, "Wie lange dauert der erste Termin und wie viel kostet er?", "Termin")]
    [InlineData(Language.French, "Combien de temps dure la première séance et combien ça coûte ?", "séance")]
    [InlineData(Language.Spanish, "¿Cuánto dura la primera cita y cuánto cuesta?", "cita")]
    [InlineData(Language.Italian, "Quanto dura il primo appuntamento e quanto costa?", "appuntamento")]
    [InlineData(Language.Dutch, "Hoe lang duurt de eerste afspraak en wat kost het?", "afspraak")]
    [InlineData(Language.Polish, "Ile trwa pierwsza wizyta i ile kosztuje?", "wizyta")]
    [InlineData(Language.Portuguese, "Quanto tempo dura a primeira consulta e quanto custa?", "consulta")]
    [InlineData(Language.Arabic, "كم مدة الموعد الأول وكم سعره؟", "الموعد")]
    public void How_long_and_how_much_are_two_questions_about_one_thing(Language language, string message, string thing)
    {
        var asked = Questions.In(message, language);

        Assert.Equal(2, asked.Count);
        Assert.Equal(asked[0], LeaningQuestions.Whole(asked, 0, language));
        Assert.DoesNotContain(thing, asked[1], StringComparison.Ordinal);
        Assert.Contains(thing, LeaningQuestions.Whole(asked, 1, language), StringComparison.Ordinal);
        Assert.EndsWith(asked[1], LeaningQuestions.Whole(asked, 1, language), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Language.English, "How much is a massage and at what time do you close?")]
    [InlineData(Language.German, "Was kostet eine Massage und bis wann seid ihr am Freitag da?")]
    [InlineData(Language.French, "Combien coûte un massage et avec qui peut-on prendre rendez-vous ?")]
    [InlineData(Language.Spanish, "¿Cuánto cuesta un masaje y a qué hora abren?")]
    [InlineData(Language.Italian, "Quanto costa un massaggio e a che ora aprite?")]
    [InlineData(Language.Dutch, "Wat kost een massage en tot hoe laat zijn jullie open?")]
    [InlineData(Language.Polish, "Ile kosztuje masaż i do której jesteście otwarci?")]
    [InlineData(Language.Portuguese, "Quanto custa uma massagem e a que horas abrem?")]
    [InlineData(Language.Arabic, "كم سعر المساج ولماذا يجب الحجز مسبقا؟")]
    public void A_question_behind_an_and_may_begin_with_several_words(Language language, string message) => Assert.Equal(2, Questions.In(message, language).Count);

    [Theory]
    [InlineData(Language.English, "Do you have salt and pepper?")]
    [InlineData(Language.English, "Are Tom and Anna in on Monday?")]
    [InlineData(Language.English, "How much is a massage, and how much is it on Sundays?")]
    [InlineData(Language.German, "Habt ihr Salz und Pfeffer?")]
    [InlineData(Language.French, "Avez-vous du sel et du poivre ?")]
    [InlineData(Language.Spanish, "¿Tienen sal y pimienta?")]
    [InlineData(Language.Italian, "Avete sale e pepe?")]
    [InlineData(Language.Dutch, "Hebben jullie zout en peper?")]
    [InlineData(Language.Polish, "Czy macie sól i pieprz?")]
    [InlineData(Language.Portuguese, "Têm sal e pimenta?")]
    [InlineData(Language.Arabic, "هل لديكم ملح وفلفل؟")]
    public void Two_things_of_one_question_are_no_two_questions(Language language, string message) => Assert.Single(Questions.In(message, language));

    [Theory]
    [InlineData("How much is a massage and when are you open?")]
    [InlineData("How much is a massage and where are you?")]
    [InlineData("How much is a massage and what is your phone number?")]
    public void What_is_asked_of_the_business_itself_leans_on_nothing(string message)
    {
        var asked = Questions.In(message);

        Assert.Equal(2, asked.Count);
        Assert.Equal(asked[1], LeaningQuestions.Whole(asked, 1, Language.English));
    }

    [Theory]
    [InlineData(Language.English, "how long is the first appointment and how much is it?", "how much", "The first appointment takes 75 minutes.", "First appointment: $120")]
    [InlineData(Language.German, "Wie lange dauert der erste Termin und wie viel kostet er?", "kostet", "Der erste Termin dauert 75 Minuten.", "Erster Termin: 120 €")]
    [InlineData(Language.French, "Combien de temps dure la première séance et combien ça coûte ?", "coûte", "La première séance dure 75 minutes.", "Première séance : 120 €")]
    [InlineData(Language.Spanish, "¿Cuánto dura la primera cita y cuánto cuesta?", "cuesta", "La primera cita dura 75 minutos.", "Primera cita: 120 €")]
    public async Task Each_half_is_answered_from_where_it_stands(Language language, string message, string ofPrice, string lasts, string costs)
    {
        var (one, other) = (PageOf("Willow", lasts, 0.9, language: language), PageOf("Willow", costs, 0.9, language: language));
        var reply = await ReplyByAsync(Prompt(message, language), question => question.Contains(ofPrice, StringComparison.OrdinalIgnoreCase) ? [other] : [one]);

        Assert.Contains(lasts, reply.Words, StringComparison.Ordinal);
        Assert.Contains(costs, reply.Words, StringComparison.Ordinal);
        Assert.Empty(reply.End().Gaps);
    }

    [Fact]
    public async Task A_half_that_the_pages_do_not_tell_is_named_as_open_and_noted_with_what_it_is_about()
    {
        var reply = await ReplyAsync(Prompt("how long is the first appointment and how much is it?"), PageOf("First visit", "The first appointment takes 75 minutes.", 0.9));

        Assert.Contains("takes 75 minutes", reply.Words, StringComparison.Ordinal);
        Assert.Contains("About the rest I could not find anything", reply.Words, StringComparison.Ordinal);
        Assert.Contains("- how much is it?", reply.Words, StringComparison.Ordinal);
        Assert.Equal(["first appointment how much is it?"], reply.End().Gaps);
    }

    [Fact]
    public async Task A_sentence_that_tells_both_is_said_once()
    {
        const string Both = "The first appointment takes 75 minutes and costs $120.";
        var reply = await ReplyAsync(Prompt("how long is the first appointment and how much is it?"), PageOf("First visit", Both, 0.9));

        Assert.Equal(2, reply.Words.Split(Both).Length);
        Assert.Empty(reply.End().Gaps);
    }

    [Fact]
    public async Task What_is_said_of_one_plan_does_not_answer_for_another()
    {
        var plans = PageOf("Insurance", "Blue Cross is taken for physiotherapy.", 0.9);
        var reply = await ReplyAsync(Prompt("Do you take Blue Cross and do you take Aetna?"), plans);
        var both = await ReplyAsync(Prompt("Do you take Blue Cross and do you take Aetna?"), plans with { Text = "Blue Cross and Aetna are taken for physiotherapy." });

        Assert.Contains("Blue Cross is taken", reply.Words, StringComparison.Ordinal);
        Assert.Contains("- do you take Aetna?", reply.Words, StringComparison.Ordinal);
        Assert.Contains("Blue Cross and Aetna are taken", both.Words, StringComparison.Ordinal);
        Assert.Empty(both.End().Gaps);
    }

    [Fact]
    public async Task Of_five_questions_each_is_answered_or_named_as_open()
    {
        var reply = await ReplyByAsync(Prompt("Do you have parking? Do you take Aetna? Have you got wifi? Do you sell candles? What is your phone number?"), Found);

        Assert.Contains("behind the clinic", reply.Words, StringComparison.Ordinal);
        Assert.Contains("called Riverbend", reply.Words, StringComparison.Ordinal);
        Assert.Contains("(415) 555-0142", reply.Words, StringComparison.Ordinal);
        Assert.Contains("- Do you take Aetna?\n- Do you sell candles?", reply.Words, StringComparison.Ordinal);
        Assert.Equal(["Do you take Aetna?", "Do you sell candles?"], reply.End().Gaps);

        static FoundPassage[] Found(string question) => question.Contains("parking", StringComparison.Ordinal) ? [PageOf("Parking", "Ten spaces are behind the clinic.", 0.9)]
            : question.Contains("wifi", StringComparison.Ordinal) ? [PageOf("Wifi", "The wifi is called Riverbend.", 0.9)] : [];
    }

    [Fact]
    public async Task What_may_not_be_repeated_is_named_by_what_it_is_about()
    {
        var reply = await ReplyByAsync(Prompt("Do you have parking? Do you sell candles for $5?"), question => question.Contains("parking", StringComparison.Ordinal) ? [PageOf("Parking", "Ten spaces are behind the clinic.", 0.9)] : []);

        Assert.Contains("behind the clinic", reply.Words, StringComparison.Ordinal);
        Assert.Contains("- candles?", reply.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("$5", reply.Words, StringComparison.Ordinal);
    }
}
