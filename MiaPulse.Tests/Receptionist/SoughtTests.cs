using MiaPulse.Core.Businesses;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Receptionist.Embedded;
using static MiaPulse.Tests.Receptionist.HandMade;

namespace MiaPulse.Tests.Receptionist;

/// <summary>Who, where and when: what a question is after, the sentence that holds it, and what is said where none does.</summary>
public sealed class SoughtTests
{
    [Theory]
    [InlineData(Language.English, "who", "where", "when")]
    [InlineData(Language.German, "wer", "wo", "wann")]
    [InlineData(Language.French, "qui", "où", "quand")]
    [InlineData(Language.Spanish, "quién", "dónde", "cuándo")]
    [InlineData(Language.Italian, "chi", "dove", "quando")]
    [InlineData(Language.Dutch, "wie", "waar", "wanneer")]
    [InlineData(Language.Polish, "kto", "gdzie", "kiedy")]
    [InlineData(Language.Portuguese, "quem", "onde", "quando")]
    [InlineData(Language.Arabic, "من هو", "أين", "متى")]
    public void What_is_sought_is_heard_in_every_language(Language language, string who, string where, string when)
    {
        Assert.Equal(Sought.Person, SoughtThings.In($"{who}?", language));
        Assert.Equal(Sought.Place, SoughtThings.In($"{where}?", language));
        Assert.Equal(Sought.Moment, SoughtThings.In($"{when}?", language));
        Assert.Equal(Sought.Nothing, SoughtThings.In("massage?", language));
    }

    [Theory]
    [InlineData("Tom Okafor gives sports massages.", (int)Sought.Person, true)]
    [InlineData("Massages ease tight muscles.", (int)Sought.Person, false)]
    [InlineData("The spaces are behind the clinic.", (int)Sought.Place, true)]
    [InlineData("Massages ease tight muscles.", (int)Sought.Place, false)]
    [InlineData("It opened in 2012.", (int)Sought.Moment, true)]
    [InlineData("Every Tuesday.", (int)Sought.Moment, true)]
    [InlineData("Massages ease tight muscles.", (int)Sought.Moment, false)]
    public void A_sentence_holds_it_or_does_not(string sentence, int sought, bool holds) => Assert.Equal(holds, SoughtThings.AreIn(sentence, (Sought)sought, Language.English));

    [Fact]
    public void The_sentence_with_what_is_asked_for_is_quoted()
    {
        var quotes = new Quote(new SentenceEncoder());
        var page = PageOf("Dry needling", "Dry needling eases tight muscles. Dry needling is done by Tom Okafor. Dry needling was new here in 2012.");

        Assert.Contains("Tom Okafor", quotes.From(page, "who is it done by?", Language.English, AnswerLength.Short), StringComparison.Ordinal);
        Assert.Contains("2012", quotes.From(page, "when was dry needling new?", Language.English, AnswerLength.Short), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("how much is dry needling?", "It eases tight muscles.", true)]
    [InlineData("how much is dry needling?", "It is $60.", false)]
    [InlineData("how long is dry needling?", "It eases tight muscles.", true)]
    [InlineData("how long is dry needling?", "It takes 30 minutes.", false)]
    [InlineData("does dry needling hurt?", "It eases tight muscles.", false)]
    public void That_a_quote_lacks_what_is_asked_for_is_noticed(string question, string quote, bool lacks) =>
        Assert.Equal(lacks, Quote.Lacks(PageOf("Dry needling", quote), question, Language.English, quote));

    [Theory]
    [InlineData(0.7)]
    [InlineData(0.9)]
    public async Task Where_a_price_is_asked_for_and_nothing_holds_it_she_says_what_it_is_about_however_sure_she_is(double confidence)
    {
        var reply = await ReplyAsync(Prompt("how much is dry needling?"), PageOf("Is dry needling safe?", "Dry needling eases tight muscles.", confidence, isFaq: true));

        Assert.Equal("Here is what the site says about “Is dry needling safe?”: Dry needling eases tight muscles.", reply.Words);
    }
}
