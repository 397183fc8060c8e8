using MiaPulse.Core.Conversations;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Receptionist.Embedded;
using static MiaPulse.Tests.Receptionist.HandMade;

namespace MiaPulse.Tests.Receptionist;

/// <summary>What she says where a question names nothing, where a single thing comes near it, and where no page can answer it.</summary>
public sealed class NearestAnswersTests
{
    [Theory]
    [InlineData(Language.English, "How much does it cost?", "What does it cost?")]
    [InlineData(Language.German, "Wie viel kostet das?", "Was kostet es?")]
    [InlineData(Language.French, "C'est combien ?", "Combien ça coûte ?")]
    [InlineData(Language.Spanish, "¿Cuánto es?", "¿Cuánto cuesta?")]
    [InlineData(Language.Italian, "e quanto costa?", "Quanto costa?")]
    [InlineData(Language.Dutch, "Wat kost het?", "Hoeveel kost het?")]
    public async Task A_title_that_asks_the_same_is_answered_and_not_asked_about(Language language, string question, string title)
    {
        var page = PageOf(title, "40 €.", 0.3, language: language, isFaq: true);
        var reply = await ReplyAsync(Prompt(question, language), page, PageOf("Willow", "Willow.", 0.28, 0.9, language));

        Assert.Contains("40 €.", reply.Words, StringComparison.Ordinal);
        Assert.Equal("answer", reply.End().Extras.Receipt!.Act);
        Assert.Empty(reply.Dialogue.Choices);
    }

    [Theory]
    [InlineData("do you rent canoes?", "Do you rent canoes out?", true)]
    [InlineData("do you rent canoes?", "Which canoes do you not offer?", false)]
    [InlineData("do you rent small canoes?", "Do you rent large canoes?", false)]
    [InlineData("do you rent canoes?", "Do you rent canoes with paddles?", false)]
    [InlineData("how much is a canoe?", "Do you rent canoes?", false)]
    [InlineData("who rents canoes?", "Where are canoes rented?", false)]
    public void Only_what_asks_for_the_same_of_the_same_thing_asks_the_same(string question, string title, bool isSame) =>
        Assert.Equal(isSame, SameQuestion.IsAskedBy(PageOf(title, "Yes.", isFaq: true), question, Language.English));

    [Fact]
    public async Task The_same_question_less_sure_than_a_choice_stays_unanswered()
    {
        var sure = await ReplyAsync(Prompt("do you rent canoes?"), PageOf("Do you rent canoes out?", "From May on.", 0.3, isFaq: true));
        var unsure = await ReplyAsync(Prompt("do you rent canoes?"), PageOf("Do you rent canoes out?", "From May on.", 0.1, isFaq: true));

        Assert.Contains("From May on.", sure.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("From May on.", unsure.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Language.English, "how much is grooming for a hamster?", "What comes nearest on our pages is “Grooming”.")]
    [InlineData(Language.German, "Was kostet Grooming für einen Hamster?", "Am nächsten kommt auf unseren Seiten „Grooming“.")]
    [InlineData(Language.Spanish, "¿Cuánto cuesta el grooming de un hámster?", "Lo más cercano en nuestras páginas es «Grooming».")]
    public async Task A_single_thing_that_comes_near_is_named_and_offered_and_not_asked_about(Language language, string question, string words)
    {
        var reply = await ReplyAsync(Prompt(question, language), PageOf("Grooming", "Grooming is done by Hannah and takes an hour."));

        Assert.Contains(words, reply.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Do you mean", reply.Words, StringComparison.Ordinal);
        Assert.Equal(["Grooming"], reply.Dialogue.Choices);
        Assert.Contains(reply.End().Extras.Actions, a => a.Kind == "suggest");
    }

    [Theory]
    [InlineData(Language.English, "how much?")]
    [InlineData(Language.English, "what are your prices?")]
    [InlineData(Language.German, "wie viel kostet das?")]
    [InlineData(Language.Spanish, "¿cuánto cuesta?")]
    [InlineData(Language.Italian, "quanto costa?")]
    [InlineData(Language.Dutch, "wat kost het?")]
    public async Task The_price_of_nothing_is_asked_back_over_what_has_prices_however_sure_the_best_page_is(Language language, string question)
    {
        var listed = await ReplyAsync(Prompt(question, language), PageOf("Boats", "Canoe: $14\nKayak: $18\nThe jetty is behind the mill.", 0.9));
        var apart = await ReplyAsync(Prompt(question, language), PageOf("Canoes", "A canoe is $14.", 0.9, 3), PageOf("Kayaks", "A kayak is $18.", 0.5, 2.5) with { Url = "https://site.example/kayaks" }, PageOf("The jetty", "It is behind the mill.", 0.4, 2.4));

        Assert.Contains("- Canoe: $14\n- Kayak: $18", listed.Words, StringComparison.Ordinal);
        Assert.Equal("clarify", apart.End().Extras.Receipt!.Act);
        Assert.Equal(["Canoes", "Kayaks"], apart.Dialogue.Choices);
    }

    [Fact]
    public async Task What_was_spoken_of_before_tells_of_what_the_price_is_asked()
    {
        var reply = await ReplyByAsync(
            Prompt("how much is it?", dialogue: DialogueState.Fresh with { Topic = "Canoes" }),
            question => question.StartsWith("Canoes", StringComparison.Ordinal) ? [PageOf("Canoes", "A canoe is $14.", 0.8)] : [PageOf("Kayaks", "A kayak is $18.", 0.7)]);

        Assert.Contains("$14", reply.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("$18", reply.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Language.English, "what's 2+2")]
    [InlineData(Language.English, "7 * 8?")]
    [InlineData(Language.German, "was ist 2 + 2?")]
    [InlineData(Language.French, "combien font 2+2 ?")]
    [InlineData(Language.Spanish, "¿cuánto es 2+2?")]
    [InlineData(Language.Dutch, "hoeveel is 2+2?")]
    [InlineData(Language.Portuguese, "quanto é 2+2?")]
    public async Task A_sum_is_answered_by_no_page(Language language, string question)
    {
        var page = PageOf("Lessons", "2 lessons for 2 people are $80, 7 are $260 and 8 are $290.", 0.9);
        var reply = await ReplyAsync(Prompt(question, language), page);

        Assert.Contains("$80", (await ReplyAsync(Prompt("how much are 2 lessons?"), page)).Words, StringComparison.Ordinal);
        Assert.Empty(reply.End().Extras.Sources);
        Assert.Empty(reply.Dialogue.Choices);
    }

    [Fact]
    public async Task Of_a_page_about_several_people_the_one_who_was_asked_about_is_quoted()
    {
        var team = PageOf("Our team", "Nadia teaches beginners and juniors. She speaks Italian.\nRavi teaches the club and plays first board.", 0.9);

        var ravi = await ReplyAsync(Prompt("whom does Ravi teach?"), team);
        var nadia = await ReplyAsync(Prompt("whom does Nadia teach?"), team);

        Assert.Contains("Ravi teaches the club", ravi.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Nadia", ravi.Words, StringComparison.Ordinal);
        Assert.Contains("Nadia teaches beginners", nadia.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Ravi", nadia.Words, StringComparison.Ordinal);
    }
}
