using MiaPulse.Core.Conversations;
using MiaPulse.Core.Receptionist;

namespace MiaPulse.Tests.Evaluations;

public sealed class SpokenScoresTests
{
    private static readonly TestBusiness Bakery = new("Bakery", [new Doc("d1", "Do you deliver?", "Yes, within five miles."), new Doc("d2", "Is there parking?", "Behind the mill.")], [], []);

    [Fact]
    public void A_right_answer_names_its_source_or_holds_the_fact_and_a_wrong_one_neither()
    {
        var scores = new SpokenScores();
        scores.Count(Bakery, Faq("d1"), Answer("We do, five miles around.", "answer", "Do you deliver?"));
        scores.Count(Bakery, Faq("d1"), Answer("Behind the mill.", "answer", "Is there parking?"));
        scores.Count(Bakery, Page("$4.50"), Answer("A loaf is $4.50 today.", "answer", "Prices"));
        scores.Count(Bakery, Page("$4.50"), Answer("A loaf is $5.", "answer", "Prices"));

        Assert.Equal((0.5, 0.5, 0.0), (scores.Right, scores.Wrong, scores.Abstained));
    }

    [Fact]
    public void Who_asks_back_or_does_not_know_is_not_wrong_and_where_nothing_answers_that_is_all_that_is_right()
    {
        var scores = new SpokenScores();
        scores.Count(Bakery, Faq("d1"), Answer("Did you mean one of these?", "clarify", null));
        scores.Count(Bakery, Faq("d1"), Answer("I could not find that on our pages.", "answer", "Is there parking?"));
        scores.Count(Bakery, Nothing(), Answer("I’m not sure about that; may I take your number?", "answer", null));
        scores.Count(Bakery, Nothing(), Answer("Yes, we do.", "answer", "Do you deliver?"));

        Assert.Equal((0.0, 0.0, 1.0, 0.5), (scores.Right, scores.Wrong, scores.Abstained, scores.Invented));
        Assert.Equal((10.0, 40.0, 4), (scores.FirstWord(0.5), scores.Whole(0.95), scores.FromEmbedded));
    }

    private static AskedQuestion Faq(string gold) => new("?", null, "faq", [gold], null, null);

    private static AskedQuestion Page(string fact) => new("?", null, "page", [], fact, "/prices");

    private static AskedQuestion Nothing() => new("?", null, "unanswerable", [], null, null);

    private static SpokenAnswer Answer(string words, string act, string? source) => new(
        words,
        new ReplyEnd(new MessageExtras(source is null ? [] : [new SourceQuote(source, null, "")], [], null, new Receipt(act, 1, "embedded", [])), DialogueState.Fresh), 10, 40);
}
