using MiaPulse.Core.Conversations;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Receptionist;
using MiaPulse.Core.Receptionist.Embedded;
using static MiaPulse.Tests.Receptionist.HandMade;

namespace MiaPulse.Tests.Receptionist;

/// <summary>What may be offered where she is not sure which was meant: nothing absurd, and nothing twice in a row.</summary>
public sealed class ChoicesTests
{
    private static FoundPassage[] Pages() =>
    [
        PageOf("Tomás Okafor", "Tomás gives deep tissue massage every day except Wednesday.", 0.35, 3),
        PageOf("Prices", "A massage of 60 minutes costs $98.", 0.3, 2.8),
        PageOf("Find us", "We are in the green house opposite the bakery.", 0.25, 2.6),
    ];

    [Theory]
    [InlineData(Language.English, "who won the world cup")]
    [InlineData(Language.English, "what is 2+2")]
    [InlineData(Language.English, "I lost my wallet")]
    [InlineData(Language.German, "wer hat die Weltmeisterschaft gewonnen")]
    [InlineData(Language.French, "qui a gagné la coupe du monde")]
    [InlineData(Language.Spanish, "quién ganó el mundial")]
    [InlineData(Language.Italian, "chi ha vinto i mondiali")]
    [InlineData(Language.Dutch, "wie heeft het wereldkampioenschap gewonnen")]
    [InlineData(Language.Polish, "kto wygrał mistrzostwa świata")]
    [InlineData(Language.Portuguese, "quem ganhou o campeonato do mundo")]
    [InlineData(Language.Arabic, "من فاز بكأس العالم")]
    public void What_shares_nothing_with_the_question_is_no_choice(Language language, string question) => Assert.Empty(Offered(question, language, Pages()));

    [Theory]
    [InlineData(Language.English, "what do you take for a massage")]
    [InlineData(Language.English, "price of a masage")]
    [InlineData(Language.German, "Was nehmt ihr für eine Massage")]
    [InlineData(Language.French, "c'est combien pour un massage")]
    [InlineData(Language.Spanish, "cuánto sale un masaje")]
    [InlineData(Language.Italian, "quanto viene un massaggio")]
    [InlineData(Language.Dutch, "wat vragen jullie voor een massage")]
    [InlineData(Language.Polish, "po ile jest masaż")]
    [InlineData(Language.Portuguese, "quanto é uma massagem")]
    [InlineData(Language.Arabic, "بكم مساج")]
    public void What_shares_a_thing_with_it_stays_in_whatever_language_it_is_asked(Language language, string question)
    {
        var choices = Offered(question, language, Pages());

        Assert.Contains("Prices", choices);
        Assert.DoesNotContain("Find us", choices);
    }

    [Fact]
    public void The_same_holds_among_pages_in_the_visitors_own_language()
    {
        FoundPassage[] pages = [PageOf("Preise", "Eine Massage von einer Stunde kostet 60 €.", language: Language.German), PageOf("Gutscheine", "Gutscheine gibt es am Empfang.", language: Language.German)];

        Assert.Empty(Offered("wer hat die Weltmeisterschaft gewonnen", Language.German, pages));
        Assert.Equal(["Preise"], Offered("macht ihr auch Sportmassagen", Language.German, pages));
    }

    [Fact]
    public void Everyday_words_for_the_same_matter_are_enough_and_so_is_being_half_sure()
    {
        var parking = PageOf("Parking", "Ten free spaces are behind the clinic.", 0.25);

        Assert.Equal(["Parking"], Offered("somewhere to leave my car", Language.English, parking));
        Assert.Equal(["Parking"], Offered("is my Vespa safe", Language.English, parking with { Confidence = 0.5 }));
        Assert.Empty(Offered("is my Vespa safe", Language.English, parking));
    }

    [Fact]
    public void A_question_that_names_nothing_may_choose_from_everything_but_people()
    {
        Assert.Equal(["Prices", "Find us"], Offered("when can I come?", Language.English, Pages()));
        Assert.Contains("Tomás Okafor", Offered("who works here?", Language.English, Pages()));
    }

    [Fact]
    public void A_persons_page_is_a_choice_for_who_names_what_stands_there()
    {
        FoundPassage[] pages = [PageOf("Tom Okafor, massage therapist", "Tom gives deep tissue massage.", 0.5, 3), PageOf("Parking", "Ten free spaces are behind the clinic.", 0.4, 2.8)];

        Assert.Equal(["Parking"], Offered("is there parking for a van", Language.English, pages));
        Assert.Equal(["Tom Okafor, massage therapist"], Offered("does Tom do deep tissue", Language.English, pages[..1]));
    }

    [Fact]
    public void What_is_in_another_language_is_no_choice_beside_what_is_in_the_visitors()
    {
        var german = PageOf("Zecken", "Wir entfernen Zecken bei jedem Hund.", 0.5, 3, Language.German);
        var english = PageOf("Ticks", "We take ticks out of any dog.", 0.3, 2.5);

        Assert.Equal(["Ticks"], Offered("can you take a tick out of my dog", Language.English, german, english));
        Assert.Equal(["Zecken"], Offered("can you take a tick out of my dog", Language.English, german));
    }

    [Fact]
    public void Of_one_product_on_many_pages_there_is_one_choice_and_it_is_the_one_that_is_named()
    {
        FoundPassage[] pages = [Product(3), Product(2), Product(17), PageOf("Prices", "Our wool products cost from £9.", 0.28, 1.9)];

        Assert.Equal(["Product 3", "Prices"], Offered("do you sell wool blankets", Language.English, pages));
        Assert.Equal("Product 17", Offered("is product 17 of wool", Language.English, pages)[0]);
    }

    [Fact]
    public void The_same_choices_are_not_offered_twice_in_a_row()
    {
        var open = new Lookup("how much is a massage", Pages(), 0.3, null, null);
        var before = DialogueState.Fresh with { Expecting = "choice", Choices = Offered(open.Question, Language.English, Pages()) };

        Assert.True(OpenTalk.Clarify(TurnOf(Prompt(open.Question)), open));
        Assert.False(OpenTalk.Clarify(TurnOf(Prompt(open.Question, dialogue: before)), open));
        Assert.True(OpenTalk.Clarify(TurnOf(Prompt(open.Question, dialogue: before with { Choices = ["Parking"] })), open));
    }

    [Fact]
    public async Task Where_nothing_but_the_same_choices_is_found_again_she_says_so_and_the_question_is_kept()
    {
        var page = PageOf("Grooming", "Grooming is done by Hannah and takes an hour.", 0.3);
        var first = await ReplyAsync(Prompt("how much is grooming for a hamster?"), page);
        Turn[] history = [new(Author.Visitor, "how much is grooming for a hamster?"), new(Author.Mia, first.Words)];

        var second = await ReplyAsync(Prompt("how much is grooming for a ferret?", dialogue: first.Dialogue, history: history), page);

        Assert.Equal(["Grooming"], first.Dialogue.Choices);
        Assert.Empty(second.Dialogue.Choices);
        Assert.Contains("could not find", second.Words, StringComparison.Ordinal);
        Assert.Contains("how much is grooming for a ferret?", second.End().Gaps);
    }

    [Fact]
    public async Task What_is_absurd_is_not_offered_and_nothing_is_quoted_for_it()
    {
        var reply = await ReplyAsync(Prompt("I lost my wallet, do you have it?"), Pages());

        Assert.Empty(reply.Dialogue.Choices);
        Assert.DoesNotContain(reply.End().Extras.Actions, a => a.Kind == "suggest");
        Assert.Empty(reply.End().Extras.Sources);
    }

    private static FoundPassage Product(int number) => PageOf(
        $"Product {number}", $"Product {number} is a blanket woven by hand of soft wool from the hills around Whitby and costs £{number}.", 0.3, 3 - number / 100.0);
}
